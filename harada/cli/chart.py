"""`chart`: the Open Window 64, shown, written, and put into practice cell by cell.

How it looks is in `chart_page`; files come in and go out through the functions of `exchange`.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli import recurrence
from harada.cli.chart_arrange import describe as describe_arranging
from harada.cli.chart_history import describe as describe_history
from harada.cli.chart_page import show_chart
from harada.cli.exchange import (
    add_export_arguments,
    add_import_arguments,
    export_chart,
    import_chart,
)
from harada.cli.finding import cell_of, chart_of, find_cell, pillar_number, ref_of
from harada.cli.soundness import checked_change, sound
from harada.i18n import _, long_date
from harada.method.labels import ASPECTS, CELL_STATES
from harada.method.recurrence import in_words
from harada.method.text import printable, shown
from harada.method.when import parse_day
from harada.notebook.errors import Misuse, Refused
from harada.notebook.tending import checked_name, into_focus

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Chart

_CENTRE = ("centre", "center", "goal", "midden", "0")
_STATES = ("waiting", "active", "habit", "done", "dropped")


def add(commands: Commands) -> None:
    """Describe `chart` and what belongs to it."""
    parser = commands.add_parser(
        "chart",
        help=_("the chart of 64: show it, write it, put cells into practice"),
        description=_(
            "Show the chart: the 9×9 where the terminal is wide, else an outline. Pillars are 1 "
            "to 8 in reading order around the centre, and so are their actions: 3.5 is pillar 3, "
            "action 5."
        ),
        example='harada chart\nharada chart set 3.5 "Read one page of the manual"\n'
        "harada chart promote 3.5 --weekdays mon-fri\nharada chart import chart.csv",
    )
    parser.set_defaults(run=_show, id=None)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    show = inner.add_parser(
        "show",
        help=_("show the chart, or an earlier version"),
        example="harada chart show\nharada chart show c1 --plain",
    )
    show.add_argument(
        "id", metavar="ID", nargs="?", help=_("an earlier version, as `chart versions` names it")
    )
    show.set_defaults(run=_show)
    _describe_writing(inner)
    _describe_promote(inner)
    describe_arranging(inner)
    describe_history(inner)
    _describe_files(inner)


def _describe_writing(inner: Commands) -> None:
    write = inner.add_parser(
        "set",
        help=_("write a cell, a pillar or the centre"),
        example='harada chart set centre "10 km in an hour"\nharada chart set 3 "Sleep"\n'
        'harada chart set 3.5 "In bed before 22:45"',
    )
    write.add_argument("ref", metavar="REF", help=_("3.5 for an action, 3 for a pillar, or centre"))
    write.add_argument("text", metavar="TEXT", help=_("what to write; an empty text clears it"))
    write.set_defaults(run=_set)
    pillar = inner.add_parser(
        "pillar",
        help=_("say what a pillar is about"),
        example='harada chart pillar 3 --aspect body\nharada chart pillar 3 "Sleep" --aspect body',
    )
    pillar.add_argument("number", metavar="N", help=_("the pillar, 1 to 8"))
    pillar.add_argument("text", metavar="TEXT", nargs="?", help=_("what to write"))
    pillar.add_argument(
        "--aspect",
        choices=(*ASPECTS, "none"),
        help=_("spirit, skill, body or life: all four should have a pillar"),
    )
    pillar.set_defaults(run=_pillar)
    state = inner.add_parser(
        "state",
        help=_("say how a cell stands"),
        description=_(
            "Say how a cell stands; its routine or dated action follows. With waiting it is no "
            "longer a routine or a dated action, and what was marked is kept."
        ),
        example="harada chart state 3.5 habit\nharada chart state 3.5 waiting",
    )
    state.add_argument("ref", metavar="REF", help=_("a cell (3.5) or a short name"))
    state.add_argument("state", choices=_STATES, help=_("the state"))
    state.set_defaults(run=_state)


def _describe_promote(inner: Commands) -> None:
    promote = inner.add_parser(
        "promote",
        help=_("make a cell a routine or a dated action"),
        description=_(
            "Put a cell into practice from today on: a daily routine unless the options say "
            "otherwise, or with --due a dated action."
        ),
        example="harada chart promote 3.5\nharada chart promote 3.5 --times 3/7 --focus\n"
        "harada chart promote 6.2 --shifts early,late\n"
        "harada chart promote 4.1 --due 2027-01-15 --name course",
    )
    promote.add_argument("ref", metavar="REF", help=_("a cell, like 3.5"))
    group = recurrence.add_options(promote)
    group.add_argument("--due", metavar="DAY", help=_("a dated action, due on this day"))
    promote.add_argument("--name", metavar="NAME", help=_("a short name to type"))
    promote.add_argument("--focus", action="store_true", help=_("among the focus routines"))
    promote.set_defaults(run=_promote)


def _describe_files(inner: Commands) -> None:
    bring = inner.add_parser(
        "import",
        help=_("read a chart from a file, as a new version"),
        description=_(
            "Read a chart from a file: a sheet of 9×9 cells as CSV, an outline, or JSON. Without "
            "--apply it only shows what would change."
        ),
        example="harada chart import chart.csv\nharada chart import chart.csv --apply",
    )
    add_import_arguments(bring)
    bring.set_defaults(run=import_chart)
    take = inner.add_parser(
        "export",
        help=_("write the chart to a file or the screen"),
        example="harada chart export --format csv --out chart.csv\nharada chart export --format md",
    )
    add_export_arguments(take, ("csv", "md", "json"), "csv")
    take.set_defaults(run=export_chart)


def _show(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    chart = chart_of(context)
    key = notebook.chart_id() or ""
    if arguments.id is not None:
        key = arguments.id
        chart = _version(context, key)
    sound("charts", "charts", key, chart)
    current = key == notebook.chart_id()
    if context.json:
        context.write_json({"id": key, **chart})
    else:
        show_chart(context, chart, current=current)
    return 0


def _version(context: Context, key: str) -> Chart:
    found = context.notebook.charts().get(key)
    if found is None:
        raise Refused(
            _("There is no chart {id}. `harada chart versions` lists them.").format(id=shown(key))
        )
    return found


def _set(arguments: Namespace, context: Context) -> int:
    context.begin()
    notebook = context.notebook
    ref, text = arguments.ref.strip(), arguments.text.strip()
    if ref.casefold() in _CENTRE:
        with checked_change(notebook, _("centre of the chart")):
            notebook.set_centre(text)
        said = _("Centre: {text}").format(text=text or _("(empty)"))
    elif pillar_number(ref) is not None:
        with checked_change(notebook, _("pillar {number}").format(number=ref)):
            notebook.set_pillar(int(ref), text=text)
        said = _("Pillar {number}: {text}").format(number=ref, text=text or _("(empty)"))
    else:
        pillar, action = find_cell(context, ref)
        _refuse_emptying_practice(context, pillar, action, text)
        with checked_change(notebook, _("cell {ref}").format(ref=f"{pillar}.{action}")):
            notebook.set_cell(pillar, action, text)
        said = f"{pillar}.{action}: {text or _('(empty)')}"
    context.say(printable(said))
    context.after_change()
    return 0


def _refuse_emptying_practice(context: Context, pillar: int, action: int, text: str) -> None:
    chart = context.notebook.chart()
    if text or chart is None or cell_of(chart, pillar, action)["state"] != "active":
        return
    raise Refused(
        _(
            "Cell {ref} is in practice and needs a text. `harada chart state {ref} waiting` ends "
            "that."
        ).format(ref=f"{pillar}.{action}")
    )


def _pillar(arguments: Namespace, context: Context) -> int:
    number = pillar_number(arguments.number)
    if number is None:
        raise Misuse(
            _("There is no pillar {number}: they are numbered 1 to 8.").format(
                number=shown(arguments.number)
            )
        )
    if arguments.text is None and arguments.aspect is None:
        raise Misuse(_("Say what the pillar is about: a text, or --aspect body."))
    context.begin()
    notebook = context.notebook
    with checked_change(notebook, _("pillar {number}").format(number=number)):
        if arguments.text is not None:
            notebook.set_pillar(number, text=arguments.text.strip())
        if arguments.aspect is not None:
            aspect = None if arguments.aspect == "none" else arguments.aspect
            notebook.set_pillar(number, aspect=aspect)
    pillar = chart_of(context)["pillars"][number - 1]
    text = pillar["text"] or _("(empty)")
    if pillar["aspect"]:
        text = _("{pillar} ({aspect})").format(pillar=text, aspect=_(ASPECTS[pillar["aspect"]]))
    context.say(printable(_("Pillar {number}: {text}").format(number=number, text=text)))
    context.after_change()
    return 0


def _state(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    chart = chart_of(context)
    pillar, action = find_cell(context, arguments.ref)
    cell, ref = cell_of(chart, pillar, action), f"{pillar}.{action}"
    if not cell["text"].strip():
        raise Refused(
            _("Cell {ref} is empty. `harada chart set {ref} TEXT` writes it.").format(ref=ref)
        )
    if arguments.state == "active" and "routine" not in cell and "action" not in cell:
        raise Refused(
            _("Cell {ref} is no routine yet. `harada chart promote {ref}` makes it one.").format(
                ref=ref
            )
        )
    with checked_change(notebook, _("cell {ref}").format(ref=ref)):
        notebook.set_cell_state(pillar, action, arguments.state)
    sentence = _("{ref} {text}: {state}.").format(
        ref=ref, text=cell["text"], state=_(CELL_STATES[arguments.state])
    )
    context.say(printable(sentence))
    context.after_change()
    return 0


def _promote(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    chart_of(context)
    pillar, action = find_cell(context, arguments.ref)
    today = notebook.today()
    due = None if arguments.due is None else parse_day(arguments.due, today)
    name = None if arguments.name is None else checked_name(notebook, arguments.name, None)
    if due is not None and arguments.focus:
        raise Misuse(_("A dated action has no place in the focus; --focus is for routines."))
    how = recurrence.chosen(arguments, today, notebook.roster())
    with checked_change(notebook, _("promotion of {ref}").format(ref=f"{pillar}.{action}")):
        key = notebook.promote(pillar, action, recurrence=how, due=due, name=name)
        if arguments.focus:
            into_focus(notebook, key)
    context.say(printable(_promoted(context, key)))
    context.after_change()
    return 0


def _promoted(context: Context, key: str) -> str:
    notebook = context.notebook
    ref = ref_of(context, key)
    action = notebook.actions().get(key)
    if action is not None:
        return _("{ref} ({name}): {text}, by {day}.").format(
            ref=ref, name=action["name"], text=action["text"], day=long_date(action["due"])
        )
    routine = notebook.routines()[key]
    return _("{ref} ({name}): {text}, {when}.").format(
        ref=ref,
        name=routine["name"],
        text=routine["text"],
        when=in_words(routine["recurrence"]),
    )
