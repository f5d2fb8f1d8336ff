"""What an object in a box turns out to be: a letter of the other side, or why it is none.

Whether the signer may speak for the other is decided here, against the newest card that is known;
whether the letter fits in its stream is decided in `fold`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from harada.notebook.clock import utc_stamp
from harada.sharing.bodies import CardBody, JoinBody, LeaveBody, TombstoneBody
from harada.sharing.box import Box, Message
from harada.sharing.card import BadCard, Card, SignedCard, newer, open_card
from harada.sharing.envelope import (
    LARGEST,
    BadEnvelope,
    Foreign,
    NotForMe,
    check,
    open_envelope,
    sha_of,
)
from harada.sharing.fold import Arrived
from harada.sharing.ids import b64
from harada.sharing.keys import Keys
from harada.sharing.names import ObjectName
from harada.sharing.payload import Head, Malformed, NewerPayload, Payload

Verdict = Literal["torn", "refused", "newer", "waits", "passed"]
"""Not whole yet; not of the other side; of a version whose envelopes can't be read here; of nobody
who was let in yet; not for this device to read, or of another device of mine."""


@dataclass(frozen=True)
class Letter:
    """A letter of the other side, well signed and for me."""

    arrived: Arrived
    signer: bytes
    message: Message | None
    """None where a newer version wrote it."""
    seen: dict[str, int]
    elsewhere: dict[tuple[str, int], str]
    """What it takes away in other streams of its writer."""


class Reader:
    """Reads the objects of one box; a card that arrives is believed for what comes after it."""

    def __init__(self, box: Box, keys: Keys, now: datetime) -> None:
        """Read as the person of `keys`; `now` is when what is read was received."""
        self._box = box
        self._keys = keys
        self._now = now
        signed = box["card"]
        self._card = None if signed is None else open_card(SignedCard.model_validate(signed))

    def read(self, name: ObjectName, raw: bytes) -> Letter | Verdict:
        """Return what an object is."""
        if len(raw) > LARGEST:
            return "refused"
        if not sha_of(raw).startswith(name.sha32):
            return "torn"
        head: Head
        try:
            head, signer, sha = open_envelope(raw, self._keys.device)
        except NewerPayload as problem:
            if self._card is None:
                return "waits"
            if problem.head is None or problem.sign_pub is None:
                return "newer"
            head, signer, sha = problem.head, problem.sign_pub, sha_of(raw)
        except NotForMe:
            return "passed"
        except (BadEnvelope, Malformed):
            return "refused"
        if head.frm == b64(self._keys.person.public):
            return "passed"
        if head.seq != name.seq:
            return "refused"
        return self._judged(name, head, signer, sha)

    def _judged(self, name: ObjectName, head: Head, signer: bytes, sha: str) -> Letter | Verdict:
        try:
            card = self._card_of(head, signer)
            if card is None:
                return "waits"
            check(
                head,
                signer,
                box=name.box,
                stream=name.stream,
                me=self._keys.person.public,
                card=card,
            )
        except (Foreign, BadCard):
            return "refused"
        return self._letter(head, signer, sha)

    def _card_of(self, head: Head, signer: bytes) -> Card | None:
        """Return the card that a signer is looked up on, None while nobody was let in.

        A join brings its own; whether its writer is let in is not asked here. Raises `BadCard`.
        """
        body = head.body if isinstance(head, Payload) else None
        if isinstance(body, JoinBody):
            return open_card(body.card)
        if self._card is None:
            return None
        if isinstance(body, CardBody) and self._card.device(signer) is None:
            offered = open_card(body.card)
            if newer(self._card, offered):
                self._card = offered
        return self._card

    def _letter(self, head: Head, signer: bytes, sha: str) -> Letter:
        body = head.body if isinstance(head, Payload) else None
        tombs: dict[int, str] = {}
        elsewhere: dict[tuple[str, int], str] = {}
        if isinstance(body, TombstoneBody):
            for place, erased in body.erased.items():
                stream, dash, number = place.rpartition("-")
                if dash and stream != head.stream:
                    elsewhere[stream, int(number)] = erased
                else:
                    tombs[int(number)] = erased
        arrived = Arrived(
            seq=head.seq,
            sha=sha,
            prev=head.prev,
            tombs=tombs,
            leaves=isinstance(body, LeaveBody),
        )
        message = self._message(head, sha) if isinstance(head, Payload) else None
        return Letter(arrived, signer, message, head.seen, elsewhere)

    def _message(self, payload: Payload, sha: str) -> Message:
        return Message(
            mid=payload.mid,
            kind=payload.kind,
            body=payload.body.model_dump(mode="json"),
            stream=payload.stream,
            seq=payload.seq,
            sha=sha,
            ts=payload.ts,
            epoch=payload.epoch,
            received=utc_stamp(self._now),
            order=0,
            fork=False,
        )
