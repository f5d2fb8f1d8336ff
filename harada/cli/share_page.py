"""What `share` prints: how things stand with each coach, a preview, and what a sync came to."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from harada.cli.page import Page
from harada.i18n import _, long_date, ngettext
from harada.method.text import printable
from harada.sharing.due import sent_weeks
from harada.sharing.levels import never, shares, title
from harada.sharing.state import state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harada.cli.context import Context
    from harada.sharing.box import Box, Item, Message
    from harada.sharing.person import Sent, Sharing
    from harada.sharing.preview import Preview

LOOK = 5
"""The exit code when a person must look at something."""


def show_preview(page: Page, shown: Preview) -> None:
    """Add a message before it goes: its sentences, and its JSON as it will be sealed."""
    page.heading(shown.heading)
    for line in shown.lines:
        if line.label:
            page.field(line.label, line.text)
        else:
            page.line(line.text, "-")
    page.blank()
    page.line(shown.json())


def show_consent(page: Page, level: int, *, mood: bool) -> None:
    """Add what a level shares, a sentence each, and what no level does."""
    for sentence in shares(level, mood=mood) or [_("Nothing.")]:
        page.line(sentence, "-")
    page.line(never(), "-")


def show_status(page: Page, sharing: Sharing, box: Box, names: list[str]) -> None:
    """Add how things stand with one coach; `names` are the routines that were chosen."""
    state = state_of(box, sharing.notebook.today())
    page.heading(_("{coach}: {state}").format(coach=box["name"], state=state))
    alerts = sharing.alerts(box).values()
    if alerts:
        page.items(_("To look at"), [f"{long_date(one['day'])}: {one['text']}" for one in alerts])
    if box["state"] == "closed":
        return
    level = _("{n}, {title}").format(n=box["level"], title=title(box["level"]))
    page.field(_("Level"), level)
    page.field(_("Until"), box["until"] or _("you say otherwise"))
    page.field(_("Mood"), _("shared") if box["mood"] else _("not shared"))
    if names:
        page.items(_("Routines by name"), names)
    told = sent_weeks(sharing.ledger(box))
    weeks = ngettext("{n} week", "{n} weeks", len(told)).format(n=len(told))
    page.field(_("Sent"), weeks if not told else _("{weeks}, up to {last}").format(
        weeks=weeks, last=max(told)))  # fmt: skip
    due = sharing.due(box)
    if due:
        page.field(_("To be sent"), ", ".join(each.week for each in due))
    page.field(_("Waiting here"), str(len(waiting(sharing, box))))
    page.field(_("Not fetched yet by {coach}").format(coach=box["name"]), str(unread(sharing, box)))
    page.field(_("Last heard of {coach}").format(coach=box["name"]), _heard(sharing, box))
    page.field(_("Goes by"), box["store"] or _("a file, by hand"))
    page.field(_("Fingerprint of {coach}").format(coach=box["name"]), marks(box))
    page.field(_("Your fingerprint"), sharing.fingerprint())
    standing = sharing.standing(box)
    page.field(_("The app sends finished weeks by itself"), _yes(standing["send"]))
    page.field(_("The app looks for replies by itself"), _yes(standing["receive"]))


def marks(box: Box) -> str:
    """Return the coach's fingerprint."""
    from harada.sharing.ids import fingerprint, unb64

    return fingerprint(unb64(box["peer"] or ""))


def waiting(sharing: Sharing, box: Box) -> list[Item]:
    """Return what has not left yet."""
    return [item for item in sharing.ledger(box) if item["sent"] is None]


def words_waiting(sharing: Sharing, box: Box) -> int:
    """Return how many messages wait that are more than a receipt."""
    return sum(item["kind"] != "ack" for item in waiting(sharing, box))


def unread(sharing: Sharing, box: Box) -> int:
    """Return how many summaries and entries the coach has not fetched yet."""
    return sum(
        item["seq"] > box["covered"].get(item["stream"], 0)
        for item in sharing.ledger(box)
        if item["kind"] in ("summary", "entry") and item["erase"] is None
    )


def _yes(on: bool) -> str:
    return _("yes") if on else _("no")


