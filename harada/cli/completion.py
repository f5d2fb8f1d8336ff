"""`completion`: what a shell needs to complete commands, options and routine names with Tab.

The script is made from the parsers' own table and says everything itself: pressing Tab starts no
Harada. Routine names are taken from the notebook's file by the shell.
"""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harada.cli.shells import SHELLS
from harada.i18n import _, languages

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.parser import Parser

_NAMES_HERE = {"REF"}
_FILES_HERE = {"FILE", "DIR"}


class Place:
    """A command as a shell completes it: what may follow its words.

    `path` is its words with slashes, empty for `harada` itself. `words` are the commands below it
    and `options` its options, each with what it says of itself; `values` the words that may follow
    an option, or stand alone under `""`. `names` and `files` are the options after which a
    routine's name or a file may stand, `""` for alone.
    """

    __slots__ = ("files", "names", "options", "path", "values", "words")

    def __init__(self, path: str) -> None:
        """Begin with nothing to complete."""
        self.path = path
        self.words: dict[str, str] = {}
        self.options: dict[str, str] = {}
        self.values: dict[str, tuple[str, ...]] = {}
        self.names: set[str] = set()
        self.files: set[str] = set()


def add(commands: Commands) -> None:
    """Describe `completion`."""
    parser = commands.add_parser(
        "completion",
        help=_("complete commands and names with Tab in your shell"),
        description=_(
            "Print the completion script of a shell. It completes commands, options and the names "
            "of your routines, and starts no Harada when you press Tab."
        ),
        example="source <(harada completion bash)\n"
        "harada completion zsh > ~/.zfunc/_harada\n"
        "harada completion fish > ~/.config/fish/completions/harada.fish\n"
        "harada completion pwsh | Out-String | Invoke-Expression",
    )
    parser.add_argument("shell", choices=tuple(SHELLS), help=_("which shell"))
    parser.set_defaults(run=_completion)


def _completion(arguments: Namespace, context: Context) -> int:
    from harada.cli.commands import build

    context.say(SHELLS[arguments.shell](list(places(build(), ""))))
    return 0


def places(parser: Parser, path: str) -> Iterator[Place]:
    """Yield every command of a parser's table, itself first."""
    here = Place(path)
    below: list[tuple[str, Parser]] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            here.words |= {entry.dest: entry.help or "" for entry in action._choices_actions}
            below += list(action.choices.items())
        else:
            _describe(here, action)
    for word, beside in parser.beside_text.items():
        here.words[word] = (beside.description or "").partition(". ")[0]
        below.append((word, beside))
    yield here
    for word, inner in below:
        yield from places(inner, f"{path}/{word}")


def _describe(here: Place, action: argparse.Action) -> None:
    """Add an option or a positional argument to what may follow."""
    names = [name for name in action.option_strings if name.startswith("--")]
    for name in names:
        here.options[name] = action.help or ""
    if action.nargs == 0:
        return
    for name in names or [""]:
        if action.choices is not None:
            here.values[name] = tuple(str(choice) for choice in action.choices)
        elif name == "--lang":
            here.values[name] = tuple(languages())
        elif action.metavar in _NAMES_HERE:
            here.names.add(name)
        elif action.metavar in _FILES_HERE:
            here.files.add(name)
