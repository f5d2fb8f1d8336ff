"""Every parser of what comes from outside, as a function of bytes that must end well.

`python -m tools.fuzz` feeds them bytes without end; the tests replay the corpus that lies in the
tree. A function returns when its parser read the bytes or refused them as it promises, and raises
anything else, also when what was read is not what would be written.
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress

from harada.notebook.errors import HaradaError, Misuse, Refused
from harada.sharing.card import BadCard, SignedCard, open_card, sign_card
from harada.sharing.envelope import BadEnvelope, NotForMe, open_envelope, open_frame
from harada.sharing.ids import b64
from harada.sharing.invite import PREFIX, decode, encode
from harada.sharing.keys import Device, person_from, person_from_recovery, recovery_text
from harada.sharing.names import object_name, parse_name
from harada.sharing.payload import Malformed, NewerPayload, encode_payload, parse_payload
from harada.sharing.stores.address import parse_address
from harada.sharing.stores.bundle import BundleStore

PERSON = person_from(bytes(range(32)))
"""Who signed the cards of the corpus."""

READER = Device(
    bytes(range(32)),
    "AGE-SECRET-KEY-1X0SRN8MY0V0K8DMMK8EPFMWRFQXN5HS7RA2Y7KRRRZSVY5AJ4UESCQ3PWR",
)
"""Whose device wrote the envelopes of the corpus and opens them; it is nobody's."""


def envelope(data: bytes) -> None:
    """An envelope as it lies in a store."""
    with suppress(BadEnvelope, NotForMe, Malformed, NewerPayload):
        payload = open_envelope(data, READER).payload
        assert parse_payload(encode_payload(payload)) == payload


def frame(data: bytes) -> None:
    """What age finds in an envelope; whoever knows a recipient can make one."""
    with suppress(BadEnvelope, NewerPayload):
        _key, payload = open_frame(data)
        assert payload in data


def payload(data: bytes) -> None:
    """What somebody signed."""
    with suppress(Malformed, NewerPayload):
        found = parse_payload(data)
        assert parse_payload(encode_payload(found)) == found


def card(data: bytes) -> None:
    """What a person signed as their card."""
    with suppress(BadCard, ValueError):
        signed = SignedCard(
            person=b64(PERSON.public),
            card=data.decode(),
            sig=b64(PERSON.sign(b"harada-card-v1\0" + data)),
        )
        found = open_card(signed)
        assert open_card(sign_card(PERSON, found)) == found


def invite(data: bytes) -> None:
    """A text that somebody pasted as an invite."""
    with suppress(Refused):
        found = decode(data.decode(errors="replace"))
        assert decode(encode(found)) == found


def packed(data: bytes) -> None:
    """An invite whose check sum fits, whatever is packed in it."""
    total = hashlib.sha256(PREFIX.encode() + data).digest()[:6]
    invite((PREFIX + base64.urlsafe_b64encode(total + data).decode().rstrip("=")).encode())


def name(data: bytes) -> None:
    """The name of something in a store."""
    text = data.decode(errors="surrogateescape")
    found = parse_name(text)
    assert found is None or object_name(found.box, found.stream, found.seq, found.sha32) == text


def recovery(data: bytes) -> None:
    """What somebody typed from their recovery sheet."""
    with suppress(Refused):
        person = person_from_recovery(data.decode(errors="replace"))
        assert person_from_recovery(recovery_text(person)).seed == person.seed


def address(data: bytes) -> None:
    """Where somebody says that a store is."""
    with suppress(Misuse):
        found = parse_address(data.decode(errors="replace"))
        assert parse_address(str(found)) == found


def bundle(data: bytes) -> None:
    """A file that somebody passed on by hand."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "passed.harada")
        with open(path, "wb") as file:
            file.write(data)
        with suppress(HaradaError):
            store = BundleStore(path)
            for object_there in store.names("v1/"):
                store.get(object_there)
        assert os.listdir(folder) == ["passed.harada"]


PARSERS: dict[str, Callable[[bytes], None]] = {
    parser.__name__: parser
    for parser in (
        envelope,
        frame,
        payload,
        card,
        invite,
        packed,
        name,
        recovery,
        address,
        bundle,
    )
}
"""Every parser by the name of its folder in the corpus."""
