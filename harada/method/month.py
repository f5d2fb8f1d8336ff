"""The month sheet: routines by days, with what was marked, subtotals by week, total and run.

It holds values, not glyphs: how `done` or `rest` is drawn is the matter of a widget or a command.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.method.agenda import row_order
from harada.method.day import days_between, iso_week
from harada.method.due import due_flags, pauses_for
from harada.method.marks import state_name
from harada.method.score import Count, Figures, all_figures, count, mark_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from harada.method.documents import Day, Pause, Routine

    DayState = Literal["done", "missed", "rest", "unsaid", "open", "coming", "off"]


class Week:
    """The part of an ISO week that lies in the month: places of its days, the last one left out."""

    __slots__ = ("begin", "end", "name")

    def __init__(self, name: str, begin: int, end: int) -> None:
        self.name = name
        self.begin = begin
        self.end = end


class MonthRow:
    """One routine's month.

    `states` has one value a day: `done`, `missed`, `rest`; else `off` where it was not due,
    `unsaid` on a past day, `open` today, `coming` later. `weeks` has a count for each week of the
    sheet, `month` one for the whole month. `total` is every time it was done in the month; score
    and runs in `figures` are over all the days that were given.
    """

    __slots__ = ("figures", "id", "month", "routine", "states", "total", "weeks")

    def __init__(
        self,
        routine_id: str,
        routine: Routine,
        states: list[DayState],
        weeks: list[Count],
        month: Figures,
        figures: Figures,
    ) -> None:
        self.id = routine_id
        self.routine = routine
        self.states = states
        self.weeks = weeks
        self.month: Count = month
        self.total = month.total
        self.figures = figures


class MonthSheet:
    """A month: its days, its weeks, and a row for each routine, in the order of the agenda."""

    __slots__ = ("days", "rows", "weeks")

    def __init__(self, days: list[date], weeks: list[Week], rows: list[MonthRow]) -> None:
        self.days = days
        self.weeks = weeks
        self.rows = rows


def month_sheet(
    routines: Mapping[str, Routine],
    days: Mapping[str, Day],
    pauses: Mapping[str, Pause],
    year: int,
    month: int,
    today: date,
) -> MonthSheet:
    """The sheet of a month.

    `days` by ISO date holds the month's days and, for runs and scores that began earlier, as many
    days before it as are at hand. Dropped and archived routines, and those that had not begun or
    had ended, are listed only if they were marked in the month.
    """
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    begin = min([first, *(date.fromisoformat(iso) for iso in days)])
    whole = all_figures(routines, days, pauses, begin, last, today)
    in_month = all_figures(routines, days, pauses, first, last, today)
    marks = mark_rows(days, first, last)
    weeks = _weeks(first, last)
    rows: list[MonthRow] = []
    for routine_id, routine in routines.items():
        row = marks.get(routine_id)
        if row is None and not _is_listed(routine, first, last):
            continue
        row = row or bytearray((last - first).days + 1)
        flags = due_flags(routine, first, last, pauses_for(routine_id, pauses))
        counts = [
            count(
                routine,
                flags[week.begin : week.end],
                row[week.begin : week.end],
                first + timedelta(days=week.begin),
                today,
            )
            for week in weeks
        ]
        states = _states(flags, row, (today - first).days)
        rows.append(
            MonthRow(routine_id, routine, states, counts, in_month[routine_id], whole[routine_id])
        )
    rows.sort(key=lambda row: row_order(row.routine))
    return MonthSheet(days_between(first, last), weeks, rows)


def _weeks(first: date, last: date) -> list[Week]:
    """The ISO weeks of a month, cut to the month."""
    weeks: list[Week] = []
    for place, day in enumerate(days_between(first, last)):
        if not weeks or day.weekday() == 0:
            weeks.append(Week(iso_week(day), place, place))
        weeks[-1].end = place + 1
    return weeks


def _is_listed(routine: Routine, first: date, last: date) -> bool:
    """Whether a routine without a mark in the month still has a row in it."""
    if routine["state"] not in ("active", "habit") or routine["start"] > last.isoformat():
        return False
    return routine["end"] is None or routine["end"] >= first.isoformat()


def _states(flags: bytearray, row: bytearray, now: int) -> list[DayState]:
    """What each day of the month shows; `now` is the place of today, which may lie outside."""
    states: list[DayState] = []
    for place, (due, code) in enumerate(zip(flags, row, strict=True)):
        said = state_name(code)
        if said is not None:
            states.append(said)
        elif not due:
            states.append("off")
        elif place == now:
            states.append("open")
        else:
            states.append("unsaid" if place < now else "coming")
    return states
