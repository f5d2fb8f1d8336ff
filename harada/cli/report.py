"""`report`: pages to print or to hand over, such as the one for a coach who has no Harada."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, BinaryIO

from harada.cli.page import Page
from harada.cli.share_asking import at_terminal, confirm_by_word
from harada.cli.share_page import show_preview
from harada.cli.share_pairing import consent_from, level_of, takes_extras
from harada.i18n import _
from harada.method.text import printable
from harada.method.when import parse_day
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import Misuse, Refused
from harada.sharing.consent import Consent, checked
from harada.sharing.person import Sharing
from harada.sharing.preview import Preview, preview, preview_of
from harada.sharing.shared_log import note_page
from harada.sharing.week import last_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.sharing.bodies import Summary

_FORMATS = ("html", "pdf")
_MOST_WEEKS = 53


def add(commands: Commands) -> None:
    """Describe `report` and its kinds."""
    parser = commands.add_parser(
        "report",
        help=_("a page to print or to hand over"),
        description=_("Write a page to print or to hand over."),
        example="harada report coach --level 2 --out for-bo.html",
    )
    parser.set_defaults(run=_no_kind)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("KIND"))
    coach = inner.add_parser(
        "coach",
        help=_("a week for a coach who has no Harada: exactly what a level shares"),
        description=_(
            "Write one page with exactly what a level shares of the last week that is over, after "
            "the same preview as sending, and note it in the same log. --since adds a table of "
            "the weeks before."
        ),
        example="harada report coach --level 2 --out for-bo.html\n"
        "harada report coach --level 3 --since 2026-10-26 --out for-bo.html --yes",
    )
    coach.add_argument(
        "--level", metavar="N", required=True, help=_("what the page shares, 1 to 4")
    )
    coach.add_argument("--out", metavar="FILE", required=True, help=_("write to this file"))
    coach.add_argument("--format", choices=_FORMATS, default="html", help=_("html or pdf"))
    coach.add_argument("--since", metavar="DATE", help=_("the weeks from that of this day on"))
    takes_extras(coach)
    coach.set_defaults(run=_coach, until=None)


def _no_kind(_arguments: Namespace, _context: Context) -> int:
    raise Misuse(_("Say which page: `harada report coach --level N --out FILE`."))


def _coach(arguments: Namespace, context: Context) -> int:
    from harada.exchange.outfile import may_write, refuse_replacing, write_whole
    from harada.report.coach import coach_page, coach_pdf
    from harada.report.pages import require

    context.notebook.profile()
    require(arguments.format)
    consent = consent_from(arguments, context, level_of(arguments.level), Consent(0))
    if not consent.level:
        raise Misuse(_("Level 0 shares nothing, so there is no page of it."))
    if not arguments.yes and not at_terminal():
        raise Misuse(_("Nobody can be asked here: add --yes when this is what you want."))
    if not may_write(arguments.out, context.home) and not arguments.yes:
        raise refuse_replacing(arguments.out)
    weeks = _weeks(arguments, context, checked(context.notebook, consent))
    if not arguments.yes:
        page = Page(context)
        for each in weeks:
            show_preview(page, preview_of("summary", each))
        page.show()
    confirm_by_word(arguments, context)
    make = {"html": lambda: coach_page(weeks).encode(), "pdf": lambda: coach_pdf(weeks)}
    content = make[arguments.format]()
    now = utc_stamp(context.notebook.clock.now())

    def write(stream: BinaryIO) -> None:
        """Write the page; no page comes to stand there that is not in the log."""
        stream.write(content)
        note_page(context.notebook.store, _body(weeks), arguments.out, content, now)

    write_whole(arguments.out, write)
    context.tell(_("Written: {file}.").format(file=printable(arguments.out)))
    context.after_change()
    return 0


def _weeks(arguments: Namespace, context: Context, consent: Consent) -> Sequence[Summary]:
    """Return the weeks of the page, oldest first."""
    sharing, today = Sharing(context.notebook), context.day()
    if arguments.since is None:
        latest = sharing.summary(consent, last_finished(today))
        return [] if latest is None else [latest]
    since = parse_day(arguments.since, today, lean="back")
    weeks = sharing.summaries(consent, since)[-_MOST_WEEKS:]
    if not weeks:
        raise Refused(_("No week since {day} is over yet.").format(day=since.isoformat()))
    return weeks


def _body(weeks: Sequence[Summary]) -> Preview:
    """Return all that the page says, as the log keeps it."""
    bodies = [each.model_dump(mode="json", exclude_none=True) for each in weeks]
    return preview("snapshot", {"summaries": bodies})
