"""The argument parser in the person's language, with an example under every command's help.

argparse speaks English through gettext's global domain; here its sentences come from our own
catalogue, and what it refuses becomes a `Misuse` like any other.
"""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from harada.i18n import N_, _, ngettext
from harada.method.text import printable, shorten
from harada.notebook.errors import Misuse

_LONGEST = 300
"""Cells of a sentence of argparse, which repeats what was typed however long it is."""

_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
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


class _Folding(argparse.HelpFormatter):
    """Folds what is told to the width of the terminal, and leaves examples as they are typed."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" in text:
            return "\n".join(indent + line for line in text.splitlines())
        return super()._fill_text(text, width, indent)


class Parser(argparse.ArgumentParser):
    """A parser that raises `Misuse` with one sentence instead of leaving the program."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        """Take argparse's arguments; `example` stands at the end of the help, as typed."""
        kwargs.setdefault("formatter_class", _Folding)
        kwargs.setdefault("allow_abbrev", False)
        if example:
            lines = "\n".join(f"  {line}" for line in example.splitlines())
            kwargs["epilog"] = _("example:") + "\n" + lines
        super().__init__(*args, **kwargs)
        self.beside_text: dict[str, Parser] = {}
        """Commands that stand where else a person's own text stands, by their word."""
        self.text_last = False
        """Whether a text that may be left out can stand behind options too."""

    def add_beside_text(self, word: str, **kwargs: Any) -> Parser:
        """Add a command that is meant when `word` stands alone in the place of a free text.

        After `--` the same word is text.
        """
        made = type(self)(prog=f"{self.prog} {word}", **kwargs)
        self.beside_text[word] = made
        return made

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words; a command beside the text reads what follows it."""
        if args and args[0] in self.beside_text:
            return self.beside_text[args[0]].parse_known_args(args[1:], namespace)
        if self.text_last and not {"-h", "--help"} & set(args or ()):
            self.text_last = False  # for what follows asks here again
            try:
                return self.parse_known_intermixed_args(args, namespace)
            finally:
                self.text_last = True
        return super().parse_known_args(args, namespace)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Read the words of one argument; after an equals sign `--` is a text like any other.

        argparse takes it for the mark that ends the options, and would hand on an empty list.
        """
        if action.nargs is None and arg_strings == ["--"]:
            value = self._get_value(action, "--")
            self._check_value(action, value)
            return value
        return super()._get_values(action, arg_strings)

    def error(self, message: str) -> NoReturn:
        """Raise `Misuse` with argparse's sentence and where to read more."""
        raise Misuse(
            _("{problem}. See `{program} --help`.").format(
                problem=shorten(printable(message).rstrip("."), _LONGEST), program=self.prog
            )
        )
