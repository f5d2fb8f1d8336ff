"""What the future window says: eight themes with their wishes, as the Window draws a chart.

It puts wishes into a view and into sentences in the language of now. It changes nothing; nothing
of it is practised, so there are no marks and no figures here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from harada.i18n import _, ngettext
from harada.method.future import empty_future, wishes
from harada.notebook.wishing import candidates, future
from harada.tui.window_facts import WindowFacts

if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import Chart
    from harada.notebook.notebook import Notebook
    from harada.tui.widgets.chart_view import Place


class FutureFacts(WindowFacts):
    """The future window of a notebook; an empty one where there is none yet."""

    def __init__(self, notebook: Notebook, on: date) -> None:
        """Read the newest future window."""
        super().__init__(notebook, on)
        self.chart = future(notebook) or empty_future(on)
        self.deadline = None
        self.candidates = {
            one["cell"]: key for key, one in candidates(notebook).items() if one["cell"]
        }

    def about(self, place: Place) -> str:
        """Return in a line what can be done with a place."""
        chart = cast("Chart", self.chart)
        count = len(wishes(chart))
        if not place.pillar:
            said = ngettext("{n} wish in eight themes", "{n} wishes in eight themes", count)
            return _("{said} · blanks are welcome").format(said=said.format(n=count))
        if not place.is_action:
            return _("What would you like here, if everything were possible?")
        if not self.view_text(place).strip():
            return _("A wish, big or small: Enter writes it. Blanks are welcome.")
        if str(place) in self.candidates:
            return _("A candidate for your goal. C shows them side by side.")
        return _("c makes it a candidate for your goal.")

    def spread(self) -> str:
        """Return nothing: wishes are not balanced."""
        return ""

    def advice(self) -> str:
        """Return nothing: nobody advises on wishes."""
        return ""
