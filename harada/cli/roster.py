"""`routine roster`: the shifts of the days to come, a cycle, and swapped days."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _, long_date
from harada.method.day import days_between, tidy_shift_start
from harada.method.roster import read_shifts, start_of
from harada.method.text import printable
from harada.method.when import parse_day
from harada.notebook import rostering

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context

_AHEAD = 14
_NONE = ("none", "no", "geen")


def describe(inner: Commands) -> None:
    """Describe the command and what belongs to it."""
    parser = inner.add_parser(
        "roster",
        help=_("the roster of shifts that routines can follow"),
        description=_(
            "Show the shifts of the next two weeks. `harada routine set REF --shifts early,late` "
            "makes a routine due on those shifts only; on other days nothing is asked. "
            "`harada routine roster start night 12:00` lets the day of a shift begin at its own "
            "time, so that the evening round after the night still counts for it."
        ),
        example="harada routine roster\n"
        'harada routine roster set 2026-11-23 "early early late late night night off off"\n'
        'harada routine roster days 2026-12-24 "off off"\n'
        "harada routine roster start night 12:00",
    )
    parser.set_defaults(run=_show)
    ways = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    cycle = ways.add_parser(
        "set",
        help=_("a cycle of shifts from a day on"),
        description=_(
            "Let a cycle of shifts begin on a day, a word a day; it comes back when it is through. "
            "What was before that day stays."
        ),
        example='harada routine roster set today "early early late late off off"',
    )
    swap = ways.add_parser(
        "days",
        help=_("other shifts on some days: a swap, a list for a month"),
        description=_("Set the shifts of some days, a word a day; all other days stay."),
        example='harada routine roster days 2026-12-24 "off off early"',
    )
    for each, run in ((cycle, _cycle), (swap, _days)):
        each.add_argument("first", metavar="FROM", help=_("the first day"))
        each.add_argument("shifts", metavar="SHIFTS", nargs="+", help=_("a word a day"))
        each.set_defaults(run=run)
    _describe_start(ways)
    gone = ways.add_parser(
        "drop", help=_("take the roster away"), example="harada routine roster drop"
    )
    gone.set_defaults(run=_drop)


def _describe_start(ways: Commands) -> None:
    """Describe `start`, the day start of one shift."""
    start = ways.add_parser(
        "start",
        help=_("when the day begins on a shift"),
        description=_(
            "Let the day of a shift begin at its own time, 00:00 to 18:00. The day after begins as "
            "usual, but not before the day of the shift is a whole day long. `none` takes the time "
            "away."
        ),
        example="harada routine roster start night 12:00\nharada routine roster start night none",
    )
    start.add_argument("shift", metavar="SHIFT", help=_("a shift of the roster"))
    start.add_argument("time", metavar="TIME", help=_("such as 12:00; none takes it away"))
    start.set_defaults(run=_start)


def _cycle(arguments: Namespace, context: Context) -> int:
    context.begin()
    notebook = context.notebook
    first = parse_day(arguments.first, notebook.today())
    with checked_change(notebook, _("roster of shifts")):
        rostering.set_cycle(notebook, first, read_shifts(" ".join(arguments.shifts)))
    context.after_change()
    return _show(arguments, context)


def _days(arguments: Namespace, context: Context) -> int:
    context.begin()
    notebook = context.notebook
    first = parse_day(arguments.first, notebook.today())
    with checked_change(notebook, _("roster of shifts")):
        rostering.set_days(notebook, first, read_shifts(" ".join(arguments.shifts)))
    context.after_change()
    return _show(arguments, context)


def _start(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    without = arguments.time.strip().casefold() in _NONE
    time = None if without else tidy_shift_start(arguments.time)
    with checked_change(notebook, _("roster of shifts")):
        rostering.set_start(notebook, arguments.shift.strip(), time)
    context.after_change()
    return _show(arguments, context)


def _drop(_arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    with checked_change(notebook, _("roster of shifts")):
        rostering.drop(notebook)
    context.tell(_("There is no roster any more."))
    context.after_change()
    return 0


def _show(_arguments: Namespace, context: Context) -> int:
    notebook, on = context.notebook, context.day()
    notebook.profile()
    periods, starts = notebook.roster(), notebook.profile().get("shift_starts", {})
    ahead = days_between(on, on + timedelta(days=_AHEAD - 1))
    shifts = {day: notebook.shift(day) for day in ahead}
    if context.json:
        context.write_json(
            {
                "periods": list(periods.values()),
                "day_starts": starts,
                "days": [{"date": day.isoformat(), "shift": shifts[day]} for day in ahead],
            }
        )
        return 0
    if not periods:
        context.tell(_("There is no roster yet. `harada routine roster set` makes one."))
        return 0
    page = Page(context)
    page.table(
        [
            [long_date(day), printable(shift or "–"), _begins(start_of(shift, starts))]
            for day, shift in shifts.items()
        ]
    )
    page.show()
    return 0


def _begins(time: str | None) -> str:
    """Return when the day of a shift begins, where that is not as usual."""
    return _("the day begins at {time}").format(time=time) if time else ""
