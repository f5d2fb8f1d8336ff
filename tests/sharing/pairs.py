"""An employee and a coach with a notebook each, and a folder between them."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from pathlib import Path

from harada.method import empty
from harada.notebook.clock import FixedClock, utc_stamp
from harada.notebook.notebook import Notebook
from harada.sharing.bodies import CommentBody
from harada.sharing.box import Box, Message, coach_box
from harada.sharing.consent import Consent
from harada.sharing.ids import b64, new_box
from harada.sharing.invite import Invite, encode
from harada.sharing.keys import KeyRing
from harada.sharing.mailbox import Mailbox, Report
from harada.sharing.person import Sharing
from harada.sharing.stores import BundleStore, FolderStore, create_store

MONDAY = date(2026, 11, 2)
"""The day they pair: Monday of 2026-W45."""


class Coach:
    """The coach's side, with no more than a mailbox per person."""

    def __init__(self, home: Path, store: Path | None, clock: FixedClock, name: str = "Bo") -> None:
        self.clock = clock
        self.notebook = Notebook(str(home), clock)
        self.notebook.create(name=name, language="en")
        self.keys = KeyRing(self.notebook.store).make(name, clock.now())
        self.folder = None if store is None else str(store)
        self.store_id = None if store is None else create_store(f"folder:{store}", {})

    def invite(self, name: str = "An") -> str:
        """Invite somebody; the box is the newest one."""
        invite = Invite(
            box=new_box(),
            token=b64(secrets.token_bytes(16)),
            expires=(self.clock.now().date() + timedelta(days=14)).isoformat(),
            card=self.keys.card("coach"),
            store=None if self.folder is None else f"folder:{self.folder}",
            store_id=self.store_id,
            name=name,
        )
        box = coach_box(
            box=invite.box, name=name, token=invite.token, expires=invite.expires,
            store=invite.store, store_id=self.store_id, now=utc_stamp(self.clock.now()),
        )  # fmt: skip
        self.box = invite.box
        Mailbox.create(self.notebook.store, "desk", box, self.keys, self.clock.now())
        return encode(invite)

    @property
    def mailbox(self) -> Mailbox:
        """The mailbox of the person invited last."""
        return Mailbox(self.notebook.store, "desk", self.box, self.keys, self.clock.now())

    def sync(self, bundle: Path | None = None) -> Report:
        """Look at the store, or at a file."""
        if bundle is not None:
            file = BundleStore(str(bundle))
            report = self.mailbox.sync(file)
            file.close()
            return report
        assert self.folder is not None
        return self.mailbox.sync(FolderStore(self.folder))

    def confirm(self) -> None:
        """Let in who joined."""
        self.sync()
        self.mailbox.confirm()
        self.sync()

    def reply(self, text: str, **about: str) -> None:
        """Write back."""
        body = CommentBody.model_validate({"what": "reply", "text": text, **about})
        self.mailbox.post("comment", body)
        self.sync()

    def weeks(self) -> list[tuple[str, int, int]]:
        """The summaries that came: week, level and revision."""
        bodies = [one["body"] for one in self.got("summary")]
        return [(body["week"], body["level"], body["rev"]) for body in bodies]

    def got(self, kind: str) -> list[Message]:
        """The messages of a kind that came."""
        return [one for one in self.mailbox.messages() if one["kind"] == kind]


class Pair:
    """An, who keeps a notebook, and Bo, her coach."""

    def __init__(self, place: Path, *, by_hand: bool = False) -> None:
        self.clock = FixedClock(datetime.combine(MONDAY, datetime.min.time()).replace(hour=20))
        store = place / "store"
        if not by_hand:
            store.mkdir()
        self.coach = Coach(place / "coach", None if by_hand else store, self.clock)
        self.notebook = an_s_notebook(place / "an", self.clock)
        self.sharing = Sharing(self.notebook)

    def pair(self, level: int = 2, **consent: object) -> None:
        """Join and be confirmed."""
        self.join(level, **consent)
        self.coach.confirm()
        self.sharing.sync(self.box)

    def join(self, level: int = 2, **consent: object) -> None:
        """Answer an invite and send the answer."""
        offer = self.sharing.offer(self.coach.invite())
        box = self.sharing.join(offer, Consent(level, **consent))  # type: ignore[arg-type]
        if box["store"]:
            self.sharing.sync(box)

    @property
    def box(self) -> Box:
        """An's side of the box."""
        return self.sharing.coach()

    def days_pass(self, days: int) -> None:
        """Move the one clock both have."""
        self.clock.moment += timedelta(days=days)

    def send(self, since: date | None = None) -> None:
        """Send what is due, as the app does when it opens."""
        self.sharing.send_weeks(self.box, self.sharing.due(self.box, since))
        self.sharing.sync(self.box)

    def keep(self, *days: date) -> None:
        """Do the first routine on some days."""
        for day in days:
            self.notebook.mark(day, ["r1"], 1)


def an_s_notebook(home: Path, clock: FixedClock) -> Notebook:
    """A sheet that begins on that Monday, a chart, and two routines."""
    made = Notebook(str(home), clock)
    made.create(name="An", language="en")
    made.set_goal_field("goal", "Answer 85 % of calls at once")
    made.set_goal_field("start", MONDAY.isoformat())
    chart = empty.empty_chart(MONDAY)
    for number, pillar in enumerate(chart["pillars"], 1):
        pillar["text"] = f"Pillar {number}"
        for action, cell in enumerate(pillar["actions"], 1):
            cell["text"] = f"Act {number}-{action}"
    made.new_chart(chart)
    made.promote(3, 5, focus=1)
    made.promote(1, 1)
    return made
