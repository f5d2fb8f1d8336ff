"""A coach with a desk and employees with mailboxes, each with a notebook of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from harada.desk.desk import Desk
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.sharing.bodies import Body, EntryBody, JoinBody
from harada.sharing.bodies import PillarCount as Count
from harada.sharing.bodies import Summary2 as Summary
from harada.sharing.box import Message, employee_box
from harada.sharing.ids import b64, unb64
from harada.sharing.invite import decode, join_mac
from harada.sharing.keys import KeyRing, Keys
from harada.sharing.mailbox import Mailbox, Report
from harada.sharing.stores import ObjectStore, create_store, open_store

START = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
"""A Monday; the last finished week is 2026-W40."""


def notebook(home: Path, name: str, clock: FixedClock) -> Notebook:
    """A notebook of somebody."""
    made = Notebook(str(home), clock)
    made.create(name=name, language="en")
    return made


class Employee:
    """Somebody who answers an invite, with a mailbox and no screen."""

    def __init__(self, home: Path, name: str, clock: FixedClock) -> None:
        self.name = name
        self.clock = clock
        self.notebook = notebook(home, name, clock)
        self.box = ""
        self.heard: list[Message] = []

    def keys(self) -> Keys:
        """The keys of this person, made when first asked for."""
        ring = KeyRing(self.notebook.store)
        return ring.load() or ring.make(self.name, self.clock.now())

    def mailbox(self) -> Mailbox:
        """The box of this person."""
        store = self.notebook.store
        return Mailbox(store, "sharing", self.box, self.keys(), self.clock.now())

    def join(self, invite: str, *, level: int = 2, until: str | None = None) -> None:
        """Answer an invite; the answer waits for a sync."""
        found = decode(invite)
        self.box = found.box
        stamp = self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        mine = employee_box(
            box=found.box, name="Coach", peer=found.card.person,
            card=found.card.model_dump(),  # type: ignore[arg-type]
            store=found.store, store_id=found.store_id, level=level, until=until, mood=False,
            now=stamp,
        )  # fmt: skip
        mailbox = Mailbox.create(
            self.notebook.store, "sharing", mine, self.keys(), self.clock.now()
        )
        card = self.keys().card("employee")
        mac = b64(join_mac(unb64(found.token), found.box, card.card))
        mailbox.post("join", JoinBody(card=card, mac=mac, level=level, until=until))

    def post(self, kind: str, body: Body) -> str:
        """Put a message into the outbox."""
        return self.mailbox().post(kind, body, level=2)

    def week(self, week: str, **facts: Any) -> str:
        """Put the summary of a week into the outbox."""
        given: dict[str, Any] = {"kept": 80, "score": 70, "warmth": 60} | facts
        pillars = [Count(done=3, planned=5)] * 8
        return self.post("summary", Summary(week=week, used=True, pillars=pillars, streak="week",
                                            **given))  # fmt: skip

    def ask(self, text: str, what: Any = "question") -> str:
        """Put a question into the outbox."""
        return self.post("entry", EntryBody(what=what, text=text))

    def sync(self, objects: ObjectStore) -> Report:
        """Sync once; what the coach said is gathered in `heard`."""
        return self.mailbox().sync(objects, self.heard.append)


class Practice:
    """A coach, a shared folder, and whoever is invited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock(START)
        self.shared = folder / "shared"
        self.shared.mkdir()
        self.address = f"folder:{self.shared}"
        self.notebook = notebook(folder / "coach", "Bo", self.clock)
        self.desk = Desk(self.notebook)
        create_store(self.address, {})

    def objects(self) -> ObjectStore:
        """The shared folder as a store."""
        return open_store(self.address, {})

    def later(self, **time: float) -> None:
        """Let time go by for everybody."""
        self.clock.moment += timedelta(**time)

    def employee(self, name: str) -> Employee:
        """Somebody with a notebook of their own."""
        return Employee(self.folder / name.lower(), name, self.clock)

    def joined(self, name: str, **more: Any) -> Employee:
        """Somebody who was invited and joined; the coach has not looked yet."""
        invited = self.desk.invite(name, self.address)
        employee = self.employee(name)
        employee.join(invited.invite, **more)
        employee.sync(self.objects())
        return employee

    def confirmed(self, name: str, **more: Any) -> Employee:
        """Somebody who is in, and knows it."""
        employee = self.joined(name, **more)
        self.desk.sync()
        self.desk.confirm(name)
        self.desk.sync()
        employee.sync(self.objects())
        return employee
