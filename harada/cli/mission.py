"""`mission`: the company's mission and its objectives, the upper end of the thread.

They are typed in by the person or not at all; which objective a sheet serves is a field of the
sheet (`harada goal set objective o1`).
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _, long_date
from harada.method.text import printable, shown
from harada.method.when import parse_day
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Objective


def add(commands: Commands) -> None:
    """Describe `mission` and what belongs to it."""
    parser = commands.add_parser(
        "mission",
        help=_("the company's mission and objectives"),
        description=_("Show the company's mission and objectives, or write them."),
        example='harada mission\nharada mission set "Every customer helped the first time"\n'
        'harada mission objective add "Fewer calls back" --measure "from 30 to 20 in 100" '
        "--date 2027-06-30",
    )
    parser.set_defaults(run=_show)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    show = inner.add_parser(
        "show",
        help=_("show the mission and the objectives"),
        example="harada mission show\nharada mission --json",
    )
    show.set_defaults(run=_show)
    write = inner.add_parser(
        "set",
        help=_("write the mission"),
        example='harada mission set "Nobody has to ask us twice"',
    )
    write.add_argument("text", metavar="TEXT", help=_("the mission in one sentence"))
    write.set_defaults(run=_set)
    objective = inner.add_parser(
        "objective",
        help=_("the objectives of the company"),
        example='harada mission objective add "Fewer calls back"',
    )
    objective.set_defaults(run=_show)
    objectives = objective.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    new = objectives.add_parser(
        "add",
        help=_("add an objective"),
        example='harada mission objective add "Fewer calls back" '
        '--measure "from 30 to 20 in 100" --date 2027-06-30',
    )
    new.add_argument("text", metavar="TEXT", help=_("the objective in one sentence"))
    new.add_argument(
        "--measure", metavar="TEXT", default="", help=_("how it is measured: from 30 to 20 in 100")
    )
    new.set_defaults(run=_add)
    move = objectives.add_parser(
        "move",
        help=_("give an objective another place in the list"),
        example="harada mission objective move o3 1",
    )
    move.add_argument("id", metavar="ID", help=_("the objective: o1"))
    move.add_argument("place", metavar="PLACE", help=_("its new place, from 1"))
    move.set_defaults(run=_move)
    drop = objectives.add_parser(
        "drop",
        help=_("take an objective away"),
        example="harada mission objective drop o3",
    )
    drop.add_argument("id", metavar="ID", help=_("the objective: o1"))
    drop.set_defaults(run=_drop)


def _show(_arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    mission, objectives = notebook.mission()["text"], notebook.objectives()
    if context.json:
        listed = [{"id": key, **objective} for key, objective in objectives.items()]
        for one in listed:
            one.pop("place", None)  # the order says it
        context.write_json({"mission": mission, "objectives": listed})
        return 0
    if not mission and not objectives:
        context.tell(_("No mission yet. `harada mission set TEXT` writes it."))
        return 0
    page = Page(context)
    page.heading(_("Mission"))
    page.line(mission or _("(not written yet)"))
    if objectives:
        page.heading(_("Objectives"))
        page.table([[key, in_words(objective)] for key, objective in objectives.items()])
    page.show()
    return 0


def in_words(objective: Objective) -> str:
    """Return an objective as one line: text, measure and date, as far as there are any."""
    line = objective["text"]
    if objective["measure"]:
        line = _("{objective} ({measure})").format(objective=line, measure=objective["measure"])
    if objective["date"]:
        line = _("{objective}, by {day}").format(objective=line, day=long_date(objective["date"]))
    return line


def _place(text: str) -> int:
    """Return the place in a list that was typed; raises `Misuse` for what is none."""
    if len(text) <= 3 and text.isascii() and text.isdigit() and int(text) >= 1:
        return int(text)
    raise Misuse(_("“{text}” is no place. Write a number from 1.").format(text=shown(text)))


def _objective(context: Context, key: str) -> Objective:
    """Return an objective; raises `Refused` where there is none with this id."""
    context.notebook.profile()
    known = context.notebook.objectives()
    if key not in known:
        raise Refused(
            _("There is no objective {id}. `harada mission` lists them.").format(id=shown(key))
        )
    return known[key]


def _move(arguments: Namespace, context: Context) -> int:
    place, chosen = _place(arguments.place), _objective(context, arguments.id)
    others = [one for key, one in context.notebook.objectives().items() if key != arguments.id]
    others.insert(place - 1, chosen)
    with checked_change(context.notebook, _("objectives")):
        context.notebook.set_objectives(others)
    context.after_change()
    return _show(arguments, context)


def _drop(arguments: Namespace, context: Context) -> int:
    chosen = _objective(context, arguments.id)
    others = [one for key, one in context.notebook.objectives().items() if key != arguments.id]
    with checked_change(context.notebook, _("objectives")):
        context.notebook.set_objectives(others)
    sentence = _("{id} is gone: {text}").format(id=arguments.id, text=chosen["text"])
    context.say(printable(sentence))
    context.after_change()
    return 0


def _set(arguments: Namespace, context: Context) -> int:
    context.begin()
    with checked_change(context.notebook, _("mission")):
        context.notebook.set_mission(arguments.text.strip())
    context.say(printable(_("Mission: {text}").format(text=arguments.text.strip())))
    context.after_change()
    return 0


def _add(arguments: Namespace, context: Context) -> int:
    text = arguments.text.strip()
    if not text:
        raise Misuse(_("Write what the objective is: `harada mission objective add TEXT`."))
    context.begin()
    notebook = context.notebook
    today = notebook.today()
    # --date is the option every command takes; here it is the date of the objective.
    by = None if context.options.date is None else parse_day(context.options.date, today)
    with checked_change(notebook, _("objective {text}").format(text=shown(text))):
        key = notebook.add_objective(text, arguments.measure.strip(), by)
    made = notebook.objectives()[key]
    context.say(printable(f"{key}: {in_words(made)}"))
    context.tell(
        _("`harada goal set objective {id}` makes it the one your sheet serves.").format(id=key)
    )
    context.after_change()
    return 0
