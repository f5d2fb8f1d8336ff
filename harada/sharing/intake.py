"""What a message that was accepted does to the box: consent, confirmation, a new card, farewell.

Pure: a box and a message go in, the box as it then stands comes out. What a message says to the
person (a summary, a comment) is not looked at here beyond whether it may be there at all.
"""

from __future__ import annotations

from typing import NamedTuple

from harada.sharing.alerts import Code
from harada.sharing.box import Box, Message, Role
from harada.sharing.card import BadCard, SignedCard, newer, open_card

WRITES: dict[Role, frozenset[str]] = {
    "employee": frozenset(
        {
            "join",
            "card",
            "consent",
            "summary",
            "entry",
            "ack",
            "tombstone",
            "snapshot",
            "leave",
        }
    ),
    "coach": frozenset({"card", "comment", "ack", "tombstone", "leave"}),
}
"""What each of the two may write; anything else is refused."""

NEWS = frozenset({"summary", "entry", "snapshot", "comment", "consent", "tombstone", "leave"})
"""What the other side is told has been read. An ack is never acknowledged itself."""

KEPT = frozenset({"summary", "entry", "snapshot", "comment"})
"""What stays in the inbox; the rest does its work once, as it arrives."""


class Taken(NamedTuple):
    """What a message did."""

    box: Box
    keep: bool
    """Whether the message is to be kept and shown."""
    code: Code | None
    """What a person must hear, if anything."""


def take(box: Box, message: Message) -> Taken:
    """Return what `message` of the other side makes of the box."""
    kind, body = message["kind"], message["body"]
    writer: Role = "employee" if box["role"] == "coach" else "coach"
    if kind not in WRITES[writer]:
        return Taken(box, False, "refused")
    if box["state"] == "closed" and kind != "ack":
        late = kind == "leave" and body["erase"] and not box["erase"]
        return Taken(_left(box, message) if late else box, False, None)
    if kind == "card":
        return _card(box, body["card"])
    if kind == "consent":
        return _consent(box, body)
    if kind == "ack":
        return Taken(_acknowledged(box, message), False, None)
    if kind == "leave":
        return Taken(_left(box, message), False, None)
    if over_level(box, message):
        return Taken(box, False, "level")
    return Taken(box, kind in KEPT, None)


def _left(box: Box, message: Message) -> Box:
    """Take a farewell; one that wants all erased may also come after one that did not."""
    ended = {"closed": message["received"], "erase": message["body"]["erase"]}
    return {**box, **ended, "state": "closed", "left": "peer"}  # type: ignore[typeddict-item]


def over_level(box: Box, message: Message) -> bool:
    """Tell whether a message carries more than the consent of its epoch allows (SHARING 2.7).

    The switch of the mood is known for the consent that holds now alone.
    """
    if message["kind"] not in ("summary", "snapshot"):
        return False
    agreed = box["epochs"].get(str(message["epoch"]))
    body = message["body"]
    summaries = [body] if message["kind"] == "summary" else body["summaries"]
    if agreed is None or any(one["level"] > agreed for one in summaries):
        return True
    unasked = message["epoch"] == box["epoch"] and not box["mood"]
    return unasked and any(one["mood"] is not None for one in summaries)


def _card(box: Box, offered: dict[str, str]) -> Taken:
    """Take a card that follows on the one that is known; an equal one says nothing new."""
    assert box["card"] is not None
    try:
        signed = SignedCard.model_validate(offered)
        is_newer = newer(open_card(SignedCard.model_validate(box["card"])), open_card(signed))
    except (BadCard, ValueError):
        return Taken(box, False, "refused")
    if not is_newer:
        return Taken(box, False, None)
    card: Box = {**box, "card": signed.model_dump()}  # type: ignore[typeddict-item]
    return Taken(card, False, None)


def _consent(box: Box, body: dict[str, object]) -> Taken:
    """Take a consent of a higher epoch; an older one that comes late changes nothing."""
    epoch, level = body["epoch"], body["level"]
    assert isinstance(epoch, int) and isinstance(level, int)
    epochs = {**box["epochs"], str(epoch): level}
    if epoch <= box["epoch"]:
        return Taken({**box, "epochs": {**epochs, **box["epochs"]}}, False, None)
    now = {"epoch": epoch, "level": level, "until": body["until"], "mood": body["mood"]}
    return Taken({**box, **now, "epochs": epochs}, False, None)  # type: ignore[typeddict-item]


def _acknowledged(box: Box, message: Message) -> Box:
    """Take a confirmation of the pairing, which counts once and only while it is waited for."""
    if message["body"]["confirmed"] and box["role"] == "employee" and box["state"] == "joined":
        return {**box, "state": "confirmed", "confirmed": message["received"]}
    return box
