"""What the Routines say: a month of routines as it is drawn, and a cell of it in words.

It puts the method's month sheet into a view and into sentences in the language of now. It draws
nothing and changes nothing; what is due and how it counts was decided by `harada.method`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from harada.i18n import _, long_date, month_name, ngettext
from harada.method.amount import figure, so_far, told
from harada.method.labels import MARKS
from harada.method.marks import state_name
from harada.method.month import month_sheet
from harada.method.recurrence import in_words
from harada.method.reference import ref_of
from harada.method.roster import shift_on
from harada.method.smaller import is_hard
from harada.method.text import printable
from harada.tui.folding import KEY, SIGN, group_id
from harada.tui.widgets.month_view import MonthHeading, MonthLine, MonthView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Chart, Day, MarkCode, RosterPeriod, Routine
    from harada.method.month import MonthRow, MonthSheet
    from harada.notebook.notebook import Notebook
    from harada.tui.widgets.month_view import DayState

LOOK_BACK = timedelta(days=366)
"""How far before the month scores and runs look; the score cannot tell a year from longer."""


class RoutinesFacts(NamedTuple):
    """All that the Routines show, read once."""

    today: date
    first: date
    """The first day of the month that is shown."""
    sheet: MonthSheet
    days: Mapping[str, Day]
    chart: Chart | None
    charts: Mapping[str, Chart]
    roster: Mapping[str, RosterPeriod]

    def row(self, key: str) -> MonthRow | None:
        """Return the row of a routine, None where it has none in this month."""
        return next((row for row in self.sheet.rows if row.id == key), None)

    def mark_of(self, key: str, day: date) -> MarkCode | None:
        """Return the mark of a routine on a day, as it was read."""
        found = self.days.get(day.isoformat())
        return found["marks"].get(key) if found is not None else None

    def notes_of(self, day: date) -> Mapping[str, str]:
        """Return the notes of a day, by routine."""
        found = self.days.get(day.isoformat())
        return found.get("notes", {}) if found is not None else {}


def read(notebook: Notebook, first: date, today: date) -> RoutinesFacts:
    """Read from the notebook the month that begins on `first`."""
    last = next_month(first) - timedelta(days=1)
    days = notebook.days(first - LOOK_BACK, last)
    sheet = month_sheet(
        notebook.routines(), days, notebook.pauses(), first.year, first.month, today
    )
    charts, shifts = notebook.charts(), notebook.roster()
    return RoutinesFacts(today, first, sheet, days, notebook.chart(), charts, shifts)


def next_month(first: date) -> date:
    """Return the first day of the month after one."""
    return (first + timedelta(days=31)).replace(day=1)


def month_before(first: date) -> date:
    """Return the first day of the month before one."""
    return (first - timedelta(days=1)).replace(day=1)


def view(facts: RoutinesFacts, folded: frozenset[str] = frozenset()) -> MonthView:
    """Return the month as it is drawn; a folded group is one line."""
    sheet = facts.sheet
    lines: list[MonthHeading | MonthLine] = []
    for heading, found in groupby(sheet.rows, lambda row: _heading(row.routine, facts.charts)):
        members = list(found)
        group = group_of(facts, members[0].id)
        if group in folded:
            lines.append(_folded_line(group, f"{SIGN}{len(members)} {heading}", sheet))
            continue
        lines.append(MonthHeading(heading))
        lines += [_line(row, facts) for row in members]
    today = sheet.days.index(facts.today) if facts.today in sheet.days else None
    title = (month_name(facts.first.month), str(facts.first.year))
    ends = tuple(week.end for week in sheet.weeks)
    return MonthView(tuple(sheet.days), ends, today, tuple(lines), title)


def group_of(facts: RoutinesFacts, key: str) -> str:
    """Return the id of the group a routine stands in, for folding; of a folded line, its group."""
    row = facts.row(key)
    if row is None:
        return key.removeprefix(KEY)
    routine = row.routine
    if routine["state"] == "habit":
        return "habit"
    if routine["state"] != "active":
        return "past"
    if routine["service"] is not None:
        return "service"
    if routine["focus"] is not None:
        return "focus"
    chart = facts.charts.get(routine["chart"] or "")
    return group_id("pillar", routine["pillar"] if chart is not None else None)


def members_of(facts: RoutinesFacts, group: str) -> list[MonthRow]:
    """Return the rows of a group, in their order."""
    return [row for row in facts.sheet.rows if group_of(facts, row.id) == group]


def waiting(facts: RoutinesFacts, group: str, day: date) -> list[str]:
    """Return the routines of a group that one key can mark as done on a day: nothing was said.

    What counts an amount, or comes so many times in some days, is marked by itself.
    """
    if day not in facts.sheet.days:
        return []
    place = facts.sheet.days.index(day)
    return [
        row.id
        for row in members_of(facts, group)
        if row.states[place] in ("unsaid", "open")
        and row.routine["target"] is None
        and row.routine["recurrence"]["kind"] != "times"
    ]


def next_waiting(facts: RoutinesFacts, day: date) -> tuple[str, date] | None:
    """Return the first routine that waits for a mark on a day or on one after it, with its day."""
    groups = dict.fromkeys(group_of(facts, row.id) for row in facts.sheet.rows)
    for later in facts.sheet.days:
        for group in groups if later >= day else ():
            for key in waiting(facts, group, later):
                return key, later
    return None


def _folded_line(group: str, name: str, sheet: MonthSheet) -> MonthLine:
    """Return the one line of a folded group: its name, and nothing in its days."""
    blank: tuple[DayState, ...] = tuple("unsaid" for _day in sheet.days)
    return MonthLine(KEY + group, name, blank, ("",) * len(sheet.weeks), ("", "", "", ""))


def _heading(routine: Routine, charts: Mapping[str, Chart]) -> str:
    """Return the heading a routine stands under."""
    if routine["state"] == "habit":
        return _("Habits")
    if routine["state"] != "active":
        return _("No longer kept")
    if routine["service"] is not None:
        return _("Service to others")
    if routine["focus"] is not None:
        return _("Focus")
    chart = charts.get(routine["chart"] or "")
    if chart is None or routine["pillar"] is None:
        return _("Other routines")
    return printable(chart["pillars"][routine["pillar"] - 1]["text"]) or _("Other routines")


def _line(row: MonthRow, facts: RoutinesFacts) -> MonthLine:
    """Return a routine's month as it is drawn."""
    noted = frozenset(
        place for place, day in enumerate(facts.sheet.days) if row.id in facts.notes_of(day)
    )
    # A week in which nothing was done stays blank: unsaid is not missed.
    subtotals = tuple(str(count.done) if count.done else "" for count in row.weeks)
    percent = row.month.percent
    figures = (
        str(round(row.figures.score * 100)),
        str(row.total),
        "" if percent is None else f"{percent}%",
        str(row.figures.run),
    )
    name = printable(row.routine["text"])
    return MonthLine(row.id, name, tuple(row.states), subtotals, figures, noted)


