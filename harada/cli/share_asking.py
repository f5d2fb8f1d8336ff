"""How `share` asks: never without a terminal, and with a typed word where something leaves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from harada.i18n import NP_, _, pgettext
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from argparse import Namespace

    from harada.cli.context import Context

_WORD = "the word one types so that something is sent"
_SHARE = NP_("the word one types so that something is sent", "share")


def at_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def confirm_by_word(arguments: Namespace, context: Context, asked: str | None = None) -> None:
    """Let the person type the word that sends; with `--yes` nothing is asked.

    `asked` says with {word} what the word does, where it does not send what is shown. Raises
    `Misuse` without a terminal, `Refused` for any other word.
    """
    if arguments.yes:
        return
    _need_terminal()
    word = pgettext(_WORD, _SHARE)
    asked = asked or _("Type {word} to send exactly this:")
    typed = answer(context, asked.format(word=f"“{word}”"))
    if typed.strip().strip("“”\"'").casefold() not in (word.casefold(), _SHARE):
        raise Refused(_("Nothing was sent."))


def answer(context: Context, question: str) -> str:
    """Ask on the terminal and return the line that was typed; empty when there is none."""
    context.out.flush()
    print(question, end=" ", file=context.err, flush=True)
    return sys.stdin.readline()


def _need_terminal() -> None:
    if not at_terminal():
        raise Misuse(_("Nobody can be asked here: add --yes when this is what you want."))
