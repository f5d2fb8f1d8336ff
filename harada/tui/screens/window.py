"""The Window: the chart of 64, where a goal becomes pillars, actions, and things done today.

It shows the chart with one cell in words below it, writes cells one after the other, starts them
as routines or dated actions, and marks today's. What counts and what is due is the method's
matter; the words are in `harada.tui.window_facts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events

from harada.i18n import N_, _
from harada.method.text import printable
from harada.tui.advising import ADVICE, Advised
from harada.tui.commands import bindings
from harada.tui.screens.window_keys import KEYS
from harada.tui.screens.window_moving import MovingScreen
from harada.tui.widgets.chart import Chart
from harada.tui.widgets.chart_paint import DRAWN, PLAIN
from harada.tui.widgets.chart_places import block_of, fill_next, place_at
from harada.tui.widgets.chart_view import GOAL, Place
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.fill_bar import FillBar
from harada.tui.widgets.lean_strip import write_lean
from harada.tui.window_facts import WindowFacts

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.wording import Kind


class WindowScreen(Advised, MovingScreen):
    """The chart, one cell of it in words, and the line in which it is written."""

    NAME = "window"
    TEXT = N_("Window")
    HELP = N_("My chart of 64: eight pillars, eight actions each.")
    CSS_PATH = "../styles/window.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*KEYS, *ADVICE)

    CHART: ClassVar[type[Chart]] = Chart
    """The widget that draws the chart."""
    FACTS: ClassVar[type[WindowFacts]] = WindowFacts
    """What the chart and its cells say."""
    ADVISED: ClassVar[Kind | None] = "action"
    """As what the wording of a cell is asked about."""

    filling = False
    """Whether a cell is being written."""
    advice = ""
    """A question on the wording of the cell that is written, empty for none."""

    def __init__(self) -> None:
        """Prepare a screen that writes only what changes."""
        super().__init__()
        write_lean(self)

    def content(self) -> ComposeResult:
        """The chart, and below it the words about a cell or the line in which it is written."""
        yield self.CHART()
        yield Detail()
        yield FillBar(self, self.harada.clock)

    @property
    def bar(self) -> FillBar:
        """The line in which cells are written."""
        return self.query_one(FillBar)

    def reload(self) -> None:
        """Read the chart and show it; what is being typed stays."""
        self.facts = self.FACTS(self.notebook, self.today)
        self.chart.plain = self.harada.plain_marks
        self.chart.view = self.facts.view()
        if self.carried is not None and not self.facts.view_text(self.carried).strip():
            self.action_let_go()
        self.say_cell()
        if self.filling and not self.bar.is_changed:
            place, text = self.bar.place, self.facts.view_text(self.bar.place)
            if printable(text) != self.bar.kept:
                self.bar.edit(place, text)
                self.chart.draft = text

    def legend(self) -> str:
        """Return what the signs in the chart mean."""
        glyphs = PLAIN if self.harada.plain_marks else DRAWN
        return _(
            "{waiting} waiting · {open} to do today · {later} another day · {dated} by a date · "
            "{done} done · {missed} missed · {rest} rest · {habit} habit · {checked} finished · "
            "{dropped} dropped"
        ).format(**glyphs)

    def retranslate(self) -> None:
        """Say the cell in the new language."""
        self.retranslate_advice()
        self.say_cell()

    def leave(self) -> None:
        """Keep the text that is being written; what is carried stays where it stands."""
        if self.filling:
            self.bar.keep()
        self.action_let_go()

    def say_cell(self) -> None:
        """Say in words what is under the cursor."""
        if self.facts is None:
            return
        place, facts = self.chart.place, self.facts
        detail = self.query_one(Detail)
        if self.carried is not None:
            self.say_carried(detail, self.carried)
        elif self.filling and self.advice:
            detail.show("", "", self.advice)
        elif self.filling:
            detail.show(self._path_of(place), "")
        else:
            # Without a third line, what the balance asks for stands with the pillar it is set by.
            about = facts.about(place) if self.has_class("-tall") else facts.about_asking(place)
            detail.show(facts.title(place), about, facts.spread(), facts.below(place))

    def _path_of(self, place: Place) -> str:
        """Return what a place that is being written belongs to."""
        if self.facts is None or not place.pillar:
            return _("The goal in the middle, then eight pillars around it")
        if not place.is_action:
            return self.facts.title(GOAL)
        return self.facts.title(Place(place.pillar, 0))

    def on_chart_moved(self) -> None:
        """Say what is under the cursor now."""
        self.say_cell()

    def action_whole(self) -> None:
        """Show the whole chart again."""
        self.chart.zoomed = False

    # Writing cells

    def on_chart_fill_asked(self, message: Chart.FillAsked) -> None:
        """Begin to write."""
        self.begin_at(message.place)

    def begin_at(self, place: Place) -> None:
        """Take a place to be written in."""
        if self.facts is None:
            return
        text = printable(self.facts.view_text(place))
        self.filling = True
        self.set_class(True, "-filling")
        self.chart.show_place(place)
        self.chart.draft = text
        self.bar.hint(self.hint(place))
        self.bar.edit(place, text)
        self.advise(None, "")
        self.advise(self.ADVISED if place.is_action else None, text)
        self.say_cell()

    def put_advice(self, line: str) -> None:
        """Show a question on the cell that is written in the place of its pillar."""
        self.advice = line
        self.say_cell()

    def check_advice(self, action: str) -> bool:
        """Offer the adviser while a cell is written."""
        offered = self.filling or action not in ("next_advice", "silence_advice")
        return offered and super().check_advice(action)

    @staticmethod
    def hint(place: Place) -> str:
        """Return what belongs in an empty place."""
        if not place.pillar:
            return _("My goal, in a few words")
        if not place.is_action:
            return _("A pillar: a word or two")
        return _("Something I do, with a number in it")

    def on_fill_bar_drafted(self, message: FillBar.Drafted) -> None:
        """Show in the chart what is being typed."""
        if self.filling and message.place == self.chart.place:
            self.chart.draft = message.text
            self.advise(self.ADVISED if message.place.is_action else None, message.text)

    def on_chart_typed_ahead(self, message: Chart.TypedAhead) -> None:
        """Hand on keys that came before the line was ready for them."""
        if self.filling:
            self.bar.input.post_message(events.Key(message.key, message.character))

    def keep_text(self, place: Place, text: str) -> None:
        """Keep the text of a place."""
        text = text.strip()
        if not place.pillar:
            self.change(lambda: self.notebook.set_centre(text))
        elif not place.is_action:
            self.change(lambda: self.notebook.set_pillar(place.pillar, text=text))
        else:
            self.change(lambda: self.notebook.set_cell(place.pillar, place.action, text))

    def turn(self, step: int) -> None:
        """Go on to the next place of the path; from block to block the minutes begin anew."""
        before = self.chart.cursor
        after = fill_next(before, step)
        if after is None:
            self.stop_filling()
            if step > 0:
                self.harada.say(_("That was the last cell. The chart is written."))
            return
        self.chart.draft = None
        self.chart.cursor = after
        self.begin_at(place_at(after))
        if self.bar.until is not None and block_of(before) != block_of(after):
            self.bar.start_time()

    def stop_filling(self) -> None:
        """Write no longer, and go back to the chart."""
        self.filling = False
        self.advise(None, "")
        self.bar.stop_time()
        self.chart.draft = None
        self.set_class(False, "-filling")
        self.set_focus(self.chart)
        self.say_cell()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Stop writing when the chart was clicked; the text is kept."""
        if self.filling and event.widget is self.chart:
            self.leave()
            self.stop_filling()

    def on_fill_bar_time_up(self) -> None:
        """Say that the minutes are over."""
        self.harada.say(_("Four minutes. Finish the thought, or go on at your own pace."))

    def action_time(self) -> None:
        """Write this block with four minutes on the clock."""
        start = self.chart.cursor
        first = start if self.chart.place.is_action else fill_next(start) or start
        self.chart.cursor = first
        self.begin_at(place_at(first))
        self.bar.start_time()

    # Earlier

    def action_earlier(self) -> None:
        """Put the chart of three months ago beside that of today, if anything tells how it was."""
        from harada.notebook.cycling import QUARTER, chart_on
        from harada.tui.screens.earlier import nothing_earlier

        if self.notebook.chart() is None or chart_on(self.notebook, self.today - QUARTER) is None:
            self.harada.say(nothing_earlier())
        else:
            self.harada.action_show("earlier")

    def action_keep_version(self) -> None:
        """Keep the chart as it stands, to look back at."""
        from harada.notebook.cycling import keep_version

        self.change(
            lambda: keep_version(self.notebook),
            lambda _key: self.harada.say(_("Kept as it stands today. v looks back at it later.")),
        )
