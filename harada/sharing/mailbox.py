"""A box in use: what is written goes into the outbox, a sync brings both sides' letters across.

It is the one protocol for a folder, a bucket and a file that goes by hand (SHARING 2.3 to 2.8), and
the same for the employee and the coach. It decides nothing about what may be shared: whoever posts
has asked the person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from harada.i18n import _
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import Refused
from harada.notebook.store import Change, Store
from harada.sharing import elsewhere, erasing
from harada.sharing.alerts import Alert, alert
from harada.sharing.bodies import AckBody, Body, ConsentBody, LeaveBody
from harada.sharing.box import Box, Item, Message, Root
from harada.sharing.intake import NEWS
from harada.sharing.kept import Kept
from harada.sharing.keys import Keys
from harada.sharing.levels import NOTHING, is_over
from harada.sharing.names import box_prefix
from harada.sharing.outbox import Outbox
from harada.sharing.pulling import Apply, Pull
from harada.sharing.stores import ObjectStore


@dataclass
class Report:
    """What a sync came to; whoever calls turns it into sentences and an exit code."""

    box: str
    name: str
    """The other's name."""
    sent: int = 0
    received: list[Message] = field(default_factory=list)
    """In order; acks, cards and consents too."""
    alerts: list[Alert] = field(default_factory=list)
    pending: int = 0
    """Objects that are not whole yet in the store; the next sync looks again."""
    unseen: int = 0
    """Messages of mine which the other has not read yet."""
    heard: str | None = None
    """When anything of the other last arrived (UTC)."""


