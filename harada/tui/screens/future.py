"""The future window: sixty-four wishes in eight themes, before one goal is chosen.

It is the Window with another chart in it, filled in the same way. Wishes are not practised: instead
of being started, a wish becomes a candidate for the goal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from harada.i18n import N_, _
from harada.method.grid import CLOCKWISE
from harada.method.text import printable
from harada.notebook.wishing import add_candidate, write_theme, write_wish
from harada.tui.commands import Command, bindings
from harada.tui.future_facts import FutureFacts
from harada.tui.screens.window import WindowScreen
from harada.tui.screens.window_keys import BlockTime
from harada.tui.widgets.chart import Chart
from harada.tui.widgets.chart_keys import MOVES, Fill, Zoom
from harada.tui.widgets.chart_places import spot_of
from harada.tui.widgets.chart_view import Place

if TYPE_CHECKING:
    from textual.binding import BindingType

PLACES = tuple(Place(theme, wish) for theme in CLOCKWISE for wish in CLOCKWISE)
"""The places of the wishes as they are filled, from the top one of the top theme."""
FIRST = PLACES[0]


class MakeCandidate(Command):
    """Make a wish a candidate for the goal."""

    id = "future.candidate"
    keys = "c"
    action = "candidate"
    text = N_("Candidate")
    help = N_("Make this wish a candidate for your goal.")


class LeaveFuture(Command):
    """Go back."""

    id = "future.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Show the whole chart; from there, go back to the guided path or to the Window.")
    palette = False


class WishChart(Chart, inherit_bindings=False):
    """A chart of wishes, which are neither started nor marked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Fill, Zoom, *MOVES)


class FutureScreen(WindowScreen, inherit_bindings=False):
    """The future window, one wish of it in words, and the line in which it is written."""

    NAME = "future"
    TEXT = N_("Future window")
    HELP = N_("What I might want: eight themes, up to sixty-four wishes. Blanks are welcome.")
    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *bindings(MakeCandidate, BlockTime, LeaveFuture),
    ]
    CHART = WishChart
    FACTS = FutureFacts
    ADVISED = None

    def legend(self) -> str:
        """Return nothing: wishes have no state."""
        return ""

    def begin_at(self, place: Place) -> None:
        """Take a wish or a theme to be written; from the middle, the first blank, clockwise."""
        if not place.pillar:
            place = next((each for each in PLACES if not self._written(each)), FIRST)
            self.chart.cursor = spot_of(place)
        super().begin_at(place)

    def _written(self, place: Place) -> bool:
        """Tell whether a wish stands at a place."""
        return self.facts is not None and bool(self.facts.view_text(place).strip())

    @staticmethod
    def hint(place: Place) -> str:
        """Return what belongs in an empty place."""
        return _("A wish, big or small") if place.is_action else _("A theme of my life")

    def keep_text(self, place: Place, text: str) -> None:
        """Keep a wish or the name of a theme."""
        text = text.strip()
        if place.is_action:
            self.change(lambda: write_wish(self.notebook, place.pillar, place.action, text))
        elif place.pillar:
            self.change(lambda: write_theme(self.notebook, place.pillar, text))

    def action_candidate(self) -> None:
        """Make the wish under the cursor a candidate."""
        place, facts = self.chart.place, self.facts
        if not isinstance(facts, FutureFacts) or not self.is_written(place):
            return
        if str(place) in facts.candidates:
            self.harada.say(_("It is a candidate already. C shows them side by side."))
            return
        text = facts.view_text(place)
        self.change(
            lambda: add_candidate(self.notebook, text, str(place)),
            lambda _key: self.harada.say(_("A candidate now: {text}").format(text=printable(text))),
        )

    def action_back(self) -> None:
        """Show the whole chart; from there, go back to where one came from."""
        if self.chart.zoomed:
            self.action_whole()
            return
        at = self.notebook.profile()["guide"]["at"]
        self.harada.action_show("guide" if at == "future" else "window")
