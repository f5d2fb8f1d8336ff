"""`advise`: what the wording adviser asks of a goal, an action or a routine.

It needs no notebook and keeps nothing: a text goes in, questions come out.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.i18n import _, language
from harada.method.wording import CODES, advise, question
from harada.method.wording.tongue import guess
from harada.notebook.errors import Misuse

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def add(commands: Commands) -> None:
    """Describe `advise`."""
    parser = commands.add_parser(
        "advise",
        help=_("what is still open in the wording of a goal, an action or a routine"),
        description=_(
            "Ask what a text leaves open: of a goal its number, its date, your own part and "
            "whether it reads as done; of an action a verb and a measure; of a routine whether it "
            "is small and yours alone. Questions only: you write. English and Dutch, without a "
            "network; which of them the text is in is guessed unless --lang says it."
        ),
        example='harada advise --kind goal "I want to be a better manager"\n'
        'harada advise --kind routine "Twee uur sporten" --lang nl --json',
    )
    parser.add_argument(
        "--kind", choices=list(CODES), required=True, help=_("what the text is meant to be")
    )
    parser.add_argument("text", metavar="TEXT", nargs="+", help=_("the text"))
    parser.set_defaults(run=_advise)


def _advise(arguments: Namespace, context: Context) -> int:
    text = " ".join(arguments.text)
    if not text.strip():
        raise Misuse(_("Write the text to look at: `harada advise --kind goal TEXT`."))
    codes = advise(arguments.kind, text, context.options.lang or guess(text) or language())
    if context.json:
        context.write_json({"advice": codes})
        return 0
    for code in codes:
        context.say(question(code))
    if not codes:
        context.tell(_("Nothing to ask: it is clear."))
    return 0
