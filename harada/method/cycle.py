"""The end of a cycle and the beginning of the next: what the period held, and the successor sheet.

Facts only; what they mean is the person's to say, in the result of each level and in what they
learned.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.method.score import Count, all_figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import Action, Day, Goal, Pause, Routine

CARRIED = timedelta(weeks=4)
"""How far ahead an open action is carried: early in the cycle that follows."""


class Period:
    """What a period held.

    `kept` counts done and due of all routines together, `days_written` days with a diary, `habits`
    the ids of routines that became one, `actions_done` and `actions` the dated actions due in it.
    """

    __slots__ = ("actions", "actions_done", "days_written", "first", "habits", "kept", "last")

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last
        self.kept = Count(0, 0)
        self.days_written = 0
        self.habits: list[str] = []
        self.actions = self.actions_done = 0


def period_facts(
    first: date,
    last: date,
    routines: Mapping[str, Routine],
    actions: Mapping[str, Action],
    days: Mapping[str, Day],
    pauses: Mapping[str, Pause],
    today: date,
) -> Period:
    """What the days from `first` to `last` held; `days` by ISO date are those of the period."""
    found = Period(first, last)
    figures = all_figures(routines, days, pauses, first, last, today)
    found.kept = together(figures.values())
    found.days_written = sum(bool(day.get("diary")) for day in days.values())
    low, high = first.isoformat(), last.isoformat()
    found.habits = [
        key
        for key, routine in routines.items()
        if routine["habit_on"] is not None and low <= routine["habit_on"] <= high
    ]
    due = [
        action
        for action in actions.values()
        if low <= action["due"] <= high and action["state"] != "dropped"
    ]
    found.actions = len(due)
    found.actions_done = sum(action["state"] == "done" for action in due)
    return found


def together(counts: Iterable[Count]) -> Count:
    """Several counts as one."""
    done = due = 0
    for count in counts:
        done += count.done
        due += count.due
    return Count(done, due)


def successor(old: Goal, old_id: str, today: date) -> Goal:
    """The next sheet, started from the old one.

    What was analysed and written stays to be looked at anew; the date, the results, what was
    learned and the days on which supporters were asked begin again.
    """
    made: Goal = {
        **old,
        "start": today.isoformat(),
        "deadline": None,
        "created": today.isoformat(),
        "closed": None,
        "previous": old_id,
        "levels": [
            {"name": level["name"], "text": level["text"], "result": None}
            for level in old["levels"]
        ],
        "supporters": [{**supporter, "asked": None} for supporter in old["supporters"]],
    }
    made.pop("learned", None)
    made.pop("source", None)
    return made


def period_of(goal: Goal, today: date) -> tuple[date, date]:
    """The first and last day of a sheet: from its start to its closing, or to today."""
    first = date.fromisoformat(goal["start"] or goal["created"][:10])
    last = date.fromisoformat(goal["closed"]) if goal["closed"] else today
    return min(first, last), last


def still_open(actions: Mapping[str, Action]) -> list[str]:
    """The ids of the dated actions that are open, the earliest day first."""
    waiting = [key for key, action in actions.items() if action["state"] == "open"]
    return sorted(waiting, key=lambda key: actions[key]["due"])


def carried_to(due: date, today: date) -> date:
    """The day of a dated action that is carried over: four weeks on; a day to come stays."""
    return due if due > today else today + CARRIED
