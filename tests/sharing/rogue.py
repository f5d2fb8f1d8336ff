"""A member or a coach who is let in and then writes whatever a program can write."""

from __future__ import annotations

from typing import Any

from harada.sharing.bodies import KINDS, Body
from harada.sharing.box import FIRST
from harada.sharing.card import SignedCard, open_card
from harada.sharing.envelope import seal, sha_of
from harada.sharing.ids import b64, new_mid, new_stream
from harada.sharing.names import object_name
from harada.sharing.payload import Payload
from harada.sharing.stores import ObjectStore
from tests.sharing.pair import Side


class Rogue:
    """Writes in streams of its own, with the keys of a side, past the outbox."""

    def __init__(self, side: Side, objects: ObjectStore) -> None:
        self.side = side
        self.objects = objects
        self.box = side.mailbox().state
        self.stream = ""
        self.begin()

    def begin(self) -> str:
        """Begin another stream; returns its id."""
        self.stream, self.seq, self.head = new_stream(), 0, FIRST
        return self.stream

    def write(self, kind: str, body: Body, **fields: Any) -> str:
        """Put a message that is well signed into the store; returns its name."""
        self.seq = fields.pop("seq", self.seq + 1)
        keys = self.side.keys()
        signed = self.box["card"]
        assert signed is not None and self.box["peer"] is not None
        payload = Payload.model_construct(
            **{
                "v": 1,
                "kind": kind,
                "mid": new_mid(),
                "box": self.box["box"],
                "stream": self.stream,
                "frm": b64(keys.person.public),
                "to": [self.box["peer"]],
                "seq": self.seq,
                "prev": self.head,
                "seen": {},
                "ts": int(self.side.now.timestamp() * 1000),
                "epoch": self.box["epoch"],
                "body": body,
                **fields,
            }
        )
        peer = open_card(SignedCard.model_validate(signed))
        raw = seal(payload, keys.device, peer.recipients())
        self.head = sha_of(raw)
        name = object_name(self.box["box"], self.stream, self.seq, self.head)
        self.objects.put(name, raw)
        return name

    def card(self) -> None:
        """Begin as a device does that the other side knows already."""
        self.write("card", KINDS["card"].validate_python({"card": self.side.keys().card(
            "employee" if self.side.root == "sharing" else "coach").model_dump()}))  # fmt: skip
