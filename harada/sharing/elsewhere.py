"""What another copy of this notebook wrote into a box: found in the store, and held to here too.

A laptop that was put back from a backup, or cloned, has forgotten what it did since. What it wrote
lies in the store, signed by its own key, and what a person took back there stays taken back: a
lower consent, an erasing, a farewell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from harada.notebook.store import Change
from harada.sharing.bodies import ConsentBody, LeaveBody, TombstoneBody
from harada.sharing.box import Item
from harada.sharing.envelope import BadEnvelope, NotForMe, open_envelope, sha_of
from harada.sharing.kept import Kept, item_key
from harada.sharing.keys import Device
from harada.sharing.names import object_name, parse_name
from harada.sharing.payload import Head, Malformed, NewerPayload, Payload, encode_payload
from harada.sharing.stores import ObjectStore

MOST = 200
"""Unknown objects among my own that are looked at in one sync; anybody can put some there."""


class Strange(NamedTuple):
    """A letter of mine that is not known here."""

    name: str
    head: Head
    sha: str
    size: int


def letters(
    kept: Kept, device: Device, objects: ObjectStore, listed: frozenset[str]
) -> list[Strange]:
    """Return my letters in the store that are not known here, in the order of their names.

    They may stand in my stream or in one that another copy began. Anybody can put an object there,
    a copy of a letter of mine under another name too; only what this device signed for that very
    place counts, and once.
    """
    box, told = kept.box(), kept.told()
    known = {item["name"] for item in kept.items().values()}
    known |= {name for name, what in told.items() if "refused" in what}
    theirs = {*kept.streams(), *box["rejected"]}
    names = [name for text in listed - known if (name := parse_name(text))]
    strange = [name for name in names if name.stream not in theirs and box["stream"]]
    strange.sort(key=lambda name: (name.stream != box["stream"], name))
    found = objects.get_many([object_name(*name) for name in strange[:MOST]])
    mine = [_mine(kept, device, text, raw) for text, raw in found if raw is not None]
    return sorted(filter(None, mine), key=lambda one: one.name)


def _mine(kept: Kept, device: Device, text: str, raw: bytes) -> Strange | None:
    """Return a letter of this device by its name `text`; None for what is none, or known.

    The other side can seal anew what it has read of mine: that says nothing new.
    """
    head: Head
    try:
        head, signer, sha = open_envelope(raw, device)
        said = encode_payload(head).decode()
    except NewerPayload as newer:
        if newer.head is None or newer.sign_pub is None:
            return None
        head, signer, sha, said = newer.head, newer.sign_pub, sha_of(raw), "newer"
    except (NotForMe, BadEnvelope, Malformed):
        return None
    here = object_name(head.box, head.stream, head.seq, sha) == text
    known = kept.items().get(item_key(head.stream, head.seq))
    again = known is not None and known["payload"] in ("", said)
    mine = here and signer == device.sign_pub and not again
    return Strange(text, head, sha, len(raw)) if mine else None


def hold_to(kept: Kept, change: Change, found: Sequence[Strange], now: str) -> None:
    """Take letters of other copies into the ledger, and take back here what they took back.

    `now` is a UTC stamp.
    """
    for one in found:
        kept.put_told(change, one.name, {"since": now, "refused": "passed"})
        if isinstance(one.head, Payload):
            key = item_key(one.head.stream, one.head.seq)
            if key not in kept.items():
                kept.put_items(change, {key: _item(one, one.head, now)})
    for one in found:
        if isinstance(one.head, Payload):
            _take_back(kept, change, one.head, now)


def _item(one: Strange, payload: Payload, now: str) -> Item:
    """Return the line of the ledger of a letter that lies in the store already."""
    return Item(
        name=one.name,
        kind=payload.kind,
        mid=payload.mid,
        stream=payload.stream,
        seq=payload.seq,
        sha=one.sha,
        made=now,
        tried=now,
        sent=now,
        data=None,
        payload=encode_payload(payload).decode(),
        size=one.size,
        level=getattr(payload.body, "level", 0) if payload.kind == "summary" else 0,
        covered=True,
        erase=None,
    )


def _take_back(kept: Kept, change: Change, payload: Payload, now: str) -> None:
    """Let a consent, a farewell or an erasing of another copy hold here."""
    body, box = payload.body, kept.box()
    if isinstance(body, ConsentBody):
        less = body.epoch == box["epoch"] and body.level < box["level"]
        if body.epoch > box["epoch"] or less:
            agreed = body.model_dump(mode="json")
            epochs = {**box["epochs"], str(body.epoch): body.level}
            kept.put_box(change, {**box, **agreed, "epochs": epochs})  # type: ignore[typeddict-item]
    elif isinstance(body, LeaveBody) and box["state"] != "closed":
        ended = {"state": "closed", "closed": now, "left": "me", "erase": body.erase}
        kept.put_box(change, {**box, **ended})  # type: ignore[typeddict-item]
    elif isinstance(body, TombstoneBody):
        kept.put_items(change, dict(_erased(kept, payload.stream, body)))


def _erased(kept: Kept, stream: str, body: TombstoneBody) -> Iterator[tuple[str, Item]]:
    """Yield the lines of the ledger that a tombstone of mine is about."""
    items = kept.items()
    for place, sha in body.erased.items():
        where, _dash, number = place.rpartition("-")
        key = item_key(where or stream, int(number))
        item = items.get(key)
        if item is not None and item["sha"] == sha and item["erase"] is None:
            yield key, cast(Item, {**item, "erase": "wanted"})
