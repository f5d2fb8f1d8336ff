"""The outbox of a box: what is sealed and waits, what left, and what the other side has read.

An item is on the disk before it is handed to a store, and the store always gets the same bytes
under the same name, so sending it twice is sending it once. What was never handed to a store can
still be taken back; what was tried counts as gone out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Literal, cast

from harada.notebook.clock import utc_stamp
from harada.notebook.store import Change
from harada.sharing.bodies import Body, CardBody
from harada.sharing.box import FIRST, Box, Item
from harada.sharing.card import SignedCard, open_card
from harada.sharing.consent import OF_DAYS, too_much
from harada.sharing.envelope import seal
from harada.sharing.ids import b64, new_mid, new_stream
from harada.sharing.kept import Kept, item_key
from harada.sharing.keys import Keys
from harada.sharing.levels import is_over
from harada.sharing.names import object_name
from harada.sharing.payload import Payload, encode_payload, parse_payload

KEEP_DAYS = 400
"""How long the bytes of an item are kept that the other side never read (SHARING 2.4)."""


class Outbox:
    """What one side writes into a box."""

    def __init__(self, kept: Kept, keys: Keys, now: datetime) -> None:
        """Write into the box of `kept` as the person and device of `keys`."""
        self._kept = kept
        self._keys = keys
        self._now = now

    def post(self, kind: str, body: Body, *, level: int = 0, mid: str | None = None) -> str:
        """Seal a message and put it into the outbox; returns its id.

        `level` is the consent it needs. Raises `TooLarge` for more than an envelope holds.
        """
        mid = mid or new_mid()
        with self._kept.store.unlogged_change() as change:
            box = self._kept.box()
            if box["stream"] is None:
                self._begin_stream(change, box)
            elif box["device"] != b64(self._keys.device.sign_pub):
                self.begin_again(lambda item: not item["covered"] and item["erase"] is None)
            self._append(change, self._kept.box(), kind, body, level, mid)
        return mid

    def begin_again(self, repeat: Callable[[Item], bool]) -> None:
        """Go on in a new stream, as the old one was written elsewhere too, or its device is gone.

        Items for which `repeat` holds, and all that the store may not have, are said again there
        under the same id, so that the other side takes each once; in the old stream they go if
        they never left, and else are not sent any more. What is erased, or more than is agreed to
        by now, is never said again. A join stays where it is: it proves that the invite was read,
        which only the card it holds can.
        """
        with self._kept.store.unlogged_change() as change:
            again = [
                item
                for item in self._kept.items().values()
                if item["kind"] != "join" and item["erase"] is None
                if item["sent"] is None or repeat(item)
            ]
            old: dict[str, Item | None] = {
                item_key(item["stream"], item["seq"]): {**item, "data": None, "covered": True}
                if item["tried"]
                else None
                for item in again
            }
            self._kept.put_items(change, old)
            self._begin_stream(change, self._kept.box())
            for item in again:
                if item["kind"] != "card" and self.is_agreed(item):
                    self._repeat(change, item)

    def is_agreed(self, item: Item) -> bool:
        """Tell whether a message may be said under the consent there is now."""
        box = self._kept.box()
        until = None if box["until"] is None else date.fromisoformat(box["until"])
        if box["role"] == "coach":
            return True
        if item["kind"] in OF_DAYS and is_over(until, self._now.date()):
            return False
        return not too_much(item, box["level"], box["mood"])

    def withdraw(self, wanted: Callable[[Item], bool]) -> list[Item]:
        """Take back items that never left and for which `wanted` holds; returns them.

        The items behind them are sealed anew, since each names the one before.
        """
        with self._kept.store.unlogged_change() as change:
            box = self._kept.box()
            untried = [
                item
                for item in self._kept.items().values()
                if item["tried"] is None and item["stream"] == box["stream"]
            ]
            gone = [item for item in untried if wanted(item)]
            if not gone:
                return []
            self._kept.put_items(
                change, {item_key(item["stream"], item["seq"]): None for item in untried}
            )
            first = untried[0]
            before = self._kept.items().get(item_key(first["stream"], first["seq"] - 1))
            head = before["sha"] if before else FIRST
            self._kept.put_box(change, {**box, "seq": first["seq"] - 1, "head": head})
            for item in untried:
                if item not in gone:
                    self._repeat(change, item)
        return gone

    def waiting(self, listed: frozenset[str] | None) -> list[Item]:
        """Return what is to be handed to the store, in order.

        That is what was not sent yet and, where the whole listing of the store is given, what the
        other side has not read and the store no longer holds.
        """
        return [
            item
            for item in self._kept.items().values()
            if item["data"] is not None
            and item["erase"] is None
            and (item["sent"] is None or (listed is not None and item["name"] not in listed))
            and not item["covered"]
        ]

    def mark(self, items: list[Item], moment: Literal["tried", "sent"]) -> None:
        """Note that items are handed to a store now (`tried`), or that it has them (`sent`)."""
        stamp = utc_stamp(self._now)
        with self._kept.store.unlogged_change() as change:
            now = self._kept.items()
            changed: dict[str, Item | None] = {}
            for item in items:
                key = item_key(item["stream"], item["seq"])
                if now[key][moment] is None:
                    changed[key] = cast(Item, {**now[key], moment: stamp})
            self._kept.put_items(change, changed)

    def cover(self, change: Change, covered: dict[str, int]) -> None:
        """Let go of the bytes of what the other side has read, or of what is too old to send."""
        oldest = utc_stamp(self._now - timedelta(days=KEEP_DAYS))
        changed: dict[str, Item | None] = {}
        for key, item in self._kept.items().items():
            read = item["seq"] <= covered.get(item["stream"], 0)
            if item["data"] is not None and (read or item["made"] < oldest):
                changed[key] = {**item, "covered": read, "data": None}
        self._kept.put_items(change, changed)

    def _begin_stream(self, change: Change, box: Box) -> Box:
        """Begin a stream; where the other side can't know the device yet, a card announces it."""
        device = b64(self._keys.device.sign_pub)
        first = box["stream"] is None
        box = {**box, "stream": new_stream(), "device": device, "seq": 0, "head": FIRST}
        self._kept.put_box(change, box)
        if first and box["role"] == "employee":
            return box  # a join begins with the card itself
        card = CardBody(card=self._keys.card(box["role"]))
        return self._append(change, box, "card", card, 0, new_mid())

    def _repeat(self, change: Change, item: Item) -> None:
        """Seal a message once more under its old id, at the end of the stream there is now."""
        body = parse_payload(item["payload"].encode()).body
        box = self._kept.box()
        self._append(change, box, item["kind"], cast(Body, body), item["level"], item["mid"])

    def _append(self, change: Change, box: Box, kind: str, body: Body, level: int, mid: str) -> Box:
        assert box["peer"] is not None and box["card"] is not None and box["stream"] is not None
        seq = box["seq"] + 1
        payload = Payload(
            v=1,
            kind=kind,
            mid=mid,
            box=box["box"],
            stream=box["stream"],
            frm=b64(self._keys.person.public),
            to=[box["peer"]],
            seq=seq,
            prev=box["head"],
            seen={stream: state["seq"] for stream, state in self._kept.streams().items()},
            ts=int(self._now.timestamp() * 1000),
            epoch=box["epoch"],
            body=body,
        )
        peer = open_card(SignedCard.model_validate(box["card"]))
        device = self._keys.device
        mine = [one.enc for one in self._keys.on_card() if not one.retired]
        raw = seal(payload, device, [*peer.recipients(), *mine])
        sha = hashlib.sha256(raw).hexdigest()
        item: Item = {
            "name": object_name(box["box"], box["stream"], seq, sha),
            "kind": kind,
            "mid": mid,
            "stream": box["stream"],
            "seq": seq,
            "sha": sha,
            "made": utc_stamp(self._now),
            "tried": None,
            "sent": None,
            "data": b64(raw),
            "payload": encode_payload(payload).decode(),
            "size": len(raw),
            "level": level,
            "covered": False,
            "erase": None,
        }
        self._kept.put_items(change, {item_key(box["stream"], seq): item})
        written: Box = {**box, "seq": seq, "head": sha}
        self._kept.put_box(change, written)
        return written
