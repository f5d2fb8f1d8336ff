"""Which waiting cells could be started next: a handful is offered, and one is chosen.

The order is that of `harada.method.rotation`, the same as `harada chart next` has; nothing is
started here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _, language, ngettext
from harada.method.focus import ADVISED, in_order
from harada.method.rotation import next_cells
from harada.method.text import printable
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.widgets.chart_view import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.tui.app import HaradaApp


def offer_next(app: HaradaApp, then: Callable[[Place], None]) -> None:
    """Offer the cells to start next; `then` gets the one that is chosen."""
    notebook = app.notebook
    chart, routines = notebook.chart(), notebook.routines()
    found = next_cells(chart, routines, language()) if chart is not None else []
    if chart is None or not found:
        app.say(_("No cell is waiting."))
        return
    ways = [
        Way(
            each.ref,
            _("{ref}  {text} ({pillar})").format(
                ref=each.ref,
                text=printable(each.text),
                pillar=printable(chart["pillars"][each.pillar - 1]["text"]),
            ),
        )
        for each in found
    ]
    places = {each.ref: Place(each.pillar, each.action) for each in found}
    app.push_screen(
        ChoiceDialog(_("What could come next?"), _load(len(in_order(routines))), ways),
        lambda ref: then(places[ref]) if ref is not None else None,
    )


def _load(focus: int) -> str:
    """Return how much is in the focus now, and where the cells come from."""
    kept = ngettext(
        "You keep {n} routine in the focus; about {advised} are advised.",
        "You keep {n} routines in the focus; about {advised} are advised.",
        focus,
    ).format(n=focus, advised=ADVISED)
    return _("{kept} These cells wait where least is alive.").format(kept=kept)
