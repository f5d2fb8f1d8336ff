"""The argument parser in the person's language, with an example under every command's help.

argparse speaks English through gettext's global domain; here its sentences come from our own
catalogue, and what it refuses becomes a `Misuse` like any other.
"""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from harada.i18n import N_, _, ngettext
from harada.notebook.errors import Misuse

_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
)
"""argparse's own sentences, named here so that the catalogue holds them."""


def speak() -> None:
    """Let argparse look its sentences up in our catalogue."""
    argparse._ = _  # type: ignore[attr-defined]
    argparse.ngettext = ngettext  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser that raises `Misuse` with one sentence instead of leaving the program."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        """Take argparse's arguments; `example` stands at the end of the help, as typed."""
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        kwargs.setdefault("allow_abbrev", False)
        if example:
            lines = "\n".join(f"  {line}" for line in example.splitlines())
            kwargs["epilog"] = _("example:") + "\n" + lines
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Raise `Misuse` with argparse's sentence and where to read more."""
        raise Misuse(
            _("{problem}. See `{program} --help`.").format(
                problem=message.rstrip("."), program=self.prog
            )
        )
