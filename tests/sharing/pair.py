"""An employee and a coach with notebooks of their own and a store between them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from harada.notebook.store import Store
from harada.sharing.bodies import CommentBody, JoinBody, PillarCount, Summary1, Summary2
from harada.sharing.box import Box, Message, Root, coach_box, employee_box
from harada.sharing.card import SignedCard
from harada.sharing.ids import b64, new_box
from harada.sharing.invite import join_mac
from harada.sharing.keys import KeyRing, Keys
from harada.sharing.mailbox import Mailbox, Report
from harada.sharing.stores import ObjectStore

START = datetime(2026, 9, 28, 20, 0, tzinfo=UTC)
"""A Monday, of week 40."""

TOKEN = b"0123456789abcdef"


class Side:
    """One of the two, with a notebook and a clock that is moved by hand."""

    def __init__(self, home: Path, name: str, root: Root, now: datetime = START) -> None:
        home.mkdir(mode=0o700, exist_ok=True)
        self.home = home
        self.name = name
        self.root = root
        self.now = now
        self.box = ""
        self.applied: list[Message] = []
        self.store = Store(str(home), patience=5)

    def keys(self) -> Keys:
        """The keys of this side, made when first asked for."""
        ring = KeyRing(self.store)
        return ring.load() or ring.make(self.name, self.now)

    def mailbox(self) -> Mailbox:
        """The box as another process would open it."""
        self.store = Store(str(self.home), patience=5)
        return Mailbox(self.store, self.root, self.box, self.keys(), self.now)

    def sync(self, objects: ObjectStore) -> Report:
        """Sync once."""
        return self.mailbox().sync(objects, self.applied.append)

    def later(self, **time: float) -> None:
        """Let time go by on this side's clock."""
        self.now += timedelta(**time)

    def texts(self) -> list[str]:
        """The weeks and words that were received and kept, in order."""
        return [one["body"].get("week") or one["body"]["text"] for one in self.mailbox().messages()]


class Pair:
    """An (the employee) and Bo (the coach), joined but not confirmed."""

    def __init__(self, folder: Path, objects: ObjectStore, *, expires: str = "2026-10-12") -> None:
        self.objects = objects
        self.an = Side(folder / "an", "An", "sharing")
        self.bo = Side(folder / "bo", "Bo", "desk")
        stamp = "2026-09-28T20:00:00Z"
        store_id = objects.check(None) if objects.complete else None
        box = coach_box(
            box=new_box(),
            name="An",
            token=b64(TOKEN),
            expires=expires,
            store="x" if objects.complete else None,
            store_id=store_id,
            now=stamp,
        )
        self.bo.box = box["box"]
        Mailbox.create(self.bo.store, "desk", box, self.bo.keys(), self.bo.now)
        self.join(self.an, TOKEN)

    def join(self, side: Side, token: bytes, level: int = 2) -> None:
        """Let somebody answer the invite; what they write waits for their sync."""
        box: Box = self.bo.mailbox().state
        coach = self.bo.keys().card("coach")
        side.box = box["box"]
        mine = employee_box(
            box=box["box"],
            name="Bo",
            peer=coach.person,
            card=coach.model_dump(),  # type: ignore[arg-type]
            store=box["store"],
            store_id=box["store_id"],
            level=level,
            until=None,
            mood=False,
            now="2026-09-28T20:00:00Z",
        )
        mailbox = Mailbox.create(side.store, "sharing", mine, side.keys(), side.now)
        card: SignedCard = side.keys().card("employee")
        mac = b64(join_mac(token, box["box"], card.card))
        mailbox.post("join", JoinBody(card=card, mac=mac, level=level))

    def confirmed(self) -> Pair:
        """Go through the pairing until both know it."""
        self.an.sync(self.objects)
        self.bo.sync(self.objects)
        self.bo.mailbox().confirm()
        self.bo.sync(self.objects)
        self.an.sync(self.objects)
        assert self.an.mailbox().state["state"] == "confirmed"
        return self

    def send_week(self, week: str, side: Side | None = None) -> str:
        """Let An's side put a summary into the outbox; returns its id."""
        return (side or self.an).mailbox().post("summary", summary(week), level=2)

    def reply(self, text: str) -> str:
        """Let Bo put a reply into the outbox; returns its id."""
        return self.bo.mailbox().post("comment", CommentBody(what="reply", text=text))

    def names(self) -> list[str]:
        """What lies in the store."""
        return self.objects.names(f"v1/b/{self.bo.box}/")

    def seqs(self, side: Side) -> list[str]:
        """The names of what a side wrote in its newest stream, in order."""
        stream = side.mailbox().state["stream"]
        return [name for name in self.names() if f"/{stream}/" in name]


def summary(week: str) -> Summary2:
    """A week at level 2."""
    pillars = [PillarCount(done=3, planned=7)] * 8
    return Summary2(week=week, used=True, pillars=pillars, streak="week", kept=80)


def used(week: str) -> Summary1:
    """A week at level 1."""
    return Summary1(week=week, used=True)


def weeks(count: int, first: int = 40) -> list[str]:
    """ISO weeks of 2026 from `first` on."""
    return [f"2026-W{number}" for number in range(first, first + count)]


def codes(report: Report) -> list[str]:
    """What a sync told a person to look at."""
    return [one.code for one in report.alerts]
