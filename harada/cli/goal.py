"""`goal`: the goal sheet, shown as a page and written field by field; earlier and new sheets.

How the page looks is in `goal_page`, what the fields are in `goal_fields`.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada.cli import goal_levels
from harada.cli.candidates import describe as describe_candidates
from harada.cli.goal_cycle import describe as describe_periods
from harada.cli.goal_cycle import offer_deadline
from harada.cli.goal_fields import changed_list, fields, find_field, single_value
from harada.cli.goal_page import show_goal
from harada.cli.page import Page
from harada.cli.soundness import all_sound, checked_change, sound
from harada.i18n import _
from harada.method.empty import empty_goal
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.goal_fields import Field
    from harada.method.documents import Goal

_LISTS = ("lines", "levels", "supporters")


def add(commands: Commands) -> None:
    """Describe `goal` and what belongs to it."""
    parser = commands.add_parser(
        "goal",
        help=_("the goal sheet: show it, write it field by field"),
        description=_("Show the goal sheet as a page, write a field, or begin a new sheet."),
        example='harada goal\nharada goal set goal "I have run 10 km before 15 December"\n'
        "harada goal set deadline 2026-12-15\nharada goal fields",
    )
    parser.set_defaults(run=_show, id=None)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    show = inner.add_parser(
        "show",
        help=_("show the sheet as a page"),
        example="harada goal show\nharada goal show g1 --json",
    )
    show.add_argument(
        "id", metavar="ID", nargs="?", help=_("an earlier sheet, as `goal list` names it")
    )
    show.set_defaults(run=_show)
    listing = inner.add_parser(
        "fields",
        help=_("list the fields with what stands in them"),
        example="harada goal fields",
    )
    listing.set_defaults(run=_fields)
    _describe_set(inner)
    sheets = inner.add_parser(
        "list", help=_("list the sheets, earlier ones too"), example="harada goal list"
    )
    sheets.set_defaults(run=_list)
    goal_levels.describe(inner)
    describe_candidates(inner)
    describe_periods(inner)


def _describe_set(inner: Commands) -> None:
    write = inner.add_parser(
        "set",
        help=_("write a field"),
        description=_(
            "Write a field of the sheet. The fields: name, role, company, department, goal, "
            "start, deadline, objective, line_of_sight, service_home, service_work, affirmation, "
            "feelings, supporters; levels.NAME, levels.NAME.result (ultimate, intermediate, sure, "
            "this_time); perspectives.WHOSE (self_tangible, self_intangible, others_tangible, "
            "others_intangible); analysis.ASPECT.WHAT (spirit, skill, body, life; success, "
            "success_why, failure, failure_why, obstacle, countermeasure); supporters.0.who, .what "
            "and .asked. An empty value clears a field. A list takes several values, or --add and "
            "--remove."
        ),
        example='harada goal set goal "I have run 10 km before 15 December"\n'
        "harada goal set deadline 2026-12-15\n"
        'harada goal set levels.sure "8 km"\n'
        'harada goal set self_tangible "A medal" "New shoes"\n'
        'harada goal set supporters --add "Els: run with me on Sundays"\n'
        "harada goal set supporters.0.asked today\n"
        'harada goal set body.obstacle "Cold in January"',
    )
    write.add_argument("field", metavar="FIELD", help=_("which field"))
    write.add_argument("values", metavar="VALUE", nargs="*", help=_("what to write"))
    write.add_argument(
        "--add", metavar="TEXT", action="append", default=[], help=_("add an entry to a list")
    )
    write.add_argument(
        "--remove", metavar="TEXT", action="append", default=[], help=_("take an entry from a list")
    )
    write.set_defaults(run=_set)


def _sheet(context: Context, key: str | None = None) -> tuple[str, Goal]:
    """Return a sheet, the current one unless its id is given; raises `Refused` without one."""
    notebook = context.notebook
    notebook.profile()
    goals = notebook.goals()
    if key is not None and key not in goals:
        raise Refused(
            _("There is no sheet {id}. `harada goal list` shows them.").format(id=shown(key))
        )
    chosen = key or notebook.goal_id()
    if chosen is None or chosen not in goals:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    return chosen, sound("goals", "goals", chosen, goals[chosen])


def _show(arguments: Namespace, context: Context) -> int:
    key, goal = _sheet(context, arguments.id)
    if context.json:
        context.write_json({"id": key, **goal})
    else:
        show_goal(context, goal)
    return 0


def _fields(_arguments: Namespace, context: Context) -> int:
    _key, goal = _sheet(context)
    known = fields(goal)
    if context.json:
        rows = [{"field": field.path, "value": field.value(goal)} for field in known]
        context.write_json({"fields": rows})
        return 0
    page = Page(context)
    page.table([[field.path, _as_text(field, goal) or f"({field.label})"] for field in known])
    page.show()
    return 0


def _as_text(field: Field, goal: Goal) -> str:
    value = field.value(goal)
    if field.kind in ("levels", "supporters"):
        return str(len(value)) if value else ""
    return " / ".join(value) if isinstance(value, list) else value or ""


def _set(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    field = find_field(notebook.goal() or _first(context), arguments.field)
    context.begin()
    with checked_change(notebook, _("goal sheet: {field}").format(field=field.label)):
        goal = notebook.goal() or _first(context)
        value = _value(arguments, context, field, goal)
        notebook.set_goal_field(field.place, value)
    said = value if isinstance(value, str) and value else _as_text(field, notebook.goal() or goal)
    sentence = _("{field}: {text}") if said else _("{field}: empty now.")
    context.say(printable(sentence.format(field=field.label, text=said)))
    if field.path == "goal":
        offer_deadline(context)
    context.after_change()
    return 0


def _first(context: Context) -> Goal:
    """Return the sheet a person begins with; the notebook may not have begun either."""
    notebook = context.notebook
    return empty_goal(notebook.today() if notebook.exists() else context.clock.now().date())


def _value(arguments: Namespace, context: Context, field: Field, goal: Goal) -> Any:
    values, add, remove = arguments.values, arguments.add, arguments.remove
    if not (values or add or remove):
        raise Misuse(
            _("Say what to write: `harada goal set {field} TEXT`. An empty text clears it.").format(
                field=field.path
            )
        )
    if field.kind in _LISTS:
        return changed_list(field, field.value(goal), values, add, remove)
    if add or remove:
        raise Misuse(
            _("{field} is not a list, so --add and --remove do not apply.").format(field=field.path)
        )
    if len(values) > 1:
        raise Misuse(
            _("{field} takes one value. Put a text of several words in quotes.").format(
                field=field.path
            )
        )
    notebook = context.notebook
    return single_value(field, values[0], notebook.today(), notebook.objectives())


def _list(_arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    goals, current = all_sound("goals", "goals", notebook.goals()), notebook.goal_id()
    if context.json:
        sheets = [
            {
                "id": key,
                "goal": goal["goal"],
                "start": goal["start"],
                "deadline": goal["deadline"],
                "closed": goal["closed"],
                "current": key == current,
            }
            for key, goal in goals.items()
        ]
        context.write_json({"sheets": sheets})
        return 0
    if not goals:
        context.tell(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
        return 0
    page = Page(context)
    page.table(
        [
            [key, _period(goal), _standing(key, goal, current), goal["goal"]]
            for key, goal in goals.items()
        ]
    )
    page.show()
    return 0


def _period(goal: Goal) -> str:
    return _("{first} to {last}").format(first=goal["start"] or "…", last=goal["deadline"] or "…")


def _standing(key: str, goal: Goal, current: str | None) -> str:
    if goal["closed"]:
        return _("closed")
    return _("current") if key == current else _("earlier")
