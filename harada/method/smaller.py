"""When a routine asks to be made smaller: 'if it does not stick, make it smaller' (METHOD.md 3).

A day on which nothing was said is not a miss, and rest is none either: only misses that the person
noted themselves count, and one kept day is enough to begin anew.
"""

from __future__ import annotations

from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Day, Routine

HARD = 3
"""So many misses in a row, and something smaller is offered."""
LOOK_BACK = 21
"""Misses of longer ago than so many days say nothing of today."""


def is_hard(routine_id: str, days: Mapping[str, Day], on: date) -> bool:
    """Whether the last three times the person said done or missed, it was missed, up to `on`.

    `days` by ISO date should hold the last 21 days.
    """
    misses = 0
    for back in range(LOOK_BACK):
        day = days.get((on - timedelta(days=back)).isoformat())
        code = None if day is None else day["marks"].get(routine_id)
        if code == 1:
            return False
        misses += code == 2
        if misses == HARD:
            return True
    return False


def offered(routines: Mapping[str, Routine], days: Mapping[str, Day], on: date) -> dict[str, str]:
    """The two-minute versions to show on a day, by routine: of those that were hard lately."""
    return {
        key: routine["small"]
        for key, routine in routines.items()
        if routine.get("small") and is_hard(key, days, on)
    }


def days_wanted(routines: Mapping[str, Routine], on: date) -> date | None:
    """The first day `offered` wants to see; None where no routine has a two-minute version."""
    if any(routine.get("small") for routine in routines.values()):
        return on - timedelta(days=LOOK_BACK - 1)
    return None