class Mailbox:
    """One side of a box."""

    def __init__(self, store: Store, root: Root, box: str, keys: Keys, now: datetime) -> None:
        """Stand for the box `box` in the notebook of `store`, as the person of `keys`."""
        self._keys = keys
        self._now = now
        self.kept = Kept(store, root, box)
        self.outbox = Outbox(self.kept, keys, now)

    @classmethod
    def create(cls, store: Store, root: Root, box: Box, keys: Keys, now: datetime) -> Mailbox:
        """Begin a box in the notebook and return it."""
        mailbox = cls(store, root, box["box"], keys, now)
        with store.unlogged_change() as change:
            mailbox.kept.put_box(change, box)
        return mailbox

    @property
    def state(self) -> Box:
        """How things stand between the two."""
        return self.kept.box()

    def update(self, **fields: object) -> None:
        """Change fields of the box that are this side's own, such as the name of the other."""
        with self.kept.store.unlogged_change() as change:
            self.kept.put_box(change, {**self.kept.box(), **fields})  # type: ignore[typeddict-item]

    def messages(self) -> list[Message]:
        """Return what was received and kept, in the order of its arrival."""
        return self.kept.messages()

    def ledger(self) -> list[Item]:
        """Return all that was ever made here for the other, in order."""
        return list(self.kept.items().values())

    def post(self, kind: str, body: Body, *, level: int = 0) -> str:
        """Seal a message into the outbox, from where the next sync takes it; returns its id.

        `level` is the consent it needs. Raises `Refused` where nobody is there to write to, or
        the box is closed.
        """
        box = self.kept.box()
        if box["state"] == "closed":
            raise Refused(
                _("The line to {name} was ended; nothing can be sent.").format(name=box["name"])
            )
        if box["peer"] is None:
            raise Refused(
                _("{name} has not answered the invite yet; nothing can be sent.").format(
                    name=box["name"]
                )
            )
        return self.outbox.post(kind, body, level=level)

    def confirm(self) -> None:
        """Confirm, as the coach, that it is the right person who joined; the next sync says it."""
        with self.kept.store.unlogged_change() as change:
            box = self.kept.box()
            if box["state"] != "joined":
                raise Refused(_("There is nobody to confirm as {name}.").format(name=box["name"]))
            stamp = utc_stamp(self._now)
            self.kept.put_box(change, {**box, "state": "confirmed", "confirmed": stamp})
            self.outbox.post("ack", AckBody(confirmed=True))

    def consent(self, level: int, until: str | None, *, mood: bool) -> list[Item]:
        """Agree, as the employee, on another level; returns what was withdrawn because of it.

        What waits here and carries more than the new level never leaves.
        """
        with self.kept.store.unlogged_change():
            box = self.kept.box()
            epoch = box["epoch"] + 1
            withdrawn = self.outbox.withdraw(lambda item: item["level"] > level)
            epochs = {**self.kept.box()["epochs"], str(epoch): level}
            self.update(level=level, until=until, mood=mood, epoch=epoch, epochs=epochs)
            body = ConsentBody(level=level, until=until, mood=mood, epoch=epoch)
            self.post("consent", body)
        return withdrawn

    def leave(self, *, erase: bool) -> None:
        """End the line for good; with `erase` the next sync erases the box in the store.

        A line that was ended without it, by either side, can be erased later.
        """
        stamp = utc_stamp(self._now)
        with self.kept.store.unlogged_change():
            box = self.kept.box()
            self.outbox.withdraw(lambda item: item["kind"] != "join")
            if box["state"] == "closed" and erase and not box["erase"]:
                self.outbox.post("leave", LeaveBody(erase=True))
            else:
                self.post("leave", LeaveBody(erase=erase))
            self.update(state="closed", closed=stamp, left="me", erase=erase)

    def sync(self, objects: ObjectStore, apply: Apply = lambda _message: None) -> Report:
        """Bring this side's letters into the store and take in the other side's.

        `apply` is called once for each message that is kept, inside the change that keeps it.
        Raises what the store raises; nothing is lost or half taken in by that.
        """
        box = self.kept.box()
        objects.check(box["store_id"] if objects.complete else None)
        report = Report(box["box"], box["name"])
        listed = frozenset(objects.names(box_prefix(box["box"])))
        if objects.complete and self._catch_up(objects, listed):
            report.alerts.append(alert("own-fork", box["name"], box["box"]))
        pull = Pull(self.kept, self._keys, self._now, apply)
        pull.fetch(objects, listed)
        with self.kept.store.unlogged_change() as change:
            pull.take_in(change, listed if objects.complete else None)
            if box["card"] not in (None, self.kept.box()["card"]):
                self._say_again()
            if pull.received:
                self._answer(change, pull.received)
            waiting = self._waiting(listed)
            self.outbox.mark(waiting, "tried")
        if waiting:
            objects.put_many([(item["name"], erasing.data_of(item)) for item in waiting])
            self.outbox.mark(waiting, "sent")
        report.sent = len(waiting)
        report.received += pull.received
        report.alerts += pull.alerts
        report.pending = pull.pending
        report.alerts += erasing.finish(self.kept, objects, self._now)
        self._tell(report)
        return report

    def erase(self, wanted: Iterable[Item]) -> None:
        """Erase items of mine: what never left is withdrawn, the next sync erases the rest.

        What only says how things stand (a consent, a receipt) stays: without it nothing would be
        understood that comes after it.
        """
        mids = {item["mid"] for item in wanted if item["kind"] in erasing.CONTENT}
        self.outbox.withdraw(lambda item: item["mid"] in mids)
        erasing.want(self.kept, self.outbox, mids)

    def _say_again(self) -> None:
        """Say again what was sealed to the devices of an older card and was not read yet."""
        if any(map(_is_unread, self.kept.items().values())):
            self.outbox.begin_again(_is_unread)

    def _waiting(self, listed: frozenset[str]) -> list[Item]:
        """Return what the store is to get: what is new to it, and what it has lost unread."""
        if self.kept.box()["state"] == "closed":  # nobody resends into it (SHARING 2.16)
            last = self.outbox.waiting(None)
            return [item for item in last if item["kind"] in erasing.FAREWELL | {"ack"}]
        return self.outbox.waiting(listed)

    def _catch_up(self, objects: ObjectStore, listed: frozenset[str]) -> bool:
        """Hold to what another copy of this notebook wrote; returns whether it did in my stream.

        If so it goes on apart from it.
        """
        items = self.kept.items().values()
        there = [one for one in items if one["tried"] is None and one["name"] in listed]
        if there:
            self.outbox.mark(there, "tried")
        found = elsewhere.letters(self.kept, self._keys.device, objects, listed)
        split = any(one.head.stream == self.kept.box()["stream"] for one in found)
        if found:
            with self.kept.store.unlogged_change() as change:
                elsewhere.hold_to(self.kept, change, found, utc_stamp(self._now))
                self.outbox.withdraw(lambda item: not self.outbox.is_agreed(item))
                if split:
                    self.outbox.begin_again(
                        lambda item: not item["covered"] and item["name"] not in listed
                    )
        return split

    def _answer(self, change: Change, received: list[Message]) -> None:
        """Tell the other what was read, and what was erased; an ack is never acknowledged."""
        box = self.kept.box()
        self.outbox.cover(change, box["covered"])
        erased = erasing.answer_to(self.kept, received)
        news = any(one["kind"] in NEWS for one in received)
        if not erased and news and box["state"] == "confirmed" and self._tells_of_use(box):
            erased = [[]]
        for names in erased:
            self.outbox.post("ack", AckBody(erased=names))

    def _tells_of_use(self, box: Box) -> bool:
        """Tell whether a receipt may go: it says that Harada was used, as a week of level 1 does.

        Where that is not agreed to, how far was read goes with the next word one sends oneself.
        """
        until = None if box["until"] is None else date.fromisoformat(box["until"])
        agreed = box["level"] > NOTHING and not is_over(until, self._now.date())
        return agreed or box["role"] == "coach"

    def _tell(self, report: Report) -> None:
        box = self.kept.box()
        report.heard = box["heard"]
        report.unseen = sum(
            item["seq"] > box["covered"].get(item["stream"], 0)
            for item in self.kept.items().values()
            if _is_unread(item) and item["kind"] != "consent"
        )


def _is_unread(item: Item) -> bool:
    """Tell whether an item says something that the other has not read yet."""
    says = item["kind"] in ("summary", "entry", "snapshot", "comment", "consent")
    return says and not item["covered"] and item["erase"] is None
