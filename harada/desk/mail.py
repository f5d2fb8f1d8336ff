"""New mail at the desk: what came and the coach has not read yet, member by member.

What was read is noted by the place of the newest message, so reading marks no message and sends
nothing. To answer is another matter: a question that was read still waits for its answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harada.desk.consent import summaries_of
from harada.desk.member import Entry, Member, Week
from harada.desk.syncing import Syncing

_TOLD = ("summary", "snapshot", "entry")
"""Messages that say something to a person."""

_WRITTEN = ("comment", "ack", "leave")
"""Messages of a coach; a receipt that waits is a confirmation, for all others go at once."""


@dataclass(frozen=True, slots=True)
class Mail:
    """What of one member was not read yet.

    `weeks` and `entries` are those of the member's picture that are new; `level` is the level
    they changed to since, None where they did not.
    """

    member: Member
    weeks: tuple[Week, ...] = ()
    entries: tuple[Entry, ...] = ()
    level: int | None = None
    last: int = -1
    """The place of the newest message that was looked at."""

    @property
    def confirms(self) -> bool:
        """Whether somebody joined and waits to be confirmed."""
        return self.member.stage == "joined"

    @property
    def is_new(self) -> bool:
        """Whether there is anything that the coach has not read."""
        news = self.weeks or self.entries or self.member.alerts or self.confirms
        return bool(news) or self.level is not None

    @property
    def rank(self) -> int:
        """What comes first: who can't go on, then who asks, then who tells, then weeks alone."""
        if self.confirms or self.member.alerts:
            return 0
        if any(entry.waits for entry in self.entries):
            return 1
        return 2 if self.entries else 3


class Reader(Syncing):
    """A desk that knows what its coach has read."""

    def mail_of(self, member: Member) -> Mail:
        """Return what of a member was not read yet."""
        record = self.record(member.box)
        read = int(record.get("read", -1))
        came = self.kept(member.box).messages()
        new = [each for each in came if each["order"] > read and each["kind"] in _TOLD]
        mids = {message["mid"] for message in new}
        told = {body["week"] for message in new for body in summaries_of(message)}
        return Mail(
            member,
            tuple(week for week in member.weeks if week.mid in mids or week.week in told),
            tuple(entry for entry in member.entries if entry.mid in mids),
            _level(member, int(record.get("levels_read", 1))),
            max((each["order"] for each in came), default=-1),
        )

    def mail(self, members: Iterable[Member] | None = None) -> list[Mail]:
        """Return whose mail was not read, in the order in which it is best read.

        That is by what it is and by name, never by anyone's figures.
        """
        found = [self.mail_of(each) for each in (self.members() if members is None else members)]
        new = [mail for mail in found if mail.is_new]
        return sorted(new, key=lambda mail: (mail.rank, mail.member.name.casefold()))

    def waiting(self) -> int:
        """Return how many messages of the coach have not left yet."""
        return sum(
            item["kind"] in _WRITTEN and item["sent"] is None
            for box in self.boxes()
            for item in self.kept(box).items().values()
        )

    def draft(self, box: str, about: str) -> str:
        """Return what was begun and not sent, by what it is about; empty for nothing."""
        return str(self.record(box).get("drafts", {}).get(about, ""))

    def keep_draft(self, box: str, about: str, text: str) -> None:
        """Keep what was begun; an empty text drops it. It never travels."""
        drafts = dict(self.record(box).get("drafts", {}))
        if drafts.get(about, "") == text:
            return
        drafts[about] = text
        with self.store.unlogged_change() as change:
            kept = {each: words for each, words in drafts.items() if words}
            self.note_of(change, box, drafts=kept)

    def mark_seen(self, name: str) -> int:
        """Put a member's alerts away and note all mail as read; returns how many alerts it was."""
        count = super().mark_seen(name)
        self.mark_read(self.mail_of(self.find(name)))
        return count

    def mark_read(self, mail: Mail) -> None:
        """Note that this mail was read, and put the alerts away that were seen with it."""
        box = mail.member.box
        with self.store.unlogged_change() as change:
            alerts = list(self.record(box).get("alerts", ()))[len(mail.member.alerts) :]
            levels = max(1, len(mail.member.levels))
            self.note_of(change, box, read=mail.last, levels_read=levels, alerts=alerts)


def _level(member: Member, read: int) -> int | None:
    """The level a member changed to after so many of theirs; the first came with the joining."""
    return member.levels[-1][1] if len(member.levels) > read else None
