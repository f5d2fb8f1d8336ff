"""The end of a cycle: a result for each level, what I learned, and on to the next sheet.

The facts of the whole sheet stand there already; the lines of the person are kept as they are
typed. Closing, the survey and the next sheet are each one Enter. What closing means is the
notebook's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.text import printable
from harada.notebook.cycling import close_sheet, next_sheet
from harada.notebook.outcomes import write_learned
from harada.tui.closing_facts import LEARNED, ClosingFacts
from harada.tui.commands import Command, bindings
from harada.tui.drafts import Drafts
from harada.tui.fields import write_field
from harada.tui.marks import signs
from harada.tui.screens.base import BaseScreen
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.rows import RowList
from harada.tui.widgets.words_pane import WordsPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.tui.widgets.question import Field, Typed


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


class LeaveClosing(Command):
    """Go back."""

    id = "closing.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Go back to the lines above; from there, to the review.")
    palette = False


class ClosingScreen(BaseScreen):
    """What the sheet held, how to go on, and what I say of it."""

    NAME = "closing"
    TEXT = N_("End of a cycle")
    HELP = N_(
        "When the day of the goal has come: write what became of each level and what you learned, "
        "close the sheet, and begin the next one from it."
    )
    CSS_PATH = "../styles/closing.tcss"
    AUTO_FOCUS = "#facts"
    BINDINGS: ClassVar[list[BindingType]] = bindings(GoOn, WriteResults, LeaveClosing)

    facts: ClosingFacts | None = None
    _sheet: str | None = None
    """The id of the sheet that is shown; what is typed belongs to it."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.drafts = Drafts(self, self._fields, self._write)

    # What is shown

    def content(self) -> ComposeResult:
        """The goal, the facts with the ways on, my lines, and what a row is about."""
        yield Static(id="head", markup=False)
        with Container(id="sheet"):
            yield RowList(id="facts")
            yield WordsPane(id="words")
        yield Detail()

    @property
    def rows(self) -> RowList:
        """The facts and the ways on."""
        return self.query_one("#facts", RowList)

    @property
    def words(self) -> WordsPane:
        """My lines."""
        return self.query_one("#words", WordsPane)

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
        self._say_row()

    def _say_row(self) -> None:
        """Say what the row under the cursor is about."""
        if self.facts is not None:
            self.query_one(Detail).show(*self.facts.about(self.rows.current or ""))
        self.refresh_bindings()

    def on_row_list_highlighted(self) -> None:
        """Say what the next row is about."""
        self._say_row()

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter and the way to my lines only where they mean something."""
        if action == "go":
            return not (self.rows.current or "held").startswith("held")
        if action == "write":
            return bool(self.words.fields()) and not self.words.writing()
        return True

    # My lines

    def _fields(self) -> list[Field]:
        """Return the fields of my lines."""
        return [*self.words.fields()]

    def _write(self, path: str, text: str) -> None:
        """Keep a line on the sheet."""
        if path == LEARNED:
            write_learned(self.notebook, text)
        else:
            self.notebook.set_goal_field(path, text or None)

    def on_typed(self, event: Typed) -> None:
        """Keep what was typed."""
        event.stop()
        self.drafts.note(event.field)

    def action_write(self) -> None:
        """Go to my lines."""
        self.words.enter()

    def on_words_pane_left(self, event: WordsPane.Left) -> None:
        """Past the last line and before the first one stand the ways on."""
        self._to_rows()

    def action_back(self) -> None:
        """Go back to the ways on, or from there to the review."""
        if self.words.writing():
            self._to_rows()
        else:
            self.harada.action_show("review")

    def _to_rows(self) -> None:
        """Keep what is typed and go back to the ways on."""
        self.drafts.flush()
        self.rows.focus()
        self._say_row()

    def leave(self) -> None:
        """Keep what is typed."""
        self.drafts.flush()

    def unsaved(self) -> bool:
        """Tell whether a line could not be kept yet."""
        return self.drafts.pending()

    # The ways on

    def action_go(self) -> None:
        """Do what the row under the cursor says."""
        key = self.rows.current or ""
        if key == "close":
            self._close()
        elif key == "next":
            self._begin_next()
        elif key == "survey":
            self.harada.action_show("survey")
        elif key == "begin":
            self.harada.action_show("guide")
        elif key.startswith("sheet:") and self.facts is not None:
            self.harada.tell(*self.facts.letter(key.removeprefix("sheet:")))

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
        """Ask for the next goal, and begin its sheet from this one."""
        notebook = self.notebook
        goal = notebook.goal()
        old = printable(goal["goal"]) if goal is not None else ""

        def begin(text: str) -> None:
            with notebook.change(_("new goal sheet")):
                next_sheet(notebook)
                if text.strip() and text.strip() != old:
                    write_field(notebook, "goal", text.strip())

        def begun() -> None:
            self.harada.action_show("goal")
            self.harada.say(_("The next sheet has begun. Everything on it can be changed."))

        def answered(text: str) -> None:
            self.change(lambda: begin(text), lambda _none: begun())

        self.harada.ask_line(_("My next goal"), old, answered, "goal")
