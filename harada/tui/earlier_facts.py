"""What is said of the chart as it was beside the chart of today: two views, and each difference.

It puts two versions of a chart into what the chart widget draws and into sentences in the language
of now. Which version is meant and what counts as a difference is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _, long_date, ngettext, weekday_short
from harada.method.labels import CELL_STATES
from harada.method.text import printable
from harada.method.versions import changes
from harada.tui.days import short_day
from harada.tui.widgets.chart_places import LIST_ORDER, place_at
from harada.tui.widgets.chart_view import GOAL, CellView, ChartView, Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from harada.method.documents import Cell, Chart
    from harada.method.versions import Change
    from harada.notebook.cycling import Earlier
    from harada.notebook.notebook import Notebook

_WEEK, _MONTH = 7, 30.44
_WEEKS_FROM, _MONTHS_FROM = 14, 70


class EarlierFacts:
    """An earlier version of the chart, the chart of today, and what lies between them."""

    def __init__(self, notebook: Notebook, earlier: Earlier, now: Chart, today: date) -> None:
        """Compare `earlier` with the chart `now`, as of a day."""
        self.earlier = earlier
        self.then = earlier.chart
        self.now = now
        self.today = today
        self.changes = {_place(each.ref): each for each in changes(self.then, now)}
        self._texts_then, self._texts_now = _texts(self.then), _texts(now)
        self._notebook = notebook

    # As it is drawn

    def view_then(self) -> ChartView:
        """Return the earlier version as it is drawn."""
        return _view(self.then, self.changes)

    def view_now(self) -> ChartView:
        """Return the chart of today as it is drawn beside it: states, and no marks of the day."""
        return _view(self.now, self.changes)

    def next_change(self, place: Place, step: int) -> Place | None:
        """Return the difference after a place (before it for -1), round about; None of none."""
        order = [place_at(spot) for spot in LIST_ORDER]
        at = order.index(place)
        around = [order[(at + step * n) % len(order)] for n in range(1, len(order) + 1)]
        return next((each for each in around if each in self.changes), None)

    # In words

    def heading_then(self) -> str:
        """Return which version it is, and how long ago; from when to when it stood, if known."""
        first, last = self.earlier.first, self.earlier.on
        if first != last:
            return _("{first} to {last} · {source}").format(
                first=short_day(first.isoformat()),
                last=short_day(last.isoformat()),
                source=source_name(self.earlier),
            )
        return _("{day} · {ago} · {source}").format(
            day=long_date(last),
            ago=ago((self.today - last).days),
            source=source_name(self.earlier),
        )

    def heading_now(self) -> str:
        """Return that it is today's, and how much has changed."""
        n = len(self.changes)
        if not n:
            return _("Today · nothing changed since then")
        said = ngettext("Today · {n} change since then", "Today · {n} changes since then", n)
        return said.format(n=n)

    def title(self, place: Place) -> str:
        """Return what stood at a place, or what stands there still."""
        change = self.changes.get(place)
        if change is None and place == GOAL:
            return self._changed_since()
        if change is None or change.kind == "state":
            return _told(place, _text(self.now, place) or _("(empty)"))
        if change.kind == "new":
            return _told(place, _("was empty"))
        before = _with_state(change.before, change.state_before, change)
        return _told(place, _("was: {text}").format(text=before))

    def about(self, place: Place) -> str:
        """Return what stands at a place now, or that nothing has changed there."""
        change = self.changes.get(place)
        if change is None:
            return self._summary() if place == GOAL else self._unchanged(place)
        if change.kind == "state":
            return _("{before} → {after}").format(
                before=_(CELL_STATES[change.state_before]), after=self._state_now(place, change)
            )
        if change.kind == "gone":
            return self._moved(_("empty now"), change.before, self._texts_now)
        after = _with_state(change.after, change.state_after, change)
        return self._moved(_("is: {text}").format(text=after), change.after, self._texts_then)

    def _unchanged(self, place: Place) -> str:
        """Return that a place is as it was."""
        if place.is_action and _text(self.now, place).strip():
            state = _(CELL_STATES[_cell(self.now, place)["state"]])
            return _("as it was: {state}").format(state=state)
        return _("as it was")

    def _state_now(self, place: Place, change: Change) -> str:
        """Return the state of a cell today, with the day since when it has it where one is kept."""
        state, since = _(CELL_STATES[change.state_after]), self._since(place)
        return (
            _("{state}, since {day}").format(state=state, day=long_date(since)) if since else state
        )

    def _since(self, place: Place) -> str | None:
        """Return the day on which a cell came to be as it is, where the notebook has it."""
        cell = _cell(self.now, place)
        routine = self._notebook.routines().get(cell.get("routine", ""))
        action = self._notebook.actions().get(cell.get("action", ""))
        if cell["state"] == "habit" and routine is not None:
            return routine["habit_on"]
        if cell["state"] == "active" and routine is not None:
            return routine["start"]
        if cell["state"] == "dropped" and routine is not None:
            return routine["end"]
        return action["done_on"] if cell["state"] == "done" and action is not None else None

    @staticmethod
    def _moved(said: str, text: str, elsewhere: Mapping[str, Place]) -> str:
        """Return what is said of a cell, and where its text stands in the other version."""
        place = elsewhere.get(text.strip())
        if place is None:
            return said
        return _("{said} · in the other chart on {place}").format(said=said, place=place)

    def _changed_since(self) -> str:
        """Return how much has changed since the version."""
        n, day = len(self.changes), long_date(self.earlier.on)
        if not n:
            return _("Nothing changed since {day}").format(day=day)
        said = ngettext("{n} change since {day}", "{n} changes since {day}", n)
        return said.format(n=n, day=day)

    def _summary(self) -> str:
        """Return what has changed, counted by kind."""
        if not self.changes:
            return _("The chart is as it was.")
        kinds = [change.kind for change in self.changes.values()]
        became = [
            change.state_after
            for change in self.changes.values()
            if change.state_before != change.state_after
        ]
        counted = [
            (_("{n} new"), kinds.count("new")),
            (_("{n} taken away"), kinds.count("gone")),
            (_("{n} in other words"), kinds.count("rewritten")),
            (_("{n} begun"), became.count("active")),
            (_("{n} became a habit"), became.count("habit")),
            (_("{n} finished"), became.count("done")),
            (_("{n} dropped"), became.count("dropped")),
            (_("{n} waiting again"), became.count("waiting")),
        ]
        return " · ".join(said.format(n=n) for said, n in counted if n)


