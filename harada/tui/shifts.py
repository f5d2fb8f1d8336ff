"""The questions about the roster of shifts: a cycle from a day on, or other shifts on some days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.roster import in_order, read_shifts, shift_on
from harada.notebook import rostering
from harada.tui.screens.choice import ChoiceDialog, Way

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from harada.tui.app import HaradaApp


def ask_shifts(app: HaradaApp, day: date) -> None:
    """Ask for shifts from a day on; where there is a roster, first whether it is a swap."""
    if not rostering.roster(app.notebook):
        _ask_cycle(app, day)
        return
    ways = [
        Way("days", _("Other shifts on this day and those after it")),
        Way("cycle", _("Another cycle from this day on")),
    ]
    asking = {"days": _ask_days, "cycle": _ask_cycle}
    app.push_screen(
        ChoiceDialog(_("My roster of shifts"), long_date(day), ways),
        lambda way: asking[way](app, day) if way is not None else None,
    )


def _ask_cycle(app: HaradaApp, day: date) -> None:
    """Ask for a cycle; the one of now, from this day on, stands in the field."""
    periods = in_order(rostering.roster(app.notebook).values())
    cycles = [period for period in periods if period["repeats"]]
    length = len(cycles[-1]["shifts"]) if cycles else 0
    shifts = [shift_on(periods, day + timedelta(days=n)) or "" for n in range(length)]
    app.ask_line(
        _("Shifts from {day} on, a word a day: early early late off. They come back.").format(
            day=long_date(day)
        ),
        " ".join(shifts),
        lambda text: _change(
            app, lambda: rostering.set_cycle(app.notebook, day, read_shifts(text))
        ),
    )


def _ask_days(app: HaradaApp, day: date) -> None:
    """Ask for the shifts of some days; that of the first one stands in the field."""
    app.ask_line(
        _("Shifts on {day} and the days after it, a word a day").format(day=long_date(day)),
        shift_on(rostering.roster(app.notebook).values(), day) or "",
        lambda text: _change(app, lambda: rostering.set_days(app.notebook, day, read_shifts(text))),
    )


def _change(app: HaradaApp, do: Callable[[], None]) -> None:
    """Change the roster and say how routines follow it."""
    app.change(do, lambda _done: app.say(_("Kept. e, 3 lets a routine follow certain shifts.")))
