"""On which days a routine is due: recurrence, start and end, and pauses.

Occurrences are derived, never stored. A routine of 'n times in m days' is due on every day; whether
it still asks for attention is `satisfied`, which looks at the marks of its window. The state of a
routine (dropped, archived) is not looked at here: what was due in the past stays so.

The pauses given to these functions are those that hold for the routine: see `pauses_for`.
"""

from __future__ import annotations

from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import Day, Pause, Recurrence, Routine

_ONE_DAY = timedelta(days=1)


def pauses_for(routine_id: str, pauses: Mapping[str, Pause]) -> list[Pause]:
    """Of all pauses, those that hold for one routine: its own and those for all."""
    if not pauses:
        return []
    return [pause for pause in pauses.values() if pause["routine"] in (None, routine_id)]


def is_due(routine: Routine, on: date, pauses: Iterable[Pause] = ()) -> bool:
    """Whether the routine is due on this day; never before its start, after its end, in a pause."""
    day = on.isoformat()
    end = routine["end"]
    if day < routine["start"] or (end is not None and day > end):
        return False
    if any(pause["first"] <= day <= pause["last"] for pause in pauses):
        return False
    recurrence = routine["recurrence"]
    kind = recurrence["kind"]
    if kind == "weekdays":
        return on.weekday() in recurrence["days"]
    return kind not in ("rule", "shifts") or bool(due_flags(routine, on, on)[0])


def due_days(routine: Routine, first: date, last: date, pauses: Iterable[Pause] = ()) -> list[date]:
    """The days from `first` to `last`, both included, on which the routine is due."""
    flags = due_flags(routine, first, last, pauses)
    return [first + timedelta(days=n) for n, due in enumerate(flags) if due]


def due_flags(routine: Routine, first: date, last: date, pauses: Iterable[Pause] = ()) -> bytearray:
    """For each day from `first` to `last`, 1 if the routine is due on it and 0 if not.

    The quick form of `due_days`, which figures are made from. Raises `BadRule` for a recurrence
    rule that cannot be followed.
    """
    length = (last - first).days + 1
    if length <= 0:
        return bytearray()
    flags = _pattern(routine, first, last, length)
    _clear(flags, 0, _place(routine["start"], first))
    if routine["end"] is not None:
        _clear(flags, _place(routine["end"], first) + 1, length)
    for pause in pauses:
        _clear(flags, _place(pause["first"], first), _place(pause["last"], first) + 1)
    return flags


def frequency(recurrence: Recurrence) -> float:
    """How often per day the recurrence asks for the routine: 1 is daily, 3/7 three in a week."""
    kind = recurrence["kind"]
    if kind == "weekdays":
        return len(set(recurrence["days"])) / 7
    if kind == "times":
        return recurrence["times"] / recurrence["days_in"]
    if kind == "shifts":
        from harada.method.roster import share

        return share(recurrence["periods"])
    if kind == "rule":
        from harada.method.rule import rule_frequency

        return rule_frequency(recurrence["rule"])
    return 1.0


def window_of(routine: Routine, on: date) -> tuple[date, date]:
    """The first and the last day of the window of a 'times' routine that holds this day.

    Windows of whole weeks begin on a Monday; others are counted from the routine's start.
    """
    length = routine["recurrence"]["days_in"]
    first = on - timedelta(days=(on - window_anchor(routine)).days % length)
    return first, first + timedelta(days=length - 1)


def window_anchor(routine: Routine) -> date:
    """The first day of the first window of a 'times' routine; at most six days before its start."""
    start = date.fromisoformat(routine["start"])
    if routine["recurrence"]["days_in"] % 7 == 0:
        return start - timedelta(days=start.weekday())
    return start


def done_in_window(routine_id: str, routine: Routine, on: date, days: Mapping[str, Day]) -> int:
    """How often a 'times' routine was done in the window that holds `on`, that day included.

    `days` by ISO date must hold the days of the window; those it does not hold count as unmarked.
    A mark before the first day of the routine is kept and not counted, here as in every figure.
    """
    first, last = window_of(routine, on)
    first = max(first, date.fromisoformat(routine["start"]))
    count = 0
    while first <= last:
        day = days.get(first.isoformat())
        if day is not None and day["marks"].get(routine_id) == 1:
            count += 1
        first += _ONE_DAY
    return count


def satisfied(routine_id: str, routine: Routine, on: date, days: Mapping[str, Day]) -> bool:
    """Whether a 'times' routine has had its n times in the window of this day.

    Always false for other recurrences: they are due or not.
    """
    recurrence = routine["recurrence"]
    if recurrence["kind"] != "times":
        return False
    return done_in_window(routine_id, routine, on, days) >= recurrence["times"]


def _pattern(routine: Routine, first: date, last: date, length: int) -> bytearray:
    """The recurrence alone over a stretch of days, as flags."""
    recurrence = routine["recurrence"]
    if recurrence["kind"] == "weekdays":
        return _weekly(recurrence["days"], first, length)
    if recurrence["kind"] == "shifts":
        from harada.method.roster import roster_flags

        return roster_flags(recurrence["periods"], first, length)
    if recurrence["kind"] != "rule":
        return bytearray(b"\x01") * length
    from harada.method.rule import rule_days, rule_end, weekdays_of

    rule, start = recurrence["rule"], date.fromisoformat(routine["start"])
    weekdays = weekdays_of(rule, start)
    if weekdays is not None:
        flags = _weekly(weekdays, first, length)
        end = rule_end(rule)
        if end is not None and end < last:
            _clear(flags, (end - first).days + 1, length)
        return flags
    flags = bytearray(length)
    for day in rule_days(rule, start, first, last):
        flags[(day - first).days] = 1
    return flags


def _weekly(weekdays: Iterable[int], first: date, length: int) -> bytearray:
    """Flags of these weekdays over a stretch that begins at `first`."""
    week = bytearray(7)
    offset = first.weekday()
    for day in weekdays:
        week[(day - offset) % 7] = 1
    return (week * (length // 7 + 1))[:length]


def _place(day: str, first: date) -> int:
    """Where an ISO day stands in a stretch that begins at `first`."""
    return (date.fromisoformat(day) - first).days


def _clear(flags: bytearray, begin: int, end: int) -> None:
    """Set the flags from place `begin` up to `end` to 0, as far as they lie in the stretch."""
    low, high = max(0, begin), min(len(flags), end)
    if low < high:
        flags[low:high] = bytes(high - low)
