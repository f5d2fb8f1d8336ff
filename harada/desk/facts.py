"""The facts of a talk sheet, a sentence each: what moved, stands still, came back, went well.

Every rule here looks at one person and what they shared; where nothing is shared there is no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal

from harada.desk.consent import FIGURES
from harada.desk.member import Entry, Member, Week
from harada.i18n import _, long_date, ngettext
from harada.method.score import Count
from harada.sharing.levels import streak_text

Part = Literal["moved", "stalled", "obstacle", "praise", "asked", "ask"]
"""Five kinds of facts, and what the coach may ask."""

STILL_WEEKS = 2
"""Weeks in a row without anything done, after which something stands still."""

OFTEN = 2
"""So many times the same obstacle is told, and it recurs."""

_QUARTER = timedelta(weeks=13)
_STEP = 10
_PART_MOVED = 0.3
"""How much of a pillar's planned times must come or go to be told."""

_WELL = 80
"""Percent from which keeping deserves a word."""

_STREAKS = ("none", "days", "week", "weeks", "months")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the sheet, in words.

    `code` says what it is about in every language; `about` is the name of it, where it has one.
    """

    part: Part
    code: str
    text: str
    about: str = ""


def pillar_name(weeks: Sequence[Week], place: int) -> str:
    """A pillar, 0 to 7, by its newest title where titles are shared, else by its number."""
    for week in reversed(weeks):
        titles = week.facts.get("pillar_titles")
        if titles and titles[place]:
            return str(titles[place])
    return _("Pillar {n}").format(n=place + 1)


def kept_of(week: Week, place: int) -> Count | None:
    """How often a pillar's routines were done of how often planned; None where nothing was."""
    pillars = week.facts.get("pillars")
    if not pillars or not pillars[place]["planned"]:
        return None
    return Count(pillars[place]["done"], pillars[place]["planned"])


def moved(weeks: Sequence[Week]) -> Iterator[Fact]:
    """What differs between the first and the last of these weeks."""
    for field, title in FIGURES.items():
        known = [number for week in weeks if (number := week.number(field)) is not None]
        if len(known) > 1 and abs(known[-1] - known[0]) >= _STEP:
            text = _("{figure}: from {first} to {now}").format(
                figure=_(title), first=_percent(field, known[0]),
                now=_percent(field, known[-1]),
            )  # fmt: skip
            yield Fact("moved", f"{field}-{_way(known[0], known[-1])}", text)
    bands = [band for week in weeks if (band := week.facts.get("streak")) in _STREAKS]
    if bands and bands[0] != bands[-1]:
        way = _way(_STREAKS.index(bands[0]), _STREAKS.index(bands[-1]))
        text = _("Something kept every day: {before}, now {now}").format(
            before=streak_text(bands[0]), now=streak_text(bands[-1])
        )
        yield Fact("moved", f"streak-{way}", text)
    yield from _moved_pillars(weeks)


def _percent(field: str, number: int) -> str:
    return str(number) if field == "warmth" else f"{number} %"


def _way(first: float, last: float) -> str:
    return "up" if last > first else "down"


def _moved_pillars(weeks: Sequence[Week]) -> Iterator[Fact]:
    for place in range(8):
        counts = [kept for week in weeks if (kept := kept_of(week, place)) is not None]
        if len(counts) < 2:
            continue
        first, last = counts[0], counts[-1]
        change = last.done / last.due - first.done / first.due
        if abs(change) >= _PART_MOVED:
            text = _("{pillar}: {first} of {planned} then, {now} of {due} now").format(
                pillar=pillar_name(weeks, place), first=first.done, planned=first.due,
                now=last.done, due=last.due,
            )  # fmt: skip
            yield Fact("moved", f"pillar-{_way(0, change)}:{place + 1}", text)


def level_changes(member: Member, since: date | None) -> Iterator[Fact]:
    """That more or less is shared than at the last talk."""
    for (_day, before), (day, level) in pairwise(member.levels):
        if before != level and (since is None or day >= since):
            text = _("Shares level {level} since {day}, before {before}.").format(
                level=level, day=long_date(day), before=before
            )
            yield Fact("moved", "level", text)


def stalled(weeks: Sequence[Week]) -> Iterator[Fact]:
    """Pillars and routines that were planned and not done, in each of the last weeks."""
    last = weeks[-STILL_WEEKS:]
    if len(last) < STILL_WEEKS:
        return
    for place in range(8):
        counts = [kept_of(week, place) for week in last]
        if all(count is not None and not count.done for count in counts):
            text = _("{pillar}: nothing done in the last {n} weeks").format(
                pillar=pillar_name(weeks, place), n=_still(weeks, place)
            )
            yield Fact("stalled", f"pillar:{place + 1}", text)
    for name in _still_routines(last):
        yield Fact("stalled", "routine", _("“{name}” rests").format(name=name), name)


