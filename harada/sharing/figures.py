"""The figures of one ISO week, counted from a notebook's documents: numbers and bands, no text.

This is the door between the private notebook and what may leave it: documents come in, and
`Figures`, made of numbers alone, go out. The texts a level shares are those of `Names`, each of
which is put there by name.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, NewType

from harada.method.cycle import together
from harada.method.day import monday_of_week
from harada.method.insight import Stretch, heat
from harada.method.reference import stands_in
from harada.method.score import Count, all_figures
from harada.programme import warmth as warming
from harada.sharing.levels import Streak, mood_band, streak_band, tens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import Chart, Day, Goal, Pause, Routine

LOOK_BACK = 364
"""Days before the end of the week that are read; a score cannot tell what lies before them."""

PILLARS = 8

SharedText = NewType("SharedText", str)
"""A text the person agreed to share by its level: made in this module and nowhere else."""


class Tally(NamedTuple):
    """How often something was done, of how often it was planned."""

    done: int
    planned: int


class Figures(NamedTuple):
    """A week in numbers."""

    used: bool
    """Whether anything was marked or written in it."""
    pillars: tuple[Tally, ...]
    """The routines of each of the eight pillars of the current chart together."""
    streak: Streak
    kept: int | None
    """Percent of all routines, in steps of ten; None where nothing was planned."""
    score: int | None
    """The mean score of the routines that were planned, in percent, in steps of ten."""
    warmth: int | None
    """In steps of ten; None without a sheet that had begun."""
    mood: int | None
    """The mean of the scores for mind and body, 1 to 5; None where none were given."""
    routines: tuple[tuple[str, Tally], ...]
    """The routines that were chosen, by id, in the order they were chosen."""


class Names(NamedTuple):
    """The texts that levels 3 and 4 share, and no others."""

    goal: SharedText
    pillars: tuple[SharedText, ...]
    routines: Mapping[str, SharedText]
    """By id, those that were chosen."""


class Kept(NamedTuple):
    """The documents that figures are counted from; `days` from `first_day` of the week on.

    `reviews` are the days on which weekly reviews were written, `chosen` the ids of the routines
    the person chose to share.
    """

    routines: Mapping[str, Routine]
    pauses: Mapping[str, Pause]
    days: Mapping[str, Day]
    chart: Chart | None
    goal: Goal | None
    reviews: tuple[date, ...]
    chosen: tuple[str, ...]


def first_day(week: str) -> date:
    """From which day on the days are needed for the figures of a week (`2026-W47`)."""
    return monday_of_week(week) + timedelta(days=6 - LOOK_BACK)


def figures(week: str, kept: Kept, today: date) -> Figures:
    """The figures of a week as they are known on `today`; raises `BadWeek` for what is no week."""
    monday = monday_of_week(week)
    last = min(monday + timedelta(days=6), today)
    inside = _between(kept.days, monday, last)
    counts = _counts(kept, monday, last, today)
    whole = all_figures(
        {key: kept.routines[key] for key in counts},
        kept.days, kept.pauses, first_day(week), last, today,
    )  # fmt: skip
    scores = [each.score for each in whole.values()]
    mood = [
        value
        for day in inside.values()
        for name, value in day.get("diary", {}).get("scores", {}).items()
        if name in ("mental", "body")
    ]
    none = Count(0, 0)
    return Figures(
        used=any(day["marks"] or day.get("diary") for day in inside.values()),
        pillars=_pillars(kept, counts),
        streak=streak_band(_days_in_a_row(kept, first_day(week), last, today)),
        kept=tens(together(counts.values()).percent),
        score=tens(100 * sum(scores) / len(scores)) if scores else None,
        warmth=tens(_warmth(kept, last, today)),
        mood=mood_band(mood),
        routines=tuple((key, _tally(counts.get(key, none))) for key in kept.chosen),
    )


def names(
    goal: Goal | None, chart: Chart | None, routines: Mapping[str, Routine], chosen: Iterable[str]
) -> Names:
    """The texts of levels 3 and 4: the goal, the titles of the pillars, the chosen routines."""
    pillars = [] if chart is None else [pillar["text"] for pillar in chart["pillars"]]
    return Names(
        goal=SharedText("" if goal is None else goal["goal"]),
        pillars=tuple(SharedText(text) for text in pillars or [""] * PILLARS),
        routines={key: SharedText(routines[key]["text"]) for key in chosen if key in routines},
    )


def _between(days: Mapping[str, Day], first: date, last: date) -> dict[str, Day]:
    low, high = first.isoformat(), last.isoformat()
    return {iso: day for iso, day in days.items() if low <= iso <= high}


def _counts(kept: Kept, monday: date, last: date, today: date) -> dict[str, Count]:
    """How often each routine was done and due in the week; those it was not about are left out."""
    found = all_figures(kept.routines, kept.days, kept.pauses, monday, last, today)
    return {key: each for key, each in found.items() if each.due or each.total}


def _tally(count: Count) -> Tally:
    return Tally(count.done, count.due)


def _pillars(kept: Kept, counts: Mapping[str, Count]) -> tuple[Tally, ...]:
    parts: list[list[Count]] = [[] for _place in range(PILLARS)]
    for key, count in counts.items():
        pillar = kept.routines[key]["pillar"]
        if pillar and stands_in(key, kept.routines[key], kept.chart):
            parts[pillar - 1].append(count)
    return tuple(_tally(together(part)) for part in parts)


def _days_in_a_row(kept: Kept, first: date, last: date, today: date) -> int:
    """So many days in a row up to `last` something was done; days that asked nothing don't count.

    Today is open until it ends: as long as nothing was done on it, it breaks nothing.
    """
    days = _between(kept.days, first, last)
    row = heat(Stretch(kept.routines, days, kept.pauses, first, last, today))
    count = 0
    for day, done in reversed(row):
        if done.done:
            count += 1
        elif done.due and day != today:
            break
    return count


def _warmth(kept: Kept, last: date, today: date) -> float | None:
    """The warmth at the end of the week, by the days with a diary, focus routines and reviews."""
    if kept.goal is None:
        return None
    start = date.fromisoformat(kept.goal["start"] or kept.goal["created"][:10])
    first = max(start, warming.first_day(last))
    if first > last:
        return None
    days = _between(kept.days, first, last)
    practices: dict[date, list[float]] = {}
    for iso, day in days.items():
        if day.get("diary"):
            practices.setdefault(date.fromisoformat(iso), []).append(warming.DIARY)
    focus = {key: each for key, each in kept.routines.items() if each["focus"] is not None}
    for on, count in heat(Stretch(focus, days, kept.pauses, first, last, today)):
        if count.due and count.done >= warming.ENOUGH * count.due:
            practices.setdefault(on, []).append(warming.FOCUS)
    for on in kept.reviews:
        practices.setdefault(on, []).append(warming.REVIEW)
    return warming.warmth(start, last, practices)
