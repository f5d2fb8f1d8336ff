"""The thread of one thing as rows: up to the mission it serves, down to its marks and days.

Each knot knows the screen on which it is at home and how to get to its place there. What is due and
what figures mean was decided by `harada.method`; this puts them into words.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from harada.i18n import _, long_date, month_short, ngettext, weekday_short
from harada.method.due import pauses_for
from harada.method.labels import CELL_STATES
from harada.method.marks import state_name
from harada.method.recurrence import in_words
from harada.method.reference import stands_in
from harada.method.score import routine_figures
from harada.method.text import printable
from harada.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen

    from harada.method.documents import Action, Chart, Day, Routine
    from harada.notebook.notebook import Notebook

DAYS = 14
"""How many days back the thread goes."""
_YEAR = 365


class Knot(NamedTuple):
    """One thing on the thread."""

    row: Row
    screen: str
    """The mode of the screen on which it is at home."""
    visit: Callable[[Screen[Any]], None]
    """Goes to its place on that screen."""


def stay(_screen: Screen[Any]) -> None:
    """Go nowhere in particular."""


def routine_thread(
    notebook: Notebook, key: str, today: date, signs: dict[str, str]
) -> Iterator[Knot]:
    """Yield the thread of a routine, from the mission down to the days."""
    routine = notebook.routines()[key]
    yield from _above(notebook, key, routine)
    yield Knot(
        Row(printable(routine["text"]), "routine", ref=_("Routine")),
        "routines",
        partial(_visit_routine, key, today),
    )
    yield Knot(Row(_figures(notebook, key, routine, today), look="quiet"), "routines", stay)
    yield Knot(Row(_("The last days"), look="heading"), "diary", stay)
    days = notebook.days(today - timedelta(days=DAYS - 1), today)
    for back in range(DAYS):
        day = today - timedelta(days=back)
        yield _day(key, day, days.get(day.isoformat(), {"marks": {}}), signs)


def action_thread(notebook: Notebook, key: str, signs: dict[str, str]) -> Iterator[Knot]:
    """Yield the thread of a dated action, from the mission down."""
    action = notebook.actions()[key]
    yield from _above(notebook, key, action)
    due = _("by {day}").format(day=long_date(action["due"]))
    row = Row(printable(action["text"]), "action", ref=_("Dated action"), tail=due)
    yield Knot(row, "goal", stay)


def place_thread(notebook: Notebook, place: str) -> Iterator[Knot]:
    """Yield the thread of a place of the chart: `goal`, a pillar `3` or a cell `3.5`."""
    above = list(_company(notebook))
    chart = notebook.chart()
    if place == "goal" or chart is None:
        yield from above[:-1]
        for knot in above[-1:]:
            yield knot._replace(row=knot.row._replace(key="place"))
        if chart is not None:
            yield from (_pillar(chart, number) for number in range(1, 9))
        return
    yield from above
    pillar, _dot, action = place.partition(".")
    if action:
        yield _pillar(chart, int(pillar))
        yield _cell(chart, int(pillar), int(action), "place")
        return
    yield _pillar(chart, int(pillar), "place")
    for number in range(1, 9):
        yield _cell(chart, int(pillar), number)


def _above(notebook: Notebook, key: str, item: Routine | Action) -> Iterator[Knot]:
    """Yield what a thing serves: mission, objective, goal, pillar and cell."""
    yield from _company(notebook)
    chart = notebook.chart()
    if chart is not None and stands_in(key, item, chart):
        yield _pillar(chart, item["pillar"] or 0)
        yield _cell(chart, item["pillar"] or 0, item["action"] or 0)


def _company(notebook: Notebook) -> Iterator[Knot]:
    """Yield what is written of mission, objective, my part in it and the goal."""
    goal = notebook.goal()
    said = [(_("Mission"), notebook.mission()["text"])]
    if goal is not None:
        objective = notebook.objectives().get(goal["objective"] or "")
        said.append((_("Objective"), objective["text"] if objective else ""))
        said.append((_("My part in it"), goal["line_of_sight"]))
        said.append((_("Goal"), goal["goal"]))
    for name, text in said:
        if text:
            yield Knot(Row(printable(text), name, ref=name), "goal", stay)


def _pillar(chart: Chart, number: int, key: str = "") -> Knot:
    text = f"{number} {printable(chart['pillars'][number - 1]['text'])}"
    row = Row(text, key or f"pillar:{number}", ref=_("Pillar"))
    return Knot(row, "window", partial(_visit_cell, number, 0))


def _cell(chart: Chart, pillar: int, action: int, key: str = "") -> Knot:
    cell = chart["pillars"][pillar - 1]["actions"][action - 1]
    text = f"{pillar}.{action} {printable(cell['text'])}"
    state = _(CELL_STATES[cell["state"]]) if cell["text"].strip() else ""
    row = Row(text, key or f"cell:{action}", ref=_("Action"), tail=state)
    return Knot(row, "window", partial(_visit_cell, pillar, action))


def _figures(notebook: Notebook, key: str, routine: Routine, today: date) -> str:
    """Return recurrence and figures of a routine in a line."""
    first = max(date.fromisoformat(routine["start"]), today - timedelta(days=_YEAR))
    days = notebook.days(first, today)
    marks = {iso: day["marks"][key] for iso, day in days.items() if key in day["marks"]}
    amounts = {
        iso: day["amounts"][key] for iso, day in days.items() if key in day.get("amounts", {})
    }
    pauses = pauses_for(key, notebook.pauses())
    found = routine_figures(routine, marks, pauses, first, today, today, amounts)
    parts = [
        in_words(routine["recurrence"]),
        _("score {score}").format(score=round(found.score * 100)),
        ngettext("{n} time", "{n} times", found.total).format(n=found.total),
        _("{n} in a row").format(n=found.run),
    ]
    return " · ".join(parts)


def _day(key: str, day: date, said: Day, signs: dict[str, str]) -> Knot:
    """Return a day: what was said about the routine, and what the diary opens with."""
    state = state_name(said["marks"].get(key))
    diary = said.get("diary", {})
    line = said.get("notes", {}).get(key) or diary.get("good") or diary.get("redo") or ""
    name = _("{weekday} {day} {month}").format(
        weekday=weekday_short(day.weekday()), day=day.day, month=month_short(day.month)
    )
    sign = signs[state] if state else "·"
    text = printable(line.partition("\n")[0])
    row = Row(text, f"day:{day.isoformat()}", state or "quiet", sign, name)
    return Knot(row, "diary", partial(_visit_day, day))


def _visit_routine(key: str, today: date, screen: Screen[Any]) -> None:
    """Put the cursor of the month on a routine."""
    from harada.tui.widgets.month import Month

    for month in screen.query(Month):
        month.go_to(key, today)


def _visit_cell(pillar: int, action: int, screen: Screen[Any]) -> None:
    """Put the cursor of the chart on a cell, or on a pillar."""
    from harada.tui.widgets.chart import Chart
    from harada.tui.widgets.chart_view import Place

    for chart in screen.query(Chart):
        chart.show_place(Place(pillar, action))


def _visit_day(day: date, screen: Screen[Any]) -> None:
    """Turn the diary to the page of a day."""
    from harada.tui.screens.diary import DiaryScreen

    if isinstance(screen, DiaryScreen):
        screen.visit(day)
