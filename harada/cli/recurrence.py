"""The options that say how often a routine is due, shared by `chart promote` and `routine`."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method import recurrence
from harada.method.roster import on_shifts
from harada.method.rule import check_rule

if TYPE_CHECKING:
    from argparse import _MutuallyExclusiveGroup
    from collections.abc import Mapping

    from harada.cli.parser import Parser
    from harada.method.documents import Recurrence, RosterPeriod


def add_options(parser: Parser) -> _MutuallyExclusiveGroup:
    """Describe the options; the group they stand in is returned, for one that excludes them."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--daily", action="store_true", help=_("every day"))
    group.add_argument("--weekdays", metavar="DAYS", help=_("on weekdays: mon,wed,fri or mon-fri"))
    group.add_argument("--times", metavar="N/DAYS", help=_("so often in so many days: 3/7"))
    group.add_argument(
        "--rule", metavar="RRULE", help=_("a rule of RFC 5545: FREQ=MONTHLY;BYMONTHDAY=-1")
    )
    group.add_argument(
        "--shifts", metavar="SHIFTS", help=_("on these shifts of the roster: early,late")
    )
    return group


def chosen(
    arguments: Namespace, start: date, roster: Mapping[str, RosterPeriod]
) -> Recurrence | None:
    """Return the recurrence the options say, None when they say none.

    Raises an error with a sentence for weekdays, times, a rule or shifts that cannot be followed.
    """
    if arguments.daily:
        return {"kind": "daily"}
    if arguments.weekdays is not None:
        return recurrence.weekdays(arguments.weekdays)
    if arguments.times is not None:
        return recurrence.times(arguments.times)
    if arguments.rule is not None:
        check_rule(arguments.rule, start)
        return {"kind": "rule", "rule": arguments.rule.strip().upper().removeprefix("RRULE:")}
    if arguments.shifts is not None:
        return on_shifts(arguments.shifts, roster)
    return None
