"""What a person does with one cell of the Window: mark it, start it, say how it stands, tend it.

The part of the screen that knows no writing and no drawing. What a mark or a state brings about is
the notebook's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.documents import Aspect, MarkCode
from harada.method.empty import ASPECTS
from harada.method.labels import CELL_STATES
from harada.method.marks import DONE
from harada.method.text import printable
from harada.tui.screens.base import BaseScreen
from harada.tui.widgets.chart import Chart
from harada.tui.widgets.chart_view import GOAL, Place

if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import Cell
    from harada.tui.screens.rhythm import Rhythm
    from harada.tui.window_facts import WindowFacts


class CellsScreen(BaseScreen):
    """A screen with a chart whose cells are practised."""

    facts: WindowFacts | None = None
    """What the chart and its cells say; None before they are read."""

    @property
    def chart(self) -> Chart:
        """The chart."""
        return self.query_one(Chart)

    # Today's marks

    def on_chart_marked(self, message: Chart.Marked) -> None:
        """Mark a cell as done, open it again, or offer to start it."""
        place, facts = message.place, self.facts
        if facts is None or not self.is_written(place):
            return
        action = facts.action_id(place)
        if facts.routine_id(place) is not None:
            self.action_mark(DONE)
        elif action is not None:
            done = facts.actions[action]["state"] == "done"
            day = None if done else self.today
            self.change(lambda: self.notebook.finish_action(action, day))
        else:
            self._offer_start(place)

    def is_written(self, place: Place) -> bool:
        """Return whether a place is one of the 64 with a text in it; say so when it is not."""
        if not place.is_action:
            self.harada.say(_("Only the 64 actions are marked. Go to one of them first."))
            return False
        if self.facts is None or not self.facts.view_text(place).strip():
            self.harada.say(_("Nothing is written here yet. Enter writes it."))
            return False
        return True

    def action_mark(self, code: MarkCode) -> None:
        """Mark the routine under the cursor, or take that mark back."""
        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        routine = facts.routine_id(place)
        if routine is None:
            self._offer_start(place)
            return
        day = self.today
        if code == DONE and self.notebook.routines()[routine]["target"] is not None:
            from harada.tui.amounts import ask_amount

            ask_amount(self.harada, routine, day, lambda: self._celebrate(routine))
            return
        wanted = None if facts.day["marks"].get(routine) == code else code
        self.change(
            lambda: self.notebook.mark(day, [routine], wanted),
            lambda _changed: self._celebrate(routine) if wanted == DONE else None,
        )

    def _celebrate(self, routine: str) -> None:
        """Offer to call a routine a habit when it was kept often enough in a row."""
        from harada.tui.graduation import offer

        offer(self.harada, routine)

    def action_note(self) -> None:
        """Ask for a note on the routine under the cursor, for the day it is now."""
        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        routine = facts.routine_id(place)
        if routine is None:
            self._offer_start(place)
            return
        day = self.today
        value = facts.day.get("notes", {}).get(routine, "")
        self.harada.ask_line(
            printable(facts.view_text(place)),
            printable(value),
            lambda text: self._keep_note(day, routine, text) if text != printable(value) else None,
        )

    def _keep_note(self, day: date, routine: str, text: str) -> None:
        """Keep a note on the day it was begun on."""
        self.change(lambda: self.notebook.note(day, routine, text.strip()))

    # How a cell stands

    def on_chart_promoted(self, message: Chart.Promoted) -> None:
        """Ask how a cell is to be practised."""
        if self.is_written(message.place):
            self._offer_start(message.place)

    def _offer_start(self, place: Place) -> None:
        """Ask how a cell is to be practised; one that was practised may be taken up again."""
        cell = self.facts.cell(place) if self.facts is not None else None
        if cell is None or self.facts is None:
            return
        if cell["state"] == "active" and cell.get("action"):
            from harada.tui.dating import ask_day

            ask_day(self.harada, cell["action"])
            return
        if cell["state"] == "active":
            self.harada.say(_("This cell is active already. d gives it another state."))
            return
        ended = self.facts.ended_id(place)
        if ended is None:
            self._ask_rhythm(place, cell)
        else:
            self._ask_again(place, cell, ended)

    def _ask_again(self, place: Place, cell: Cell, ended: str) -> None:
        """Ask whether the routine that ended goes on, or another one begins."""
        from harada.notebook.tending import resume
        from harada.tui.screens.choice import ChoiceDialog, Way

        def answered(way: str | None) -> None:
            if way == "again":
                self.change(lambda: resume(self.notebook, ended))
            elif way == "anew":
                self._ask_rhythm(place, cell)

        said = self.facts.kept_until(ended) if self.facts is not None else ""
        ways = [
            Way("again", _("Take it up again: its marks go on counting")),
            Way("anew", _("Begin it anew")),
        ]
        self.app.push_screen(
            ChoiceDialog(f"{place}  {printable(cell['text'])}", said, ways), answered
        )

    def _ask_rhythm(self, place: Place, cell: Cell) -> None:
        """Ask how a cell is to be practised, and start it."""
        from harada.tui.screens.rhythm import FOR_A_CELL, RhythmDialog

        suggested = {"weekly": "times", "dated": "dated"}.get(cell.get("suggest", ""))
        self.app.push_screen(
            RhythmDialog(
                f"{place}  {printable(cell['text'])}",
                _("How do you want to practise this?"),
                (*FOR_A_CELL, "shifts") if self.notebook.roster() else FOR_A_CELL,
                suggested,
                wording=cell["text"],
            ),
            lambda rhythm: self._start(place, rhythm) if rhythm is not None else None,
        )

    def _start(self, place: Place, rhythm: Rhythm) -> None:
        """Make a cell a routine or a dated action."""
        from harada.notebook.choosing import choose_routine

        pillar, action = place
        recurrence, due = rhythm
        if recurrence is not None:
            self.change(
                lambda: choose_routine(self.notebook, pillar, action, recurrence),
                lambda key: self._tell_begun(place, key),
            )
        elif due is not None:
            self.change(lambda: self.notebook.promote(pillar, action, due=due))

    def _tell_begun(self, place: Place, key: str) -> None:
        """Say so when a new routine found the focus full."""
        if self.notebook.routines()[key]["focus"] is None:
            self.harada.say(
                _(
                    "{ref} begins today, after the focus routines. f in the Routines changes that."
                ).format(ref=place)
            )

    def action_state(self) -> None:
        """Ask how the cell under the cursor stands."""
        from harada.tui.screens.choice import ChoiceDialog, Way

        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        cell = facts.cell(place)
        if cell is None:
            return
        linked = "routine" in cell or "action" in cell
        states = ("active", *CELL_STATES) if linked else tuple(CELL_STATES)
        offered = dict.fromkeys(
            s for s in states if s != cell["state"] and (linked or s != "active")
        )
        self.app.push_screen(
            ChoiceDialog(
                f"{place}  {printable(cell['text'])}",
                _("How does this cell stand?"),
                [Way(state, _(CELL_STATES[state])) for state in offered],
            ),
            lambda state: self._give_state(place, state) if state is not None else None,
        )

    def _give_state(self, place: Place, state: str) -> None:
        """Give a cell a state; its routine or dated action follows."""
        from harada.notebook.choosing import give_back
        from harada.notebook.tending import resume
        from harada.tui.successor import offer_successor

        pillar, action = place
        cell = self.facts.cell(place) if self.facts is not None else None
        key = cell.get("routine", "") if cell is not None else ""
        routine = self.notebook.routines().get(key)
        if state == "waiting":
            self.change(lambda: give_back(self.notebook, pillar, action))
        elif state == "habit" and routine is not None:
            self.change(
                lambda: self.notebook.graduate(key, self.today),
                lambda _none: offer_successor(self.harada, routine),
            )
        elif state == "active" and routine is not None:
            self.change(lambda: resume(self.notebook, key))
        else:
            self.change(lambda: self.notebook.set_cell_state(pillar, action, state))

    def action_edit(self) -> None:
        """Change the routine of the cell under the cursor: how often, its two-minute version."""
        from harada.tui.routine_editing import RoutineEditor

        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        routine = facts.routine_id(place) or facts.ended_id(place)
        if routine is None:
            self._offer_start(place)
        else:
            RoutineEditor(self.harada, routine).open()

    def action_thread(self) -> None:
        """Show the thread of what is under the cursor, up to the mission and down to the marks."""
        place, facts = self.chart.place, self.facts
        if facts is None:
            return
        routine = facts.routine_id(place) or facts.ended_id(place)
        action = facts.action_id(place)
        if routine is not None:
            self.harada.show_thread("routine", routine)
        elif action is not None:
            self.harada.show_thread("action", action)
        else:
            self.harada.show_thread("place", "goal" if place == GOAL else str(place))

    def action_charts(self) -> None:
        """Offer the other charts, and a new one."""
        from harada.tui.charts import choose_chart

        choose_chart(self.harada)

    def action_suggest(self) -> None:
        """Offer a handful of waiting cells to start next, from where the chart is least alive."""
        from harada.tui.rotation import offer_next

        offer_next(self.harada, self._start_suggested)

    def _start_suggested(self, place: Place) -> None:
        """Go to a cell and ask how it is to be practised."""
        self.chart.show_place(place)
        self._offer_start(place)

    def action_aspect(self) -> None:
        """Give the pillar under the cursor the next aspect."""
        place = self.chart.place
        pillar = self.facts.pillar(place) if self.facts is not None else None
        if place == GOAL or pillar is None:
            self.harada.say(_("Go to a pillar first: spirit, skill, body or life is said of it."))
            return
        order: tuple[Aspect | None, ...] = (*ASPECTS, None)
        now = order.index(pillar["aspect"])
        wanted = order[(now + 1) % len(order)]
        self.change(lambda: self.notebook.set_pillar(place.pillar, aspect=wanted))
