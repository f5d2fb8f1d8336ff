"""The geometry of the 9×9: which cell of the printed chart holds which pillar or action.

Nine blocks of nine cells; the block in the middle shows the goal and the eight pillars, each block
around it shows one pillar again with its eight actions. A pillar is stored once and shown twice.
Rows and columns count from 0 here and from 1 in sentences for people. Colours, cursors and file
formats are elsewhere.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.errors import MethodError
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict

    from harada.method.documents import Chart

    class PillarTexts(TypedDict):
        """The texts of one pillar and its eight actions."""

        text: str
        actions: list[str]

    class ChartTexts(TypedDict):
        """All texts of a chart, each once."""

        text: str
        pillars: list[PillarTexts]


SIDE = 9
READING: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8)
"""Numbers of pillars and actions as they are read: top left, top, top right, left, right, …"""

CLOCKWISE: tuple[int, ...] = (2, 3, 5, 8, 7, 6, 4, 1)
"""The order in which a chart is filled: from the top cell, clockwise."""

_AROUND = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2))
"""Row and column in a block of three by three, by number less one."""

_NUMBER = {place: number for number, place in enumerate(_AROUND, start=1)}


class Place:
    """What a cell of the grid shows: the goal (0, 0), a pillar (n, 0) or an action (n, m)."""

    __slots__ = ("action", "pillar")

    def __init__(self, pillar: int, action: int) -> None:
        self.pillar = pillar
        self.action = action

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and (self.pillar, self.action) == (
            other.pillar,
            other.action,
        )

    def __hash__(self) -> int:
        return hash((self.pillar, self.action))

    def __repr__(self) -> str:
        return f"Place({self.pillar}, {self.action})"


class GridError(MethodError):
    """A grid that is no chart; `cells` lists the rows and columns it is about, counted from 0."""

    def __init__(self, message: str, cells: list[tuple[int, int]]) -> None:
        super().__init__(message)
        self.cells = cells


def cell_at(row: int, col: int) -> Place:
    """What the cell in this row and column (0 to 8) shows."""
    block = _NUMBER.get((row // 3, col // 3), 0)
    inner = _NUMBER.get((row % 3, col % 3), 0)
    # In the block of the middle the inner place tells the pillar.
    return Place(block, inner) if block else Place(inner, 0)


def positions(pillar: int, action: int) -> list[tuple[int, int]]:
    """Rows and columns that show a place: one, or two for a pillar (the middle block first).

    The goal is (0, 0), a pillar (n, 0), an action (n, m).
    """
    if not pillar:
        return [(4, 4)]
    block_row, block_col = _AROUND[pillar - 1]
    if not action:
        return [(3 + block_row, 3 + block_col), (3 * block_row + 1, 3 * block_col + 1)]
    inner_row, inner_col = _AROUND[action - 1]
    return [(3 * block_row + inner_row, 3 * block_col + inner_col)]


def to_grid(chart: Chart) -> list[list[str]]:
    """The chart as nine rows of nine texts, pillars in both their places."""
    return [[_text_at(chart, cell_at(row, col)) for col in range(SIDE)] for row in range(SIDE)]


def from_grid(rows: Sequence[Sequence[str]]) -> ChartTexts:
    """The texts of a chart from nine rows of nine, blanks allowed.

    A pillar that stands in one of its two places only is taken from there. Raises `GridError`
    when the grid is not 9×9, or lists all pillars whose two places say different things.
    """
    _check_shape(rows)
    pillars: list[PillarTexts] = []
    torn: list[int] = []
    for number in READING:
        (row, col), (mirror_row, mirror_col) = positions(number, 0)
        text, mirror = rows[row][col], rows[mirror_row][mirror_col]
        if text.strip() != mirror.strip() and text.strip() and mirror.strip():
            torn.append(number)
        actions = [rows[r][c] for action in READING for r, c in positions(number, action)]
        pillars.append({"text": text if text.strip() else mirror, "actions": actions})
    if torn:
        raise _disagreement(rows, torn)
    return {"text": rows[4][4], "pillars": pillars}


def _text_at(chart: Chart, place: Place) -> str:
    """The text a place shows."""
    if not place.pillar:
        return chart["text"]
    pillar = chart["pillars"][place.pillar - 1]
    return pillar["actions"][place.action - 1]["text"] if place.action else pillar["text"]


def _check_shape(rows: Sequence[Sequence[str]]) -> None:
    """Raise `GridError` unless there are nine rows of nine."""
    if len(rows) != SIDE:
        raise GridError(
            _("A chart has 9 rows of 9 cells; this one has {n} rows.").format(n=len(rows)), []
        )
    for number, row in enumerate(rows):
        if len(row) != SIDE:
            raise GridError(
                _("A chart has 9 rows of 9 cells; row {row} of this one has {n}.").format(
                    row=number + 1, n=len(row)
                ),
                [(number, len(row))],
            )


def _disagreement(rows: Sequence[Sequence[str]], torn: list[int]) -> GridError:
    """The error that names every pillar which says two things, and where."""
    sentences = [_("Each pillar stands twice in a chart, with the same text.")]
    cells: list[tuple[int, int]] = []
    for number in torn:
        (row, col), (mirror_row, mirror_col) = places = positions(number, 0)
        cells.extend(places)
        sentences.append(
            _(
                "Pillar {pillar}: row {row}, column {col} says “{text}”, but row {mirror_row}, "
                "column {mirror_col} says “{mirror}”."
            ).format(
                pillar=number,
                row=row + 1,
                col=col + 1,
                text=shown(rows[row][col]),
                mirror_row=mirror_row + 1,
                mirror_col=mirror_col + 1,
                mirror=shown(rows[mirror_row][mirror_col]),
            )
        )
    return GridError("\n".join(sentences), cells)
