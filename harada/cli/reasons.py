"""`routine reasons` and `routine countermeasure`: why routines were missed, and what to do then."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import TYPE_CHECKING

from harada.cli.finding import find_routine, ref_of
from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.cli.stats import whole_days
from harada.i18n import _, ngettext
from harada.method.empty import ASPECTS
from harada.method.labels import ASPECTS as ASPECT_NAMES
from harada.method.reason import counted, is_answered
from harada.method.text import printable
from harada.notebook.obstacles import answer

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context

_QUARTER = 90


def describe(inner: Commands) -> None:
    """Describe both commands."""
    reasons = inner.add_parser(
        "reasons",
        help=_("why routines were missed, counted"),
        description=_(
            "Count the reasons given with `harada missed REF --reason TEXT`, the most frequent "
            "first. They stay with you."
        ),
        example="harada routine reasons\nharada routine reasons 3.5 --days 30 --json",
    )
    reasons.add_argument("ref", metavar="REF", nargs="?", help=_("only of this routine"))
    reasons.add_argument("--days", metavar="N", help=_("so many days up to today; 90 unless said"))
    reasons.set_defaults(run=_reasons)
    decide = inner.add_parser(
        "countermeasure",
        help=_("write what you do when a reason comes again, on the goal sheet"),
        description=_(
            "Write a reason among the obstacles of the goal sheet, and what you decide now to do "
            "then among the countermeasures of the same row."
        ),
        example='harada routine countermeasure "late shift" "I walk before work" --row body',
    )
    decide.add_argument("reason", metavar="REASON", help=_("what comes in between"))
    decide.add_argument("then", metavar="THEN", help=_("what I do then"))
    decide.add_argument(
        "--row", choices=ASPECTS, default="life", help=_("the row of the sheet; life unless said")
    )
    decide.set_defaults(run=_countermeasure)


def _reasons(arguments: Namespace, context: Context) -> int:
    notebook, on = context.notebook, context.day()
    notebook.profile()
    key = find_routine(context, arguments.ref)[0] if arguments.ref else None
    days = _QUARTER if arguments.days is None else whole_days(arguments.days)
    found = counted(notebook.days(on - timedelta(days=days - 1), on), key)
    goal, known = notebook.goal(), notebook.routines()
    if context.json:
        rows = [
            {
                "reason": one.text,
                "times": one.times,
                "last": one.last,
                "routines": one.routines,
                "answered": is_answered(goal, one.text),
            }
            for one in found
        ]
        context.write_json({"date": on.isoformat(), "days": days, "reasons": rows})
        return 0
    if not found:
        context.tell(_("No reason was given in these days."))
        return 0
    page = Page(context)
    table = []
    for one in found:
        refs = ", ".join(ref_of(context, item) for item in one.routines if item in known)
        said = _("on the sheet") if is_answered(goal, one.text) else ""
        times = ngettext("{n} time", "{n} times", one.times).format(n=one.times)
        table.append([times, one.text, refs, said])
    page.table(table)
    page.show()
    return 0


def _countermeasure(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    with checked_change(notebook, _("countermeasure to {reason}").format(reason=arguments.reason)):
        answer(notebook, arguments.row, arguments.reason, arguments.then)
    goal = notebook.goal()
    assert goal is not None
    written = goal["analysis"][arguments.row]["countermeasure"].splitlines()[-1]
    sentence = _("On the sheet, {row}: {text}").format(
        row=_(ASPECT_NAMES[arguments.row]), text=written
    )
    context.say(printable(sentence))
    context.after_change()
    return 0
