"""The review of a week, a month or a quarter: five minutes, and the sheet is better for it.

The facts stand there already; below or beside them the person writes a few lines, which are kept at
once. On a fact one key changes the sheet because of it. What is a fact is the method's matter, what
a key changes is in `harada.tui.review_outcomes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.period import after, before, period_at
from harada.notebook.review_week import week_to_show
from harada.notebook.reviewing import write_review
from harada.tui import review_outcomes as outcome
from harada.tui.commands import bindings
from harada.tui.dating import ask_day
from harada.tui.marks import signs
from harada.tui.review_facts import ReviewFacts
from harada.tui.screens.lines import LinesScreen
from harada.tui.screens.review_keys import REVIEW
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.words_pane import Asked

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import BindingType

    from harada.method.period import Kind, Period

QUESTIONS = {
    "good": N_("Good"),
    "redo": N_("If I could live it once more"),
    "next": N_("What comes next"),
    "swap": N_("What to swap"),
}
"""What is asked of every period; what to swap only of a month and a quarter."""

ROUTINES = ("habit", "ready", "nearly", "stalled", "untouched", "each")
"""Kinds of rows that are about a routine."""

FITS: dict[str, tuple[str, ...]] = {
    "habit": ("ready", "nearly"),
    "smaller": ("nearly", "stalled", "untouched", "each"),
    "let_go": ("stalled", "untouched", "each", "late"),
    "swap": ("stalled", "untouched"),
    "counter": ("reason",),
    "asked": ("supporter",),
    "finish": ("late",),
    "another_day": ("late",),
}
"""On which kinds of rows an outcome is offered."""


class ReviewScreen(LinesScreen):
    """The facts of a period, and a few lines of my own."""

    NAME = "review"
    BACK = "today"
    TEXT = N_("Review")
    HELP = N_(
        "Five minutes: read what the data say, write a few lines, and change the sheet with one "
        "key where it asks for it."
    )
    CSS_PATH = "../styles/review.tcss"
    AUTO_FOCUS = "#facts"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*REVIEW)

    facts: ReviewFacts | None = None
    wanted: Period | None = None
    """The period that was asked for; None shows the week that asks for a review."""
    _day: date | None = None
    """The day on which that was asked; another day begins anew."""

    # What is shown

    def reload(self) -> None:
        """Count the facts and show them with my lines; a line that is being written stays."""
        period = self._period()
        self.facts = facts = ReviewFacts(self.notebook, period, self.today)
        drawn = signs(self.harada.plain_marks)
        self.rows.bar = drawn["more"]
        self.rows.show(facts.rows(drawn))
        self.query_one("#head", Static).update(facts.heading())
        self.words.ask(
            [Asked(name, _(label)) for name, label in QUESTIONS.items()
             if name != "swap" or period.kind != "week"]
        )  # fmt: skip
        said = facts.written
        for field in self._fields():
            self.drafts.show(field, str(said[field.path]) if said else "")  # type: ignore[literal-required]
        self.say_row()

    def _period(self) -> Period:
        """Return the period to show: it stays for the day, and while a line waits to be kept."""
        if self.wanted is None or (self._day != self.today and not self.drafts.pending()):
            self.wanted, self._day = week_to_show(self.notebook, self.today), self.today
        return self.wanted

    def say_row(self) -> None:
        """Say what the row under the cursor is about, and what a key does there."""
        kind, which = self._under_cursor()
        if self.facts is not None:
            self.query_one(Detail).show(*self.facts.about(kind, which) if kind else ("", ""))
        self.refresh_bindings()

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_look()

    def retranslate(self) -> None:
        """Nothing of its own: `reload` says everything anew after a change of language."""

    def _under_cursor(self) -> tuple[str, str]:
        """Return kind and id of the row under the cursor; empty where there is none."""
        kind, _colon, which = (self.rows.current or "").partition(":")
        return kind, which

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an outcome only where it fits the row under the cursor."""
        if action == "outcome" and self.facts is not None:
            return self._fits(str(parameters[0])) and not self.words.writing()
        if action in ("write", "look"):
            return not self.words.writing()
        return True

    def _fits(self, name: str) -> bool:
        """Tell whether an outcome fits the row under the cursor."""
        kind, which = self._under_cursor()
        if kind not in FITS[name] or self.facts is None:
            return False
        if name == "swap":
            return which in self.facts.swaps
        if kind in ROUTINES:
            return self.notebook.routines()[which]["state"] == "active"
        return True

    # Which period

    def _show_period(self, period: Period) -> None:
        """Keep what is typed and show another period."""
        self.leave()
        if self.drafts.pending():
            return
        self.wanted, self._day = period, self.today
        self.refresh_content()

    def action_period(self, kind: Kind) -> None:
        """Show the week, month or quarter that the shown one lies in, or the last that began."""
        shown = self.facts.period if self.facts is not None else period_at("week", self.today)
        self._show_period(period_at(kind, min(shown.last, self.today)))

    def action_turn(self, by: int) -> None:
        """Page to the period before or after; not into the future."""
        if self.facts is None:
            return
        period = self.facts.period
        other = before(period) if by < 0 else after(period)
        if other.first > self.today:
            self.harada.say(_("That has not begun yet."))
            return
        self._show_period(other)

    def action_earlier(self) -> None:
        """Choose one of the reviews that were written."""
        outcome.choose_earlier(self.harada, self._show_period)

    # My lines

    def keep_line(self, name: str, text: str) -> None:
        """Keep a line of the period that is shown."""
        if self.facts is not None:
            write_review(self.notebook, self.facts.period.key, {name: text})

    # Outcomes

    def action_outcome(self, name: str) -> None:
        """Change the sheet because of the row under the cursor."""
        kind, which = self._under_cursor()
        app, facts = self.harada, self.facts
        if facts is None or not self._fits(name):
            return
        if name == "habit":
            outcome.graduate(app, which)
        elif name == "smaller":
            outcome.make_smaller(app, which)
        elif name == "let_go":
            outcome.let_go(app, kind, which)
        elif name == "swap":
            outcome.swap(app, which, facts.swaps[which])
        elif name == "counter":
            outcome.answer_reason(app, facts.facts.reasons[int(which)])
        elif name == "asked":
            outcome.supporter_asked(app, which)
        elif name == "finish":
            outcome.finish(app, which)
        elif name == "another_day":
            ask_day(app, which)

    def action_look(self) -> None:
        """Show the thread of a thing or a line of the diary in full, or go on to a screen."""
        kind, which = self._under_cursor()
        if kind in ROUTINES:
            self.harada.show_thread("routine", which)
        elif kind in ("late", "done"):
            self.harada.show_thread("action", which)
        elif kind == "way":
            self.harada.action_show(which)
        elif kind == "reply" and self.facts is not None:
            self.harada.read_reply(which, self.facts.replies[which])
        elif kind in ("good", "question") and self.facts is not None:
            self.harada.tell(*self.facts.whole_line(kind, which))
