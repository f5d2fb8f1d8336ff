"""`desk roster|open|talk-sheet`: who shares, one person's page, and the sheet for a talk."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.desk_member_page import show_member
from harada.cli.desk_sheet import send_sheet, show_sheet
from harada.cli.page import Page
from harada.cli.plots import sparkline
from harada.desk.consent import FIGURES
from harada.desk.desk import Desk
from harada.desk.published import as_json as member_json
from harada.desk.roster import as_json as row_json
from harada.desk.talk import as_json as sheet_json
from harada.desk.words import heard
from harada.i18n import _, ngettext
from harada.method.text import printable, shorten

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.desk.roster import Row

_LONGEST_NAME = 24
"""Cells that a name takes in the table; a page of its own shows it whole."""


def describe(inner: Commands) -> None:
    """Describe these commands."""
    listing = inner.add_parser(
        "roster",
        help=_("who shares with you, and who needs a look"),
        description=_(
            "List the members with when they were last heard, what they kept, their score over "
            "twelve weeks, warmth and open questions. By name, or by what waits for you: nobody "
            "is ranked by a figure. What a member does not share is said so."
        ),
        example="harada desk roster\nharada desk roster --by attention\nharada desk roster --json",
    )
    listing.add_argument(
        "--by", choices=("name", "attention"), default="name", help=_("the order: name, attention")
    )
    listing.set_defaults(run=show_roster)
    page = inner.add_parser(
        "open",
        help=_("one member's page: all they share, ask and got from you"),
        example="harada desk open An\nharada desk open An --json",
    )
    page.add_argument(
        "name", metavar="NAME", nargs="+", help=_("the member, or how the name begins")
    )
    page.set_defaults(run=_open)
    sheet = inner.add_parser(
        "talk-sheet",
        help=_("facts and questions for a talk with a member"),
        description=_(
            "Prepare a talk: what moved since the last one, what stands still, what came in the "
            "way, what deserves a compliment, and questions to ask. --out writes it as a page: "
            "FILE.html to print, FILE.md or FILE.txt as text."
        ),
        example="harada desk talk-sheet An\nharada desk talk-sheet An --out an.html",
    )
    sheet.add_argument(
        "name", metavar="NAME", nargs="+", help=_("the member, or how the name begins")
    )
    sheet.add_argument("--out", metavar="FILE", help=_("the file that is written"))
    sheet.add_argument("--yes", action="store_true", help=_("replace a file that is there"))
    sheet.set_defaults(run=_talk_sheet)


def show_roster(arguments: Namespace, context: Context) -> int:
    """Print the roster, by name or by attention, with the reasons to look below it."""
    context.notebook.profile()
    desk = Desk(context.notebook)
    on = context.day()
    rows = desk.roster(by=arguments.by, on=on)
    if context.json:
        context.write_json({"date": on.isoformat(), "members": [row_json(row) for row in rows]})
        return 0
    if not rows:
        context.tell(_("Nobody shares with you yet. `harada desk invite --name NAME` begins."))
        return 0
    page = Page(context)
    page.title(ngettext("{n} at your desk", "{n} at your desk", len(rows)).format(n=len(rows)))
    titles = [
        _("Name"),
        _("Heard"),
        *map(_, FIGURES.values()),
        _("Open"),
        _("Trend"),
    ]
    page.table([titles, *(_cells(row, context) for row in rows)])
    looks = [row for row in rows if row.reasons]
    if looks:
        page.heading(_("Needs a look"))
    for row in looks:
        for reason in row.reasons:
            page.line(f"{row.member.name}: {printable(reason.text)}")
    page.show()
    return 0


def _cells(row: Row, context: Context) -> list[str]:
    """One row of the roster, the trend last."""
    trend = list(row.trend)
    drawn = (
        " ".join("–" if value is None else str(value) for value in trend)
        if context.plain
        else sparkline([None if value is None else float(value) for value in trend], 0, 100)
    )
    return [
        shorten(printable(row.member.name), _LONGEST_NAME),
        heard(row),
        *(_figure(row, figure) for figure in FIGURES),
        str(row.open_questions or "–"),
        drawn if any(value is not None for value in trend) else "",
    ]


def _figure(row: Row, figure: str) -> str:
    """A figure of the newest week, or that it is not shared: never a zero for nothing."""
    if row.member.consent is not None and figure in row.not_shared:
        return _("not shared")
    number = row.figures[figure]
    if number is None:
        return "–"
    return str(number) if figure == "warmth" else _("{n} %").format(n=number)


def _open(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    desk = Desk(context.notebook)
    member = desk.find(" ".join(arguments.name))
    if context.json:
        context.write_json(member_json(member, context.day()))
        return 0
    show_member(member, context.day(), context)
    return 0


def _talk_sheet(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sheet = Desk(context.notebook).talk_sheet(" ".join(arguments.name), context.day())
    if arguments.out is not None:
        send_sheet(sheet, arguments.out, context, replace=arguments.yes)
    elif context.json:
        context.write_json(sheet_json(sheet))
    else:
        show_sheet(sheet, context)
    return 0
