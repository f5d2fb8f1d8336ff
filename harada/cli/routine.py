"""`routine`: the routines and how they go, a new one, and changes to one.

What is shown is in `routine_list`; the figures of `routine stats` are in `stats`.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from harada.cli import fill, reasons, recurrence, roster, stats
from harada.cli.finding import find_routine, ref_of
from harada.cli.routine_list import show_all, show_one
from harada.cli.soundness import checked_change
from harada.i18n import _, ngettext
from harada.method.amount import target
from harada.method.empty import routine as new_routine
from harada.method.focus import ADVISED, in_order
from harada.method.reference import stands_in
from harada.method.text import printable, shown
from harada.method.when import parse_day
from harada.notebook import tending
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.parser import Parser

_NONE = ("none", "no", "geen")
_CELL_STATES = {"active": "active", "dropped": "dropped", "archived": "waiting"}
"""What becomes of the cell when its routine takes a state."""


def add(commands: Commands) -> None:
    """Describe `routine` and what belongs to it."""
    parser = commands.add_parser(
        "routine",
        help=_("the routines: show, add, change, figures"),
        description=_("Show the routines and how they go, add one, or change one."),
        example='harada routine\nharada routine add "Walk at noon" --weekdays mon-fri\n'
        "harada routine set walk --focus 3\nharada routine stats --days 90",
    )
    parser.set_defaults(run=_list, all=False)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    listing = inner.add_parser(
        "list",
        help=_("show the routines and how they go"),
        example="harada routine list\nharada routine list --all --json",
    )
    listing.add_argument("--all", action="store_true", help=_("dropped and archived ones too"))
    listing.set_defaults(run=_list)
    show = inner.add_parser("show", help=_("show one routine"), example="harada routine show 3.5")
    show.add_argument("ref", metavar="REF", help=_("a cell (3.5), a short name, or service.home"))
    show.set_defaults(run=_show)
    figures = inner.add_parser(
        "stats",
        help=_("score, total, percent and run of every routine"),
        example="harada routine stats\nharada routine stats --days 90 --json",
    )
    figures.add_argument("--days", metavar="N", help=_("so many days up to today; 365 unless said"))
    figures.set_defaults(run=_stats)
    _describe_add(inner)
    _describe_set(inner)
    fill.describe(inner)
    reasons.describe(inner)
    roster.describe(inner)


def _describe_add(inner: Commands) -> None:
    new = inner.add_parser(
        "add",
        help=_("add a routine of its own"),
        description=_(
            "Add a routine that stands on no chart. From a cell of the chart, "
            "`harada chart promote` makes one."
        ),
        example='harada routine add "Walk at noon" --weekdays mon-fri\n'
        'harada routine add "Read" --name book --at-least "20 pages" --focus\n'
        'harada routine add "Lay the table" --service home',
    )
    new.add_argument("text", metavar="TEXT", help=_("what is done"))
    _describe_fields(new)
    new.add_argument(
        "--service", choices=("home", "work"), help=_("the daily service at home or at work")
    )
    new.set_defaults(run=_add)


def _describe_set(inner: Commands) -> None:
    change = inner.add_parser(
        "set",
        help=_("change a routine"),
        example="harada routine set 3.5 --times 3/7\nharada routine set walk --focus 2\n"
        "harada routine set walk --state habit\nharada routine set book --name reading",
    )
    change.add_argument("ref", metavar="REF", help=_("a cell (3.5), a short name, or service.home"))
    change.add_argument("--text", metavar="TEXT", help=_("what is done"))
    _describe_fields(change)
    change.add_argument(
        "--small", metavar="TEXT", help=_("a version of two minutes, for a hard day; “” for none")
    )
    change.add_argument(
        "--state",
        choices=("active", "habit", "dropped", "archived"),
        help=_("habit: it goes by itself; dropped: given up; archived: ended, kept as it was"),
    )
    change.set_defaults(run=_set)


def _describe_fields(parser: Parser) -> None:
    parser.add_argument("--name", metavar="NAME", help=_("a short name to type"))
    recurrence.add_options(parser)
    parser.add_argument("--start", metavar="DAY", help=_("the first day"))
    parser.add_argument("--end", metavar="DAY", help=_("the last day, or none"))
    parser.add_argument(
        "--focus",
        metavar="PLACE",
        nargs="?",
        const="last",
        help=_("its place among the focus routines (the last one without a number), or none"),
    )
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--at-least", metavar="AMOUNT", help=_("an amount to reach: “20 pages”"))
    amount.add_argument("--at-most", metavar="AMOUNT", help=_("an amount to stay under: “2 cups”"))
    amount.add_argument("--no-amount", action="store_true", help=_("no amount any more"))


def _list(arguments: Namespace, context: Context) -> int:
    return show_all(context, every=arguments.all)


def _show(arguments: Namespace, context: Context) -> int:
    return show_one(context, find_routine(context, arguments.ref)[0])


def _stats(arguments: Namespace, context: Context) -> int:
    return stats.stats(
        context, stats.YEAR if arguments.days is None else stats.whole_days(arguments.days)
    )


def _add(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    text = arguments.text.strip()
    if not text:
        raise Misuse(_("A routine needs a text: what is done."))
    context.begin()
    start = parse_day(arguments.start, notebook.today()) if arguments.start else context.day()
    fields = _fields(arguments, context, start, None)
    taken = [item["name"] for item in (*notebook.routines().values(), *notebook.actions().values())]
    made: dict[str, Any] = {**new_routine(text, start, taken=taken), **fields}
    _refuse_backwards(made["start"], made["end"])
    if arguments.service:
        _refuse_second_service(context, arguments.service)
    with checked_change(notebook, _("routine {name}").format(name=made["name"])):
        if arguments.service:
            notebook.set_goal_field(f"service_{arguments.service}", text)
            key = _service(context, arguments.service)
            notebook.set_routine(key, **fields, service=arguments.service)
        else:
            key = notebook.add_routine(made)  # type: ignore[arg-type]
        _place(arguments, context, key)
    _say(context, key)
    context.after_change()
    return 0


def _service(context: Context, place: str) -> str:
    """Return the id of the live routine of a service act, empty where there is none."""
    for key, routine in context.notebook.routines().items():
        if routine["service"] == place and routine["state"] in ("active", "habit"):
            return key
    return ""


def _refuse_second_service(context: Context, place: str) -> None:
    key = _service(context, place)
    if key:
        raise Refused(
            _(
                "There is a service act already: {text}. `harada goal set {field} TEXT` changes it."
            ).format(text=shown(context.notebook.routines()[key]["text"]), field=f"service_{place}")
        )


def _fields(arguments: Namespace, context: Context, start: date, own: str | None) -> dict[str, Any]:
    """Return the fields of a routine that the options say, checked; `own` is its id."""
    today = context.notebook.today()
    fields: dict[str, Any] = {}
    if arguments.name is not None:
        fields["name"] = tending.checked_name(context.notebook, arguments.name, own)
    found = recurrence.chosen(arguments, start, context.notebook.roster())
    if found is not None:
        fields["recurrence"] = found
    if arguments.start is not None:
        fields["start"] = start.isoformat()
    if arguments.end is not None:
        without = arguments.end.casefold() in _NONE
        fields["end"] = None if without else parse_day(arguments.end, today).isoformat()
    if arguments.no_amount:
        fields["target"] = None
    for kind in ("at_least", "at_most"):
        if getattr(arguments, kind) is not None:
            fields["target"] = target(kind, getattr(arguments, kind))
    return fields


def _refuse_backwards(start: str, end: str | None) -> None:
    if end is not None and end < start:
        raise Misuse(
            _("The routine would end on {last}, before it begins on {first}.").format(
                last=end, first=start
            )
        )


def _set(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    key, old = find_routine(context, arguments.ref)
    begun = date.fromisoformat(old["start"])
    start = parse_day(arguments.start, notebook.today()) if arguments.start else begun
    fields = _fields(arguments, context, start, key)
    _refuse_backwards(start.isoformat(), fields.get("end", old["end"]))
    others = (arguments.text, arguments.focus, arguments.state, arguments.small)
    if not fields and all(given is None for given in others):
        raise Misuse(_("Say what to change. See `harada routine set --help`."))
    with checked_change(notebook, _("routine {name}").format(name=old["name"])):
        if fields:
            notebook.set_routine(key, **fields)
        if arguments.text is not None:
            tending.write_text(notebook, key, arguments.text)
        if arguments.small is not None:
            tending.make_small(notebook, key, arguments.small)
        if arguments.state is not None:
            _give_state(context, key, arguments.state)
        _place(arguments, context, key)
    _say(context, key)
    context.after_change()
    return 0


def _give_state(context: Context, key: str, state: str) -> None:
    """Give a routine a state; the cell it stands on follows."""
    notebook = context.notebook
    routine = notebook.routines()[key]
    if state == "habit":
        if routine["state"] != "habit":
            notebook.graduate(key, context.day())
    elif stands_in(key, routine, notebook.chart()):
        notebook.set_cell_state(routine["pillar"] or 0, routine["action"] or 0, _CELL_STATES[state])
    else:
        without_focus = {} if state == "active" else {"focus": None}
        notebook.set_routine(key, state=state, **without_focus)


def _place(arguments: Namespace, context: Context, key: str) -> None:
    """Give a routine the focus place the options say; the others move up or down."""
    if arguments.focus is None:
        return
    notebook = context.notebook
    count = len(in_order(notebook.routines()))
    place = _focus_place(arguments.focus, count)
    if place is None:
        tending.out_of_focus(notebook, key)
    else:
        tending.into_focus(notebook, key, place)
    now = len(in_order(notebook.routines()))
    if now > ADVISED and now > count:
        context.tell(
            ngettext(
                "That is {n} focus routine now; about {advised} is what a person keeps.",
                "That is {n} focus routines now; about {advised} is what a person keeps.",
                now,
            ).format(n=now, advised=ADVISED)
        )


def _focus_place(text: str, count: int) -> int | None:
    if text == "last":
        return count + 1
    if text.casefold() in _NONE:
        return None
    if len(text) <= 3 and text.isascii() and text.isdigit() and int(text) >= 1:
        return int(text)
    raise Misuse(
        _("“{text}” is not a place in the focus. Write a number from 1, or none.").format(
            text=shown(text)
        )
    )


def _say(context: Context, key: str) -> None:
    from harada.method.recurrence import in_words

    routine = context.notebook.routines()[key]
    ref = ref_of(context, key)
    sentence = (
        _("{ref}: {text}, {when}.")
        if ref == routine["name"]
        else _("{ref} ({name}): {text}, {when}.")
    )
    sentence = sentence.format(
        ref=ref,
        name=routine["name"],
        text=routine["text"],
        when=in_words(routine["recurrence"]),
    )
    context.say(printable(sentence))
