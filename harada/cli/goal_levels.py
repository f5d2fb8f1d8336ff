"""`goal level`: the levels of the sheet, one more, another name, one less."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _
from harada.method.levels import level_named, title
from harada.method.text import printable
from harada.notebook import levelling

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def describe(inner: Commands) -> None:
    """Describe the command and what belongs to it."""
    parser = inner.add_parser(
        "level",
        help=_("the levels of the goal: add, rename, take away"),
        description=_(
            "List the levels of the goal, add one, give one another name or take one away. What a "
            "level says is written with `harada goal set levels.NAME TEXT`."
        ),
        example="harada goal level\n"
        'harada goal level add stretch "90 in 100"\n'
        'harada goal level rename sure "Safe ground"\n'
        "harada goal level drop intermediate",
    )
    parser.set_defaults(run=_list)
    ways = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    add = ways.add_parser(
        "add", help=_("one more level"), example='harada goal level add stretch "90 in 100"'
    )
    add.add_argument("name", metavar="NAME", help=_("what it is called"))
    add.add_argument("text", metavar="TEXT", nargs="?", default="", help=_("what it says"))
    add.set_defaults(run=_add)
    rename = ways.add_parser(
        "rename",
        help=_("another name for a level; what it says stays"),
        example='harada goal level rename sure "Safe ground"',
    )
    rename.add_argument("name", metavar="LEVEL", help=_("the level, or how it begins"))
    rename.add_argument("new", metavar="NAME", help=_("its new name"))
    rename.set_defaults(run=_rename)
    drop = ways.add_parser(
        "drop", help=_("take a level away"), example="harada goal level drop intermediate"
    )
    drop.add_argument("name", metavar="LEVEL", help=_("the level, or how it begins"))
    drop.set_defaults(run=_drop)


def _list(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    found = levelling.levels(context.notebook)
    if context.json:
        context.write_json({"levels": found})
        return 0
    page = Page(context)
    page.table([[one["name"], title(one["name"]), one["text"]] for one in found])
    page.show()
    return 0


def _add(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    with checked_change(context.notebook, _("goal levels")):
        levelling.add_level(context.notebook, arguments.name, arguments.text)
    return _told(context, levelling.levels(context.notebook)[-1]["name"])


def _rename(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    found = levelling.levels(notebook)
    level = level_named(found, arguments.name)
    with checked_change(notebook, _("goal levels")):
        levelling.rename_level(notebook, level["name"], arguments.new)
    return _told(context, levelling.levels(notebook)[found.index(level)]["name"])


def _drop(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    level = level_named(levelling.levels(notebook), arguments.name)
    with checked_change(notebook, _("goal levels")):
        levelling.drop_level(notebook, level["name"])
    sentence = _("{level}: off the sheet. `harada undo` brings it back.")
    context.say(printable(sentence.format(level=title(level["name"]))))
    context.after_change()
    return 0


def _told(context: Context, name: str) -> int:
    level = next(one for one in levelling.levels(context.notebook) if one["name"] == name)
    text = level["text"] or _("(not written yet)")
    context.say(printable(_("{level}: {text}").format(level=title(name), text=text)))
    context.after_change()
    return 0
