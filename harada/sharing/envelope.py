"""An envelope: a payload, signed by a device and encrypted to those who may read it.

The signature is inside, for age says nothing of who wrote; it is looked at before anything that it
covers is. The size tells no more than one of four steps. Whether the signer may say what was
signed is asked in `check`, against the card that is known.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pyrage
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from harada.sharing.card import Card
from harada.sharing.ids import b64
from harada.sharing.keys import Device
from harada.sharing.payload import (
    Head,
    Malformed,
    NewerPayload,
    Payload,
    TooLarge,
    encode_payload,
    parse_payload,
)

__all__ = ["BadEnvelope", "Foreign", "Malformed", "NewerPayload", "NotForMe", "Opened", "TooLarge"]

LARGEST = 200_000
"""Bytes of an envelope; one for many devices has 70,000."""

SIZES = (1_024, 4_096, 16_384, 65_536)
"""To which sizes a frame is filled up."""

_LONGEST_HEADER = 6_000
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?:->(?: [!-~]{1,99}+){1,9}+\n"
    rb"(?:[A-Za-z0-9+/]{64}\n){0,9}+[A-Za-z0-9+/]{0,63}+\n){1,48}+"
    rb"--- [A-Za-z0-9+/]{43}\n"
)
"""How a file of age begins. What does not begin so is never handed to age's library, which needs
minutes for a header of thousands of lines. Of age's two forms it is the binary one: the other
would give one message a second sum."""

_MAGIC = b"HRDE"
_VERSION = 1
_SIGNED_AS = b"harada-envelope-v1\0"
_PUB = slice(5, 37)
_SIG = slice(37, 101)
_LENGTH = slice(101, 105)
_FRAME = 105
"""Bytes of a frame before its payload."""


class NotForMe(Exception):
    """An envelope that this device has no key to."""


class BadEnvelope(Exception):
    """No envelope, or one that was changed, or signed by none."""


class Foreign(Exception):
    """A message that is well signed, but not by, for or at those it should be."""


class Opened(NamedTuple):
    """What was in an envelope."""

    payload: Payload
    sign_pub: bytes
    """The public key of the device that signed it."""
    sha: str
    """SHA-256 of the envelope as it lies in the store, in hexadecimal."""


def sha_of(envelope: bytes) -> str:
    """Return the sum of an envelope, which names it and which the next one repeats."""
    return hashlib.sha256(envelope).hexdigest()


def seal(payload: Payload, device: Device, recipients: Sequence[str]) -> bytes:
    """Return the envelope of a message, which the sender's own device can open too.

    `recipients` are age recipients, `age1…`. Raises `TooLarge`, or `ValueError` for one that is
    none.
    """
    everyone = dict.fromkeys([*recipients, device.recipient])
    frame = _frame(encode_payload(payload), device)
    return pyrage.encrypt(frame, [_recipient(text) for text in everyone])  # type: ignore[no-any-return]


def _frame(raw: bytes, device: Device) -> bytes:
    """Return a payload with its signature, filled up to one of the sizes."""
    signature = device.sign(_signed(device.sign_pub, raw))
    head = b"".join(
        (_MAGIC, bytes([_VERSION]), device.sign_pub, signature, len(raw).to_bytes(4), raw)
    )
    return head.ljust(_size_for(len(head)), b"\0")


def _signed(sign_pub: bytes, raw: bytes) -> bytes:
    return b"".join((_SIGNED_AS, sign_pub, len(raw).to_bytes(8), raw))


def _size_for(length: int) -> int:
    """Return the size a frame of `length` bytes is filled up to."""
    return next(size for size in SIZES if size >= length)


@lru_cache(maxsize=1_024)
def _recipient(text: str) -> Any:
    """Return the parsed recipient; a coach's desk seals to the same few all day."""
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as problem:
        raise ValueError("not an age recipient") from problem


def open_envelope(raw: bytes, device: Device) -> Opened:
    """Return what is in an envelope that this device may read.

    Raises `NotForMe`; `BadEnvelope` for what is none, or was changed; `Malformed` and
    `NewerPayload` for a payload that is well signed.
    """
    sign_pub, payload = open_frame(_decrypted(raw, device))
    try:
        return Opened(parse_payload(payload), sign_pub, sha_of(raw))
    except NewerPayload as newer:
        newer.sign_pub = sign_pub
        raise


def _decrypted(raw: bytes, device: Device) -> bytes:
    if len(raw) > LARGEST:
        raise BadEnvelope("larger than any envelope")
    if _HEADER.match(raw, 0, _LONGEST_HEADER) is None:
        raise BadEnvelope("not a file of age")
    try:
        return pyrage.decrypt(raw, device.identities)  # type: ignore[no-any-return]
    except pyrage.DecryptError as problem:
        if "No matching keys" in str(problem):
            raise NotForMe("no key fits") from problem
        raise BadEnvelope("not an envelope, or changed") from problem


def open_frame(frame: bytes) -> tuple[bytes, bytes]:
    """Return the key of who signed a frame and the payload that was signed, unread yet.

    Raises `BadEnvelope`, or `NewerPayload` for a frame of a later version.
    """
    if len(frame) not in SIZES or not frame.startswith(_MAGIC):
        raise BadEnvelope("not a frame")
    if frame[len(_MAGIC)] > _VERSION:
        raise NewerPayload("an envelope of a newer version")
    if frame[len(_MAGIC)] != _VERSION:
        raise BadEnvelope("a frame of no version")
    end = _FRAME + int.from_bytes(frame[_LENGTH])
    if end > len(frame) or _size_for(end) != len(frame) or frame[end:].strip(b"\0"):
        raise BadEnvelope("not filled up as a frame is")
    sign_pub, payload = frame[_PUB], frame[_FRAME:end]
    try:
        crypto_sign_open(frame[_SIG] + _signed(sign_pub, payload), sign_pub)
    except (BadSignatureError, ValueError) as problem:
        raise BadEnvelope("not signed by who it says") from problem
    return sign_pub, payload


def check(head: Head, sign_pub: bytes, *, box: str, stream: str, me: bytes, card: Card) -> None:
    """Raise `Foreign` unless a message stands where it says and its signer may speak for `card`.

    `head` is the payload, or what could be read of a newer one; `box` and `stream` are where it
    was found, `me` is the reader's public person key, who may be the sender too.
    """
    if (head.box, head.stream) != (box, stream):
        raise Foreign("copied from another box or stream")
    if b64(me) not in (head.frm, *head.to):
        raise Foreign("for somebody else")
    if head.frm != card.person:
        raise Foreign("from another person")
    device = card.device(sign_pub)
    if device is None:
        raise Foreign("signed by a device that is not on the card")
    if device.retired:
        raise Foreign("signed by a device that was retired")
