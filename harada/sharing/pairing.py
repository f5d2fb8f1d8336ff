"""How a coach's box meets the first message of the person who was invited (SHARING 2.2).

Whoever joins proves to have read the invite. A second use, a wrong proof and a late one are told
of and let nobody in; whether the right person joined only the two can say, by comparing
fingerprints, and until the coach confirms nothing is shared.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from harada.sharing.alerts import Code
from harada.sharing.box import Box
from harada.sharing.card import BadCard, SignedCard, open_card
from harada.sharing.ids import unb64
from harada.sharing.invite import GRACE, join_fits


class Admitted(NamedTuple):
    """What a join came to: the box as it then stands, and what a person must hear."""

    box: Box
    code: Code | None


def admit(box: Box, body: dict[str, Any], signer: bytes, received: str, today: date) -> Admitted:
    """Let the writer of a join in, or say why not.

    `signer` is the key that signed the envelope, `received` a UTC stamp.
    """
    try:
        signed = SignedCard.model_validate(body["card"])
        card = open_card(signed)
        mac = unb64(body["mac"])
    except (BadCard, ValueError):
        return Admitted(box, "wrong-mac")
    device = card.device(signer)
    token = unb64(box["token"] or "")
    if device is None or device.retired or not join_fits(token, box["box"], signed.card, mac):
        return Admitted(box, "wrong-mac")
    if card.role != "employee":
        return Admitted(box, "wrong-mac")
    if box["state"] == "closed" and box["peer"] is None:
        return Admitted(box, "taken-back")
    if box["state"] != "invited":
        return Admitted(box, "reused")
    if today > date.fromisoformat(box["expires"] or today.isoformat()) + GRACE:
        return Admitted(box, "expired")
    joined: Box = {
        **box,
        "state": "joined",
        "joined": received,
        "peer": card.person,
        "card": signed.model_dump(),  # type: ignore[typeddict-item]
        "level": body["level"],
        "until": body["until"],
        "mood": body["mood"],
        "epoch": 1,
        "epochs": {"1": body["level"]},
    }
    return Admitted(joined, None)
