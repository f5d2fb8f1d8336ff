"""`profile prompt`: the questions of one's own that the diary asks."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _
from harada.method.prompts import found, own_prompts, with_prompt
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def describe(inner: Commands) -> None:
    """Describe the command and what belongs to it."""
    parser = inner.add_parser(
        "prompt",
        help=_("questions of your own that the diary asks"),
        description=_(
            "List the questions of your own that stand on every page of the diary, add one or take "
            'one away. `harada diary --own 1 "TEXT"` answers the first.'
        ),
        example='harada profile prompt\nharada profile prompt add "What did a customer teach me?"\n'
        "harada profile prompt drop 1",
    )
    parser.set_defaults(run=_list)
    ways = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    add = ways.add_parser(
        "add",
        help=_("ask one more question"),
        example='harada profile prompt add "What did a customer teach me?"',
    )
    add.add_argument("text", metavar="QUESTION", help=_("the question, as the page will ask it"))
    add.set_defaults(run=_add)
    drop = ways.add_parser(
        "drop",
        help=_("ask a question no longer; its answers stay"),
        example="harada profile prompt drop 1",
    )
    drop.add_argument("text", metavar="QUESTION", help=_("its number, or how it begins"))
    drop.set_defaults(run=_drop)


def _list(_arguments: Namespace, context: Context) -> int:
    prompts = own_prompts(context.notebook.profile())
    if context.json:
        context.write_json({"prompts": prompts})
        return 0
    if not prompts:
        context.tell(_("No question of your own yet. `harada profile prompt add TEXT` adds one."))
        return 0
    page = Page(context)
    page.table([[str(number), text] for number, text in enumerate(prompts, 1)])
    page.show()
    return 0


def _add(arguments: Namespace, context: Context) -> int:
    context.begin()
    prompts = with_prompt(own_prompts(context.notebook.profile()), arguments.text)
    _keep(context, prompts)
    context.say(printable(_("The diary asks from now on: {text}").format(text=prompts[-1])))
    return 0


def _drop(arguments: Namespace, context: Context) -> int:
    prompts = own_prompts(context.notebook.profile())
    gone = found(prompts, arguments.text)
    _keep(context, [prompt for prompt in prompts if prompt != gone])
    context.say(printable(_("The diary asks no longer: {text}").format(text=gone)))
    return 0


def _keep(context: Context, prompts: list[str]) -> None:
    with checked_change(context.notebook, _("questions of my own")):
        context.notebook.set_profile(prompts=prompts)
    context.after_change()