def _still(weeks: Sequence[Week], place: int) -> int:
    """How many of the newest weeks a pillar has stood still."""
    count = 0
    for week in reversed(weeks):
        kept = kept_of(week, place)
        if kept is None or kept.done:
            break
        count += 1
    return count


def _still_routines(weeks: Sequence[Week]) -> list[str]:
    """The routines that were planned in each of these weeks and never done, as in the last."""
    still = [
        {row["name"] for row in _routines(week) if row["planned"] and not row["done"]}
        for week in weeks
    ]
    names = set.intersection(*still)
    return [row["name"] for row in _routines(weeks[-1]) if row["name"] in names]


def _routines(week: Week) -> Sequence[dict[str, Any]]:
    """The routines that were chosen for a week; none where they are not shared."""
    return week.facts.get("routines") or ()


def gaps(member: Member, weeks: Sequence[Week], today: date) -> Iterator[Fact]:
    """Weeks in which Harada was not used, and finished weeks that no summary tells of."""
    unused = sum(week.facts.get("used") is False for week in weeks)
    if unused:
        text = ngettext("Harada rested for {n} week.", "Harada rested for {n} weeks.", unused)
        yield Fact("stalled", "unused", text.format(n=unused))
    if member.latest is None:
        return
    missing = (today - member.latest.ends).days // 7
    if missing > 1:
        text = ngettext("No summary for {n} week.", "No summary for {n} weeks.", missing)
        yield Fact("stalled", "no-summary", text.format(n=missing))


def obstacles(member: Member, since: date | None, today: date) -> Iterator[Fact]:
    """Obstacles they told of since the last talk, and those that recur within a quarter."""
    told: dict[str, list[tuple[date, str]]] = {}
    for entry in member.entries:
        if entry.obstacle and _day(entry) >= today - _QUARTER:
            same = " ".join(entry.obstacle.casefold().split())
            told.setdefault(same, []).append((_day(entry), entry.obstacle))
    for times in told.values():
        newest, words = times[-1]
        if len(times) >= OFTEN:
            text = ngettext("“{text}” came up {n} time", "“{text}” came up {n} times", len(times))
            yield Fact("obstacle", "recurs", text.format(text=words, n=len(times)), words)
        elif since is None or newest >= since:
            yield Fact("obstacle", "told", _("“{text}”").format(text=words))


def _day(entry: Entry) -> date:
    return entry.day or entry.came


def praise(before: Sequence[Week], weeks: Sequence[Week]) -> Iterator[Fact]:
    """What went well in `weeks`, those since the last talk; `before` are the ones before it."""
    if not weeks:
        return
    kept = [number for week in weeks if (number := week.number("kept")) is not None]
    if kept and min(kept) >= _WELL:
        text = _("Kept {n} % or more in every week").format(n=min(kept))
        yield Fact("praise", "kept", text)
    if weeks[-1].facts.get("streak") in ("weeks", "months"):
        text = _("Has kept something every day {long}").format(
            long=streak_text(weeks[-1].facts["streak"])
        )
        yield Fact("praise", "streak", text)
    used = [week.facts.get("used") for week in (*before[-1:], *weeks)]
    if False in used and used[-1]:
        yield Fact("praise", "back", _("Took it up again after a pause"))
    for place in range(8):
        count = kept_of(weeks[-1], place)
        if count is not None and count.done >= count.due:
            text = _("{pillar}: all {n} done last week").format(
                pillar=pillar_name(weeks, place), n=count.due
            )
            yield Fact("praise", f"pillar:{place + 1}", text)


def shared_good(member: Member, since: date | None) -> Iterator[Fact]:
    """Good things they chose to share from the diary."""
    for entry in member.entries:
        good = entry.parts.get("good")
        if entry.what == "diary" and good and (since is None or _day(entry) >= since):
            text = _("{day}, a good thing: “{text}”").format(day=long_date(_day(entry)), text=good)
            yield Fact("praise", "good", text)


def asked(member: Member) -> Iterator[Fact]:
    """Questions, strokes and support that were asked for and not given yet."""
    for entry in member.waiting:
        if entry.asks is not None:
            yield Fact("asked", entry.asks, _("“{text}”").format(text=entry.headline))
