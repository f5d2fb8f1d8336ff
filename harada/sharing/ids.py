"""The names of things that are shared: boxes, streams, messages, and a person's fingerprint.

All but the fingerprint are random, so that none tells anything of whom or what it names. How they
become the name of an object is said in `names`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets

_BOX = re.compile(r"[a-z2-7]{26}")
_STREAM = re.compile(r"[a-z2-7]{13}")
_MID = re.compile(r"[0-9a-f]{32}")


def _base32(size: int) -> str:
    return base64.b32encode(secrets.token_bytes(size)).decode().rstrip("=").lower()


def new_box() -> str:
    """Return the id of a new box, which is one employee with one coach: 26 letters and digits."""
    return _base32(16)


def new_stream() -> str:
    """Return the id of a new stream, which is one device in one box: 13 letters and digits."""
    return _base32(8)


def new_mid() -> str:
    """Return the id of a new message, 32 hexadecimal digits: what comes twice counts once."""
    return secrets.token_hex(16)


def is_box(text: str) -> bool:
    """Tell whether `text` is written as the id of a box is."""
    return _BOX.fullmatch(text) is not None


def is_stream(text: str) -> bool:
    """Tell whether `text` is written as the id of a stream is."""
    return _STREAM.fullmatch(text) is not None


def is_mid(text: str) -> bool:
    """Tell whether `text` is written as the id of a message is."""
    return _MID.fullmatch(text) is not None


def fingerprint(public: bytes) -> str:
    """Return 30 digits in six groups that two people compare over the phone.

    They are SHA-256 over the public key as one big-endian number, modulo 10^30 (99 bits).
    """
    number = int.from_bytes(hashlib.sha256(public).digest()) % 10**30
    digits = f"{number:030d}"
    return " ".join(digits[at : at + 5] for at in range(0, 30, 5))


def b64(raw: bytes) -> str:
    """Return bytes as base64 of the alphabet that is safe in addresses, without padding."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unb64(text: str) -> bytes:
    """Return the bytes that `b64` wrote as `text`.

    Every other spelling of the same bytes raises `ValueError`, so that a text that is signed or
    compared has one form.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as problem:
        raise ValueError("not base64") from problem
    if b64(raw) != text:
        raise ValueError("not the one way to write these bytes")
    return raw
