"""What a sync of the desk came to: a sentence for each piece of news, and an exit code.

Alerts are sentences of the mailbox; they are passed on whole and never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from harada.desk.consent import summaries_of
from harada.i18n import N_, _, ngettext
from harada.method.text import printable
from harada.notebook.errors import HaradaError, NeedsPerson

if TYPE_CHECKING:
    from harada.sharing.alerts import Alert
    from harada.sharing.box import Box, Message

_SENT = {
    "diary": N_("{name} shared a page of the diary."),
    "question": N_("{name} asks you something."),
    "stroke": N_("{name} asks for a stroke."),
    "support": N_("{name} asks for support."),
    "obstacle": N_("{name} told of an obstacle."),
}


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened at a member: a code for scripts and a sentence."""

    code: str
    text: str


@dataclass(slots=True)
class MemberReport:
    """What the sync of one box came to."""

    box: str
    name: str
    state: str
    sent: int = 0
    received: int = 0
    unseen: int = 0
    """Answers that the member has not fetched yet."""
    lapsed: int = 0
    """Copies that were taken away for their age or the end of a consent."""
    news: list[News] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)


@dataclass(slots=True)
class DeskReport:
    """What a sync of the whole desk came to; `failed` holds what kept a store from being used."""

    members: list[MemberReport] = field(default_factory=list)
    failed: list[HaradaError] = field(default_factory=list)

    @property
    def alerts(self) -> list[Alert]:
        """All alerts, member by member."""
        return [one for member in self.members for one in member.alerts]

    @property
    def exit_code(self) -> int:
        """5 where a person must look, else that of the first failure, else 0."""
        codes = [problem.exit_code for problem in self.failed]
        if self.alerts or NeedsPerson.exit_code in codes:
            return NeedsPerson.exit_code
        return codes[0] if codes else 0

    def sentences(self) -> Iterator[str]:
        """Yield what a coach should hear: alerts, failures, then the news."""
        yield from (one.text for one in self.alerts)
        yield from (str(problem) for problem in self.failed)
        yield from (news.text for member in self.members for news in member.news)

    def summary(self) -> str:
        """The sync in one line; who left before counts no more, unless there was word of them."""
        told = sum(one.state != "closed" or bool(one.received or one.news) for one in self.members)
        people = ngettext("{n} member", "{n} members", told)
        return _("{members}: {received} received, {unseen} of yours not fetched yet.").format(
            members=people.format(n=told),
            received=sum(member.received for member in self.members),
            unseen=sum(member.unseen for member in self.members),
        )

    def as_json(self) -> dict[str, Any]:
        """The report as it is published."""
        return {
            "members": [
                {
                    "name": member.name,
                    "box": member.box,
                    "state": member.state,
                    "sent": member.sent,
                    "received": member.received,
                    "unseen": member.unseen,
                    "lapsed": member.lapsed,
                    "news": [{"code": news.code, "text": news.text} for news in member.news],
                    "alerts": [
                        {
                            "code": one.code,
                            "text": one.text,
                            "stream": one.stream,
                            "seq": one.seq,
                        }
                        for one in member.alerts
                    ],
                }
                for member in self.members
            ],
            "failed": [str(problem) for problem in self.failed],
        }


def waits_for_file(name: str) -> News:
    """Return the news that what was written to a member goes by a file, which is not made yet."""
    text = _("What you wrote to {name} waits for a file: `harada desk sync {name} --bundle FILE`.")
    return News("by-hand", text.format(name=printable(name)))


def lapsed(name: str, count: int) -> News:
    """Return the news that copies of what a member shared were taken away for their age."""
    text = ngettext(
        "{n} copy of what {name} shared has expired and is gone.",
        "{n} copies of what {name} shared have expired and are gone.",
        count,
    )
    return News("lapsed", text.format(name=printable(name), n=count))


def news_of(
    before: Box, after: Box, received: Sequence[Message], fingerprint: str | None
) -> list[News]:
    """Return what is new at a member, a sentence each, in the order of importance."""
    name = printable(after["name"])
    news = []
    if before["state"] == "invited" and after["state"] == "joined":
        text = _(
            "{name} joined with fingerprint {fingerprint}. Compare it over the phone, then: "
            "`harada desk confirm {name}`."
        )
        news.append(News("joined", text.format(name=name, fingerprint=fingerprint)))
    if before["epochs"] and after["epoch"] != before["epoch"]:
        text = _("{name} shares level {level} from now on.")
        news.append(News("consent", text.format(name=name, level=after["level"])))
    news += _letters(name, received)
    if before["state"] != "closed" and after["state"] == "closed":
        text = (
            _("{name} left and had everything erased; nothing of it is kept here.")
            if after["erase"]
            else _("{name} left. What was shared stays until it expires.")
        )
        news.append(News("left", text.format(name=name)))
    return news


def _letters(name: str, received: Sequence[Message]) -> Iterator[News]:
    """What summaries came, and what was sent by itself."""
    weeks = {body["week"] for one in received for body in summaries_of(one)}
    if weeks:
        text = ngettext(
            "{name}: the summary of {weeks}.", "{name}: summaries of {weeks}.", len(weeks)
        )
        yield News("summary", text.format(name=name, weeks=", ".join(sorted(weeks))))
    for one in received:
        if one["kind"] == "entry":
            what = one["body"]["what"]
            yield News(what, _(_SENT[what]).format(name=name))
    erased = sum(len(one["body"]["erased"]) for one in received if one["kind"] == "tombstone")
    if erased:
        text = ngettext(
            "{name} took back {n} message; your copy is gone too.",
            "{name} took back {n} messages; your copies are gone too.",
            erased,
        )
        yield News("erased", text.format(name=name, n=erased))
