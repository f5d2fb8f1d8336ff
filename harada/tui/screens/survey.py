"""The survey: how well each of 33 words describes me, and what has moved since the last time.

One key answers a word and goes on; each answer is kept at once, so one can leave in the middle.
At the end stand the means, and the lowest three words, which one key writes on the chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.survey import free_cells, waiting_cells
from harada.method.text import printable
from harada.notebook.surveying import answer, surveys
from harada.tui.commands import Command, bindings
from harada.tui.drafts import Drafts
from harada.tui.marks import signs
from harada.tui.screens.base import BaseScreen
from harada.tui.survey_facts import SurveyFacts
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.question_text import ShortLine
from harada.tui.widgets.word_list import LOW, WORD, WordList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.survey import WordResult
    from harada.tui.widgets.question import Answered, Field, Stepped, Typed

WIDE = 120
"""From this width on, what the answers come to stands beside the words."""
_NEW = ""


class Improve(Command):
    """Write what I will do about a word."""

    id = "survey.improve"
    keys = "enter"
    action = "improve"
    text = N_("I will …")
    help = N_("Write in a line what I will do to improve; Enter or Escape goes back.")


class ToChart(Command):
    """Write one of the lowest words on the chart."""

    id = "survey.chart"
    keys = "c"
    action = "to_chart"
    text = N_("On the chart")
    help = N_("Write what I will do about this word into an empty cell of the chart.")


class NewSurvey(Command):
    """Begin a new survey."""

    id = "survey.new"
    keys = "n"
    action = "new"
    text = N_("New survey")
    help = N_("Begin a new survey today; the earlier ones stay.")


class SurveyBefore(Command):
    """Read the survey before."""

    id = "survey.before"
    keys = "left"
    action = "turn(-1)"
    text = N_("Earlier")
    help = N_("Read the survey before this one.")
    footer = False


class SurveyAfter(Command):
    """Read the survey after this one."""

    id = "survey.after"
    keys = "right"
    action = "turn(1)"
    text = N_("Later")
    help = N_("Read the survey after this one.")
    footer = False


class LeaveSurvey(Command):
    """Go back."""

    id = "survey.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Leave the line; from the words, go back to the guided path or to Today.")
    palette = False


class SurveyScreen(BaseScreen):
    """The words, what they come to, and a line for what I will do."""

    NAME = "survey"
    TEXT = N_("Self-reliance survey")
    HELP = N_(
        "How well does each word describe me? There is no right answer, and nobody scores it."
    )
    CSS_PATH = "../styles/survey.tcss"
    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Improve, ToChart, NewSurvey, SurveyBefore, SurveyAfter, LeaveSurvey
    )

    facts: SurveyFacts | None = None
    wanted: str | None = None
    """The survey that is shown: its id, empty for a new one; None takes the one in hand."""
    writing: str | None = None
    """The word whose line is written."""
    _back_to: WordList | None = None
    """The list from which the line was opened."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.drafts = Drafts(self, self._fields, self._write)

    # What is shown

    def content(self) -> ComposeResult:
        """Heading, words, what they come to, and the line about the one under the cursor."""
        yield Static(id="head", markup=False)
        with Horizontal(id="sheet"):
            yield WordList(id="words")
            yield WordList(id="said")
        yield Detail()
        with Horizontal(id="writing"):
            yield Static(id="asked", markup=False)
            yield ShortLine(id="line")

    @property
    def words(self) -> WordList:
        """The list of words."""
        return self.query_one("#words", WordList)

    @property
    def line(self) -> ShortLine:
        """The line for what I will do."""
        return self.query_one("#line", ShortLine)

    @property
    def list_in_hand(self) -> WordList:
        """The list the person is in: the words, or what they come to beside them."""
        said = self.query_one("#said", WordList)
        return said if said.has_focus else self.words

    def reload(self) -> None:
        """Read the survey and show it; a line that is being written stays."""
        self.facts = facts = SurveyFacts(self.notebook, self.today, self.wanted)
        self._fill(facts)
        if self.writing is not None:
            word = facts.word(self.writing)
            self.drafts.show(self.line, word.improve if word else "")
        self._say_word()
        self.refresh_bindings()

    def _fill(self, facts: SurveyFacts) -> None:
        """Lay the rows out for the width of the terminal."""
        wide = self.app.size.width >= WIDE
        words, said = facts.word_rows(), facts.result_rows()
        beside = self.query_one("#said", WordList)
        beside.display = wide and bool(said)
        beside.can_focus = any(row.key for row in said)
        for rows in (self.words, beside):
            rows.open_to_answers = facts.open_to_answers
            rows.blocks = "#." if self.harada.plain_marks else "■·"
            rows.bar = signs(self.harada.plain_marks)["more"]
        beside.show(said if wide else ())
        self.words.show(words if wide else words + said, facts.first_open())
        self.query_one("#head", Static).update(facts.heading())

    def _say_word(self) -> None:
        """Say what the row under the cursor asks, and what can be done there."""
        if self.facts is not None:
            self.query_one(Detail).show(*self.facts.about(self.list_in_hand.current or ""))

    def on_resize(self) -> None:
        """Lay out anew."""
        if self.facts is not None:
            self._fill(self.facts)

    def retranslate(self) -> None:
        """Say what is asked for in the new language; the rows come with the next reload."""
        if self.writing is not None:
            self._say_asked(self.writing)

    def legend(self) -> str:
        """Return what the figures beside a word mean."""
        return _("After each word: its score, and how much it moved since the survey before.")

    def on_row_list_highlighted(self) -> None:
        """Say what is under the cursor now."""
        self._say_word()
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Say what is under the cursor of the list one came to."""
        if self.writing is None:
            self._say_word()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done where one stands."""
        facts = self.facts
        if facts is None or self.writing is not None:
            return action == "back"
        key = self.list_in_hand.current or ""
        if action == "improve":
            return bool(key) and facts.open_to_answers
        if action == "to_chart":
            return key.startswith(LOW)
        if action == "new":
            return bool(facts.key) and facts.in_hand is None
        return True

    # Answering

    def on_word_list_answered(self, event: WordList.Answered) -> None:
        """Keep an answer; after the last word, show what is open or what it all comes to."""
        event.stop()
        if self.facts is None:
            return
        day = self.facts.day
        self.change(lambda: self._keep(day, {event.word: event.score}))
        if event.score and event.after == WORD + event.word:
            self._after_the_last_word()

    def _keep(self, day: Any, answers: dict[str, int | None]) -> None:
        """Write answers into the survey of a day, and stay with that survey."""
        self.wanted = answer(self.notebook, day, answers, {})

    def _after_the_last_word(self) -> None:
        """Go to the first word that is open, or else to the lowest three."""
        if self.facts is None:
            return
        lowest = self.facts.said.lowest()
        said = self.query_one("#said", WordList)
        there = said if said.display else self.words
        if self.facts.first_open():
            self.words.go_to(self.facts.first_open() or "")
        elif lowest:
            there.focus()
            # By way of the last one, so that all of them are in view.
            for word in (lowest[-1], lowest[0]):
                there.go_to(LOW + word.id)

    def action_new(self) -> None:
        """Begin a survey of today."""
        self.wanted = _NEW
        self.refresh_content()
        self.words.focus()
        self.words.go_to(self.facts.first_open() or "" if self.facts else "")

    def take(self) -> None:
        """Begin a survey for whoever came to take one, unless one is in hand."""
        if self.facts is not None and self.facts.in_hand is None:
            self.action_new()

    def action_turn(self, by: int) -> None:
        """Read the survey before or after this one."""
        other = self.facts.beside(by) if self.facts else None
        if other is None:
            self.harada.say(_("There is no other survey that way."))
            return
        self.wanted = other
        self.refresh_content()

    def action_back(self) -> None:
        """Leave the line; from the words, go back to where one came from."""
        if self.writing is not None:
            self._stop_writing()
            return
        at = self.notebook.profile()["guide"]["at"]
        self.harada.action_show("guide" if at == "survey" else "today")

    # What I will do

    def _under_cursor(self) -> WordResult | None:
        """Return the word under the cursor."""
        key = self.list_in_hand.current or ""
        if self.facts is None:
            return None
        return self.facts.word(key.removeprefix(WORD).removeprefix(LOW))

    def action_improve(self) -> None:
        """Write what I will do about the word under the cursor."""
        word = self._under_cursor()
        if word is None:
            return
        self._back_to = self.list_in_hand
        self.writing = word.id
        self.set_class(True, "-writing")
        self._say_asked(word.id)
        self.line.path = word.id
        with self.line.prevent(ShortLine.Changed):
            self.line.value = ""
        self.line.put(word.improve)
        self.line.settle()
        self.line.focus()
        self.refresh_bindings()

    def _say_asked(self, word_id: str) -> None:
        """Say before the line whose it is."""
        word = self.facts.word(word_id) if self.facts else None
        name = printable(word.text) if word else ""
        self.query_one("#asked", Static).update(_("{word}: I will").format(word=name))

    def _stop_writing(self) -> None:
        """Keep the line and go back to the list."""
        self.drafts.flush()
        self.writing = None
        self.set_class(False, "-writing")
        (self._back_to or self.words).focus()
        self._say_word()
        self.refresh_bindings()

    def _fields(self) -> list[Field]:
        """Return the line that is written, if one is."""
        return [self.line] if self.writing is not None else []

    def _write(self, word_id: str, text: str) -> None:
        """Keep the line of a word."""
        if self.facts is not None:
            self.wanted = answer(self.notebook, self.facts.day, {}, {word_id: text})

    def on_typed(self, event: Typed) -> None:
        """Keep what was typed."""
        event.stop()
        self.drafts.note(event.field)

    def on_answered(self, event: Answered) -> None:
        """Enter goes back to the list."""
        event.stop()
        self._stop_writing()

    def on_stepped(self, event: Stepped) -> None:
        """An arrow leaves the line for the word above or below."""
        event.stop()
        self._stop_writing()
        self.list_in_hand.action_move(event.step)

    def leave(self) -> None:
        """Keep the line that is being written."""
        self.drafts.flush()

    # On the chart

    def action_to_chart(self) -> None:
        """Write what I will do about a word into a cell of the chart; ask for it if need be."""
        word, facts = self._under_cursor(), self.facts
        if word is None or facts is None:
            return
        place = facts.place_of(word)
        if place is not None:
            self.harada.say(_("It stands on the chart at {ref}.").format(ref=place))
        elif word.improve:
            self._choose_cell(word, word.improve)
        else:
            question, _way = facts.about(LOW + word.id)
            self.harada.ask_line(
                question, "", lambda text: self._choose_cell(word, text.strip()) if text else None
            )

    def _choose_cell(self, word: WordResult, text: str) -> None:
        """Take the first empty cell; where there is none, ask which waiting one makes room."""
        chart = self.notebook.chart()
        free = free_cells(chart, 1) if chart else []
        if free:
            self._put(word, text, *free[0])
            return
        waiting = waiting_cells(chart, 9) if chart else []
        if chart is None or not waiting:
            self.harada.say(_("There is no cell for it: name your pillars in the Window first."))
            return
        from harada.tui.screens.choice import ChoiceDialog, Way

        cells = {f"{p}.{a}": chart["pillars"][p - 1]["actions"][a - 1] for p, a in waiting}
        self.app.push_screen(
            ChoiceDialog(
                printable(text),
                _("The chart is full. Which waiting cell makes room for it?"),
                [Way(ref, f"{ref}  {printable(cell['text'])}") for ref, cell in cells.items()],
            ),
            lambda ref: self._put(word, text, *map(int, ref.split("."))) if ref else None,
        )

    def _put(self, word: WordResult, text: str, pillar: int, action: int) -> None:
        """Write a text into a cell and beside its word, as one change."""
        notebook, facts = self.notebook, self.facts
        if facts is None or not text:
            return
        ref = f"{pillar}.{action}"

        def write() -> None:
            with notebook.change(_("cell {ref}").format(ref=ref)):
                if facts.key in surveys(notebook) and facts.open_to_answers:
                    answer(notebook, facts.day, {}, {word.id: text})
                notebook.set_cell(pillar, action, text)

        self.change(
            write,
            lambda _none: self.harada.say(
                _("Written into cell {ref}. The Window starts it as a routine.").format(ref=ref)
            ),
        )
