"""Where the spots of a chart stand on the screen, for one size: the whole, one block, or a list.

Geometry only: which rectangle is which spot, what lies under the mouse, where an arrow leads. It
knows no texts and no colours. A *spot* is a row and a column of the 9×9; a pillar has two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from textual.geometry import Region

from harada.method.grid import SIDE
from harada.tui.widgets.chart_places import (
    LIST_ORDER,
    MIDDLE,
    Spot,
    block_of,
    list_index,
    place_at,
)

GUTTER = 1
"""Columns before a cell's text, for its glyph."""
NARROWEST = 7
"""Fewest columns of a cell in the whole chart, glyph included; below that a list is kinder."""
LOWEST = 2
"""Fewest lines of a cell in the whole chart."""
ZOOM_NARROWEST = 8
ZOOM_LOWEST = 1


class Band(NamedTuple):
    """The columns, or the lines, that one row or column of the chart takes on the screen."""

    start: int
    size: int

    @property
    def end(self) -> int:
        """The first column or line after it."""
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class GridLayout:
    """A rectangle of rows and columns: all nine by nine, or the three by three of one block."""

    rows: dict[int, Band]
    """Lines of each row of the chart that is shown."""
    columns: dict[int, Band]
    """Columns of the screen of each column of the chart that is shown."""
    height: int
    row_rules: frozenset[int]
    """Lines of the screen that hold a rule between blocks."""
    column_rules: frozenset[int]
    """Columns of the screen that hold one."""

    def region(self, spot: Spot) -> Region | None:
        """Return the rectangle of a spot, None where another block is shown."""
        row, column = self.rows.get(spot[0]), self.columns.get(spot[1])
        if row is None or column is None:
            return None
        return Region(column.start, row.start, column.size, row.size)

    def spot_at(self, x: int, y: int) -> Spot | None:
        """Return the spot under a point; a gap belongs to the cell before it."""
        row = next((r for r, band in self.rows.items() if band.start <= y < band.end), None)
        column = next((c for c, band in self.columns.items() if band.start <= x <= band.end), None)
        return None if row is None or column is None else (row, column)

    def step(self, spot: Spot, across: int, down: int) -> Spot:
        """Return the neighbour of a spot on the 9×9, whatever stands there."""
        row, column = spot
        return (min(SIDE - 1, max(0, row + down)), min(SIDE - 1, max(0, column + across)))


@dataclass(frozen=True, slots=True)
class ListLayout:
    """One line per place: the goal, then each pillar with its actions below it."""

    width: int
    height: int = len(LIST_ORDER)

    def region(self, spot: Spot) -> Region | None:
        """Return the line of what stands at a spot."""
        return Region(0, list_index(spot), self.width, 1)

    def spot_at(self, x: int, y: int) -> Spot | None:
        """Return what stands in a line."""
        return LIST_ORDER[y] if 0 <= y < len(LIST_ORDER) else None

    def step(self, spot: Spot, across: int, down: int) -> Spot:
        """Return the line above or below; sideways leads from pillar to pillar."""
        index = list_index(spot)
        if down:
            return LIST_ORDER[min(len(LIST_ORDER) - 1, max(0, index + down))]
        pillar = place_at(spot).pillar + across
        return MIDDLE if pillar < 1 else LIST_ORDER[1 + (min(pillar, 8) - 1) * SIDE]


Layout = GridLayout | ListLayout
"""Where spots stand: cells side by side, or a list."""


@lru_cache(maxsize=16)
def whole(width: int, height: int) -> GridLayout | None:
    """Return the layout of all nine by nine, None where they would be too small to read."""
    gaps = SIDE - 1
    if width < SIDE * NARROWEST + gaps or height < SIDE * LOWEST:
        return None
    columns = _bands(width, SIDE, range(1, SIDE))
    # The lines between blocks are drawn where no cell loses a line of text by it.
    parted = height >= SIDE * LOWEST + 2
    rows = _bands(height, SIDE, (3, 6) if parted else ())
    return GridLayout(
        dict(enumerate(rows)),
        dict(enumerate(columns)),
        height,
        frozenset((rows[2].end, rows[5].end)) if parted else frozenset(),
        frozenset((columns[2].end, columns[5].end)),
    )


@lru_cache(maxsize=16)
def block(width: int, height: int, corner: Spot) -> GridLayout | None:
    """Return the layout of the one block that `corner` begins, None where there is no room."""
    if width < 3 * ZOOM_NARROWEST + 2 or height < 3 * ZOOM_LOWEST:
        return None
    parted = height >= 3 * (ZOOM_LOWEST + 1) + 2
    columns = _bands(width, 3, (1, 2))
    rows = _bands(height, 3, (1, 2) if parted else ())
    return GridLayout(
        {corner[0] + i: band for i, band in enumerate(rows)},
        {corner[1] + i: band for i, band in enumerate(columns)},
        height,
        frozenset((rows[0].end, rows[1].end)) if parted else frozenset(),
        frozenset((columns[0].end, columns[1].end)),
    )


def layout_for(width: int, height: int, spot: Spot, *, zoomed: bool) -> Layout:
    """Return the layout for a size; `spot` says which block is shown when zoomed."""
    layout = block(width, height, block_of(spot)) if zoomed else whole(width, height)
    return layout or ListLayout(width)


def _bands(total: int, count: int, gaps_before: range | tuple[int, ...]) -> list[Band]:
    """Share `total` among `count` bands with one free line before each index in `gaps_before`."""
    size, rest = divmod(total - len(gaps_before), count)
    # What is left over goes to the middle of each block first, so that blocks stay alike.
    favoured = sorted(range(count), key=lambda i: (abs(i % 3 - 1), i))[:rest]
    bands: list[Band] = []
    at = 0
    for index in range(count):
        at += index in gaps_before
        bands.append(Band(at, size + (index in favoured)))
        at = bands[-1].end
    return bands
