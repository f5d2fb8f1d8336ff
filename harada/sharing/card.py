"""A key card: which devices speak for a person, signed by the person's own key.

A card travels inside an invite or an envelope, never open, for it holds a name. Whoever receives
cards keeps the one with the highest number; what to do about another is for the mailbox.
"""

from __future__ import annotations

from typing import Annotated, Literal

from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError
from pydantic import AfterValidator, Field

from harada.method.fields import IsoDay, Name
from harada.method.text import printable
from harada.sharing.form import Sealed
from harada.sharing.ids import b64, unb64
from harada.sharing.wire import Malformed, parse_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.sharing.keys import Person

LONGEST = 6_000
"""Bytes of a card; sixteen devices and a long name need fewer."""

MOST_DEVICES = 16

_SIGNED_AS = b"harada-card-v1\0"


class BadCard(Exception):
    """A card that is not what it says, or not what it may be."""


class LowerCard(BadCard):
    """A card that does not follow the one that is known: an old one, or a second one."""


class OtherPerson(BadCard):
    """A card of somebody else than the one who is known."""


def _one_line(text: str) -> str:
    if printable(text) != text:
        raise ValueError("not one printable line")
    return text


def _key(text: str) -> str:
    if len(unb64(text)) != 32:
        raise ValueError("not a key")
    return text


def _signature(text: str) -> str:
    if len(unb64(text)) != 64:
        raise ValueError("not a signature")
    return text


Key = Annotated[str, Field(min_length=43, max_length=43), AfterValidator(_key)]
"""32 bytes as base64: a public key, a token of a message."""

LONGEST_NAME = 200
"""Characters of the name of a person."""

PersonName = Annotated[Name, Field(max_length=LONGEST_NAME), AfterValidator(_one_line)]
"""What a person is called: one line that says something and steers no terminal."""

CardNumber = Annotated[int, Field(ge=1, le=2**53)]
"""The number of a card, which rises with every change of it."""

Role = Literal["employee", "coach"]


class CardDevice(Sealed):
    """One device of a person: what it signs with and what is encrypted to it."""

    sign: Key
    """Its public signing key (Ed25519)."""
    enc: Annotated[str, Field(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
    """Its age recipient (X25519)."""
    added: IsoDay
    retired: bool = False
    """Lost or replaced: nothing new is encrypted to it or taken from it."""


class Card(Sealed):
    """Who a person is to the other side, and which devices speak for them."""

    v: Literal[1] = 1
    person: Key
    """The person's public key (Ed25519), which signs cards and nothing else."""
    n: CardNumber
    """A lower one than is known is never taken again."""
    name: PersonName
    role: Role
    devices: Annotated[list[CardDevice], Field(min_length=1, max_length=MOST_DEVICES)]

    def recipients(self) -> list[str]:
        """Return the age recipients of the devices in use."""
        return [device.enc for device in self.devices if not device.retired]

    def device(self, sign_pub: bytes) -> CardDevice | None:
        """Return the device that signs with this key, None if the card has none."""
        key = b64(sign_pub)
        return next((device for device in self.devices if device.sign == key), None)


class SignedCard(Sealed):
    """A card as it travels: the exact text that was signed, by whom, and the signature."""

    person: Key
    card: Annotated[str, Field(max_length=LONGEST)]
    sig: Annotated[str, Field(min_length=86, max_length=86), AfterValidator(_signature)]


def sign_card(person: Person, card: Card) -> SignedCard:
    """Return the card, signed by the person it is of."""
    text = card.model_dump_json()
    signature = person.sign(_SIGNED_AS + text.encode())
    return SignedCard(person=b64(person.public), card=text, sig=b64(signature))


def open_card(signed: SignedCard) -> Card:
    """Return the card in `signed`; its signature is looked at before its text is.

    That it is the person one expects is not said: compare the fingerprint, or `newer`. Raises
    `BadCard`.
    """
    try:
        text = signed.card.encode()
        message = unb64(signed.sig) + _SIGNED_AS + text
        crypto_sign_open(message, unb64(signed.person))
        card = Card.model_validate(parse_json(text, LONGEST))
    except (BadSignatureError, Malformed, ValueError) as problem:
        raise BadCard("not signed, or not a card") from problem
    keys = {device.sign for device in card.devices}
    if card.person != signed.person or len(keys) != len(card.devices):
        raise BadCard("of another person, or with a device twice")
    if not card.recipients():
        raise BadCard("no device is in use, so nobody could read an answer")
    return card


def newer(known: Card, offered: Card) -> bool:
    """Tell whether `offered` takes the place of `known`; False means it is the same card.

    Raises `OtherPerson`, or `LowerCard` for an older card and for a second one of the same number,
    or `BadCard` for another role and where a retired device would be in use again.
    """
    if offered.person != known.person:
        raise OtherPerson("of another person")
    if offered == known:
        return False
    if offered.n <= known.n:
        raise LowerCard("not newer than the card that is known")
    if offered.role != known.role:
        raise BadCard("in another role")
    in_use = {device.sign for device in offered.devices if not device.retired}
    if any(device.retired and device.sign in in_use for device in known.devices):
        raise BadCard("a retired device is in use again")
    return True
