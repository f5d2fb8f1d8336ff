"""The guided path: one question a screen, from the sense of one's work to the first routines.

The questions stand in `harada.tui.questions`; this screen shows one of them with its example and
its fields, keeps every field as it is typed, and remembers the place. Whoever leaves comes back to
the same question.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method import guide as path
from harada.method.balance import advice_text, balance, spread_text
from harada.method.grid import CLOCKWISE
from harada.method.text import printable
from harada.tui.advising import ADVICE, Advised
from harada.tui.commands import Command, bindings
from harada.tui.drafts import Drafts
from harada.tui.fields import options_of, read_field, write_field
from harada.tui.marks import signs
from harada.tui.questions import BY_ID, QUESTIONS, Question, first_of
from harada.tui.screens.guide_choosing import ChoosingScreen
from harada.tui.screens.guide_end import leading_on, snapshot_of
from harada.tui.screens.guide_examples import ExampleScreen
from harada.tui.screens.guide_page import ARROWS, Page, numbered, page_of, row_label
from harada.tui.widgets.question import Field, Typed
from harada.tui.widgets.question_bar import ProgressLine, Ways
from harada.tui.widgets.question_choosing import Choosing, DatedChoosing, RoutineChoosing
from harada.tui.widgets.question_end import EndPage
from harada.tui.widgets.question_options import Options
from harada.tui.widgets.question_page import QuestionPage
from harada.tui.widgets.question_timer import FourMinutesLeft

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

STEP_IDS = [step.id for step in path.STEPS if step.id != "live"]
"""The steps that ask something; the last step is living with the sheet."""
TITLES = {step.id: (path.STAGES[step.stage], step.title) for step in path.STEPS}


class NextQuestion(Command):
    """Go on."""

    id = "guide.next"
    keys = "pagedown,ctrl+n"
    action = "next"
    text = N_("Next")
    help = N_("Go on to the next question; what is typed is saved. Enter does so too.")
    leads = True


class QuestionBefore(Command):
    """Go back."""

    id = "guide.back"
    keys = "pageup,ctrl+b"
    action = "back"
    text = N_("Back")
    help = N_("Go back to the question before.")


class LeaveField(Command):
    """Leave the field for the ways on, or come back to it."""

    id = "guide.ways"
    keys = "escape"
    action = "ways"
    text = N_("More, quit")
    help = N_("Leave the field for the ways on, or for q to quit; again goes back to the field.")
    leads = True
    palette = False


class NotNow(Command):
    """Put the step off."""

    id = "guide.later"
    keys = "l"
    action = "later"
    text = N_("Not now")
    help = N_("Put this step off; it is offered again at the end.")
    footer = False


class SkipStep(Command):
    """Pass the step over."""

    id = "guide.skip"
    keys = "s"
    action = "skip"
    text = N_("Skip")
    help = N_("Pass this step over for good; you can still come back to it.")
    footer = False


class FourMinutes(Command):
    """Count four minutes for the eight actions."""

    id = "guide.timer"
    keys = "ctrl+y"
    action = "timer"
    text = N_("4 minutes")
    help = N_("Count four minutes for these eight actions; again stops the count.")


class GuideScreen(Advised, ExampleScreen, ChoosingScreen):
    """One question of the guided path."""

    NAME = "guide"
    TEXT = N_("Guided path")
    HELP = N_("Step by step from the sense of your work to your first routines.")
    CSS_PATH = "../styles/guide.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        QuestionBefore, NextQuestion, LeaveField, NotNow, SkipStep, FourMinutes, *ADVICE
    )

    def __init__(self) -> None:
        """Stand nowhere yet."""
        super().__init__()
        self.question: Question = QUESTIONS[0]
        self.page: Page = EndPage()
        self.drafts = Drafts(self, self._fields, self._write)

    # What is shown

    def content(self) -> ComposeResult:
        """Progress, question, why, the fields, an example, the ways on."""
        self.question = self._starting_question()
        self.page = self._page_of(self.question)
        yield ProgressLine(id="progress")
        yield Static(id="question", markup=False)
        yield Static(id="why", markup=False)
        with Vertical(id="holder"):
            yield self.page
        yield FourMinutesLeft(self.harada.clock)
        yield Static(id="example", markup=False)
        yield Ways()

    def on_mount(self) -> None:
        """Begin at the question where the person stopped."""
        self._say_question()
        super().on_mount()
        self.page.begin()

    def _questions(self) -> list[Question]:
        """Return the questions that make sense for this notebook."""
        left_out = set() if self.notebook.objectives() else {"objective"}
        if self.notebook.profile()["kind_of_work"] != "care":
            left_out.add("day_begins")
        return [each for each in QUESTIONS if each.id not in left_out]

    def _snapshot(self) -> path.Snapshot:
        """Return what the method looks at to say which steps are done."""
        return snapshot_of(self.notebook)

    def _starting_question(self) -> Question:
        """Return where the person stopped, or else the first step that is open."""
        guide = self.notebook.profile()["guide"]
        stopped = BY_ID.get(guide["at"] or "")
        if stopped in self._questions():
            return stopped
        step = path.next_step(self._snapshot(), guide)
        wanted = first_of(step or "live")
        return wanted if wanted in self._questions() else self._questions()[0]

    def _page_of(self, question: Question) -> Page:
        """Return a new page with the fields of a question."""
        return page_of(question, self.notebook, self.today, self._places())

    def _places(self) -> dict[int, str]:
        """Return how the places around the centre of a block are drawn."""
        return {n: str(n) for n in ARROWS} if self.harada.plain_marks else ARROWS

    def _labels(self) -> list[str]:
        """Return the labels of the rows in the language of now."""
        rows = cast("QuestionPage", self.page).rows
        return [row_label(row.fields[0].path, self.notebook, self._places()) for row in rows]

    def _say_question(self) -> None:
        """Say the question, why it is asked, and how far the person is."""
        question = self.question
        stage, title = TITLES[question.step]
        text = _(question.text)
        if question.pillar:
            name = read_field(self.notebook, f"pillar.{question.pillar}.text")
            named = numbered(question.pillar, printable(name))
            place = CLOCKWISE.index(question.pillar) + 1
            title = _("{step}, block {n} of 8").format(step=_(title), n=place)
            text = text.format(pillar=named)
        self.query_one("#question", Static).update(text)
        self.query_one("#why", Static).update(_(question.why))
        self.query_one(Ways).display = question.kind != "end"
        self.query_one("#holder").set_class(question.kind in ("fields", "lines"), "-fields")
        progress = self.query_one(ProgressLine)
        asked = self._questions()
        progress.title = _("{stage} · {step}").format(stage=_(stage), step=_(title))
        progress.part = asked.index(question) / (len(asked) - 1)
        progress.total = len(STEP_IDS)
        asks = question.step in STEP_IDS
        progress.step = STEP_IDS.index(question.step) + 1 if asks else len(STEP_IDS)
        progress.plain = self.harada.plain_marks

    def reload(self) -> None:
        """Show what the notebook says, except in fields that are typed and not yet saved."""
        page, notebook = self.page, self.notebook
        marks = signs(self.harada.plain_marks)
        if isinstance(page, DatedChoosing):
            page.put(notebook.chart(), notebook.actions(), marks)
        elif isinstance(page, RoutineChoosing):
            page.put(notebook.chart(), notebook.routines(), marks)
        elif isinstance(page, EndPage):
            page.put(*leading_on(self.question, notebook, self.today, self._snapshot()))
        else:
            for field in page.fields():
                self.drafts.show(field, read_field(notebook, field.path))
            if self.question.step == "pillars":
                page.say(self._balance())
        self.say_example()

    def _balance(self) -> str:
        """Return how the pillars are spread, and what that suggests."""
        chart = self.notebook.chart()
        if chart is None:
            return ""
        spread = balance(chart, self.notebook.routines())
        return "\n".join([spread_text(spread), *(advice_text(code) for code in spread.advice[:1])])

    def retranslate(self) -> None:
        """Say question, labels and example in the new language."""
        self._say_question()
        if isinstance(self.page, QuestionPage):
            self.page.relabel(self._labels())
            for field in self.page.fields():
                if isinstance(field, Options):
                    field.offer(options_of(field.path, self.notebook))
        self.retranslate_advice()

    def put_advice(self, line: str) -> None:
        """Show a question on the wording below the fields."""
        if isinstance(self.page, QuestionPage) and self.question.step != "pillars":
            self.page.say(line)

    # Saving

    def _fields(self) -> list[Field]:
        """Return the fields of the question that is shown."""
        return self.page.fields() if isinstance(self.page, QuestionPage) else []

    def _write(self, each: str, value: Any) -> None:
        write_field(self.notebook, each, value)

    def on_typed(self, event: Typed) -> None:
        """Keep what was typed, unless it is half a date."""
        event.stop()
        self.drafts.note(event.field)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save what was typed in a field as soon as it is left."""
        self.drafts.flush()

    def leave(self) -> None:
        """Save what is typed."""
        self.drafts.flush()

    # Going on

    async def go_to(self, question: Question) -> None:
        """Show another question and remember it as the place where the person is."""
        self.drafts.flush()
        self.advise(None, "")
        self.query_one(FourMinutesLeft).stop_count()
        self.question = question
        self.page = self._page_of(question)
        holder = self.query_one("#holder")
        async with holder.batch():
            await holder.remove_children()
            await holder.mount(self.page)
        self._say_question()
        self.change(partial(self.notebook.set_guide, at=question.id))
        self.page.begin()
        self.refresh_bindings()

    def _beyond(self, step: str) -> Question:
        """Return the first question after a step."""
        asked = self._questions()
        last = max(n for n, each in enumerate(asked) if each.step == step)
        return asked[min(last + 1, len(asked) - 1)]

    async def _turn(self, by: int) -> None:
        """Go to the next question, or to the one before."""
        asked = self._questions()
        place = asked.index(self.question) + by
        if 0 <= place < len(asked):
            await self.go_to(asked[place])

    async def action_next(self) -> None:
        """Go on; at the end, to Today."""
        self._no_longer_open()
        if self.question.kind == "end":
            self.harada.action_show("today")
        else:
            await self._turn(1)

    async def action_back(self) -> None:
        """Go back."""
        await self._turn(-1)

    def _no_longer_open(self) -> None:
        """A step that was put off or passed over and is filled in now is neither any more."""
        self.drafts.flush()
        guide, step = self.notebook.profile()["guide"], self.question.step
        if step in (*guide["skipped"], *guide["later"]) and path.done(step, self._snapshot()):
            self._keep_open(step, None)

    def _keep_open(self, step: str, where: str | None) -> None:
        """Put a step into the list `later` or `skipped`, and out of the other; None is neither."""
        guide = self.notebook.profile()["guide"]
        lists = {
            name: [each for each in guide[name] if each != step] + ([step] if name == where else [])
            for name in ("skipped", "later")
        }
        self.change(partial(self.notebook.set_guide, **lists))

    async def action_later(self) -> None:
        """Put the step off and go on behind it."""
        await self._pass("later")

    async def action_skip(self) -> None:
        """Pass the step over and go on behind it."""
        await self._pass("skipped")

    async def _pass(self, where: str) -> None:
        if self.question.kind != "end":
            self._keep_open(self.question.step, where)
            await self.go_to(self._beyond(self.question.step))

    def action_ways(self) -> None:
        """Leave the field for the ways on, or go back to it."""
        if isinstance(self.page, DatedChoosing) and self.page.asking():
            self.page.stop_asking()
        elif isinstance(self.focused, Ways):
            self.page.begin()
        else:
            self.query_one(Ways).focus()

    async def on_ways_chosen(self, event: Ways.Chosen) -> None:
        """Take the way that was chosen."""
        event.stop()
        await self.run_action(event.way)

    async def on_question_page_finished(self, event: QuestionPage.Finished) -> None:
        """Go on after the last field."""
        event.stop()
        await self.action_next()

    async def on_choosing_finished(self, event: Choosing.Finished) -> None:
        """Go on after choosing."""
        event.stop()
        await self.action_next()

    async def on_end_page_chosen(self, event: EndPage.Chosen) -> None:
        """Go to a screen, on to the next question, or back to a step that is still open."""
        event.stop()
        where, _colon, name = event.way.partition(":")
        if where == "show":
            # That screen leads back to where the person stands on the path.
            self.change(partial(self.notebook.set_guide, at=self.question.id))
            self.harada.action_show(name)
        elif where == "ask":
            await self.go_to(BY_ID[name])
        elif event.way in ("today", "goal"):
            self.harada.action_show(event.way)
        elif event.way == "lock":
            self.harada.action_lock()
        elif event.way == "next":
            await self.action_next()
        else:
            question = first_of(event.way)
            asked = self._questions()
            await self.go_to(question if question in asked else asked[0])

    def on_screen_resume(self) -> None:
        """Go where another screen led, such as from a chosen candidate to the goal."""
        there = BY_ID.get(self.notebook.profile()["guide"]["at"] or "")
        if self.is_mounted and there in self._questions() and there is not self.question:
            self.call_later(self.go_to, there)

    # The four minutes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the four minutes only where eight actions are written."""
        return bool(self.question.pillar) if action == "timer" else self.check_advice(action)

    def action_timer(self) -> None:
        """Start to count, or stop."""
        self.query_one(FourMinutesLeft).toggle()
