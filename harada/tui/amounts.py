"""The question that comes with the mark of a routine that counts: how much?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.amount import counted, figure, in_words
from harada.method.marks import DONE
from harada.method.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from harada.tui.app import HaradaApp


def ask_amount(app: HaradaApp, routine_id: str, day: date, then: Callable[[], None]) -> None:
    """Ask how much of a routine was done on a day, and mark it done; `then` follows that.

    The field holds what was said before, else the whole of a target to reach. Left empty, it takes
    the mark away.
    """
    notebook = app.notebook
    routine = notebook.routines()[routine_id]
    target = routine["target"]
    assert target is not None
    before = notebook.day(day).get("amounts", {}).get(routine_id)
    value = target["amount"] if before is None and target["kind"] == "at_least" else before

    def keep(text: str) -> None:
        if not text.strip():
            app.change(lambda: notebook.mark(day, [routine_id], None))
            return
        app.change(
            lambda: notebook.mark(day, [routine_id], DONE, amount=counted(text, before)),
            lambda _changed: then(),
        )

    heading = _("{routine}: {target}. How much? +2 adds two; empty takes the mark away.")
    app.ask_line(
        heading.format(routine=printable(routine["text"]), target=printable(in_words(target))),
        "" if value is None else figure(value),
        keep,
    )
