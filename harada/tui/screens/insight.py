"""Insight: how the routines, the pillars and the days went over a year, in plots and in words.

One page that scrolls; the years before are a key away. The same stands as text and as JSON in
`harada insight`. The comparison of routines with better days takes a moment and comes afterwards.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.together import Together, better_days
from harada.tui.commands import Command, bindings
from harada.tui.insight_facts import YEAR, InsightFacts
from harada.tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

WIDE = 120
"""From this width on there are two columns."""


class YearBefore(Command):
    """Show the year before."""

    id = "insight.before"
    keys = "left"
    action = "screen.turn(-1)"
    text = N_("Year before")
    help = N_("Show the year before this one.")


class YearAfter(Command):
    """Show the year after."""

    id = "insight.after"
    keys = "right"
    action = "screen.turn(1)"
    text = N_("Year after")
    help = N_("Show the year after this one.")


class PageUp(Command):
    """Read further up."""

    id = "insight.up"
    keys = "up,k"
    action = "scroll_up"
    text = N_("Up")
    help = N_("Read further up; the page keys go faster.")
    footer = False
    palette = False


class PageDown(Command):
    """Read on."""

    id = "insight.down"
    keys = "down,j"
    action = "scroll_down"
    text = N_("Down")
    help = N_("Read on; the page keys go faster.")
    footer = False
    palette = False


class LeaveInsight(Command):
    """Go back."""

    id = "insight.leave"
    keys = "escape"
    action = "app.show('review')"
    text = N_("Leave")
    help = N_("Go back to the review.")
    palette = False


class InsightPage(VerticalScroll, can_focus=True):
    """The page that scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(YearBefore, YearAfter, PageUp, PageDown)


class InsightScreen(BaseScreen):
    """A year at a glance."""

    NAME = "insight"
    TEXT = N_("Insight")
    HELP = N_(
        "How it went over a year: the days, the score, the pillars, the balance, the survey and "
        "the diary. `harada insight` says the same as text."
    )
    CSS_PATH = "../styles/insight.tcss"
    AUTO_FOCUS = "InsightPage"
    BINDINGS: ClassVar[list[BindingType]] = bindings(LeaveInsight)

    years = 0
    """How many years back is looked."""
    facts: InsightFacts | None = None
    _drawn = 0
    """The width of the terminal everything is drawn for, 0 while nothing is."""

    def content(self) -> ComposeResult:
        """Heading, and the page with its columns."""
        yield Static(id="head", markup=False)
        with InsightPage():
            with Container(id="columns"):
                yield Static(id="over-time", classes="part", markup=False)
                yield Static(id="side-by-side", classes="part", markup=False)
            yield Static(id="together", classes="part", markup=False)

    def reload(self) -> None:
        """Read the year and draw it; the comparison follows."""
        last = self.today - timedelta(days=YEAR * self.years)
        self.facts = InsightFacts(self.notebook, last, self.today, plain=self.harada.plain_marks)
        self._drawn = 0
        self._draw()
        self._show_together(None)
        self.call_after_refresh(self._compare)

    def _draw(self) -> None:
        """Draw the parts for the width there is, once for each width."""
        whole = self.app.size.width
        if self.facts is None or whole == self._drawn:
            return
        self._drawn = whole
        width = whole // 2 - 4 if whole >= WIDE else whole - 3
        self.query_one("#head", Static).update(self.facts.heading())
        self._put("over-time", self.facts.left(width))
        self._put("side-by-side", self.facts.right(width))

    def _put(self, part: str, lines: list[Content]) -> None:
        self.query_one(f"#{part}", Static).update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """Draw anew for another width."""
        self._draw()

    # Routines and better days

    def _compare(self) -> None:
        """Work the comparison out in a thread; nobody waits for it."""
        if self.facts is not None:
            work = partial(self._compare_behind, self.facts)
            self.run_worker(work, thread=True, exclusive=True, exit_on_error=False)

    def _compare_behind(self, facts: InsightFacts) -> None:
        found = better_days(facts.stretch)
        self.app.call_from_thread(self._compared_with, facts, found)

    def _compared_with(self, facts: InsightFacts, found: Together) -> None:
        """Show the comparison, unless another year is shown by now."""
        if facts is self.facts and self.is_mounted:
            self._show_together(found)

    def _show_together(self, found: Together | None) -> None:
        if self.facts is not None:
            self._put("together", self.facts.together(found))

    # The years

    def action_turn(self, by: int) -> None:
        """Show the year before or after; not before the first mark, nor into the future."""
        if self.facts is None:
            return
        if (by < 0 and not self.facts.earlier) or (by > 0 and not self.years):
            self.harada.say(_("There is no other year that way."))
            return
        self.years -= by
        self.refresh_content()
