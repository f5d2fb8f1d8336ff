"""`desk template`: answers the coach gives often, kept under a name."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.desk.answers import in_order
from harada.desk.desk import Desk
from harada.i18n import _
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def describe(inner: Commands) -> None:
    """Describe the command and what belongs to it."""
    parser = inner.add_parser(
        "template",
        help=_("your own templates of answers"),
        description=_(
            "List your templates, add one, or take one away. {name} in a template becomes the "
            "name of the member."
        ),
        example="harada desk template list\n"
        'harada desk template add "well done" "Well done, {name}! What helped you most?"\n'
        'harada desk template remove "well done"',
    )
    parser.set_defaults(run=_list)
    ways = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    ways.add_parser("list", help=_("list them"), example="harada desk template list").set_defaults(
        run=_list
    )
    add = ways.add_parser(
        "add",
        help=_("keep a template; one of the same name is replaced"),
        example='harada desk template add "well done" "Well done, {name}!"',
    )
    add.add_argument("name", metavar="NAME", help=_("what it is called"))
    add.add_argument("text", metavar="TEXT", help=_("what it says"))
    add.set_defaults(run=_add)
    remove = ways.add_parser(
        "remove",
        help=_("take a template away"),
        example='harada desk template remove "well done"',
    )
    remove.add_argument("name", metavar="NAME", help=_("what it is called"))
    remove.set_defaults(run=_remove)


def _list(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    templates = in_order(Desk(context.notebook).templates())
    if context.json:
        context.write_json([{"name": name, "text": text} for name, text in templates])
        return 0
    if not templates:
        context.tell(_("No template yet. `harada desk template add NAME TEXT` keeps one."))
        return 0
    page = Page(context)
    page.table([[name, text] for name, text in templates])
    page.show()
    return 0


def _add(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    name = Desk(context.notebook).put_template(arguments.name, arguments.text)
    return _said(_("Kept: {name}.").format(name=printable(name)), name, context)


def _remove(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    name = Desk(context.notebook).drop_template(arguments.name)
    return _said(_("Taken away: {name}.").format(name=printable(name)), name, context)


def _said(sentence: str, name: str, context: Context) -> int:
    if context.json:
        context.write_json({"name": name})
    else:
        context.tell(sentence)
    context.after_change()
    return 0
