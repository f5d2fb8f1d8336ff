"""What follows a routine that became a habit: the cells of its pillar that still wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.method.documents import Cell, Recurrence, Routine
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


def waiting_beside(notebook: Notebook, routine: Routine) -> dict[int, Cell]:
    """Return the written cells that wait on a routine's pillar, by action number.

    Empty for a routine that does not stand on the current chart.
    """
    chart = notebook.chart()
    if chart is None or routine["chart"] != notebook.chart_id() or not routine["pillar"]:
        return {}
    cells = chart["pillars"][routine["pillar"] - 1]["actions"]
    return {
        number: cell
        for number, cell in enumerate(cells, 1)
        if cell["state"] == "waiting" and cell["text"].strip()
    }


def offer_successor(app: HaradaApp, routine: Routine) -> None:
    """Offer the waiting cells of a habit's pillar as the next routine, or say that none waits."""
    from harada.tui.screens.choice import ChoiceDialog, Way

    waiting = waiting_beside(app.notebook, routine)
    chart = app.notebook.chart()
    if not waiting or chart is None:
        app.say(_("A habit now. Its place is free for a new routine."))
        return
    pillar = routine["pillar"] or 0
    app.push_screen(
        ChoiceDialog(
            _("A habit now, and its place is free."),
            _("What comes next for “{pillar}”? It begins every day; that can be changed.").format(
                pillar=printable(chart["pillars"][pillar - 1]["text"])
            ),
            [Way(str(number), printable(cell["text"])) for number, cell in waiting.items()],
        ),
        lambda chosen: _start(app, pillar, int(chosen)) if chosen is not None else None,
    )


def _start(app: HaradaApp, pillar: int, action: int) -> None:
    """Make a waiting cell the next routine."""
    from harada.notebook.choosing import choose_routine

    daily: Recurrence = {"kind": "daily"}
    app.change(lambda: choose_routine(app.notebook, pillar, action, daily))
