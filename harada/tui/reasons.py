"""Why a routine was missed: one key, if the person likes, and what to do when it comes again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from harada.i18n import _, ngettext
from harada.method.labels import ASPECTS
from harada.method.marks import MISSED
from harada.method.reason import counted, is_answered, offers, row_of
from harada.method.text import printable
from harada.notebook.obstacles import answer, asked_now
from harada.tui.screens.choice import ChoiceDialog, Way

if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import Aspect
    from harada.tui.app import HaradaApp

_LOOK_BACK = timedelta(days=89)
_OTHER = "\n"
"""The key of the line for another reason; no reason can be this."""
_SHOWN = 9


def ask_reason(app: HaradaApp, routine_id: str, day: date) -> None:
    """Offer the reasons of before for a miss on a day; one digit keeps one, escape none."""
    days = app.notebook.days(day - _LOOK_BACK, day)
    ways = [Way(text, printable(text)) for text in offers(days, routine_id)]
    ways.append(Way(_OTHER, _("Another reason…")))
    heading = printable(app.notebook.routines()[routine_id]["text"])

    def chosen(text: str | None) -> None:
        if text == _OTHER:
            app.ask_line(_("What came in between?"), "", partial(_keep, app, routine_id, day))
        elif text is not None:
            _keep(app, routine_id, day, text)

    app.push_screen(
        ChoiceDialog(heading, _("What came in between? It is for you alone."), ways), chosen
    )


def _keep(app: HaradaApp, routine_id: str, day: date, text: str) -> None:
    """Keep a reason, and offer an answer to one that came often of late."""
    reason = " ".join(printable(text).split())
    if not reason:
        return
    notebook = app.notebook

    def offer() -> None:
        found = asked_now(notebook, reason, app.today)
        if found is not None:
            ask_then(app, found.text, routine_id, found.times)

    app.change(
        lambda: notebook.mark(day, [routine_id], MISSED, reason=reason), lambda _changed: offer()
    )


def show_reasons(app: HaradaApp) -> None:
    """Show what came in between most in these three months; one of them can be answered."""
    found = counted(app.notebook.days(app.today - _LOOK_BACK, app.today))[:_SHOWN]
    if not found:
        app.say(_("No reason yet. On a missed routine, w keeps one."))
        return
    goal = app.notebook.goal()
    ways = []
    for place, one in enumerate(found):
        said = ngettext("{reason}: {n} time", "{reason}: {n} times", one.times)
        line = printable(said.format(reason=one.text, n=one.times))
        if is_answered(goal, one.text):
            line = _("{reason} (on the sheet)").format(reason=line)
        ways.append(Way(str(place), line))

    def chosen(place: str | None) -> None:
        if place is not None:
            one = found[int(place)]
            ask_then(app, one.text, max(one.routines, key=lambda key: one.routines[key]), 0)

    app.push_screen(
        ChoiceDialog(
            _("What came in between, in three months"),
            _("Choose one, and decide now what you do when it comes again."),
            ways,
        ),
        chosen,
    )


def ask_then(app: HaradaApp, reason: str, routine_id: str, times: int) -> None:
    """Ask what to do when a reason comes again, and write it on the sheet."""
    shown = printable(reason)
    if times:
        heading = ngettext(
            "“{reason}” came {n} time. If it comes again, then I …",
            "“{reason}” came {n} times. If it comes again, then I …",
            times,
        ).format(reason=shown, n=times)
    else:
        heading = _("If “{reason}” comes again, then I …").format(reason=shown)
    app.ask_line(heading, "", partial(_place, app, reason, routine_id))


def _place(app: HaradaApp, reason: str, routine_id: str, then: str) -> None:
    """Write the answer on the row of the routine's pillar, or ask for the row."""
    if not then.strip():
        return
    routine = app.notebook.routines().get(routine_id)
    row = row_of(routine, app.notebook.chart()) if routine is not None else None

    def keep(chosen: str | None) -> None:
        if chosen is not None:
            app.change(
                lambda: answer(app.notebook, cast("Aspect", chosen), reason, then),
                lambda _done: app.say(_("It stands on your sheet now.")),
            )

    if row is not None:
        keep(row)
        return
    ways = [Way(key, _(name)) for key, name in ASPECTS.items()]
    app.push_screen(ChoiceDialog(printable(reason), _("To which row does it belong?"), ways), keep)
