"""The question before something that can't be taken back, for a command with `--yes`."""

from __future__ import annotations

import sys

from harada.i18n import _, pgettext
from harada.notebook.errors import Misuse, Refused


def agree(question: str, *, yes: bool) -> None:
    """Go on when `yes` was given or a person at the terminal says so.

    `question` is a whole sentence. Raises `Misuse` where nobody can answer, `Refused` for a no.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise Misuse(
            _("{question} This is no terminal to ask at: give --yes to go on.").format(
                question=question
            )
        )
    affirm, deny = pgettext("answer", "y"), pgettext("answer", "n")
    try:
        answer = input(f"{question} {affirm}/{deny} ").strip().casefold()
    except EOFError:
        answer = ""
    if answer not in ("y", "yes", affirm.casefold(), _("yes").casefold()):
        raise Refused(_("Nothing was changed."))
