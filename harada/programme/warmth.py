"""Warmth: how warm a practice is, from 0 to 100, cooling by itself and warmed by what is kept.

Newton's law of cooling (PROGRAMME.md W0): without new heat half of it is gone after a half-life.
What counts as a practice, and on which day one was kept, is for the caller to say.
"""

from __future__ import annotations

from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BEGINNING = 60.0
"""The warmth on the day a sheet or a programme starts."""

COLD = 20.0
"""Below this it is cold."""

PERSON_HALF_LIFE = 7
"""Days after which half of a person's warmth is gone when nothing is kept."""

DIARY = 0.05
"""The weight of a day with a diary."""

FOCUS = 0.08
"""The weight of a day on which enough of the focus routines were done."""

REVIEW = 0.15
"""The weight of a weekly review."""

ENOUGH = 0.8
"""Such a part of the day's focus routines is enough."""

_FORGOTTEN = 20
"""After so many half-lives not a ten-thousandth is left of what was before."""

_ONE_DAY = timedelta(days=1)


def warmth(
    start: date,
    last: date,
    kept: Mapping[date, Iterable[float]],
    half_life: int = PERSON_HALF_LIFE,
) -> float | None:
    """The warmth at the end of `last` of what started on `start`; None before it started.

    `kept` holds the weights of the practices kept, 0 to 1 each, by day; those of days outside the
    stretch are left aside.
    """
    if last < start:
        return None
    day = max(start, last - timedelta(days=_FORGOTTEN * half_life))
    cooling = 0.5 ** (1 / half_life)
    heat = BEGINNING
    while True:
        for weight in kept.get(day, ()):
            heat += (100 - heat) * weight
        if day == last:
            return heat
        day += _ONE_DAY
        heat *= cooling


def first_day(last: date, half_life: int = PERSON_HALF_LIFE) -> date:
    """From which day on practices are needed to know the warmth at the end of `last`."""
    return last - timedelta(days=_FORGOTTEN * half_life)
