"""People with keys, and messages between them, to try sharing with."""

from __future__ import annotations

from typing import Any

import pyrage
from pydantic import BaseModel

from harada.sharing.bodies import CommentBody, PillarCount, Summary2
from harada.sharing.card import Card, CardDevice, Role
from harada.sharing.envelope import seal
from harada.sharing.ids import b64
from harada.sharing.keys import Device, Person, new_device, new_person
from harada.sharing.payload import FIRST, Payload

BOX = "abcdefghijklmnopqrstuvwxyz"
STREAM = "abcdefghijklm"
OTHER_BOX = "b" * 26
OTHER_STREAM = "b" * 13

WEEK = Summary2(
    week="2026-W40",
    used=True,
    pillars=[PillarCount(done=3, planned=7)] * 8,
    streak="weeks",
    kept=80,
    score=70,
    warmth=60,
)
REPLY = CommentBody(what="reply", week="2026-W40", text="Well kept.\n\tGo on so.")


class Somebody:
    """A person with one device."""

    def __init__(self, name: str, role: Role) -> None:
        self.person: Person = new_person()
        self.device: Device = new_device()
        self.name = name
        self.role = role

    @property
    def key(self) -> str:
        """The public person key as a message names it."""
        return b64(self.person.public)

    def on_card(self, **different: Any) -> CardDevice:
        """This device as a card names it."""
        fields = {
            "sign": b64(self.device.sign_pub),
            "enc": self.device.recipient,
            "added": "2026-11-22",
        }
        return CardDevice.model_validate(fields | different)

    def card(self, **different: Any) -> Card:
        """The card of this person, with some fields different."""
        fields = {
            "person": self.key,
            "n": 1,
            "name": self.name,
            "role": self.role,
            "devices": [self.on_card()],
        }
        return Card.model_validate(fields | different)


AN = Somebody("An", "employee")
COACH = Somebody("Bo the coach", "coach")
TRAINER = Somebody("Cas the trainer", "coach")


def message(kind: str = "summary", body: BaseModel = WEEK, **different: Any) -> Payload:
    """A message of An to her coach, with some fields different."""
    fields = {
        "kind": kind,
        "mid": "0123456789abcdef" * 2,
        "box": BOX,
        "stream": STREAM,
        "frm": AN.key,
        "to": [COACH.key],
        "seq": 1,
        "prev": FIRST,
        "seen": {OTHER_STREAM: 4},
        "ts": 1_795_000_000_000,
        "epoch": 1,
        "body": body,
    }
    return Payload.model_validate(fields | different)


def sealed(payload: Payload | None = None, sender: Somebody = AN) -> bytes:
    """An envelope of An to her coach."""
    return seal(payload or message(), sender.device, [COACH.device.recipient])


def encrypted(frame: bytes, reader: Somebody = COACH) -> bytes:
    """A frame that anybody may have made, encrypted to a reader."""
    recipient = pyrage.x25519.Recipient.from_str(reader.device.recipient)
    envelope: bytes = pyrage.encrypt(frame, [recipient])
    return envelope


def frame_of(envelope: bytes, reader: Somebody = COACH) -> bytes:
    """The frame inside an envelope, as its reader's age sees it."""
    frame: bytes = pyrage.decrypt(envelope, [reader.device.identity])
    return frame
