"""What the guided path does when cells are chosen as dated actions or as routines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from harada.i18n import _
from harada.notebook.choosing import choose_routine, give_back
from harada.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from harada.method.documents import Recurrence
    from harada.tui.widgets.question_choosing import Choosing, DatedChoosing, RoutineChoosing

DAILY: Recurrence = {"kind": "daily"}
WEEKLY: Recurrence = {"kind": "times", "times": 1, "days_in": 7}


class ChoosingScreen(BaseScreen):
    """A screen on which cells are chosen."""

    def on_choosing_wanted(self, event: Choosing.Wanted) -> None:
        """Make a cell a daily routine, or let it wait again."""
        event.stop()
        cell = self._cell(event)
        if cell["state"] == "waiting":
            self.change(partial(choose_routine, self.notebook, event.pillar, event.action, DAILY))
        elif "routine" in cell:
            self.change(partial(give_back, self.notebook, event.pillar, event.action))
        else:
            self.harada.say(_("This action has a date already."))

    def on_routine_choosing_weekly_wanted(self, event: RoutineChoosing.WeeklyWanted) -> None:
        """Make a cell a weekly routine; a routine changes between weekly and daily."""
        event.stop()
        cell = self._cell(event)
        if cell["state"] == "waiting":
            self.change(partial(choose_routine, self.notebook, event.pillar, event.action, WEEKLY))
        elif "routine" in cell:
            daily = self.notebook.routines()[cell["routine"]]["recurrence"]["kind"] == "daily"
            rhythm = WEEKLY if daily else DAILY
            self.change(partial(self.notebook.set_routine, cell["routine"], recurrence=rhythm))

    def on_dated_choosing_dated(self, event: DatedChoosing.Dated) -> None:
        """Give a cell its day, or another one."""
        event.stop()
        cell, notebook = self._cell(event), self.notebook
        if "action" in cell:
            due = event.day.isoformat()
            self.change(partial(notebook.set_action, cell["action"], due=due))
        elif cell["state"] == "waiting":
            self.change(partial(notebook.promote, event.pillar, event.action, due=event.day))
        else:
            self.harada.say(_("This action is a routine already."))

    def on_choosing_freed(self, event: Choosing.Freed) -> None:
        """Let a cell wait again."""
        event.stop()
        self.change(partial(give_back, self.notebook, event.pillar, event.action))

    def _cell(self, event: Choosing.Wanted) -> Any:
        """Return the cell an event is about."""
        chart = self.notebook.chart()
        return chart["pillars"][event.pillar - 1]["actions"][event.action - 1] if chart else {}
