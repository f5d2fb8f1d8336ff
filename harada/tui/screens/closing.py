"""The end of a cycle: a result for each level, what I learned, and on to the next sheet.

The facts of the whole sheet stand there already; the lines of the person are kept as they are
typed. Closing, the survey and the next sheet are each one Enter. What closing means is the
notebook's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from harada.i18n import N_, _, long_date
from harada.method.cycle import still_open
from harada.method.text import printable
from harada.notebook.cycling import carry_over, close_sheet, next_sheet, other_middle
from harada.notebook.outcomes import write_learned
from harada.tui.closing_facts import LEARNED, ClosingFacts
from harada.tui.commands import Command, bindings
from harada.tui.dating import ask_day
from harada.tui.fields import write_field
from harada.tui.marks import signs
from harada.tui.review_outcomes import finish, let_go
from harada.tui.screens.lines import LinesScreen
from harada.tui.widgets.detail import Detail

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import BindingType


class GoOn(Command):
    """Do what the row under the cursor says."""

    id = "closing.go"
    keys = "enter"
    action = "go"
    text = N_("Do this")
    help = N_("Do what the line under the cursor says: close the sheet, begin the next one.")


class WriteResults(Command):
    """Write the results."""

    id = "closing.write"
    keys = "e"
    action = "write"
    text = N_("Results")
    help = N_("Write what became of each level and what you learned; Escape goes back.")


class CarryOver(Command):
    """Carry a dated action over."""

    id = "closing.carry"
    keys = "c"
    action = "settle('carry')"
    text = N_("Carry over")
    help = N_("Take this dated action along, to a day four weeks from now.")


class DateOpen(Command):
    """Give a dated action another day."""

    id = "closing.day"
    keys = "b"
    action = "another_day"
    text = N_("Another day")
    help = N_("Say by which other day this dated action is to be done.")


class FinishOpen(Command):
    """Finish a dated action."""

    id = "closing.finish"
    keys = "d"
    action = "settle('finish')"
    text = N_("Done")
    help = N_("Say that this dated action is done.")


class LetGoOpen(Command):
    """Let go of a dated action."""

    id = "closing.let_go"
    keys = "x"
    action = "settle('let_go')"
    text = N_("Let go")
    help = N_("Keep this dated action no longer; its cell is free.")


class LeaveClosing(Command):
    """Go back."""

    id = "closing.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Go back to the lines above; from there, to the review.")
    palette = False


class ClosingScreen(LinesScreen):
    """What the sheet held, how to go on, and what I say of it."""

    NAME = "closing"
    BACK = "review"
    TEXT = N_("End of a cycle")
    HELP = N_(
        "When the day of the goal has come: write what became of each level and what you learned, "
        "close the sheet, and begin the next one from it."
    )
    CSS_PATH = "../styles/closing.tcss"
    AUTO_FOCUS = "#facts"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        GoOn, CarryOver, DateOpen, FinishOpen, LetGoOpen, WriteResults, LeaveClosing
    )

    facts: ClosingFacts | None = None
    _sheet: str | None = None
    """The id of the sheet that is shown; what is typed belongs to it."""

    # What is shown

    def reload(self) -> None:
        """Show the sheet; a line that is being written stays."""
        self.facts = facts = ClosingFacts(self.notebook, self.today)
        drawn = signs(self.harada.plain_marks)
        self.rows.bar = drawn["more"]
        self.rows.show(facts.rows(drawn), "next" if facts.closed else "close")
        self.query_one("#head", Static).update(facts.heading())
        asked = facts.asked()
        self.words.display = bool(asked)
        if self._sheet != self.notebook.goal_id():
            self._sheet = self.notebook.goal_id()
            self.words.ask([])
        self.words.ask(asked)
        for field in self._fields():
            self.drafts.show(field, facts.said(field.path))
        self.say_row()

    def say_row(self) -> None:
        """Say what the row under the cursor is about."""
        if self.facts is not None:
            self.query_one(Detail).show(*self.facts.about(self.rows.current or ""))
        self.refresh_bindings()

    async def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        await self.action_go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter and the way to my lines only where they mean something."""
        if action == "go":
            return not (self.rows.current or "held").startswith(("held", "open"))
        if action in ("settle", "another_day"):
            return (self.rows.current or "").startswith("open:") and not self.words.writing()
        if action == "write":
            return bool(self.words.fields()) and not self.words.writing()
        return True

    # My lines

    def keep_line(self, path: str, text: str) -> None:
        """Keep a line on the sheet."""
        if path == LEARNED:
            write_learned(self.notebook, text)
        else:
            self.notebook.set_goal_field(path, text or None)

    # What is still open

    def action_settle(self, how: str) -> None:
        """Carry the dated action under the cursor over, finish it or let it go."""
        key = (self.rows.current or "").removeprefix("open:")
        actions = list(still_open(self.notebook.actions()))
        follows = [*actions[actions.index(key) + 1 :], *reversed(actions[: actions.index(key)])]
        onward = f"open:{follows[0]}" if follows else "close"
        if how == "carry":
            self.change(lambda: carry_over(self.notebook, key), self._carried)
        elif how == "finish":
            finish(self.harada, key)
        else:
            let_go(self.harada, "late", key)
        self.rows.go_to(onward)

    def action_another_day(self) -> None:
        """Ask by which other day the dated action under the cursor is to be done."""
        ask_day(self.harada, (self.rows.current or "").removeprefix("open:"))

    def _carried(self, day: date) -> None:
        """Say where a dated action stands from now on."""
        self.harada.say(_("It stands on {day} now. u takes it back.").format(day=long_date(day)))

    # The ways on

    async def action_go(self) -> None:
        """Do what the row under the cursor says."""
        key = self.rows.current or ""
        if key == "close":
            self._close()
        elif key == "next":
            self._begin_next()
        elif key == "survey":
            await self._take_survey()
        elif key == "begin":
            self.harada.action_show("guide")
        elif key.startswith("sheet:") and self.facts is not None:
            self.harada.tell(*self.facts.letter(key.removeprefix("sheet:")))

    async def _take_survey(self) -> None:
        """Go to the survey; a new one begins at once, one in hand goes on."""
        from harada.tui.screens.survey import SurveyScreen

        self.rows.go_to("next")  # where one goes on after the survey
        await self.harada.switch_mode("survey")
        screen = self.harada.screen_stack[0]
        if isinstance(screen, SurveyScreen):
            screen.take()

    def _close(self) -> None:
        """Close the sheet with what is written on it."""
        self.drafts.flush()
        if self.drafts.pending():
            return

        def closed() -> None:
            self.rows.go_to("survey")
            self.harada.say(_("Closed. What you did stays with you, and with this sheet."))

        self.change(lambda: close_sheet(self.notebook, self.today, {}), lambda _none: closed())

    def _begin_next(self) -> None:
        """Ask for the next goal, and begin its sheet from this one; without one, choose it."""
        notebook = self.notebook
        goal = notebook.goal()
        old = printable(goal["goal"]) if goal is not None else ""

        def begin(text: str) -> None:
            with notebook.change(_("new goal sheet")):
                next_sheet(notebook)
                if text.strip() != old:
                    write_field(notebook, "goal", text.strip())

        def begun(text: str) -> None:
            self.harada.action_show("goal" if text.strip() else "candidates")
            self.harada.say(_("The next sheet has begun. Everything on it can be changed."))
            middle = other_middle(notebook)
            if middle:
                said = _("The middle of the chart still says “{text}”.")
                self.harada.say(said.format(text=printable(middle)))

        def answered(text: str) -> None:
            self.change(lambda: begin(text), lambda _none: begun(text))

        self.harada.ask_line(
            _("My next goal; empty leads to the candidates"), old, answered, "goal"
        )
