"""`share preview`, `send` and `receive`: the weeks that leave, and the replies that come."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada.cli.page import Page
from harada.cli.share_asking import at_terminal, confirm_by_word
from harada.cli.share_page import (
    news,
    show_preview,
    sync_json,
    tell_bundle,
    tell_sync,
    words_waiting,
)
from harada.cli.share_pairing import level_of, takes_coach
from harada.i18n import _, ngettext
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse, Refused, reason_of
from harada.sharing.consent import Consent
from harada.sharing.due import sent_weeks
from harada.sharing.levels import RECOMMENDED, title
from harada.sharing.person import Sharing, ended
from harada.sharing.preview import preview_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from harada.cli.context import Context
    from harada.sharing.bodies import Summary
    from harada.sharing.box import Box
    from harada.sharing.person import Sent


def describe_preview(inner: Any) -> None:
    """Describe `preview`."""
    preview = inner.add_parser(
        "preview",
        help=_("what would leave, exactly as the coach will see it"),
        description=_(
            "Show the weeks that the next sending would bring, in sentences and as they are "
            "sealed. Where none is due, or with --level, the last week that is over serves as an "
            "example. Nothing is sent."
        ),
        example="harada share preview\nharada share preview --level 3\nharada share preview --json",
    )
    preview.add_argument("--level", metavar="N", help=_("as this level would show it"))
    takes_coach(preview)
    preview.set_defaults(run=_preview)


def describe(inner: Any) -> None:
    """Describe `send` and `receive`."""
    send = inner.add_parser(
        "send",
        help=_("send the weeks that are over and were not sent yet"),
        description=_(
            "Send each finished week since you paired that was not sent yet, and a recent one "
            "that has changed. --since adds earlier weeks, after a preview. Before your coach has "
            "confirmed you nothing of your days goes."
        ),
        example="harada share send\nharada share send --since 2026-09-01\n"
        "harada share send --bundle for-bo.harada",
    )
    send.add_argument("--since", metavar="DATE", help=_("earlier weeks too, from this day on"))
    send.add_argument("--bundle", metavar="FILE", help=_("write into a file instead of the store"))
    send.add_argument("--yes", action="store_true", help=_("do not ask"))
    takes_coach(send)
    send.set_defaults(run=_send)
    receive = inner.add_parser(
        "receive",
        help=_("fetch what your coach wrote"),
        description=_(
            "Fetch replies; they stand on Today and beside the entry they are about. What waits "
            "here leaves on the same way."
        ),
        example="harada share receive\nharada share receive --bundle from-bo.harada",
    )
    receive.add_argument("--bundle", metavar="FILE", help=_("read a file instead of the store"))
    takes_coach(receive)
    receive.set_defaults(run=_receive)


def _preview(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    paired = arguments.coach is not None or any(
        box["state"] != "closed" for box in sharing.coaches()
    )
    box = sharing.coach(arguments.coach) if paired else None
    consent = Consent(RECOMMENDED) if box is None else sharing.consent(box)
    due: list[Summary] = []
    if arguments.level is not None:
        consent = consent._replace(level=level_of(arguments.level))
    elif box is not None:
        due = sharing.due(box)
    example = None if due else sharing.summary(consent)
    shown = due or ([] if example is None else [example])
    if context.json:
        bodies = [each.model_dump(mode="json", exclude_none=True) for each in shown]
        context.write_json(
            {
                "coach": None if box is None else box["name"],
                "level": consent.level,
                "due": bool(due),
                "weeks": bodies,
            }
        )
        return 0
    _show(context, consent, shown)
    _tell_why(context, sharing, box, due)
    return 0


def _show(context: Context, consent: Consent, weeks: Sequence[Summary]) -> None:
    page = Page(context)
    page.title(_("Level {n}: {title}").format(n=consent.level, title=title(consent.level)))
    for each in weeks:
        show_preview(page, preview_of("summary", each))
    page.show()


def _tell_why(context: Context, sharing: Sharing, box: Box | None, due: Sequence[Summary]) -> None:
    """Say whether this would leave, and why not where it would not."""
    if box is None:
        context.tell(_("This is an example: you share with nobody yet."))
    elif due:
        context.tell(_("`harada share send` sends this."))
    else:
        context.tell(printable(_why_nothing(sharing, box)))


def _why_nothing(sharing: Sharing, box: Box) -> str:
    """Return why no week is sent now."""
    coach = box["name"]
    if box["state"] == "closed":
        return _("The sharing with {coach} has ended; nothing is sent.").format(coach=coach)
    if box["state"] != "confirmed":
        return _("{coach} has not confirmed you yet, so no week is sent.").format(coach=coach)
    if not sharing.holds(box):
        return ended(box)
    if not box["level"]:
        return _("You share nothing with {coach}: level 0. No week is sent.").format(coach=coach)
    if not sent_weeks(sharing.ledger(box)):
        return _(
            "No week is due yet: this week is the first, and it goes when it is over. "
            "`harada share send --since DATE` sends earlier ones."
        )
    return _("No week is due: all that are over were sent.")


def _send(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.coach(arguments.coach)
    since = _since(arguments, context)
    code = 0
    if box["state"] == "joined":  # the coach may have confirmed meanwhile
        code = tell_sync(context, box, sharing.sync(box, arguments.bundle))
        box = sharing.coach(box["box"])
    due = sharing.due(box, since)
    if since is not None and due and not arguments.yes:
        if not at_terminal():
            raise Misuse(_("Earlier weeks are shown first. Without a terminal add --yes."))
        _show(context, sharing.consent(box), due)
        confirm_by_word(arguments, context)
    sharing.send_weeks(box, due)
    sent = sharing.sync(box, arguments.bundle)
    if context.json:
        context.write_json({"weeks": [each.week for each in due], **sync_json(box, sent)})
    elif due:
        weeks = ", ".join(each.week for each in due)
        told = _("Sent to {coach}: {weeks}.").format(coach=box["name"], weeks=weeks)
        context.say(printable(told))
    code = max(code, tell_sync(context, box, sent))
    tell_bundle(context, arguments.bundle)
    if not due:
        context.tell(printable(_why_nothing(sharing, box)))
    context.after_change()
    return code


def _since(arguments: Namespace, context: Context) -> date | None:
    if arguments.since is None:
        return None
    from harada.method.when import parse_day

    return parse_day(arguments.since, context.notebook.today(), lean="back")


def _receive(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    if arguments.coach is not None:
        boxes = [sharing.coach(arguments.coach)]
    else:
        boxes = sharing.to_sync() or [sharing.coach()]
    if arguments.bundle is not None and len(boxes) > 1:
        boxes = sharing.in_bundle(boxes, arguments.bundle)
    if arguments.bundle is not None:
        _must_be_there(arguments.bundle)
    code = left = 0
    found = []
    for box in boxes:
        if box["store"] is None and arguments.bundle is None and len(boxes) > 1:
            continue
        waited = words_waiting(sharing, box)
        sent = sharing.sync(box, arguments.bundle)
        left += max(0, waited - words_waiting(sharing, box))
        found.append((box, sent))
        code = max(code, tell_sync(context, box, sent))
    if context.json:
        context.write_json({"coaches": [sync_json(box, sent) for box, sent in found]})
    else:
        _tell_received(context, found, left)
    context.after_change()
    return code


def _must_be_there(file: str) -> None:
    """Refuse to read a file that is not there, which a look would begin instead."""
    try:
        os.stat(file)  # what it is, and whether it can be read, the look says itself
    except (OSError, ValueError) as problem:
        raise Refused(
            _("{file} cannot be read: {reason}.").format(
                file=shown(file), reason=reason_of(problem)
            )
        ) from problem


def _tell_received(context: Context, found: Sequence[tuple[Box, Sent]], left: int) -> None:
    """Print the replies, and say what waited and left; a receipt alone is nothing new."""
    replies = [
        (box["name"], reply) for box, sent in found for reply in sync_json(box, sent)["replies"]
    ]
    _show_replies(context, replies)
    if left:
        told = ngettext(
            "{n} message that waited here was sent.",
            "{n} messages that waited here were sent.",
            left,
        )
        context.tell(told.format(n=left))
    told_of = any(news(sent.report.received) or sent.report.alerts for _box, sent in found)
    if not (replies or left or told_of):
        context.tell(_("Nothing new."))


def _show_replies(context: Context, replies: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Print what coaches wrote, each with what it is about."""
    if not replies:
        return
    page = Page(context)
    for coach, reply in replies:
        about = reply["date"] or reply["week"] or reply["month"]
        page.heading(f"{coach}, {about}" if about else coach)
        page.line(reply["text"])
    page.show()
