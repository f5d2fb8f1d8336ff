"""What stands inside an envelope: to whom, from whom, the how-manieth, after what, and the body.

All of it is signed, so a message can't be moved to another box, person or place in a stream. What
is well signed but means nothing to this version is kept for a later one and never applied.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, SerializeAsAny, ValidationError, field_validator
from pydantic_core.core_schema import ValidationInfo

from harada.sharing.bodies import KINDS, Mid, Sha
from harada.sharing.card import Key
from harada.sharing.form import Sealed
from harada.sharing.wire import Malformed, parse_json

__all__ = ["FIRST", "LONGEST", "Head", "Malformed", "NewerPayload", "Payload", "TooLarge"]

LONGEST = 65_431
"""Bytes of a payload: what the largest envelope has room for."""

FIRST = "0" * 64
"""`prev` of the first message of a stream."""

_MOST = 2**53
"""The highest whole number that every reader of JSON reads exactly."""


class TooLarge(Exception):
    """There is more in a payload than an envelope has room for."""


class NewerPayload(Exception):
    """A payload that is well made but means nothing to this version: kept, never applied."""

    def __init__(self, reason: str, head: Head | None = None) -> None:
        """Say why; `head` is what could be read of it, for its place in the stream."""
        super().__init__(reason)
        self.head = head
        self.sign_pub: bytes | None = None
        """Who signed it, once the envelope is known to be well signed."""


Box = Annotated[str, Field(pattern=r"^[a-z2-7]{26}$")]
Stream = Annotated[str, Field(pattern=r"^[a-z2-7]{13}$")]
Seq = Annotated[int, Field(ge=1, le=_MOST)]
Rising = Annotated[int, Field(ge=0, le=_MOST)]


class Head(Sealed):
    """Where a message belongs; every later version keeps these fields."""

    model_config = ConfigDict(extra="ignore")

    v: Annotated[int, Field(ge=1)] = 1
    kind: Annotated[str, Field(max_length=40)]
    mid: Mid
    """What comes twice with the same `mid` counts once."""
    box: Box
    stream: Stream
    frm: Key
    """The sender's public person key."""
    to: Annotated[list[Key], Field(min_length=1, max_length=16)]
    """The public person keys of those it is meant for."""
    seq: Seq
    """Its number in the stream, without gaps."""
    prev: Sha
    """The sum of the envelope before it in the stream; `FIRST` for the first."""
    seen: Annotated[dict[Stream, Rising], Field(max_length=256)] = Field(default_factory=dict)
    """How far the sender has read the streams of the others."""
    ts: Rising
    """When it was written, in ms since 1970: shown, never used for order."""
    epoch: Rising
    """The consent it rests on."""


class Payload(Head):
    """A message of this version, whole; its body is a model of `bodies` for its kind."""

    model_config = ConfigDict(extra="forbid")

    v: Annotated[int, Field(ge=1, le=1)] = 1
    body: SerializeAsAny[Sealed]

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in KINDS:
            raise ValueError("no kind of this version")
        return kind

    @field_validator("body", mode="before")
    @classmethod
    def _of_its_kind(cls, body: object, info: ValidationInfo) -> object:
        """Read the body as its kind is read; a model of another kind is refused too."""
        kind = info.data.get("kind")
        if kind is None:
            raise ValueError("no kind to read the body as")
        return KINDS[kind].validate_python(body)


def parse_payload(raw: bytes) -> Payload:
    """Return the message that `raw` holds.

    Raises `Malformed` for what no version writes (see `wire.parse_json`; no object; without a
    version and a kind), and `NewerPayload` for all else that this one can't read.
    """
    found = parse_json(raw, LONGEST)
    if not isinstance(found, dict):
        raise Malformed("not an object")
    version = found.get("v")
    if type(version) is not int or version < 1 or not isinstance(found.get("kind"), str):
        raise Malformed("without a version or a kind")
    try:
        return Payload.model_validate(found)
    except ValidationError:  # not told of as a cause: it names what a stranger wrote
        raise NewerPayload("made by a newer version", _head(found)) from None


def _head(found: dict[str, Any]) -> Head | None:
    try:
        return Head.model_validate(found)
    except ValidationError:
        return None


def encode_payload(payload: Payload) -> bytes:
    """Return a message as it is signed; raises `TooLarge`."""
    type(payload.body).model_rebuild()  # built on demand, which `SerializeAsAny` may not ask for
    raw = payload.model_dump_json(exclude_none=True).encode()
    if len(raw) > LONGEST:
        raise TooLarge("larger than the largest envelope")
    return raw
