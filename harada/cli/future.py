"""`future`: the future window of eight themes and sixty-four wishes, shown and written."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.chart_page import show_chart
from harada.cli.finding import pillar_number
from harada.cli.soundness import checked_change, sound
from harada.i18n import _
from harada.method import reference
from harada.method.future import newest_future, wishes
from harada.method.text import printable, shown
from harada.notebook.errors import Refused
from harada.notebook.wishing import begin_future, write_theme, write_wish

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Chart


def add(commands: Commands) -> None:
    """Describe `future` and what belongs to it."""
    parser = commands.add_parser(
        "future",
        help=_("the future window: what I would wish for, in eight themes"),
        description=_(
            "Show the future window. Eight themes, up to eight wishes each; blanks are welcome. A "
            "wish can become a candidate goal: `harada goal candidates add 3.5`."
        ),
        example='harada future\nharada future set 3.5 "Run along the sea before breakfast"\n'
        'harada future set 4 "Music"',
    )
    parser.set_defaults(run=_show)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    show = inner.add_parser("show", help=_("show the window"), example="harada future show")
    show.set_defaults(run=_show)
    write = inner.add_parser(
        "set",
        help=_("write a wish, or another theme"),
        example='harada future set 7.1 "A house with a garden"\nharada future set 4 "Music"',
    )
    write.add_argument("ref", metavar="REF", help=_("a cell, like 3.5, or a theme, like 3"))
    write.add_argument("text", metavar="TEXT", help=_("the text; empty clears the cell"))
    write.set_defaults(run=_set)
    new = inner.add_parser(
        "new",
        help=_("begin a new window; the earlier one is kept"),
        example="harada future new",
    )
    new.set_defaults(run=_new)


def _window(context: Context) -> tuple[str, Chart] | None:
    context.notebook.profile()
    charts = context.notebook.charts()
    key = newest_future(charts)
    return None if key is None else (key, sound("charts", "charts", key, charts[key]))


def _show(_arguments: Namespace, context: Context) -> int:
    found = _window(context)
    if found is None:
        if context.json:
            context.write_json({"id": None, "themes": [], "wishes": []})
        context.tell(_("There is no future window yet. `harada future set 1.1 TEXT` begins one."))
        return 0
    key, chart = found
    if context.json:
        context.write_json(
            {
                "id": key,
                "themes": [pillar["text"] for pillar in chart["pillars"]],
                "wishes": [{"ref": ref, "text": text} for ref, text in wishes(chart)],
            }
        )
        return 0
    show_chart(context, chart, current=False)
    return 0


def _set(arguments: Namespace, context: Context) -> int:
    context.begin()
    notebook = context.notebook
    ref, text = arguments.ref.strip(), arguments.text.strip()
    number = pillar_number(ref)
    if number is not None:
        if not text:
            raise Refused(_("A theme needs a name."))
        with checked_change(notebook, _("theme {number}").format(number=number)):
            write_theme(notebook, number, text)
    else:
        typed = reference.parse(ref)
        if typed.kind != "cell":
            raise Refused(
                _("“{ref}” is no cell of the window. Name one like 3.5.").format(ref=shown(ref))
            )
        with checked_change(notebook, _("wish {ref}").format(ref=ref)):
            write_wish(notebook, typed.pillar, typed.action, text)
    context.say(printable(f"{ref}: {text or _('(empty)')}"))
    context.after_change()
    return 0


def _new(_arguments: Namespace, context: Context) -> int:
    context.begin()
    with checked_change(context.notebook, _("future window")):
        key = begin_future(context.notebook)
    context.say(_("{id}: an empty future window.").format(id=key))
    context.after_change()
    return 0
