"""An invite: what a coach hands to one person so that the two can pair.

It goes by a way the coach trusts, so it pins the coach's key. It holds no key to the store and
tells nothing of the employee but the name the coach gave; it serves once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import zlib
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from harada.i18n import _
from harada.method.fields import IsoDay
from harada.method.text import printable
from harada.notebook.errors import Refused
from harada.sharing.card import BadCard, PersonName, SignedCard, open_card
from harada.sharing.form import Sealed
from harada.sharing.ids import is_box, unb64
from harada.sharing.wire import Malformed, parse_json

PREFIX = "harada1:"
LONGEST = 20_000
"""Characters of an invite; the usual one has five to six hundred."""

GRACE = timedelta(days=1)
"""How long after its last day an invite still serves, for clocks differ (SHARING 2.9)."""

_SUM_SIZE = 6
_PLAIN, _PRESSED = b"\0", b"\1"
_JOINED_AS = b"harada-join-v1\0"


def _token(text: str) -> str:
    if len(unb64(text)) != 16:
        raise ValueError("not a token")
    return text


def _box(text: str) -> str:
    if not is_box(text):
        raise ValueError("not a box")
    return text


def _one_line(text: str) -> str:
    if printable(text) != text:
        raise ValueError("not one printable line")
    return text


class Invite(Sealed):
    """What stands in an invite."""

    v: Literal[1] = 1
    box: Annotated[str, AfterValidator(_box)]
    token: Annotated[str, AfterValidator(_token)]
    """16 random bytes as base64; who joins proves to have read them."""
    expires: IsoDay
    max_uses: Literal[1] = 1
    card: SignedCard
    """The coach's card."""
    name: PersonName
    """Who is invited."""
    store: Annotated[str, Field(max_length=1_000), AfterValidator(_one_line)] | None = None
    """The address of the store, without credentials; None where files go by hand."""
    store_id: Annotated[str, Field(max_length=64), AfterValidator(_one_line)] | None = None
    """What the store calls itself, so that another one is not taken for it."""


def encode(invite: Invite) -> str:
    """Return the invite as one line of text: `harada1:…`."""
    plain = invite.model_dump_json(exclude_none=True).encode()
    pressed = zlib.compress(plain, 9)
    body = _PRESSED + pressed if len(pressed) < len(plain) else _PLAIN + plain
    return PREFIX + base64.urlsafe_b64encode(_sum(body) + body).decode().rstrip("=")


def decode(text: str) -> Invite:
    """Return the invite that `encode` wrote, however a mail program broke its lines.

    Raises `Refused`, with a sentence for the person, for anything else: a part of an invite, an
    altered one, one of a newer version, one whose card its coach did not sign.
    """
    if len(text) > LONGEST:
        raise Refused(_("This is not an invite: it is too long to be one."))
    bare = "".join(text.split())
    if not bare.startswith(PREFIX):
        raise Refused(_("This is not an invite: an invite begins with `harada1:`."))
    try:
        raw = _unpacked(unb64(bare.removeprefix(PREFIX)))
    except (ValueError, zlib.error) as problem:
        raise Refused(
            _(
                "The invite is not whole, or it was changed on the way. Copy all of it, or ask "
                "your coach for it again."
            )
        ) from problem
    try:
        invite = Invite.model_validate(parse_json(raw, LONGEST))
        coach = open_card(invite.card)
        if coach.role != "coach":
            raise BadCard("not the card of a coach")
    except (Malformed, ValidationError, BadCard) as problem:
        raise Refused(
            _(
                "This version of Harada can't read the invite. Update Harada, or ask your coach "
                "for a new one."
            )
        ) from problem
    return invite


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(PREFIX.encode() + body).digest()[:_SUM_SIZE]


def _unpacked(raw: bytes) -> bytes:
    """Return the JSON in a packed invite, of bounded size; raises `ValueError` or `zlib.error`."""
    found, body = raw[:_SUM_SIZE], raw[_SUM_SIZE:]
    if found != _sum(body):
        raise ValueError("the check sum is another")
    kind, content = body[:1], body[1:]
    if kind == _PLAIN:
        return content
    if kind != _PRESSED:
        raise ValueError("packed in another way")
    press = zlib.decompressobj()
    plain = press.decompress(content, LONGEST)
    if not press.eof or press.unused_data:
        raise ValueError("not one whole thing")
    return plain


def expired(invite: Invite, today: date) -> bool:
    """Tell whether an invite serves no more: a day after it ends, for clocks differ."""
    return today > date.fromisoformat(invite.expires) + GRACE


def join_mac(token: bytes, box: str, card: str) -> bytes:
    """Return what proves that whoever joins has read the invite (HMAC-SHA256, 32 bytes).

    `card` is the exact text of the card they join with.
    """
    return hmac.digest(token, _JOINED_AS + box.encode() + card.encode(), "sha256")


def join_fits(invite_token: bytes, box: str, card: str, mac: bytes) -> bool:
    """Tell whether `mac` proves it, in a time that does not depend on where they differ."""
    return hmac.compare_digest(join_mac(invite_token, box, card), mac)
