"""The questions about the roster of shifts: a cycle from a day on, other shifts on some days, and
when the day of a shift begins.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.day import tidy_shift_start
from harada.method.roster import in_order, names, read_shifts, shift_on, start_of
from harada.method.text import printable
from harada.notebook import rostering
from harada.tui.screens.choice import ChoiceDialog, Way

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from harada.tui.app import HaradaApp


def ask_shifts(app: HaradaApp, day: date) -> None:
    """Ask for shifts from a day on; where there is a roster, first whether it is a swap."""
    if not app.notebook.roster():
        _ask_cycle(app, day)
        return
    ways = [
        Way("days", _("Other shifts on this day and those after it")),
        Way("cycle", _("Another cycle from this day on")),
        Way("start", _("When the day begins on a shift")),
    ]
    asking = {"days": _ask_days, "cycle": _ask_cycle, "start": _ask_whose_start}
    app.push_screen(
        ChoiceDialog(_("My roster of shifts"), long_date(day), ways),
        lambda way: asking[way](app, day) if way is not None else None,
    )


def _ask_cycle(app: HaradaApp, day: date) -> None:
    """Ask for a cycle; the one of now, from this day on, stands in the field."""
    periods = in_order(app.notebook.roster().values())
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
        shift_on(app.notebook.roster().values(), day) or "",
        lambda text: _change(app, lambda: rostering.set_days(app.notebook, day, read_shifts(text))),
    )


def _ask_whose_start(app: HaradaApp, day: date) -> None:
    """Ask which shift has a day start of its own; that of the day stands first."""
    known = names(app.notebook.roster().values())
    own = app.notebook.shift(day)
    known.sort(key=lambda name: name != own)
    starts = app.notebook.profile().get("shift_starts", {})
    ways = [Way(name, _told(name, start_of(name, starts))) for name in known]
    app.push_screen(
        ChoiceDialog(_("When the day begins on a shift"), _("On which shift?"), ways),
        lambda name: _ask_start(app, name, start_of(name, starts)) if name is not None else None,
    )


def _told(name: str, time: str | None) -> str:
    """Return a shift with its day start, where it has one."""
    return printable(f"{name} · {time}" if time else name)


def _ask_start(app: HaradaApp, shift: str, time: str | None) -> None:
    """Ask when the day of a shift begins; empty is as usual."""

    def keep(text: str) -> None:
        def change() -> None:
            own = tidy_shift_start(text) if text.strip() else None
            rostering.set_start(app.notebook, shift, own)

        app.change(change, told)

    def told(_nothing: None) -> None:
        app.say(_("Kept. The day after begins when this one is a whole day long."))
        app.look()

    title = _("When does the day begin on {shift}? For example 12:00; empty is as usual.")
    app.ask_line(
        title.format(shift=printable(shift)),
        time or "",
        keep,
    )


def _change(app: HaradaApp, do: Callable[[], None]) -> None:
    """Change the roster and say how routines follow it."""
    app.change(do, lambda _done: app.say(_("Kept. e, 3 lets a routine follow certain shifts.")))
