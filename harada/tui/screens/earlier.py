"""Earlier charts: the chart as it was three months ago, or on another day, beside that of today.

Both are only read. What differs has a sign before it, and the line below says what was and what is.
Where the screen is too narrow for two charts, one key changes from the one to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from harada.i18n import N_, _
from harada.notebook.cycling import QUARTER, earlier_charts, nearest
from harada.tui.commands import Command, bindings
from harada.tui.earlier_facts import EarlierFacts, way_of
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.widgets.chart import Chart
from harada.tui.widgets.chart_keys import MOVES, Zoom
from harada.tui.widgets.chart_layout import NARROWEST, ZOOM_NARROWEST
from harada.tui.widgets.chart_paint import DRAWN, PLAIN
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.lean_strip import write_lean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.notebook.cycling import Earlier
    from harada.tui.widgets.chart_view import Place
    from harada.tui.widgets.jump import JumpTarget

WHOLE = 9 * NARROWEST + 8
"""Columns one whole chart needs."""
BLOCK = 3 * (ZOOM_NARROWEST + 4) + 2
"""Columns one block needs, beside another."""


class Switch(Command):
    """Change between the chart as it was and that of today."""

    id = "earlier.switch"
    keys = "space"
    action = "switch"
    text = N_("Then or now")
    help = N_("Change from the chart as it was to that of today and back, at the same cell.")
    leads = True


class NextChange(Command):
    """Go to the next difference."""

    id = "earlier.next"
    keys = "n"
    action = "change(1)"
    text = N_("Next change")
    help = N_("Go to the next thing that changed; the line below says what was and what is.")
    leads = True


class ChangeBefore(Command):
    """Go to the difference before."""

    id = "earlier.before"
    keys = "N,b"
    action = "change(-1)"
    text = N_("Change before")
    help = N_("Go back to the thing that changed before this one.")
    footer = False


class ChooseVersion(Command):
    """Choose another earlier version."""

    id = "earlier.choose"
    keys = "v"
    action = "choose"
    text = N_("Other day")
    help = N_("Choose another day: every version and backup that tells how the chart was.")


class VisitCell(Command):
    """Go to a place in the Window."""

    id = "earlier.visit"
    keys = "enter"
    action = "visit"
    text = N_("To the Window")
    help = N_("Go to this cell in the Window, to change it.")


class LeaveEarlier(Command):
    """Go back to the Window."""

    id = "earlier.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Show the whole chart; from there, go back to the Window.")
    leads = True
    palette = False


class ReadChart(Chart, inherit_bindings=False):
    """A chart that is only read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Zoom, *MOVES)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that would change it."""
        return action != "fill"


class VersionsDialog(ChoiceDialog):
    """Asks for a day; the cursor stands on the one that is shown."""

    def __init__(self, ways: list[Way], first: int) -> None:
        """Offer days, with the cursor on the one at an index."""
        super().__init__(_("How the chart was"), _("Which day do you want to look back at?"), ways)
        self.first = first

    def on_mount(self) -> None:
        """Put the cursor on the day that is shown."""
        from textual.widgets import OptionList

        options = self.query_one(OptionList)
        options.highlighted = self.first
        options.focus()


class EarlierScreen(BaseScreen):
    """The chart as it was, the chart of today, and a place of both in words."""

    NAME = "earlier"
    TEXT = N_("Earlier charts")
    HELP = N_(
        "How my chart was three months ago or on another day, and what I have changed since. "
        "Nothing is changed here."
    )
    CSS_PATH = "../styles/earlier.tcss"
    AUTO_FOCUS = "#past"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Switch, NextChange, ChangeBefore, ChooseVersion, VisitCell, LeaveEarlier
    )

    facts: EarlierFacts | None = None
    """What is compared; None where nothing tells how the chart was."""
    wanted: str | None = None
    """The source that was chosen; None shows what is nearest to three months ago."""
    _found: list[Earlier] | None = None
    _on: date | None = None
    """The day on which the earlier charts were looked for: reading them takes a moment."""

    def __init__(self) -> None:
        """Prepare a screen that writes only what changes, with the earlier chart in front."""
        super().__init__()
        write_lean(self)
        self.set_class(True, "-then")

    def content(self) -> ComposeResult:
        """Two charts with a heading each, and below them the words about a place."""
        with Horizontal(id="charts"):
            with Vertical(id="then"):
                yield Static("", classes="heading", markup=False)
                yield ReadChart(id="past")
            with Vertical(id="now"):
                yield Static("", classes="heading", markup=False)
                yield ReadChart(id="present")
        yield Detail()

    # What is shown

    @property
    def past(self) -> ReadChart:
        """The chart as it was."""
        return self.query_one("#past", ReadChart)

    @property
    def present(self) -> ReadChart:
        """The chart of today."""
        return self.query_one("#present", ReadChart)

    @property
    def front(self) -> ReadChart:
        """The chart one looks at."""
        if self.has_class("-beside"):
            return self.present if self.present.has_focus else self.past
        return self.past if self.has_class("-then") else self.present

    def reload(self) -> None:
        """Compare the chart as it was with that of today."""
        now, earlier = self.notebook.chart(), self._earlier()
        for chart in (self.past, self.present):
            chart.plain = self.harada.plain_marks
        if now is None or earlier is None:
            self.facts = None
        else:
            self.facts = facts = EarlierFacts(self.notebook, earlier, now, self.today)
            self.past.view, self.present.view = facts.view_then(), facts.view_now()
            then, today = self.query(".heading").results(Static)
            then.update(facts.heading_then())
            today.update(facts.heading_now())
        self._say_place()

    def _earlier(self) -> Earlier | None:
        """Return the version to show: the chosen one, else the nearest to three months ago."""
        found = self._earlier_charts()
        chosen = [each for each in found if each.source == self.wanted]
        return chosen[0] if chosen else nearest(found, self.today - QUARTER)

    def _earlier_charts(self) -> list[Earlier]:
        """Return every earlier chart; looked for again when the screen is entered anew."""
        if self._found is None or self._on != self.today:
            self._found, self._on = earlier_charts(self.notebook), self.today
        return self._found

    def on_screen_suspend(self) -> None:
        """Look for versions anew when one comes back."""
        self._found = None

    def legend(self) -> str:
        """Return what the signs in the charts mean."""
        glyphs = PLAIN if self.harada.plain_marks else DRAWN
        states = _(
            "{waiting} waiting · {later} routine · {dated} by a date · {habit} habit · "
            "{checked} finished · {dropped} dropped"
        ).format(**glyphs)
        return f"{self._signs()}\n{states}"

    def _signs(self) -> str:
        """Return what the signs of a difference mean."""
        glyphs = PLAIN if self.harada.plain_marks else DRAWN
        return _(
            "{new} new · {gone} taken away · {rewritten} in other words · {state} another state"
        ).format(**glyphs)

    def retranslate(self) -> None:
        """Nothing of its own: `reload` says everything anew after a change of language."""

    def _say_place(self) -> None:
        """Say what was and what is under the cursor."""
        detail, place = self.query_one(Detail), self.front.place
        if self.facts is None:
            detail.show(nothing_earlier(), "")
        else:
            facts = self.facts
            detail.show(facts.title(place), facts.about(place), below=self._signs())

    # Side by side, or one at a time

    def on_resize(self) -> None:
        """Put the charts side by side where there is room."""
        self._fit()

    def _fit(self) -> None:
        """Show both charts, or the one in front where there is no room for two."""
        need = BLOCK if self.past.zoomed else WHOLE
        self.set_class(self.size.width > 2 * need, "-beside")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change between the charts only where one of them is hidden."""
        return action != "switch" or not self.has_class("-beside")

    def action_switch(self) -> None:
        """Show the other chart, at the same place."""
        other = self.present if self.has_class("-then") else self.past
        self.set_class(other is self.past, "-then")
        self.set_focus(other)

    def on_chart_moved(self, message: Chart.Moved) -> None:
        """Let both charts stand on the same place."""
        for chart in (self.past, self.present):
            chart.cursor = message.chart.cursor
        self._say_place()

    def on_chart_zoom_changed(self, message: Chart.ZoomChanged) -> None:
        """Show the same block of both charts large."""
        for chart in (self.past, self.present):
            chart.zoomed = message.zoomed
        self._fit()

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Yield the goal and the pillars of the chart one looks at."""
        yield from self.front.jump_targets()

    # What a person does

    def action_change(self, step: int) -> None:
        """Go to the next difference, or to the one before."""
        place = self.facts.next_change(self.front.place, step) if self.facts else None
        if place is None:
            self.harada.say(_("Nothing changed."))
        else:
            self._show(place)

    def _show(self, place: Place) -> None:
        """Put the cursor on a place of the chart one looks at; the other follows."""
        self.front.show_place(place)

    def action_choose(self) -> None:
        """Ask for a day to look back at."""
        found, now = self._earlier_charts(), self.notebook.chart()
        if not found or now is None or self.facts is None:
            self.harada.say(nothing_earlier())
            return
        ways = [Way(each.source, way_of(each, now, self.today)) for each in found]
        first = [each.source for each in found].index(self.facts.earlier.source)
        self.app.push_screen(VersionsDialog(ways, first), self._chosen)

    def _chosen(self, source: str | None) -> None:
        """Show the version that was chosen."""
        if source is not None:
            self.wanted = source
            self.refresh_content()

    def action_visit(self) -> None:
        """Go to this place in the Window."""
        self.app.call_later(self._visit, self.front.place)

    async def _visit(self, place: Place) -> None:
        """Show the Window with the cursor on a place."""
        await self.app.switch_mode("window")
        for chart in self.app.screen.query(Chart):
            chart.show_place(place)

    def action_back(self) -> None:
        """Show the whole chart; from there, go back to the Window."""
        if self.past.zoomed:
            self.past.zoomed = False
        else:
            self.harada.action_show("window")


def nothing_earlier() -> str:
    """Return that nothing tells how the chart was, and what will."""
    return _(
        "Nothing tells yet how your chart was before today. Backups will, from tomorrow on; V in "
        "the Window keeps a version."
    )
