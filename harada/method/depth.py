"""Which fields of the diary each of its three depths asks for, and the shape of a field.

A day keeps whatever was written in it: a field outside its depth is still shown and edited where
it holds something. What the fields are called is in `labels`.
"""

from __future__ import annotations

from harada.method.day import DAY_START

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from harada.method.documents import Depth

FULL = (
    "phrase",
    "tasks",
    "hours",
    "inspiring",
    "good",
    "challenge",
    "thanks",
    "question",
    "redo",
    "scores",
    "text",
)
PLANNER = ("tasks", "hours", "good", "thanks", "redo", "text")
WEEKEND = ("weekend_goals", "weekend_reward", "weekend_feelings")
"""What the planner asks on Saturdays and Sundays, before all else."""
MINIMAL = ("tasks", "good", "redo", "text")

DEPTHS: dict[Depth, tuple[str, ...]] = {"full": FULL, "planner": PLANNER, "minimal": MINIMAL}

ORDER = ("phrase", *WEEKEND, *FULL[1:])
"""All fields in the order in which they are shown."""

TEXTS = tuple(name for name in ORDER if name not in ("tasks", "hours", "scores"))
"""The fields that are a text."""

_SATURDAY = 5
_HOURS = tuple(f"{hour:02}:00" for hour in range(6, 25))
"""The rows of the full form, from 06 to 24."""
_SMALL_HOURS = tuple(f"{hour:02}:00" for hour in range(1, 6))


def asked(depth: Depth, on: date, diary: Mapping[str, object]) -> list[str]:
    """The fields of a day in order: those its depth asks for, and those that hold something."""
    wanted = set(DEPTHS[depth])
    if depth == "planner" and on.weekday() >= _SATURDAY:
        wanted |= set(WEEKEND)
    return [name for name in ORDER if name in wanted or diary.get(name)]


def hour_rows(day_start: str, written: Iterable[str] = ()) -> list[str]:
    """The times of the hourly rows in the order in which the day passes, those written among them.

    From 06 to 24, and for whoever lets the day begin later than usual, on night shift, through the
    small hours up to then. What comes before the day start belongs to the end of the day.
    """
    late = day_start > DAY_START
    night = [time for time in _SMALL_HOURS if late and time < day_start]
    return sorted({*_HOURS, *night, *written}, key=lambda time: (time < day_start, time))
