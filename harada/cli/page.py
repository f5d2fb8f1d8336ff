"""A page of text: what the reading commands print for a person.

A heading stands alone, what belongs to it is indented. On a terminal long lines are folded at its
width; into a pipe every text stays on its line. With `--plain` there are no signs, only words.
"""

from __future__ import annotations

import os
import sys

from harada.method.text import printable, printable_lines, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from harada.cli.context import Context

_WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""
_USUAL = 80
_INDENT = "  "


class Page:
    """Lines that are being gathered for one answer."""

    def __init__(self, context: Context) -> None:
        """Begin an empty page for the standard output of this call."""
        self._context = context
        self._lines: list[str] = []
        self.columns = columns(context)

    def title(self, text: str) -> None:
        """Add a first line."""
        self._fold("", printable(text))

    def heading(self, text: str) -> None:
        """Add a heading, with an empty line before it."""
        if self._lines:
            self._lines.append("")
        self._fold("", printable(text))

    def line(self, text: str, sign: str = "", depth: int = 1) -> None:
        """Add text under a heading, so many steps in, each of its lines behind the sign."""
        lead = f"{_INDENT * depth}{sign} " if sign else _INDENT * depth
        for line in printable_lines(text).split("\n"):
            self._fold(lead, line)

    def field(self, label: str, text: str) -> None:
        """Add a named field; several lines stand below its name."""
        lines = printable_lines(text).split("\n")
        if len(lines) == 1:
            self._fold(_INDENT, f"{printable(label)}: {lines[0]}")
            return
        self._fold(_INDENT, f"{printable(label)}:")
        for line in lines:
            self._fold(_INDENT * 2, line)

    def items(self, label: str, texts: Iterable[str]) -> None:
        """Add a named list, one entry a line."""
        self._fold(_INDENT, f"{printable(label)}:")
        for text in texts:
            self._fold(f"{_INDENT * 2}- ", printable(text))

    def table(self, rows: list[list[str]], widths: list[int] | None = None) -> None:
        """Add rows whose columns stand below each other; the last one takes what room is left.

        Numbers stand to the right of their column. `widths` aligns several tables with each other.
        """
        shown = [[printable(cell) for cell in row] for row in rows]
        wide = widths or column_widths(shown)
        for row in shown:
            cells = zip(row, wide, strict=False)
            lead = "".join(_justified(cell, room) + "  " for cell, room in cells)
            self._fold(_INDENT + lead, row[-1])

    def blank(self) -> None:
        """Add an empty line."""
        self._lines.append("")

    def show(self) -> None:
        """Print the page on standard output."""
        self._context.say("\n".join(self._lines))

    def _fold(self, lead: str, text: str) -> None:
        """Add one line, folded below its own beginning where the terminal is too narrow."""
        room = None if self.columns is None else max(20, self.columns - width(lead))
        for part in folded(text, room):
            self._lines.append((lead + part).rstrip())
            lead = " " * width(lead)


def column_widths(rows: list[list[str]]) -> list[int]:
    """Return how wide each column but the last must be for these rows, in cells."""
    if not rows:
        return []
    return [max(width(printable(row[n])) for row in rows) for n in range(len(rows[0]) - 1)]


def _justified(cell: str, room: int) -> str:
    space = " " * (room - width(cell))
    return space + cell if cell.isdigit() or cell == "%" else cell + space


def columns(context: Context) -> int | None:
    """Return how many cells a line may take; None where nothing is to be folded."""
    if not context.out.isatty():
        return None
    return min(_WIDEST, _terminal_columns())


def _terminal_columns() -> int:
    """Return how wide the terminal is, as `shutil` would, which takes long to load."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # closed, or no terminal
        return _USUAL


def folded(text: str, room: int | None) -> list[str]:
    """Return the text in lines of at most `room` cells, cut between words where there are any."""
    if room is None or width(text) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(word) > room:
            head = _head(word, room)
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [*lines, line]


def _head(word: str, room: int) -> str:
    """Return as much of a long word as fits; never nothing."""
    end = min(len(word), room)
    while end > 1 and width(word[:end]) > room:
        end -= 1
    return word[:end]
