"""What happens when a routine was kept often enough in a row: it is celebrated, and let go of."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.due import frequency, pauses_for
from harada.method.score import GRADUATION, routine_figures
from harada.method.text import printable
from harada.tui.successor import offer_successor

if TYPE_CHECKING:
    from datetime import date

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


def run_of(notebook: Notebook, routine_id: str, today: date) -> int:
    """Return how often in a row a routine was kept, as far back as a graduation needs to look."""
    routine = notebook.routines()[routine_id]
    span = ceil(3 * GRADUATION / max(frequency(routine["recurrence"]), 1 / 31))
    first = max(today - timedelta(days=span), today.fromisoformat(routine["start"]))
    days = notebook.days(first, today)
    marks = {
        iso: day["marks"][routine_id] for iso, day in days.items() if routine_id in day["marks"]
    }
    pauses = pauses_for(routine_id, notebook.pauses())
    return routine_figures(routine, marks, pauses, first, today, today).run


def offer(app: HaradaApp, routine_id: str) -> None:
    """Celebrate the mark that makes a habit, and offer to take the routine off the focus rows."""
    routine = app.notebook.routines()[routine_id]
    if routine["state"] != "active" or run_of(app.notebook, routine_id, app.today) != GRADUATION:
        return
    day = app.today
    name = printable(routine["text"])

    def graduate() -> None:
        app.change(
            lambda: app.notebook.graduate(routine_id, day),
            lambda _result: offer_successor(app, routine),
        )

    app.ask_yes(
        _("{n} in a row!").format(n=GRADUATION),
        _("“{routine}” goes by itself now. Shall it count as a habit and make room?").format(
            routine=name
        ),
        graduate,
    )