def ago(days: int) -> str:
    """Return how long ago something was, in the unit a person would use."""
    if days < _WEEKS_FROM:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    if days < _MONTHS_FROM:
        weeks = round(days / _WEEK)
        return ngettext("{n} week ago", "{n} weeks ago", weeks).format(n=weeks)
    months = round(days / _MONTH)
    return ngettext("{n} month ago", "{n} months ago", months).format(n=months)


def count(number: int) -> str:
    """Return how many differences there are."""
    if not number:
        return _("nothing changed")
    return ngettext("{n} change", "{n} changes", number).format(n=number)


def source_name(earlier: Earlier) -> str:
    """Return where a version was found: one that was kept, or a backup."""
    if is_backup(earlier):
        return _("from a backup")
    return _("version {n}").format(n=earlier.chart["version"])


def is_backup(earlier: Earlier) -> bool:
    """Return whether a version was found in a backup; else it was kept on purpose."""
    return earlier.source.endswith(".zip")


def way_of(earlier: Earlier, now: Chart, today: date) -> str:
    """Return a version as a line of a list: its day, how long ago, how much changed since."""
    changed = count(len(changes(earlier.chart, now)))
    parts = {
        "day": _weekday_and_day(earlier.on),
        "ago": ago((today - earlier.on).days),
        "changes": changed,
    }
    if is_backup(earlier):
        return _("{day} · {ago} · {changes}").format(**parts)
    return _("{day} · {ago} · {changes} · {source}").format(**parts, source=source_name(earlier))


def _weekday_and_day(day: date) -> str:
    """Return a day as it stands in a list: 'Mon 10 Aug 2026'."""
    return _("{weekday} {day}").format(
        weekday=weekday_short(day.weekday()), day=short_day(day.isoformat())
    )


def _place(ref: str) -> Place:
    """Return the place that `harada.method.versions` calls `centre`, `3` or `3.5`."""
    if ref == "centre":
        return GOAL
    pillar, _dot, action = ref.partition(".")
    return Place(int(pillar), int(action or 0))


def _view(chart: Chart, found: Mapping[Place, Change]) -> ChartView:
    """Return a chart as it is drawn: texts, states and the places that differ."""
    return ChartView(
        chart["text"],
        tuple(pillar["text"] for pillar in chart["pillars"]),
        tuple(tuple(map(_cell_view, pillar["actions"])) for pillar in chart["pillars"]),
        {place: change.kind for place, change in found.items()},
    )


def _cell_view(cell: Cell) -> CellView:
    """Return a cell with its state alone."""
    return CellView(cell["text"], cell["state"], "dated" if "action" in cell else "routine")


def _cell(chart: Chart, place: Place) -> Cell:
    """Return one of the 64."""
    return chart["pillars"][place.pillar - 1]["actions"][place.action - 1]


def _text(chart: Chart, place: Place) -> str:
    """Return what is written at a place, printable."""
    if place.is_action:
        return printable(_cell(chart, place)["text"])
    return printable(chart["pillars"][place.pillar - 1]["text"] if place.pillar else chart["text"])


def _texts(chart: Chart) -> dict[str, Place]:
    """Return the place of each text among the 64."""
    return {
        cell["text"].strip(): Place(number, action)
        for number, pillar in enumerate(chart["pillars"], 1)
        for action, cell in enumerate(pillar["actions"], 1)
        if cell["text"].strip()
    }


def _told(place: Place, text: str) -> str:
    """Return a text with the reference of its place before it."""
    return f"{place}  {text}" if place.pillar else text


def _with_state(text: str, state: str, change: Change) -> str:
    """Return the text of a cell, with its state where that changed as well."""
    if change.state_before == change.state_after:
        return printable(text)
    return _("{text} ({state})").format(text=printable(text), state=_(CELL_STATES[state]))
