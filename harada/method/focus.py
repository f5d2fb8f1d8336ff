"""The places of the focus routines: a row without gaps, from 1.

The method advises about ten; nothing here or elsewhere enforces a number.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Routine

ADVISED = 10
"""About so many focus routines the method advises."""


def in_order(routines: Mapping[str, Routine]) -> list[str]:
    """The ids of the active focus routines by their place."""
    placed = [
        (routine["focus"], routine_id)
        for routine_id, routine in routines.items()
        if routine["focus"] is not None and routine["state"] == "active"
    ]
    return [routine_id for _place, routine_id in sorted(placed)]


def placing(
    routines: Mapping[str, Routine], routine_id: str, place: int | None
) -> dict[str, int | None]:
    """The places that change when a routine takes this one; None takes it out of the focus.

    What stood there and behind it moves down; a place beyond the end is the next free one.
    """
    order = [other for other in in_order(routines) if other != routine_id]
    wanted: dict[str, int | None] = {routine_id: None}
    if place is not None:
        order.insert(max(0, place - 1), routine_id)
    wanted |= {other: number for number, other in enumerate(order, 1)}
    return {
        other: number
        for other, number in wanted.items()
        if other not in routines or routines[other]["focus"] != number
    }
