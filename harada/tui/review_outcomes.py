"""What comes of a review: the keys that change the sheet, each as one change that can be undone.

Here are only the questions that belong to them; what a change does is the notebook's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.period import period_of
from harada.method.text import printable
from harada.notebook import outcomes, tending
from harada.notebook.reviewing import reviews
from harada.tui.reasons import ask_then
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.successor import offer_successor

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.method.period import Period
    from harada.method.review import Reason
    from harada.tui.app import HaradaApp


def graduate(app: HaradaApp, routine_id: str) -> None:
    """Call a routine a habit, and offer what comes next."""
    notebook = app.notebook
    routine = notebook.routines()[routine_id]
    app.change(
        lambda: notebook.graduate(routine_id, app.today),
        lambda _result: offer_successor(app, routine),
    )


def make_smaller(app: HaradaApp, routine_id: str) -> None:
    """Ask how a routine would be small enough to be kept every time, and write it so."""
    notebook = app.notebook
    now = printable(notebook.routines()[routine_id]["text"])

    def keep(text: str) -> None:
        if text.strip() and text != now:
            app.change(
                lambda: tending.write_text(notebook, routine_id, text),
                lambda _none: app.say(_("It is smaller now. Its marks stay.")),
            )

    app.ask_line(_("So small that it cannot fail: what do I do?"), now, keep, "routine")


def let_go(app: HaradaApp, kind: str, key: str) -> None:
    """Keep a routine no longer, or drop a dated action; what was marked stays."""
    notebook = app.notebook
    if kind == "late":
        app.change(
            lambda: outcomes.drop_action(notebook, key),
            lambda _none: app.say(_("Let go. u takes it back.")),
        )
    else:
        app.change(
            lambda: tending.stop(notebook, key),
            lambda _none: app.say(_("Let go; its marks stay. u takes it back.")),
        )


def swap(app: HaradaApp, routine_id: str, cell: str) -> None:
    """Begin a waiting cell in the place of a routine that does not stick."""
    pillar, action = map(int, cell.split("."))
    app.change(
        lambda: outcomes.swap(app.notebook, routine_id, pillar, action),
        lambda _made: app.say(_("{cell} begins today. u takes it back.").format(cell=cell)),
    )


def answer_reason(app: HaradaApp, reason: Reason) -> None:
    """Ask what to do when a reason comes again; it goes onto the sheet."""
    ask_then(app, reason.text, reason.routines[0], reason.count)


def supporter_asked(app: HaradaApp, who: str) -> None:
    """Note that a supporter was asked today."""
    app.change(
        lambda: outcomes.supporter_asked(app.notebook, who, app.today),
        lambda _none: app.say(_("Noted on your sheet.")),
    )


def finish(app: HaradaApp, action_id: str) -> None:
    """Finish a dated action today."""
    app.change(lambda: app.notebook.finish_action(action_id, app.today))


def choose_earlier(app: HaradaApp, then: Callable[[Period], None]) -> None:
    """Offer the reviews that were written, the latest first; `then` gets the period of one."""
    ways = [
        Way(key, f"{key}  {printable(review['good'] or review['next'])}")
        for key, review in reviews(app.notebook).items()
    ]
    if not ways:
        app.say(_("No review is written yet."))
        return
    app.push_screen(
        ChoiceDialog(_("My reviews"), "", ways),
        lambda key: then(period_of(key)) if key is not None else None,
    )
