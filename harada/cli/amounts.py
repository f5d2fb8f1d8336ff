"""The question of the evening round about a routine that counts: how much?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.cli.keys import END
from harada.i18n import _
from harada.method.amount import BadAmount, figure, in_words, number
from harada.method.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.cli.context import Context
    from harada.method.documents import Target

_TAKEN = "0123456789.,"
_BACK = ("\x7f", "\b")


def asked_amount(context: Context, target: Target, next_key: Callable[[], str]) -> float | None:
    """Ask key by key how much was done; Enter alone is the whole of a target to reach.

    None where nothing was said: Enter alone below a limit, Escape, a terminal that is gone.
    """
    out = context.out
    whole = target["amount"] if target["kind"] == "at_least" else None
    offered = "" if whole is None else f" [{figure(whole)}]"
    question = _("{target}: how much?").format(target=printable(in_words(target)))
    out.write(f"      {question}{offered} ")
    out.flush()
    typed = ""
    while (key := next_key()) not in ("\n", "\r", "\x1b", "\x04", END):
        if key in _BACK and typed:
            typed = typed[:-1]
            out.write("\b \b")
        elif key in _TAKEN:
            typed += key
            out.write(key)
        out.flush()
    out.write("\n")
    if key not in ("\n", "\r"):
        return None
    try:
        return number(typed) if typed else whole
    except BadAmount:
        return None
