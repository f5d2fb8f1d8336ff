"""`profile template`: named sets of one's own questions, which a page of the diary can take."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _
from harada.method.prompts import (
    NO_TEMPLATE,
    BadTemplate,
    template_named,
    templates,
    with_template,
)
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def describe(inner: Commands) -> None:
    """Describe the command and what belongs to it."""
    parser = inner.add_parser(
        "template",
        help=_("sets of your own questions for the diary, by name"),
        description=_(
            "List your templates: named sets of questions that a page of the diary asks when you "
            "take them, with t in the diary or `harada diary --template NAME`. --from-now-on "
            "keeps the one you take."
        ),
        example="harada profile template\n"
        'harada profile template set "work day" "Who taught me something?" "Whom did I help?"\n'
        'harada diary --template work --own 1 "To wait"',
    )
    parser.set_defaults(run=_list)
    ways = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    make = ways.add_parser(
        "set",
        help=_("make a template, or give one other questions"),
        example='harada profile template set "work day" "What did a customer teach me?"',
    )
    make.add_argument("name", metavar="NAME", help=_("what it is called"))
    make.add_argument("prompts", metavar="QUESTION", nargs="+", help=_("its questions, in order"))
    make.set_defaults(run=_set)
    drop = ways.add_parser(
        "drop",
        help=_("take a template away; answers to its questions stay"),
        example='harada profile template drop "work day"',
    )
    drop.add_argument("name", metavar="NAME", help=_("its name, or how it begins"))
    drop.set_defaults(run=_drop)


def _list(_arguments: Namespace, context: Context) -> int:
    profile = context.notebook.profile()
    known, chosen = templates(profile), profile.get("template", NO_TEMPLATE)
    if context.json:
        context.write_json({"templates": known, "template": chosen or NO_TEMPLATE})
        return 0
    if not known:
        context.tell(_("No template yet. `harada profile template set NAME QUESTION…` makes one."))
        return 0
    page = Page(context)
    for name, prompts in known.items():
        page.heading(_("{name} (from now on)").format(name=name) if name == chosen else name)
        for prompt in prompts:
            page.line(prompt, "-")
    page.show()
    return 0


def _set(arguments: Namespace, context: Context) -> int:
    context.begin()
    known = templates(context.notebook.profile())
    new = with_template(known, arguments.name, arguments.prompts)
    _keep(context, templates=new)
    made = template_named(new, arguments.name)
    context.say(printable(_("Template {name}: kept.").format(name=made)))
    return 0


def _drop(arguments: Namespace, context: Context) -> int:
    profile = context.notebook.profile()
    known = templates(profile)
    gone = template_named(known, arguments.name)
    if gone == NO_TEMPLATE:
        raise BadTemplate(_("Name the template to take away."))
    _keep(context, templates={name: known[name] for name in known if name != gone})
    context.say(printable(_("Template {name}: gone; answers stay.").format(name=gone)))
    return 0


def _keep(context: Context, **fields: object) -> None:
    with checked_change(context.notebook, _("templates of the diary")):
        context.notebook.set_profile(**fields)
    context.after_change()
