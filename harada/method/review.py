"""What the data say of a week, a month or a quarter, before a person says it themselves.

Counts and names only, in the order in which they help: what is nearly a habit, what stalled, what
nothing was said about, which reason comes back, whom one has not asked yet. No verdict is given.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.method.cycle import together
from harada.method.period import before
from harada.method.reference import stands_in
from harada.method.score import GRADUATION, Count, all_figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from harada.method.documents import Action, Chart, Day, Goal, Pause, Routine
    from harada.method.period import Period

LOOK_BACK = 90
"""Days before the period that are read, so that a run that began earlier is known."""

NEARLY = 14
"""From so many in a row on a routine is nearly a habit."""

COMES_BACK = 2
"""So often the same reason is one that comes back."""

_LIVE = ("active", "habit")


class RoutineFacts:
    """One routine: kept in the period and in the one before, and how often in a row by its end."""

    __slots__ = ("before", "id", "kept", "run", "said")

    def __init__(self, routine_id: str, kept: Count, earlier: Count, run: int, said: bool) -> None:
        self.id = routine_id
        self.kept = kept
        self.before = earlier
        self.run = run
        self.said = said
        """Whether anything was marked in the period: done, missed or rest."""


class Reason:
    """A reason of misses as it was last written, how often it came, and for which routines."""

    __slots__ = ("count", "routines", "text")

    def __init__(self, text: str, count: int, routines: list[str]) -> None:
        self.text = text
        self.count = count
        self.routines = routines


class Facts:
    """All that is known of a period; routines and actions are named by their ids."""

    __slots__ = (
        "done", "good", "habits", "kept", "kept_before", "late", "nearly", "period", "pillars",
        "questions", "ready", "reasons", "routines", "stalled", "supporters", "swaps", "untouched",
        "written",
    )  # fmt: skip

    def __init__(self, period: Period) -> None:
        self.period = period
        self.routines: list[RoutineFacts] = []
        self.kept = Count(0, 0)
        self.kept_before = Count(0, 0)
        self.pillars: dict[int, Count] = {}
        """By the number of the pillar, those of the current chart that have routines."""
        self.nearly: list[str] = []
        self.ready: list[str] = []
        """Done so often in a row that they may be called a habit."""
        self.habits: list[str] = []
        self.stalled: list[str] = []
        """Kept in the period before, and not once in this one."""
        self.untouched: list[str] = []
        """Due, and nothing said in this period nor in the one before."""
        self.reasons: list[Reason] = []
        self.supporters: list[str] = []
        """Who was not asked yet."""
        self.done: list[str] = []
        self.late: list[str] = []
        self.swaps: list[tuple[str, str]] = []
        """A routine that does not stick, and a waiting cell of its pillar, as `3.5`."""
        self.written = 0
        self.good: list[tuple[str, str]] = []
        """Good things by day, to be read again."""
        self.questions: list[tuple[str, str]] = []
        """Questions for the coach by day."""


class Kept:
    """The documents a review is made from; `days` from `first_day` of the period on."""

    __slots__ = ("actions", "chart", "days", "goal", "pauses", "routines")

    def __init__(
        self,
        routines: Mapping[str, Routine],
        actions: Mapping[str, Action],
        pauses: Mapping[str, Pause],
        days: Mapping[str, Day],
        chart: Chart | None,
        goal: Goal | None,
    ) -> None:
        self.routines = routines
        self.actions = actions
        self.pauses = pauses
        self.days = days
        self.chart = chart
        self.goal = goal


def first_day(period: Period) -> date:
    """From which day on the days are needed to review a period."""
    return min(before(period).first, period.first - timedelta(days=LOOK_BACK))


def review(period: Period, kept: Kept, today: date) -> Facts:
    """The facts of a period as they are known on `today`."""
    facts = Facts(period)
    inside = _between(kept.days, period.first, period.last)
    _routines(facts, kept, inside, today)
    _pillars(facts, kept)
    _actions(facts, kept, today)
    facts.reasons = reasons(inside)
    facts.written = sum(bool(day.get("diary")) for day in inside.values())
    facts.good = _lines(inside, "good")
    facts.questions = _lines(inside, "question")
    if kept.goal is not None:
        facts.supporters = [each["who"] for each in kept.goal["supporters"] if not each["asked"]]
    return facts


def _between(days: Mapping[str, Day], first: date, last: date) -> dict[str, Day]:
    low, high = first.isoformat(), last.isoformat()
    return {iso: days[iso] for iso in sorted(days) if low <= iso <= high}


def _routines(facts: Facts, kept: Kept, inside: Mapping[str, Day], today: date) -> None:
    """Count every routine that was live in the period, and sort out what stands out."""
    period, earlier = facts.period, before(facts.period)
    ended = min(period.last, today)
    asked = (kept.routines, kept.days, kept.pauses)
    now = all_figures(*asked, period.first, period.last, today)
    then = all_figures(*asked, earlier.first, earlier.last, today)
    whole = all_figures(*asked, first_day(period), ended, today)
    marked = {key for day in inside.values() for key in day["marks"]}
    marked_before = {
        key
        for day in _between(kept.days, earlier.first, earlier.last).values()
        for key in day["marks"]
    }
    for key, routine in kept.routines.items():
        became = routine["habit_on"]
        if became and period.first.isoformat() <= became <= period.last.isoformat():
            facts.habits.append(key)
        if not now[key].due and key not in marked:
            continue
        facts.routines.append(RoutineFacts(key, now[key], then[key], whole[key].run, key in marked))
        if routine["state"] != "active":
            continue
        if whole[key].run >= GRADUATION:
            facts.ready.append(key)
        elif whole[key].run >= NEARLY:
            facts.nearly.append(key)
        elif now[key].due and not now[key].done and then[key].done:
            facts.stalled.append(key)
        elif now[key].due and key not in marked and key not in marked_before and then[key].due:
            facts.untouched.append(key)
    facts.kept = together(each.kept for each in facts.routines)
    facts.kept_before = together(each.before for each in facts.routines)


def _pillars(facts: Facts, kept: Kept) -> None:
    """Add the routines up by pillar, and pair what does not stick with a cell that waits."""
    if kept.chart is None:
        return
    by_pillar: dict[int, list[Count]] = {}
    for each in facts.routines:
        routine = kept.routines[each.id]
        if routine["pillar"] and stands_in(each.id, routine, kept.chart):
            by_pillar.setdefault(routine["pillar"], []).append(each.kept)
    facts.pillars = {number: together(by_pillar[number]) for number in sorted(by_pillar)}
    begun = facts.period.first.isoformat()
    ended = [one for one in kept.routines.values() if one["end"] and one["end"] >= begun]
    waiting = _waiting(kept.chart, {(one["pillar"], one["action"]) for one in ended})
    for key in [*facts.stalled, *facts.untouched]:
        number = kept.routines[key]["pillar"]
        if number and waiting.get(number) and stands_in(key, kept.routines[key], kept.chart):
            facts.swaps.append((key, waiting[number].pop(0)))


def _waiting(chart: Chart, left: Collection[tuple[int | None, int | None]]) -> dict[int, list[str]]:
    """The cells of each pillar that say something and wait; not those that were `left` just now."""
    return {
        number: [
            f"{number}.{action}"
            for action, cell in enumerate(pillar["actions"], 1)
            if cell["state"] == "waiting" and cell["text"].strip()
            if (number, action) not in left
        ]
        for number, pillar in enumerate(chart["pillars"], 1)
    }


def _actions(facts: Facts, kept: Kept, today: date) -> None:
    low, high = facts.period.first.isoformat(), facts.period.last.isoformat()
    end = min(facts.period.last, today).isoformat()
    for key, action in sorted(kept.actions.items(), key=lambda item: item[1]["due"]):
        if action["done_on"] and low <= action["done_on"] <= high:
            facts.done.append(key)
        elif action["state"] == "open" and action["due"] < end:
            facts.late.append(key)


def reasons(days: Mapping[str, Day]) -> list[Reason]:
    """The reasons of misses that came back, the most frequent first.

    The same words are the same reason, whatever their case and spacing.
    """
    found: dict[str, Reason] = {}
    for iso in sorted(days):
        for key, text in days[iso].get("reasons", {}).items():
            folded = " ".join(text.casefold().split()).rstrip(".!")
            if not folded:
                continue
            reason = found.setdefault(folded, Reason(text, 0, []))
            reason.text = text
            reason.count += 1
            if key not in reason.routines:
                reason.routines.append(key)
    coming_back = [reason for reason in found.values() if reason.count >= COMES_BACK]
    return sorted(coming_back, key=lambda reason: -reason.count)


def _lines(days: Mapping[str, Day], field: str) -> list[tuple[str, str]]:
    return [
        (iso, text)
        for iso, day in days.items()
        if (text := str(day.get("diary", {}).get(field, "")).strip())
    ]
