"""`routine fill`: ticks from paper, a row of days for a routine, or many rows at once."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from harada.cli.finding import find_routine, ref_of
from harada.cli.soundness import checked_change
from harada.i18n import _, long_date, ngettext
from harada.method.day import monday_of_week
from harada.method.text import printable, shown
from harada.method.ticks import dated, read_ticks
from harada.method.when import parse_day
from harada.notebook.errors import Misuse
from harada.notebook.filling import fill

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import MarkCode

    Rows = dict[str, dict[date, MarkCode]]


def describe(inner: Commands) -> None:
    """Describe the command."""
    parser = inner.add_parser(
        "fill",
        help=_("type in ticks from paper, a row of days at once"),
        description=_(
            "Mark a row of days from a day on: o is done, x missed, r or - rest, and a dot leaves "
            "the day as it is. With - as REF, rows of a reference and its ticks are read from "
            "standard input. All of it is one change."
        ),
        example="harada routine fill 3.5 2026-11-16 oo.xroo\n"
        "harada routine fill walk 2026-W47 ooooo..\n"
        "harada routine fill - 2026-11-16 < week.txt",
    )
    parser.add_argument("ref", metavar="REF", help=_("a cell (3.5), a short name, or - for rows"))
    parser.add_argument("first", metavar="FROM", help=_("the first day, or a week: 2026-W47"))
    parser.add_argument("ticks", metavar="TICKS", nargs="?", help=_("a sign for each day"))
    parser.set_defaults(run=_fill)


def _fill(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    first = _first(arguments.first, context.day())
    if arguments.ref == "-":
        if arguments.ticks is not None:
            raise Misuse(_("With - the ticks are read from standard input, not from the command."))
        rows = _read_rows(context, first)
    elif arguments.ticks is None:
        raise Misuse(_("Give a sign for each day: `harada routine fill 3.5 2026-11-16 oo.xroo`."))
    else:
        rows = {}
        _add_row(rows, context, arguments.ref, first, arguments.ticks)
    with checked_change(notebook, _("marks from {day}").format(day=first.isoformat())):
        changed = fill(notebook, rows)
    _say(context, first, rows, changed)
    if changed:
        context.after_change()
    return 0


def _first(text: str, today: date) -> date:
    """Return the first day: a day as everywhere, or the Monday of an ISO week."""
    if "w" in text.casefold() and "-" in text and text[:1].isdigit():
        return monday_of_week(text.upper())
    return parse_day(text, today)


def _read_rows(context: Context, first: date) -> Rows:
    """Return the rows of standard input: a reference and its ticks on each line."""
    if sys.stdin.isatty():
        raise Misuse(_("Nothing comes in: give the rows as `harada routine fill - DAY < FILE`."))
    rows: Rows = {}
    for line in sys.stdin.read().splitlines():
        ref, _blank, ticks = line.strip().partition(" ")
        if not ref or ref.startswith("#"):
            continue
        if not ticks.strip():
            raise Misuse(
                _("“{line}” has no ticks: write a reference, a blank, and a sign a day.").format(
                    line=shown(line)
                )
            )
        _add_row(rows, context, ref, first, ticks)
    return rows


def _add_row(rows: Rows, context: Context, ref: str, first: date, ticks: str) -> None:
    key, _routine = find_routine(context, ref)
    rows.setdefault(key, {}).update(dated(first, read_ticks(ticks), context.notebook.today()))


def _say(context: Context, first: date, rows: Rows, changed: int) -> None:
    if context.json:
        context.write_json(
            {
                "from": first.isoformat(),
                "changed": changed,
                "routines": [
                    {"id": key, "ref": ref_of(context, key), "days": len(marks)}
                    for key, marks in rows.items()
                ],
            }
        )
        return
    sentence = ngettext("From {day}: {n} mark set.", "From {day}: {n} marks set.", changed)
    context.say(printable(sentence.format(day=long_date(first), n=changed)))
