"""Another day for a dated action, wherever it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.text import printable
from harada.method.when import parse_day
from harada.notebook.cycling import move_action

if TYPE_CHECKING:
    from harada.tui.app import HaradaApp


def ask_day(app: HaradaApp, key: str) -> None:
    """Ask by which day a dated action is to be done; its day of now stands there already."""
    action = app.notebook.actions()[key]

    def move(text: str) -> str:
        day = parse_day(text, app.today)
        move_action(app.notebook, key, day)
        return long_date(day)

    def keep(text: str) -> None:
        if text.strip() and text.strip() != action["due"]:
            app.change(
                lambda: move(text),
                lambda day: app.say(_("It stands on {day} now. u takes it back.").format(day=day)),
            )

    title = _("{action}: by which day?").format(action=printable(action["text"]))
    app.ask_line(title, action["due"], keep)
