"""The grid: a chart as nine rows of nine cells, from a spreadsheet or as JSON.

What a cell means follows from its place alone. CSV, TSV and their kin in any dialect, nine lists of
nine in JSON, or 81 cells in one list, row by row; a cell of JSON is a text or an object with one.
A chart that stands in a larger table is found when its pillars agree with their mirrors.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from harada.exchange.delimited import tables
from harada.exchange.draft import Document, Draft
from harada.exchange.formula import unguarded
from harada.exchange.reading import BroughtFile
from harada.i18n import N_, _
from harada.method.empty import empty_cell, empty_chart, empty_pillar
from harada.method.grid import SIDE, GridError, from_grid
from harada.method.text import shown
from harada.notebook.errors import Refused

if TYPE_CHECKING:
    from harada.method.grid import ChartTexts

NAME = "grid"
TITLE = N_("a chart as a table of 9×9")

Rows = list[list[str]]
_CELLS = SIDE * SIDE
_LIKELY = range(6, 13)
"""So many rows and columns are taken for a chart that went wrong rather than for something else."""
_LARGEST = 60
"""A chart is looked for in tables of up to so many rows and columns."""


def recognises(file: BroughtFile) -> bool:
    """Whether the file is a table about as large as a chart, or holds one."""
    if file.looks_like_json:
        return _is_list_of_cells(file.json)
    return _best(file.text) is not None


def read(file: BroughtFile, _lang: str | None, today: date) -> Draft:
    """The chart as a draft, all cells waiting; raises `Refused` where the mirrors disagree."""
    draft = Draft()
    if file.looks_like_json:
        rows = _from_json(file)
    else:
        rows = _best(file.text) or []
        rows, outside = _chart_in(rows)
        if outside:
            draft.warnings.append(
                _("Outside the chart there is more, which is left out: {texts}.").format(
                    texts=", ".join(shown(text) for text in outside)
                )
            )
    try:
        texts = from_grid(rows)
    except GridError as problem:
        raise Refused(f"{shown(file.name)}: {problem}") from None
    if not any(cell.strip() for row in rows for cell in row):
        raise Refused(_("The chart in {file} is empty.").format(file=shown(file.name)))
    draft.add("charts", "c", _chart(texts, today))
    return draft


def _chart(texts: ChartTexts, today: date) -> Document:
    pillars = [
        {
            **empty_pillar(),
            "text": pillar["text"],
            "actions": [{**empty_cell(), "text": text} for text in pillar["actions"]],
        }
        for pillar in texts["pillars"]
    ]
    return {**empty_chart(today), "text": texts["text"], "pillars": pillars}


def _best(text: str) -> Rows | None:
    """The table under the separator that makes it most like a chart; None when none does."""
    likely = None
    for table in tables(text):
        rows = _trimmed([[unguarded(cell) for cell in row] for row in table])
        if _is_chart(rows):
            return rows
        if likely is None and len(rows) in _LIKELY and rows and len(rows[0]) in _LIKELY:
            likely = rows
    return likely


def _is_chart(rows: Rows) -> bool:
    if len(rows) == SIDE and all(len(row) == SIDE for row in rows):
        return True
    return _window(rows) is not None


def _trimmed(table: Rows) -> Rows:
    """The table as a rectangle of at least 9×9 where it can be, without blank edges beyond that.

    Blank rows and columns that only set blocks apart go as well.
    """
    width = max(map(len, table), default=0)
    rows = [row + [""] * (width - len(row)) for row in table]
    turned = _without_blank_lines(
        [list(column) for column in zip(*_without_blank_lines(rows), strict=True)]
    )
    return [list(row) for row in zip(*turned, strict=True)]


def _without_blank_lines(lines: Rows) -> Rows:
    """The lines without blank ones at the ends, or anywhere, as long as nine are left."""
    if len(lines) <= SIDE:
        return lines
    written = [line for line in lines if any(map(str.strip, line))]
    if len(written) == SIDE:
        return written
    while len(lines) > SIDE and not any(map(str.strip, lines[-1])):
        lines = lines[:-1]
    while len(lines) > SIDE and not any(map(str.strip, lines[0])):
        lines = lines[1:]
    return lines


def _chart_in(rows: Rows) -> tuple[Rows, list[str]]:
    """The chart in a table that may be larger, and the texts around it."""
    corner = _window(rows)
    if corner is None:
        return rows, []
    top, left = corner
    inside = [row[left : left + SIDE] for row in rows[top : top + SIDE]]
    outside = [
        cell
        for row_number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.strip() and not (top <= row_number < top + SIDE and left <= column < left + SIDE)
    ]
    return inside, outside


def _window(rows: Rows) -> tuple[int, int] | None:
    """Where in a table larger than 9×9 a chart begins; None where none or several could."""
    if not rows or len(rows) > _LARGEST or len(rows[0]) > _LARGEST:
        return None
    found = [
        (top, left)
        for top in range(len(rows) - SIDE + 1)
        for left in range(len(rows[0]) - SIDE + 1)
        if _has_mirrors([row[left : left + SIDE] for row in rows[top : top + SIDE]])
    ]
    return found[0] if len(found) == 1 else None


def _has_mirrors(rows: Rows) -> bool:
    """Whether all pillars are written in both their places, alike."""
    middle = [(r, c) for r in (3, 4, 5) for c in (3, 4, 5) if (r, c) != (4, 4)]
    return all(
        rows[r][c].strip() and rows[r][c].strip() == rows[3 * r - 8][3 * c - 8].strip()
        for r, c in middle
    )


def _is_list_of_cells(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if all(isinstance(row, list) for row in value):
        return all(_is_cell(cell) for row in value for cell in row)
    return len(value) > SIDE and all(_is_cell(cell) for cell in value)


def _is_cell(value: Any) -> bool:
    if isinstance(value, dict):
        return isinstance(value.get("text", ""), str)
    return value is None or isinstance(value, str)


def _from_json(file: BroughtFile) -> Rows:
    value = file.json
    if not _is_list_of_cells(value):
        raise Refused(
            _(
                "{file}: a chart in JSON is nine lists of nine texts, or 81 texts in one list."
            ).format(file=shown(file.name))
        )
    if not all(isinstance(row, list) for row in value):
        if len(value) != _CELLS:
            raise Refused(
                _("{file}: a chart in one list has 81 cells; this one has {n}.").format(
                    file=shown(file.name), n=len(value)
                )
            )
        value = [value[start : start + SIDE] for start in range(0, _CELLS, SIDE)]
    return [[_text(cell) for cell in row] for row in value]


def _text(cell: Any) -> str:
    text = cell.get("text", "") if isinstance(cell, dict) else cell
    return text or ""
