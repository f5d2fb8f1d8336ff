"""The first start: in which language, for whom, and where the notebook will lie.

Three short questions; the notebook is begun after the third, and nothing is written anywhere before
that. A lock is offered while nothing private stands in it, and the guided path asks the rest.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from harada import i18n
from harada.i18n import N_, _
from harada.method.text import printable
from harada.notebook.errors import HaradaError
from harada.notebook.notebook import Notebook
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseScreen
from harada.tui.widgets.question_options import Option, Options
from harada.tui.widgets.question_page import Asked, QuestionPage
from harada.tui.widgets.question_text import Sentence, ShortLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.tui.widgets.question import Typed

QUESTIONS: dict[str, tuple[str, str]] = {
    "language": (
        N_("In which language shall we speak?"),
        N_("You can change it at any time with ctrl+l."),
    ),
    "name": (
        N_("What is your name?"),
        N_("It stands at the top of your goal sheet."),
    ),
    "place": (
        N_("Your notebook will lie here."),
        N_(
            "A folder of small files on your own machine; nothing leaves it by itself. Enter "
            "begins, or write another folder first."
        ),
    ),
}
"""The three questions by id, with why they are asked."""


class Onward(Command):
    """Go on."""

    id = "start.next"
    keys = "pagedown,ctrl+n"
    action = "next"
    text = N_("Next")
    help = N_("Go on to the next question; Enter does so too.")


class Backward(Command):
    """Go back."""

    id = "start.back"
    keys = "pageup,ctrl+b,escape"
    action = "back"
    text = N_("Back")
    help = N_("Go back to the question before.")


class StartScreen(BaseScreen):
    """Language, name and place of a new notebook."""

    NAME = "start"
    TEXT = N_("Welcome")
    HELP = N_("Three short questions, then we begin with your goal.")
    CSS_PATH = "../styles/start.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(Onward, Backward)

    def __init__(self) -> None:
        """Ask the first question."""
        super().__init__()
        self.at = "language"
        self.language = Options("language")
        self.person = ShortLine("name")
        self.place = Sentence("place")

    def content(self) -> ComposeResult:
        """Welcome, the question, its field, and what there is to say about the answer."""
        yield Static(id="welcome", markup=False)
        yield Static(id="question", markup=False)
        yield Static(id="why", markup=False)
        with Vertical(id="holder"):
            yield QuestionPage([Asked("", (self.language,))], id="ask-language")
            yield QuestionPage([Asked("", (self.person,))], id="ask-name")
            yield QuestionPage([Asked("", (self.place,))], id="ask-place")
        yield Static(id="word", markup=False)

    def on_mount(self) -> None:
        """Begin with the language of the environment."""
        tags = i18n.languages()
        self.language.offer([Option(tag, i18n.language_name(tag)) for tag in tags])
        now = i18n.language()
        self.language.put(now if now in tags else tags[0])
        self.place.put(self.notebook.home)
        super().on_mount()
        self._ask()

    def reload(self) -> None:
        """Say the question; there is nothing to read yet."""
        self._say()

    def retranslate(self) -> None:
        """Say the question in the language just chosen."""
        self._say()

    def _say(self, word: str | None = None) -> None:
        """Say the question, and a word on the answer."""
        question, why = QUESTIONS[self.at]
        self.query_one("#welcome", Static).update(_("Welcome to Harada"))
        self.query_one("#question", Static).update(_(question))
        self.query_one("#why", Static).update(_(why))
        shown = self.query_one("#word", Static)
        shown.set_class(word is not None, "-wrong")
        shown.update(self._about_place() if word is None else word)

    def _about_place(self) -> str:
        """Return what is known of the folder that is written, empty for the other questions."""
        if self.at != "place":
            return ""
        home = self._home()
        try:
            if Notebook(home, self.harada.clock).exists():
                return _("There is a notebook in this folder; it will be opened.")
            if os.listdir(home):
                return _("This folder holds other files already; they are left alone.")
        except (OSError, HaradaError):
            return ""
        return ""

    def _home(self) -> str:
        """Return the folder that is written, in full."""
        written = os.path.expanduser(self.place.answer())
        return os.path.abspath(written) if written else self.notebook.home

    def _ask(self) -> None:
        """Show the field of the question."""
        for name in QUESTIONS:
            self.query_one(f"#ask-{name}").display = name == self.at
        self._say()
        self.query_one(f"#ask-{self.at}", QuestionPage).begin()
        if self.at == "language":
            self.language.focus()

    def on_typed(self, event: Typed) -> None:
        """Speak a language as soon as it is chosen; look at a folder as it is written."""
        event.stop()
        if event.field is self.language and self.language.chosen:
            self.harada.speak(self.language.chosen)
        else:
            self._say()

    def on_question_page_finished(self, event: QuestionPage.Finished) -> None:
        """Go on after Enter."""
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        """Go on to the next question; after the last one, begin the notebook."""
        if self.at == "language":
            self.at = "name"
        elif self.at == "name":
            if self.person.blank():
                self._say(_("Please write your name; a first name is fine."))
                return
            self.at = "place"
        else:
            self._begin_notebook()
            return
        self._ask()

    def action_back(self) -> None:
        """Go back to the question before."""
        places = list(QUESTIONS)
        self.at = places[max(0, places.index(self.at) - 1)]
        self._ask()

    def _begin_notebook(self) -> None:
        """Begin the notebook in the folder, or say why it cannot lie there."""
        home = self._home()
        notebook = Notebook(home, self.harada.clock)
        try:
            new = not notebook.exists()
            if new:
                name = printable(self.person.answer())
                notebook.create(name=name, language=i18n.language())
            spoken = notebook.profile()["language"]
        except HaradaError as problem:
            self._say(_("{problem} Please write another folder.").format(problem=problem))
            return
        moved = home != os.path.abspath(self.notebook.home)
        self.harada.notebook = notebook
        self.harada.speak(spoken)
        leave = partial(self._leave_for, home if moved else "")
        if new:
            self.query_one("#word").display = False  # it speaks of a folder without one
            self.harada.locks.offer(leave)
        else:
            leave()

    def _leave_for(self, folder: str) -> None:
        """Go where a person starts; `folder` is one to be named again at the next start."""
        self.harada.begin()
        if folder:
            self.harada.say(
                _("Next time, open this notebook with: harada --home {folder}").format(
                    folder=folder
                )
            )
