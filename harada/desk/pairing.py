"""How somebody comes to the desk and goes: invited, confirmed, declined, removed; a new device.

An invite makes a box and tells how to get into it; it makes nothing known to a store. The words
the coach hands over pin the coach's key, so they go by a way the coach trusts (SHARING.md 2.2).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from harada.desk.answering import Answering
from harada.desk.member import Member
from harada.desk.names import tidy
from harada.desk.purging import forget_noted, purge
from harada.desk.reading import ROOT
from harada.i18n import _
from harada.method.text import shown
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import Refused

if TYPE_CHECKING:
    from harada.sharing.box import Box
    from harada.sharing.keys import KeyRing, Keys

INVITE_DAYS = 14
"""Days an invite can be used (SHARING.md 2.2)."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invite that was made: the words to hand over, until when, and what to say of the coach."""

    box: str
    name: str
    invite: str
    expires: date
    store: str | None
    coach: str
    fingerprint: str


class Pairing(Answering):
    """A desk at which people come and go."""

    credentials: Mapping[str, str] = {}
    """Keys to a bucket that the notebook keeps; where there are none the environment has them."""

    def invite(
        self, name: str, store: str | None, hand_over: Callable[[str], None] | None = None
    ) -> Invited:
        """Make a box for somebody and the invite to it.

        `store` is an address, None where files go by hand; an existing empty folder or prefix
        becomes a store. `hand_over` is given the words before the box is kept: when it fails,
        nobody was invited. Raises `Refused` for a name that is at the desk already.
        """
        from harada.sharing.available import require

        require()
        from harada.sharing.box import coach_box
        from harada.sharing.ids import b64, fingerprint, new_box
        from harada.sharing.invite import Invite, encode

        called = tidy(name)
        self._refuse_twice(called)
        keys = self._keys_made()
        address, store_id = self._store(store)
        now = self.notebook.clock.now()
        expires = self.today() + timedelta(days=INVITE_DAYS)
        invite = Invite(
            box=new_box(),
            token=b64(secrets.token_bytes(16)),
            expires=expires.isoformat(),
            card=keys.card("coach"),
            store=address,
            store_id=store_id,
            name=called,
        )
        box = coach_box(
            box=invite.box, name=called, token=invite.token, expires=invite.expires,
            store=address, store_id=store_id, now=utc_stamp(now),
        )  # fmt: skip
        text = encode(invite)
        with self.store.unlogged_change() as change:
            self._refuse_twice(called)
            self.kept(invite.box).put_box(change, box)
            if hand_over is not None:
                hand_over(text)
        mark = fingerprint(keys.person.public)
        return Invited(invite.box, called, text, expires, address, keys.name, mark)

    def _refuse_twice(self, name: str) -> None:
        """Raise `Refused` where somebody of this name is at the desk: each is called by theirs."""
        for box in self.boxes():
            stands = self.kept(box).box()
            if stands["state"] != "closed" and stands["name"].casefold() == name.casefold():
                raise Refused(
                    _(
                        "{name} is at your desk already. Call the new one by another name, or "
                        "let the old one go: `harada desk remove {name}`."
                    ).format(name=shown(name))
                )

    def _keys_made(self) -> Keys:
        """Return the coach's keys; the first invite makes them, in the coach's own name."""
        ring = self._ring()
        name = self.notebook.profile()["name"].strip() or _("Coach")
        return ring.load() or ring.make(name[:200], self.notebook.clock.now())

    def _store(self, store: str | None) -> tuple[str | None, str | None]:
        """Return the address of a store as it is kept, and its id; a new one is made a store."""
        if store is None:
            return None, None
        from harada.sharing.stores import create_store, parse_address

        address = str(parse_address(store))
        return address, create_store(address, self.credentials)

    def look_over(self, made: Invited) -> list[str]:
        """Return what is worth knowing of the store of an invite, a sentence each.

        Empty for files by hand, and for a store in which somebody else shares already: that one
        was looked over when it was new.
        """
        stores = [self.kept(box).box()["store"] for box in self.boxes() if box != made.box]
        if made.store is None or made.store in stores:
            return []
        from harada.sharing.stores.probe import look_over

        return look_over(made.store, self.credentials, made.box)

    def move_store(self, store: str) -> int:
        """Take the store that is at an address now from there on; returns for how many members.

        It is known by its own id, wherever it lies. Raises what the store raises, which must be in
        reach, and `Refused` where nobody at the desk uses it.
        """
        from harada.sharing.stores import open_store, parse_address

        address = str(parse_address(store))
        objects = open_store(address, self.credentials)
        try:
            store_id = objects.check(None)
        finally:
            objects.close()
        with self.store.unlogged_change() as change:
            kept = [self.kept(box) for box in self.boxes()]
            moved = [one for one in kept if one.box()["store_id"] == store_id]
            for one in moved:
                one.put_box(change, {**one.box(), "store": address})
        if not moved:
            raise Refused(
                _("Nobody at your desk uses this store: {store}. Nothing was changed.").format(
                    store=shown(address)
                )
            )
        return len(moved)

    def confirm(self, name: str) -> Member:
        """Let somebody in who joined: the coach has compared fingerprints. Sent at the next sync.

        Raises `Refused` where nobody waits for it.
        """
        member = self.find(name)
        if member.stage == "invited":
            raise Refused(_("{name} has not joined yet.").format(name=shown(member.name)))
        if member.stage == "member":
            raise Refused(_("{name} is confirmed already.").format(name=shown(member.name)))
        self.mailbox(member.box).confirm()
        return self.member(member.box)

    def decline(self, name: str) -> Member:
        """Turn away whoever joined, or take back an invite that was not used.

        Raises `Refused` for a member who was confirmed: that is `remove`.
        """
        member = self.find(name)
        if member.stage == "member":
            raise Refused(
                _("{name} is confirmed. `harada desk remove {name}` ends it.").format(
                    name=shown(member.name)
                )
            )
        return self._end(member)

    def remove(self, name: str) -> Member:
        """End the line with a member: the box in the store is erased, and what lies here too."""
        return self._end(self.find(name))

    def _end(self, member: Member) -> Member:
        if not member.open:
            raise Refused(_("The box of {name} is closed already.").format(name=shown(member.name)))
        kept = self.kept(member.box)
        with self.store.unlogged_change() as change:
            if member.stage == "invited":
                closed = utc_stamp(self.notebook.clock.now())
                ended: Box = {**kept.box(), "state": "closed", "closed": closed, "left": "me"}
                kept.put_box(change, ended)
            else:
                self.mailbox(member.box).leave(erase=True)
        purge(kept)
        forget_noted(self.store)
        return self.member(member.box)

    def renew_device(self) -> int:
        """Give this machine new keys and retire the old, as after a loss; returns how many hear it.

        What is on its way to the old keys is still read with them.
        """
        return self._announced(self._ring().renew_device(self.notebook.clock.now()))

    def add_device(self) -> int:
        """Give this machine, to which the notebook was copied, keys beside those of the other.

        Both are used from then on, and members write to both; returns how many hear it.
        """
        return self._announced(self._ring().add_device(self.notebook.clock.now()))

    def _ring(self) -> KeyRing:
        from harada.sharing.available import require

        require()
        from harada.sharing.keys import KeyRing

        return KeyRing(self.store)

    def _announced(self, keys: Keys) -> int:
        """Begin a stream of this device in every open box: its first letter is the new card."""
        from harada.sharing.mailbox import Mailbox

        told = 0
        for box in self.boxes():
            if self.kept(box).box()["state"] in ("joined", "confirmed"):
                mailbox = Mailbox(self.store, ROOT, box, keys, self.notebook.clock.now())
                mailbox.outbox.begin_again(lambda item: not item["covered"])
                told += 1
        return told
