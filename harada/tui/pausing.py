"""Leave and illness: a pause of all routines in one go, and the end of one that is over sooner."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.text import printable
from harada.method.when import parse_day
from harada.tui.screens.choice import ChoiceDialog, Way

if TYPE_CHECKING:
    from harada.method.documents import Pause
    from harada.tui.app import HaradaApp

_NEW = ""
"""The key of the line for a new pause."""
_SHOWN = 8


def ask_pause(app: HaradaApp, day: date) -> None:
    """Ask for a pause of all routines from a day on, or which of those there are shall end."""
    today = app.today.isoformat()
    going = {key: each for key, each in app.notebook.pauses().items() if each["last"] >= today}
    if not going:
        _ask_first(app, day)
        return
    ways = [Way(_NEW, _("A new pause of all routines"))]
    ways += [Way(key, _ending(app, pause)) for key, pause in list(going.items())[:_SHOWN]]
    app.push_screen(
        ChoiceDialog(_("Leave and illness"), _("In a pause nothing is asked."), ways),
        lambda key: _chosen(app, day, key),
    )


def _ending(app: HaradaApp, pause: Pause) -> str:
    """Return the line that ends a pause, or takes one away that has not begun."""
    routine = app.notebook.routines().get(pause["routine"] or "")
    what = printable(routine["name"]) if routine is not None else _("all routines")
    first, last = long_date(pause["first"]), long_date(pause["last"])
    if pause["first"] >= app.today.isoformat():
        return _("Drop {first} to {last} ({what})").format(first=first, last=last, what=what)
    return _("End the one until {last} today ({what})").format(last=last, what=what)


def _chosen(app: HaradaApp, day: date, key: str | None) -> None:
    """Begin to ask for a new pause, or end one."""
    if key == _NEW:
        _ask_first(app, day)
    elif key is not None:
        pause = app.notebook.pauses()[key]
        yesterday = app.today - timedelta(days=1)
        begun = pause["first"] <= yesterday.isoformat()
        app.change(
            lambda: app.notebook.end_pause(key, yesterday if begun else None),
            lambda _done: app.say(_("Welcome back. Routines are asked again.")),
        )


def _ask_first(app: HaradaApp, day: date) -> None:
    """Ask for the first day."""
    app.ask_line(
        _("Leave or illness, all routines: from which day?"),
        day.isoformat(),
        partial(_ask_last, app),
    )


def _ask_last(app: HaradaApp, begun: str) -> None:
    """Ask for the last day, and keep the pause; one day where none is given."""

    def keep(ended: str) -> None:
        def pause() -> None:
            first = parse_day(begun, app.today)
            last = parse_day(ended, app.today) if ended.strip() else first
            app.notebook.pause(first, last)

        app.change(pause)

    app.ask_line(_("Until and including which day?"), "", keep)
