"""`goal close`, `goal carry` and `goal new`: the end of a sheet, and the start of the next."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from harada.cli.finding import find, ref_of
from harada.cli.goal_fields import find_field
from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _, long_date, ngettext
from harada.method.cycle import period_facts, period_of, still_open
from harada.method.empty import empty_goal
from harada.method.labels import PERSON
from harada.method.levels import title
from harada.method.text import printable, shown
from harada.method.when import named_day, parse_day
from harada.notebook.cycling import (
    carry_over,
    close_sheet,
    move_action,
    next_sheet,
    other_middle,
)
from harada.notebook.errors import Misuse, Refused
from harada.notebook.outcomes import drop_action

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.cycle import Period
    from harada.method.documents import Goal


def describe(inner: Commands) -> None:
    """Describe `goal new`, `goal close` and `goal carry`."""
    new = inner.add_parser(
        "new",
        help=_("begin the next sheet"),
        description=_(
            "Begin the next sheet from the current one, without its date and its results. The "
            "earlier sheet is kept."
        ),
        example='harada goal new "I have run 21 km before 1 June" --deadline 2027-06-01\n'
        "harada goal new --empty",
    )
    new.add_argument("goal", metavar="GOAL", nargs="?", help=_("the new goal"))
    new.add_argument("--deadline", metavar="DAY", help=_("by when"))
    new.add_argument("--empty", action="store_true", help=_("begin with an empty sheet"))
    new.set_defaults(run=_new)
    close = inner.add_parser(
        "close",
        help=_("close the sheet and keep the result of each level"),
        description=_(
            "Close the sheet: what became of each level, and what you learned. What the period "
            "held is shown, and the chart is kept as it stands."
        ),
        example='harada goal close --result "this_time=83 in 100" --result "sure=reached in May" '
        '--learned "Ask earlier"',
    )
    close.add_argument(
        "--result",
        metavar="LEVEL=TEXT",
        action="append",
        default=[],
        help=_("what became of a level"),
    )
    close.add_argument("--learned", metavar="TEXT", help=_("what I learned"))
    close.set_defaults(run=_close)
    _describe_carry(inner)


def _describe_carry(inner: Commands) -> None:
    carry = inner.add_parser(
        "carry",
        help=_("take dated actions that are still open along, or let them go"),
        description=_(
            "List the dated actions that are still open, carry some over or let some go. One that "
            "is carried over moves to a day four weeks from now, or to the day of --to."
        ),
        example="harada goal carry\nharada goal carry 6.7 4.4\nharada goal carry 6.7 --to friday\n"
        "harada goal carry --drop 2.1",
    )
    carry.add_argument("refs", metavar="REF", nargs="*", help=_("cell, name or number"))
    carry.add_argument(
        "--drop", metavar="REF", action="append", default=[], help=_("let this one go")
    )
    carry.add_argument("--to", metavar="DAY", help=_("to this day, at any time in a cycle"))
    carry.set_defaults(run=_carry)


def _new(arguments: Namespace, context: Context) -> int:
    context.begin()
    notebook = context.notebook
    today = context.day()
    goal = (arguments.goal or "").strip()
    deadline = parse_day(arguments.deadline, today) if arguments.deadline else None
    with checked_change(notebook, _("new goal sheet")):
        if notebook.goal() is None or arguments.empty:
            made = _blank(context)
            made["goal"] = goal
            made["deadline"] = deadline.isoformat() if deadline else None
            key = notebook.new_goal(made)
        else:
            key = next_sheet(notebook, goal, deadline)
    said = notebook.goals()[key]["goal"] or _("an empty sheet")
    context.say(printable(_("{id}: {goal}").format(id=key, goal=said)))
    offer_deadline(context)
    middle = other_middle(notebook)
    if middle:
        told = _("The middle of the chart still says “{text}”; `harada chart set centre TEXT`.")
        context.tell(printable(told.format(text=middle)))
    context.after_change()
    return 0


def offer_deadline(context: Context) -> None:
    """Name the day that stands in the goal, where the sheet has no date yet."""
    goal = context.notebook.goal()
    if goal is None or goal["deadline"]:
        return
    day = named_day(goal["goal"], context.notebook.today())
    if day is not None:
        sentence = _("Your goal says {day}: `harada goal set deadline {iso}` makes it the date.")
        context.tell(sentence.format(day=long_date(day), iso=day.isoformat()))


def _blank(context: Context) -> Goal:
    """Return an empty sheet that knows whose it is."""
    notebook = context.notebook
    made = empty_goal(context.day())
    source: Any = notebook.goal() or notebook.profile()
    for field in PERSON:
        made[field] = source[field]  # type: ignore[literal-required]
    made["chart"] = notebook.chart_id()
    return made


def _close(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    goal = notebook.goal()
    if goal is None:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    results = _results(goal, arguments.result)
    with checked_change(notebook, _("closing of the sheet")):
        close_sheet(notebook, context.day(), results, arguments.learned)
    key, closed = notebook.goal_id(), notebook.goal() or goal
    context.say(printable(_("Sheet {id} is closed: {goal}").format(id=key, goal=closed["goal"])))
    _show_period(context, closed)
    without = [level["name"] for level in closed["levels"] if level["text"] and not level["result"]]
    if without:
        sentence = _("Without a result yet: {levels}. `harada goal set levels.{name}.result TEXT`.")
        named = ", ".join(title(name) for name in without)
        context.tell(printable(sentence.format(levels=named, name=without[0])))
    left = len(still_open(notebook.actions()))
    if left:
        told = ngettext(
            "{n} dated action is still open: `harada goal carry` takes it along or lets it go.",
            "{n} dated actions are still open: `harada goal carry` takes them along or lets them "
            "go.",
            left,
        )
        context.tell(told.format(n=left))
    context.tell(
        _("`harada survey take` shows what moved; `harada goal new` starts the next sheet.")
    )
    context.after_change()
    return 0


def _carry(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    carried = [_action(context, ref) for ref in arguments.refs]
    dropped = [_action(context, ref) for ref in arguments.drop]
    if not (carried or dropped):
        _list_open(context)
        return 0
    to = parse_day(arguments.to, notebook.today()) if arguments.to else None
    said = []
    with checked_change(notebook, _("dated actions carried over")):
        for key in dropped:
            drop_action(notebook, key)
            said.append(_("{ref}: let go.").format(ref=ref_of(context, key)))
        for key in carried:
            if to is not None:
                move_action(notebook, key, to)
            day = to or carry_over(notebook, key)
            said.append(f"{ref_of(context, key)}: {long_date(day)}")
    for line in said:
        context.say(printable(line))
    context.after_change()
    return 0


def _action(context: Context, ref: str) -> str:
    """Return the id of the open dated action a reference names."""
    key = find(context, ref).id or ""
    if key not in still_open(context.notebook.actions()):
        raise Refused(
            _(
                "“{ref}” is no dated action that is still open. `harada goal carry` lists them."
            ).format(ref=shown(ref))
        )
    return key


def _list_open(context: Context) -> None:
    actions = context.notebook.actions()
    keys = still_open(actions)
    if context.json:
        rows = [
            {"ref": ref_of(context, key), "text": actions[key]["text"], "due": actions[key]["due"]}
            for key in keys
        ]
        context.write_json({"actions": rows})
        return
    page = Page(context)
    page.table([[ref_of(context, key), actions[key]["due"], actions[key]["text"]] for key in keys])
    page.show()
    if not keys:
        context.tell(_("No dated action is open."))


def _results(goal: Goal, given: list[str]) -> dict[str, str]:
    """Return the results by the place of their level."""
    results: dict[str, str] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        field = find_field(goal, f"levels.{name.strip()}.result") if equals else None
        if field is None:
            raise Misuse(_("Write a result as level=text: “this_time=83 in 100”."))
        results[field.place] = text.strip()
    return results


def _show_period(context: Context, goal: Goal) -> None:
    page = Page(context)
    page.table([[label, text] for label, text in period_rows(_period(context, goal))])
    page.show()


def _period(context: Context, goal: Goal) -> Period:
    notebook = context.notebook
    first, last = period_of(goal, context.day())
    return period_facts(
        first,
        last,
        notebook.routines(),
        notebook.actions(),
        notebook.days(first, last),
        notebook.pauses(),
        notebook.today() + timedelta(days=1) if last < notebook.today() else notebook.today(),
    )


def period_rows(period: Period) -> list[tuple[str, str]]:
    """Return what a period held as labels and texts."""
    percent = "–" if period.kept.percent is None else f"{period.kept.percent} %"
    return [
        (
            _("period"),
            _("{first} to {last}").format(
                first=period.first.isoformat(), last=period.last.isoformat()
            ),
        ),
        (
            _("routines"),
            _("{done} of {due}, {percent}").format(
                done=period.kept.done, due=period.kept.due, percent=percent
            ),
        ),
        (_("became a habit"), str(len(period.habits))),
        (
            _("dated actions"),
            _("{done} of {due}").format(done=period.actions_done, due=period.actions),
        ),
        (_("days with a diary"), str(period.days_written)),
    ]
