"""Which fields of the diary each of its three depths asks for, and the shape of a field.

A day keeps whatever was written in it: a field outside its depth is still shown and edited where
it holds something. What the fields are called is in `labels`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
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


def asked(depth: Depth, on: date, diary: Mapping[str, object]) -> list[str]:
    """The fields of a day in order: those its depth asks for, and those that hold something."""
    wanted = set(DEPTHS[depth])
    if depth == "planner" and on.weekday() >= _SATURDAY:
        wanted |= set(WEEKEND)
    return [name for name in ORDER if name in wanted or diary.get(name)]