def title(facts: RoutinesFacts, key: str) -> str:
    """Return the full text of a routine, with its reference before it."""
    row = facts.row(key)
    if row is None:
        return ""
    ref = ref_of(key, row.routine, facts.chart)
    text = printable(row.routine["text"])
    return f"{ref}  {text}" if row.routine["pillar"] else text


def about(facts: RoutinesFacts, key: str, day: date) -> str:
    """Return in a line what was said about a routine on a day."""
    row = facts.row(key)
    if row is None or day not in facts.sheet.days:
        return ""
    found = facts.days.get(day.isoformat())
    mark = state_name(found["marks"].get(key)) if found else None
    shift = printable(shift_on(facts.roster.values(), day) or "")
    parts = [long_date(day), shift, _(MARKS[mark]) if mark else _unsaid(row, facts, day)]
    target = row.routine["target"]
    if target is not None and mark is not None:
        parts.append(printable(told(target, so_far(key, row.routine, day, facts.days))))
    reason = found.get("reasons", {}).get(key) if found and mark == "missed" else None
    if reason:
        parts.append(printable(reason))
    note = facts.notes_of(day).get(key)
    if note:
        parts.append(f"“{printable(note)}”")
    return " · ".join(part for part in parts if part)


def _unsaid(row: MonthRow, facts: RoutinesFacts, day: date) -> str:
    """Return what there is to say of a day without a mark."""
    state = row.states[facts.sheet.days.index(day)]
    return _("not due") if state == "off" else ""


def rhythm(facts: RoutinesFacts, key: str) -> str:
    """Return when a routine comes back, and what else there is to say of it in a few words."""
    row = facts.row(key)
    if row is None:
        return ""
    best = row.figures.best_run
    parts = [in_words(row.routine["recurrence"])]
    target = row.routine["target"]
    if target is not None:
        total = f"{figure(_sum_of_month(facts, key))} {printable(target['unit'])}".strip()
        parts.append(_("{amount} this month").format(amount=total))
    if is_hard(key, facts.days, facts.today):
        small = printable(row.routine.get("small", ""))
        if small:
            return _("in two minutes: {text}").format(text=small)
        return _("hard lately? e makes it smaller")
    if best > 1 and target is None:
        parts.append(ngettext("longest run {n}", "longest run {n}", best).format(n=best))
    return " · ".join(parts)


def _sum_of_month(facts: RoutinesFacts, key: str) -> float:
    """Return how much of a routine was done in the month that is shown."""
    shown = (facts.days.get(day.isoformat()) for day in facts.sheet.days)
    return sum(day.get("amounts", {}).get(key, 0.0) for day in shown if day is not None)
