"""A dialog that asks how something is practised: daily, on weekdays, at times, or by a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from harada.i18n import N_, _, long_date
from harada.method.errors import MethodError
from harada.method.recurrence import in_words, times, weekdays
from harada.method.rule import check_rule
from harada.method.when import parse_day
from harada.tui.advising import ADVICE, Advised, put_line
from harada.tui.commands import bindings
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.documents import Recurrence, RosterPeriod


class Rhythm(NamedTuple):
    """How something is practised: again and again, or once."""

    recurrence: Recurrence | None
    """When it comes back; None for something that is done once."""
    due: date | None
    """The day by which it is done once; None for something that comes back."""

    def in_words(self) -> str:
        """Return it as a person says it."""
        if self.due is not None:
            return _("by {day}").format(day=long_date(self.due))
        return in_words(self.recurrence) if self.recurrence is not None else ""


DAILY = Rhythm({"kind": "daily"}, None)

WAYS = {
    "daily": (N_("Every day"), ""),
    "weekdays": (N_("On certain days of the week"), N_("Which days? For example mon,wed,fri")),
    "times": (N_("A number of times"), N_("How often? 3/7 is three times in seven days")),
    "dated": (N_("Once, by a date"), N_("By when? For example 15 December, +2w or friday")),
    "shifts": (N_("On certain shifts"), N_("Which shifts of my roster? For example early, late")),
    "rule": (N_("By a rule"), N_("An RFC 5545 rule, such as FREQ=MONTHLY;BYMONTHDAY=-1")),
}
"""The ways by id: what they are called, and what is asked then."""

FOR_A_CELL = ("daily", "weekdays", "times", "dated")
FOR_A_ROUTINE = ("daily", "weekdays", "times", "rule", "shifts")


def read(way: str, text: str, today: date, roster: Mapping[str, RosterPeriod]) -> Rhythm:
    """Return what a person typed for a way; raises `MethodError` with a sentence.

    `roster` has the periods of the person's shifts, for the way that goes by them.
    """
    if way == "shifts":
        from harada.method.roster import on_shifts

        return Rhythm(on_shifts(text, roster), None)
    if way == "weekdays":
        return Rhythm(weekdays(text), None)
    if way == "times":
        return Rhythm(times(text), None)
    if way == "dated":
        return Rhythm(None, parse_day(text, today))
    if way == "rule":
        rule = text.strip()
        check_rule(rule, today)
        return Rhythm({"kind": "rule", "rule": rule}, None)
    return DAILY


class RhythmDialog(Advised, BaseDialog[Rhythm]):
    """Asks for a rhythm; answers it, or None on escape. Enter alone takes the first way."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*ADVICE)

    DEFAULT_CSS = """
    RhythmDialog OptionList { height: auto; padding: 0; background: $surface; }
    RhythmDialog OptionList, RhythmDialog OptionList:focus { border: none; }
    RhythmDialog #typed { height: auto; }
    RhythmDialog #typed, RhythmDialog #problem { display: none; }
    RhythmDialog #problem { color: $warning; }
    RhythmDialog.-asks #typed, RhythmDialog.-asks #problem { display: block; }
    """

    def __init__(
        self,
        heading: str,
        question: str,
        ways: tuple[str, ...],
        first: str | None = None,
        *,
        wording: str = "",
    ) -> None:
        """Ask `question` about `heading`, printable already; the cursor stands on way `first`.

        `wording` is the text of what is to be practised, for the adviser to ask about.
        """
        super().__init__()
        self.wording = wording
        self.heading = heading
        self.question = question
        self.ways = ways
        self.first = first if first in ways else ways[0]
        self.way = self.first

    def compose(self) -> ComposeResult:
        """Heading, question, the ways, and a field for those that need one."""
        with Vertical(id="frame"):
            yield Static(Text(self.heading, "bold"))
            yield Static(Text(self.question))
            yield OptionList(*self._options(), markup=False)
            with Vertical(id="typed"):
                yield Static("", id="asked", markup=False)
                yield Input()
            yield Static("", id="problem", markup=False)
            yield Static(Text(self._hint()), id="hint")

    def _options(self) -> list[Option]:
        """Return the ways as lines with a digit."""
        return [Option(Text(f"{n} {_(WAYS[way][0])}")) for n, way in enumerate(self.ways, 1)]

    def on_mount(self) -> None:
        """Put the cursor on the way that is offered first."""
        options = self.query_one(OptionList)
        options.highlighted = self.ways.index(self.first)
        options.focus()

    @staticmethod
    def _hint() -> str:
        """Return how to answer."""
        return _("Enter chooses · Escape leaves it")

    def retranslate(self) -> None:
        """Say everything but the heading in the new language; what is typed stays."""
        options = self.query_one(OptionList)
        for index, option in enumerate(self._options()):
            options.replace_option_prompt_at_index(index, option.prompt)
        self.query_one("#asked", Static).update(_(WAYS[self.way][1] or WAYS[self.way][0]))
        self.query_one("#hint", Static).update(Text(self._hint()))
        self.retranslate_advice()

    def put_advice(self, line: str) -> None:
        """Show a question on what is to be practised."""
        put_line(self, line)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Ask of what comes back as of a routine, and of what is done once as of an action."""
        if self.wording:
            once = self.ways[event.option_index] == "dated"
            self.advise("action" if once else "routine", self.wording)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a way: answer at once, or ask what it needs."""
        event.stop()
        self._take(self.ways[event.option_index])

    def on_key(self, event: events.Key) -> None:
        """Choose a way by its digit."""
        digit = event.character or ""
        if digit.isdigit() and 1 <= int(digit) <= len(self.ways):
            event.stop()
            self._take(self.ways[int(digit) - 1])

    def _take(self, way: str) -> None:
        """Answer with a way, or ask what it needs."""
        self.way = way
        if not WAYS[way][1]:
            self.dismiss(DAILY)
            return
        self.add_class("-asks")
        self.query_one("#asked", Static).update(_(WAYS[way][1]))
        self.query_one("#problem", Static).update("")
        field = self.query_one(Input)
        field.value = ""
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer what was typed, or say what is wrong with it."""
        event.stop()
        periods = self.notebook.roster()
        try:
            rhythm = read(self.way, event.value, self.today, periods)
        except MethodError as error:
            self.query_one("#problem", Static).update(str(error))
            return
        self.dismiss(rhythm)
