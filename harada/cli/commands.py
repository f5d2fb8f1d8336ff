"""The table of command families, and the parser built from it.

A new command is one module here with `add(commands)`, which describes it with an example and
names the function that runs it, and one line in `COMMANDS`.
"""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from harada import __version__
from harada.cli.parser import Parser, speak
from harada.i18n import _
from harada.method.text import shown
from harada.notebook.errors import Misuse

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from harada.cli.context import Context

    Commands = _SubParsersAction[Parser]
    Run = Callable[[Namespace, Context], int]

COMMANDS = {
    "app": "app",
    "demo": "app",
    "today": "today",
    "done": "marks",
    "rest": "marks",
    "missed": "marks",
    "undo": "marks",
    "redo": "redo",
    "ask": "ask",
    "pause": "pause",
    "diary": "diary",
    "goal": "goal",
    "chart": "chart",
    "routine": "routine",
    "advise": "advise",
    "survey": "survey",
    "profile": "profile",
    "future": "future",
    "review": "review",
    "insight": "insight",
    "mission": "mission",
    "thread": "thread",
    "share": "share",
    "desk": "desk",
    "import": "exchange",
    "export": "exchange",
    "report": "report",
    "backup": "backup",
    "lock": "vault",
    "unlock": "vault",
    "passphrase": "vault",
    "recover": "vault",
    "doctor": "doctor",
    "completion": "completion",
}
"""Each command with the module that describes it, in the order of `harada help`."""


ON_THE_DAY = frozenset({"share", "desk"})
"""Commands that `--date` takes to another day as a whole: what is due, over or late is as then."""


def build(modules: Iterable[str] = tuple(dict.fromkeys(COMMANDS.values()))) -> Parser:
    """Return the parser of the commands in `modules`, in the language of this moment."""
    speak()
    parser = Parser(
        prog="harada",
        description=_(
            "The Harada method in your terminal (unofficial): a goal sheet, a chart of 64, "
            "routines and a diary. Without a command the app opens."
        ),
        example='harada\nharada today\nharada done 3.5 -n "a good one"',
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"harada {__version__}",
        help=_("show program's version number and exit"),
    )
    common = parser.add_argument_group(_("with every command"))
    common.add_argument("--home", metavar="DIR", help=_("the folder of the notebook"))
    common.add_argument("--lang", metavar="TAG", help=_("the language: en, nl"))
    common.add_argument(
        "--date", metavar="DAY", help=_("the day meant: 2026-11-22, yesterday, -3d")
    )
    common.add_argument("--json", action="store_true", help=_("answer in JSON"))
    common.add_argument("--plain", action="store_true", help=_("answer without signs and lines"))
    commands = parser.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), dest="command", parser_class=Parser
    )
    for module in modules:
        import_module(f"harada.cli.{module}").add(commands)
    return parser


def run(context: Context, words: list[str]) -> int:
    """Run the command the words name; returns its exit code."""
    _speak_the_persons_language(context)
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    _refuse_unknown(words[0])
    parser = build([COMMANDS[words[0]]]) if words[0] in COMMANDS else build()
    try:
        arguments = parser.parse_args(words)
    except SystemExit as ended:  # --help and --version were printed
        return int(ended.code or 0)
    if words[0] in ON_THE_DAY:
        context.go_to_day()
    chosen: Run = arguments.run
    return chosen(arguments, context)


def _speak_the_persons_language(context: Context) -> None:
    """Open the notebook, which sets the language; a damaged one must not take `--help` away."""
    from harada.notebook.errors import HaradaError

    try:
        _ = context.notebook
    except HaradaError:
        return


def _refuse_unknown(word: str) -> None:
    """Raise `Misuse` for a command that does not exist, naming the nearest that does."""
    if word.startswith("-") or word in COMMANDS:
        return
    near = difflib.get_close_matches(word, COMMANDS, 1)
    if near:
        raise Misuse(
            _("There is no command {word}. Did you mean `harada {near}`?").format(
                word=shown(word), near=near[0]
            )
        )
    raise Misuse(
        _("There is no command {word}. `harada help` lists them.").format(word=shown(word))
    )
