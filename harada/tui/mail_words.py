"""What sending and receiving came to, in the sentences the app says of it.

The coach's own words are not among them: those stand on Today and beside what they are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harada.sharing.box import Box, Message
    from harada.sharing.person import Sent

Said = tuple[str, str]
"""A sentence and its severity."""


def came_and_went(box: Box, sent: Sent, weeks: Sequence[str] = ()) -> Iterator[Said]:
    """Yield what a look at the store came to: what left, what came, what one must look at."""
    coach, report = box["name"], sent.report
    for alert in report.alerts:
        yield alert.text, "warning"
    if sent.taken_back:
        n = len(sent.taken_back)
        text = ngettext(
            "{n} message that had not left yet was taken back: you no longer agree to it.",
            "{n} messages that had not left yet were taken back: you no longer agree to them.",
            n,
        )
        yield text.format(n=n), "information"
    if weeks:
        text = _("Sent to {coach}: {weeks}.")
        yield text.format(coach=coach, weeks=", ".join(weeks)), "information"
    for sentence in _news(report.received):
        yield sentence.format(coach=coach), "information"
    if report.pending:
        text = ngettext(
            "{n} message is not whole in the store yet; the next look takes it.",
            "{n} messages are not whole in the store yet; the next look takes them.",
            report.pending,
        )
        yield text.format(n=report.pending), "information"


def _news(received: Sequence[Message]) -> Iterator[str]:
    """Yield what came, a sentence each."""
    acks = [one["body"] for one in received if one["kind"] == "ack"]
    if any(ack["confirmed"] for ack in acks):
        yield _("{coach} has confirmed you.")
    n = sum(one["kind"] == "comment" for one in received)
    if n:
        text = ngettext("{n} new reply from {coach}.", "{n} new replies from {coach}.", n)
        yield text.replace("{n}", str(n))
    if any(ack["erased"] for ack in acks):
        yield _("{coach} has deleted the copy of what you erased.")
    if any(one["kind"] == "leave" for one in received):
        yield _("{coach} has ended the sharing.")
