"""Which place of the method stands at which spot of the 9×9, and the paths through them.

A *spot* is a row and a column, both from 0. The eight pillars stand twice: round the goal, and in
the middle of their own block. The geometry itself is the method's (`harada.method.grid`).
"""

from __future__ import annotations

from harada.method.grid import CLOCKWISE, SIDE, cell_at, positions
from harada.tui.widgets.chart_view import COUNT, Place

Spot = tuple[int, int]
"""A row and a column of the 9×9, both from 0."""

SPOTS: tuple[Spot, ...] = tuple((row, column) for row in range(SIDE) for column in range(SIDE))
"""All 81, row by row."""
MIDDLE: Spot = (4, 4)
"""The spot of the goal."""


def spots_of(place: Place) -> tuple[Spot, ...]:
    """Return where a place stands: once, but a pillar twice, its own block first."""
    return tuple(reversed(positions(*place)))


_PLACES = {spot: Place(cell_at(*spot).pillar, cell_at(*spot).action) for spot in SPOTS}


def place_at(spot: Spot) -> Place:
    """Return what stands at a spot."""
    return _PLACES[spot]


def spot_of(place: Place) -> Spot:
    """Return where a place stands; for a pillar the middle of its own block."""
    return spots_of(place)[0]


def block_of(spot: Spot) -> Spot:
    """Return the corner spot of the block a spot lies in."""
    return (spot[0] - spot[0] % 3, spot[1] - spot[1] % 3)


LIST_ORDER: tuple[Spot, ...] = (
    MIDDLE,
    *(spot_of(Place(p, a)) for p in range(1, COUNT + 1) for a in range(COUNT + 1)),
)
"""Every place once, as a list reads: the goal, then each pillar before its actions."""

_LIST_INDEX = {place_at(spot): index for index, spot in enumerate(LIST_ORDER)}


def list_index(spot: Spot) -> int:
    """Return the line of a list at which the place of a spot stands."""
    return _LIST_INDEX[place_at(spot)]


FILL_PATH: tuple[Spot, ...] = (
    *(spots_of(Place(p, 0))[1] for p in CLOCKWISE),
    *(spot_of(Place(p, a)) for p in CLOCKWISE for a in CLOCKWISE),
)
"""The spots in the order of filling: the pillars clockwise from the top, then block by block."""

_FILL_INDEX = {spot: index for index, spot in enumerate(FILL_PATH)}


def fill_next(spot: Spot, step: int = 1) -> Spot | None:
    """Return the spot that is written after this one (before it for -1), None past the ends.

    From the middle of a block the path starts at the block's top.
    """
    index = _FILL_INDEX.get(spot)
    if index is None:
        row, column = block_of(spot)
        top = (row, column + 1)
        return top if step > 0 else fill_next(top, -1)
    index += step
    return FILL_PATH[index] if 0 <= index < len(FILL_PATH) else None