def _heard(sharing: Sharing, box: Box) -> str:
    if box["heard"] is None:
        return _("nothing yet")
    moment = datetime.fromisoformat(box["heard"])
    now = sharing.notebook.clock.now().astimezone()
    days = max(0, (now.date() - moment.astimezone(now.tzinfo).date()).days)
    if not days:
        return _("today")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def status_json(sharing: Sharing, box: Box) -> dict[str, Any]:
    """Return how things stand with one coach as JSON."""
    told = sent_weeks(sharing.ledger(box))
    standing = sharing.standing(box)
    closed = box["state"] == "closed"
    return {
        "coach": box["name"],
        "box": box["box"],
        "state": box["state"],
        "left": box["left"],
        "level": box["level"],
        "until": box["until"],
        "ended": not sharing.holds(box),
        "mood": box["mood"],
        "routines": standing["routines"],
        "sent": [{"week": week, "rev": told[week].body["rev"]} for week in sorted(told)],
        "due": [] if closed else [each.week for each in sharing.due(box)],
        "waiting": len(waiting(sharing, box)),
        "unread": unread(sharing, box),
        "heard": box["heard"],
        "store": box["store"],
        "fingerprint": marks(box),
        "my_fingerprint": sharing.fingerprint(),
        "send": standing["send"],
        "receive": standing["receive"],
        "alerts": [
            {"code": one["code"], "text": one["text"], "day": one["day"]}
            for one in sharing.alerts(box).values()
        ],
    }


def tell_bundle(context: Context, bundle: str | None) -> None:
    """Say that the file that goes by hand was written, where one was; nothing makes no file."""
    if bundle is not None and os.path.isfile(bundle):
        context.tell(printable(_("Written: {file}.").format(file=bundle)))


def tell_sync(context: Context, box: Box, sent: Sent) -> int:
    """Say what a look at the store came to; returns the exit code: 5 where one must look."""
    report = sent.report
    if sent.taken_back:
        sentence = ngettext(
            "{n} message that had not left yet was taken back: you no longer agree to it.",
            "{n} messages that had not left yet were taken back: you no longer agree to them.",
            len(sent.taken_back),
        )
        context.tell(sentence.format(n=len(sent.taken_back)))
    for sentence in news(report.received):
        context.tell(printable(sentence.format(coach=box["name"])))
    if report.pending:
        sentence = ngettext(
            "{n} message is not whole in the store yet; the next look takes it.",
            "{n} messages are not whole in the store yet; the next look takes them.",
            report.pending,
        )
        context.tell(sentence.format(n=report.pending))
    for alert in report.alerts:
        context.tell(printable(alert.text))
    return LOOK if report.alerts else 0


def news(received: Sequence[Message]) -> list[str]:
    """Return what came beside replies, a sentence each."""
    acks = [one["body"] for one in received if one["kind"] == "ack"]
    found = []
    if any(ack["confirmed"] for ack in acks):
        found.append(_("{coach} has confirmed you."))
    if any(ack["erased"] for ack in acks):
        found.append(_("{coach} has deleted the copy of what you erased."))
    if any(one["kind"] == "leave" for one in received):
        found.append(_("{coach} has ended the sharing."))
    return found


def sync_json(box: Box, sent: Sent) -> dict[str, Any]:
    """Return what a look at the store came to as JSON."""
    report = sent.report
    return {
        "coach": box["name"],
        "sent": report.sent,
        "confirmed": any(
            one["kind"] == "ack" and one["body"]["confirmed"] for one in report.received
        ),
        "replies": [
            {"text": body["text"], "what": body["what"], "week": body["week"],
             "date": body["date"], "month": body["month"]}
            for one in report.received
            if one["kind"] == "comment" and (body := one["body"])
        ],
        "erased": [
            name
            for one in report.received
            if one["kind"] == "ack"
            for name in one["body"]["erased"]
        ],
        "ended": any(one["kind"] == "leave" for one in report.received),
        "taken_back": [item["kind"] for item in sent.taken_back],
        "pending": report.pending,
        "alerts": [{"code": alert.code, "text": alert.text} for alert in report.alerts],
    }  # fmt: skip


def day_or_never(day: date | None) -> str:
    """Return the last day of a consent in words."""
    return _("you say otherwise") if day is None else long_date(day)
