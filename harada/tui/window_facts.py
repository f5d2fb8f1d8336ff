"""What the Window says: the chart as it is drawn, and a cell in words.

It puts documents and the method's figures into a view and into sentences in the language of now.
It draws nothing and changes nothing; what is due and how it counts was decided by `harada.method`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, cast

from harada.i18n import _, long_date, ngettext
from harada.method.balance import balance, spread_text
from harada.method.due import is_due, pauses_for, satisfied, window_of
from harada.method.labels import ASPECTS, CELL_STATES, MARKS
from harada.method.marks import state_name
from harada.method.recurrence import in_words
from harada.method.score import routine_figures
from harada.method.text import printable
from harada.tui.widgets.chart_view import BLANK, CellView, ChartView, Place

if TYPE_CHECKING:
    from harada.method.balance import Balance
    from harada.method.documents import Cell, Chart, Day, Pillar, Routine
    from harada.method.score import Figures
    from harada.notebook.notebook import Notebook

LOOK_BACK = timedelta(days=366)
"""How far back figures look; the score cannot tell a year from longer."""
_ALIVE = ("active", "habit")


class WindowFacts:
    """What the Window needs of a notebook on a day; figures are worked out when asked for."""

    def __init__(self, notebook: Notebook, on: date) -> None:
        """Read the current chart, where there is one, and today's marks."""
        self.on = on
        self.chart: Chart | None = notebook.chart()
        self.chart_id = notebook.chart_id()
        self.routines = notebook.routines()
        self.actions = notebook.actions()
        self.pauses = notebook.pauses()
        self.day: Day = notebook.day(on)
        goal = notebook.goal()
        self.deadline = goal["deadline"] if goal else None
        self.goal_text = goal["goal"] if goal else ""
        self._notebook = notebook
        self._figures: dict[str, Figures] = {}
        self._year: dict[str, Day] | None = None

    # As it is drawn

    def view(self) -> ChartView:
        """Return the chart as it is drawn; an empty one where there is none."""
        if self.chart is None:
            return ChartView(printable(self.goal_text))
        return ChartView(
            self.chart["text"] or self.goal_text,
            tuple(pillar["text"] for pillar in self.chart["pillars"]),
            tuple(
                tuple(self._cell_view(cell) for cell in pillar["actions"])
                for pillar in self.chart["pillars"]
            ),
        )

    def _cell_view(self, cell: Cell) -> CellView:
        """Return one of the 64 as it is drawn."""
        if not cell["text"] and cell["state"] == "waiting":
            return BLANK
        routine_id = cell.get("routine", "")
        routine = self.routines.get(routine_id)
        kind: Literal["routine", "dated"] | None = None
        if routine is not None:
            kind = "routine"
        elif cell.get("action", "") in self.actions:
            kind = "dated"
        mark = state_name(self.day["marks"].get(routine_id)) if routine else None
        due = routine is not None and self._is_open(routine_id, routine)
        return CellView(cell["text"], cell["state"], kind, mark, due)

    def _is_open(self, routine_id: str, routine: Routine) -> bool:
        """Return whether a routine asks for something today."""
        if routine["state"] not in _ALIVE:
            return False
        if not is_due(routine, self.on, pauses_for(routine_id, self.pauses)):
            return False
        if routine["recurrence"]["kind"] != "times":
            return True
        days = self._notebook.days(*window_of(routine, self.on))
        return not satisfied(routine_id, routine, self.on, days)

    # What stands where

    def cell(self, place: Place) -> Cell | None:
        """Return the stored cell of an action; None for the goal, a pillar, and without a chart."""
        if self.chart is None or not place.is_action:
            return None
        return self.chart["pillars"][place.pillar - 1]["actions"][place.action - 1]

    def pillar(self, place: Place) -> Pillar | None:
        """Return the stored pillar of a place; None for the goal and without a chart."""
        if self.chart is None or not place.pillar:
            return None
        return self.chart["pillars"][place.pillar - 1]

    def routine_id(self, place: Place) -> str | None:
        """Return the routine that can be marked at a place."""
        cell = self.cell(place)
        routine_id = cell.get("routine", "") if cell else ""
        routine = self.routines.get(routine_id)
        return routine_id if routine is not None and routine["state"] in _ALIVE else None

    def ended_id(self, place: Place) -> str | None:
        """Return the routine that was practised at a place and ended; the last one of several."""
        cell = self.cell(place)
        if cell is None or cell["state"] == "active":
            return None
        if cell.get("routine", "") in self.routines:
            routine_id = cell["routine"]
            return routine_id if self.routines[routine_id]["state"] not in _ALIVE else None
        found = [
            (routine["end"] or "", routine_id)
            for routine_id, routine in self.routines.items()
            if routine["state"] not in _ALIVE
            and (routine["pillar"], routine["action"]) == place
            and routine["chart"] == self.chart_id
            and routine["text"] == cell["text"]
        ]
        return max(found)[1] if found else None

    def action_id(self, place: Place) -> str | None:
        """Return the dated action that stands at a place."""
        cell = self.cell(place)
        action_id = cell.get("action", "") if cell else ""
        return action_id if action_id in self.actions else None

    def figures(self, routine_id: str) -> Figures:
        """Return the figures of a routine up to today."""
        if routine_id not in self._figures:
            if self._year is None:
                self._year = self._notebook.days(self.on - LOOK_BACK, self.on)
            routine = self.routines[routine_id]
            first = max(self.on - LOOK_BACK, date.fromisoformat(routine["start"]))
            marks = {
                iso: day["marks"][routine_id]
                for iso, day in self._year.items()
                if routine_id in day["marks"]
            }
            amounts = {
                iso: day["amounts"][routine_id]
                for iso, day in self._year.items()
                if routine_id in day.get("amounts", {})
            }
            pauses = pauses_for(routine_id, self.pauses)
            self._figures[routine_id] = routine_figures(
                routine, marks, pauses, min(first, self.on), self.on, self.on, amounts
            )
        return self._figures[routine_id]

    # In words

    def title(self, place: Place) -> str:
        """Return the full text of a place, with its reference before it."""
        text = printable(self.view_text(place))
        if place.is_action:
            return f"{place}  {text or _('nothing written yet')}"
        if place.pillar:
            return f"{place}  {text or _('a pillar without a name')}"
        return text or _("My goal")

    def view_text(self, place: Place) -> str:
        """Return what is written at a place."""
        if self.chart is None:
            return "" if place.pillar else self.goal_text
        if place.is_action:
            cell = self.cell(place)
            return cell["text"] if cell else ""
        pillar = self.pillar(place)
        return pillar["text"] if pillar else self.chart["text"] or self.goal_text

    def about(self, place: Place) -> str:
        """Return in a line how a place stands."""
        if not place.pillar:
            return " · ".join(self._about_goal())
        if not place.is_action:
            return " · ".join(self._about_pillar(place))
        return " · ".join(self._about_action(place))

    def about_asking(self, place: Place) -> str:
        """Return how a place stands; of a written pillar its aspect, and what the balance asks."""
        pillar = None if place.is_action else self.pillar(place)
        if pillar is None or not pillar["text"].strip() or not self.advice():
            return self.about(place)
        return f"{_aspect(pillar)} · {self.advice()}"

    def _about_goal(self) -> list[str]:
        """Return the words about the whole chart."""
        if self.chart is None or not any(pillar["text"] for pillar in self.chart["pillars"]):
            return [_("Enter begins: the goal first, then eight pillars around it, clockwise")]
        cells = [cell for pillar in self.chart["pillars"] for cell in pillar["actions"]]
        parts = _counts(cells)
        if self.deadline:
            parts.append(_("until {day}").format(day=long_date(self.deadline)))
        return parts

    def _about_pillar(self, place: Place) -> list[str]:
        """Return the words about a pillar."""
        pillar = self.pillar(place)
        if pillar is None or not pillar["text"].strip():
            return [_("What carries the goal? A word or two: Enter writes it")]
        return [_aspect(pillar), *_counts(pillar["actions"])]

    def _about_action(self, place: Place) -> list[str]:
        """Return the words about one of the 64."""
        cell = self.cell(place)
        if cell is None or not cell["text"].strip():
            return [_("Something I can do, with a number in it: Enter writes it")]
        parts = [_(CELL_STATES[cell["state"]])]
        routine_id, action_id = self.routine_id(place), self.action_id(place)
        if routine_id is not None:
            parts += self._about_routine(routine_id)
        elif action_id is not None:
            parts += self._about_dated(action_id)
        elif cell["state"] == "waiting":
            parts.append(_("p starts it"))
        ended = self.ended_id(place)
        return [*parts, self.kept_until(ended)] if ended is not None else parts

    def _about_routine(self, routine_id: str) -> list[str]:
        """Return recurrence, figures, and what was said today."""
        routine, figures = self.routines[routine_id], self.figures(routine_id)
        parts = [in_words(routine["recurrence"])]
        mark = state_name(self.day["marks"].get(routine_id))
        if mark is not None:
            parts.append(_("today {mark}").format(mark=_(MARKS[mark])))
        parts.append(_("score {score}").format(score=round(figures.score * 100)))
        parts.append(ngettext("{n} time", "{n} times", figures.total).format(n=figures.total))
        if figures.percent is not None:
            parts.append(f"{figures.percent} %")
        parts.append(_("{n} in a row").format(n=figures.run))
        note = self.day.get("notes", {}).get(routine_id)
        return [*parts, f"“{printable(note)}”"] if note else parts

    def kept_until(self, routine_id: str) -> str:
        """Return how often a routine was kept before it ended."""
        total, end = self.figures(routine_id).total, self.routines[routine_id]["end"]
        kept = ngettext("kept {n} time", "kept {n} times", total).format(n=total)
        if end is None:
            return kept
        return _("{kept} until {day}").format(kept=kept, day=long_date(end))

    def below(self, place: Place) -> str:
        """Return a last line: the two-minute version of a routine, else what the balance asks."""
        routine_id = self.routine_id(place)
        small = self.routines[routine_id].get("small") if routine_id is not None else None
        if small:
            return _("in two minutes: {text}").format(text=printable(small))
        return self.advice()

    def _about_dated(self, action_id: str) -> list[str]:
        """Return when a dated action is due, or was done."""
        action = self.actions[action_id]
        if action["state"] == "done" and action["done_on"]:
            return [_("done on {day}").format(day=long_date(action["done_on"]))]
        parts = [_("by {day}").format(day=long_date(action["due"]))]
        late = (self.on - date.fromisoformat(action["due"])).days
        if late > 0 and action["state"] == "open":
            parts.append(ngettext("{n} day late", "{n} days late", late).format(n=late))
        return parts

    def spread(self) -> str:
        """Return in a line how the pillars are spread over the four aspects."""
        if self.chart is None:
            return ""
        return spread_text(self._balance())

    def advice(self) -> str:
        """Return the first thing the balance suggests, empty for nothing."""
        from harada.method.balance import advice_text

        codes = self._balance().advice if self.chart is not None else []
        return advice_text(codes[0]) if codes else ""

    def _balance(self) -> Balance:
        """Return how the chart is spread."""
        return balance(cast("Chart", self.chart), self.routines)


def _aspect(pillar: Pillar) -> str:
    """Return what a pillar is about, or that it can be said."""
    aspect = pillar["aspect"]
    return _(ASPECTS[aspect]) if aspect else _("a: spirit, skill, body or life?")


def _counts(cells: list[Cell]) -> list[str]:
    """Return how many cells are written, and how many of them live."""
    written = sum(bool(cell["text"].strip()) for cell in cells)
    parts = [_("{n} of {all} written").format(n=written, all=len(cells))]
    active, habits, done = (
        sum(cell["state"] == state for cell in cells) for state in ("active", "habit", "done")
    )
    if active:
        parts.append(ngettext("{n} active", "{n} active", active).format(n=active))
    if habits:
        parts.append(ngettext("{n} habit", "{n} habits", habits).format(n=habits))
    if done:
        parts.append(ngettext("{n} done", "{n} done", done).format(n=done))
    return parts
