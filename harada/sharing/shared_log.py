"""What ever left this notebook, kept for its owner: when, to whom, under which name, every word.

An item counts as gone out from the moment it was first handed to a store. The outbox of a box knows
that too, but goes with the box; this log stays, and `sharing/log.json` is its file.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypedDict, cast

from harada.sharing.kept import Kept, boxes, item_key

if TYPE_CHECKING:
    from harada.notebook.store import Store
    from harada.sharing.box import Item
    from harada.sharing.preview import Preview

LOG = "sharing/log.json"
_SENT = "sent"


class Gone(TypedDict):
    """`sharing/log.json`, table `sent`: one thing that left."""

    time: str
    """When it first went out (UTC)."""
    box: str
    """The box it went to; empty for a page."""
    coach: str
    """The name of who it was for."""
    kind: str
    mid: str
    """What it is called in `share erase`; empty for a page, which can't be called back."""
    stream: str
    seq: int
    hash: str
    """SHA-256 of the bytes that left."""
    name: str
    """The name of the object in the store, or of the file."""
    size: int
    fields: list[str]
    """What it held, by the names of the fields."""
    json: str
    """The exact text that was sealed."""


def gone(store: Store) -> list[Gone]:
    """Return all that ever left, oldest first, what was not written to the log yet too."""
    found = {**_logged(store), **_not_logged(store)}
    return [found[key] for key in sorted(found, key=lambda key: (found[key]["time"], key))]


def write_log(store: Store) -> None:
    """Write to the log what left since it was last written; what stands there stays."""
    missing = _not_logged(store)
    if not missing:
        return
    with store.unlogged_change() as change:
        for key, entry in missing.items():
            change.put(LOG, _SENT, key, dict(entry))


def note_page(store: Store, shown: Preview, file: str, content: bytes, now: str) -> None:
    """Write to the log that a page was made for a coach; `now` is a UTC stamp."""
    digest = hashlib.sha256(content).hexdigest()
    entry: Gone = {
        "time": now,
        "box": "",
        "coach": "",
        "kind": "page",
        "mid": "",
        "stream": "",
        "seq": 0,
        "hash": digest,
        "name": file,
        "size": len(content),
        "fields": sorted(shown.body),
        "json": json.dumps(shown.body, ensure_ascii=False, separators=(",", ":")),
    }
    with store.unlogged_change() as change:
        change.put(LOG, _SENT, f"page-{now}-{digest[:16]}", dict(entry))


def _logged(store: Store) -> dict[str, Gone]:
    return cast("dict[str, Gone]", store.file(LOG).read().get(_SENT, {}))


def _not_logged(store: Store) -> dict[str, Gone]:
    """Return what the outboxes say has left and the log does not have yet."""
    logged = _logged(store)
    found: dict[str, Gone] = {}
    for box in boxes(store, "sharing"):
        kept = Kept(store, "sharing", box)
        for item in kept.items().values():
            key = item_key(item["stream"], item["seq"])
            if item["tried"] is not None and key not in logged:
                found[key] = _entry(box, kept.box()["name"], item)
    return found


def _entry(box: str, coach: str, item: Item) -> Gone:
    return {
        "time": item["tried"] or item["made"],
        "box": box,
        "coach": coach,
        "kind": item["kind"],
        "mid": item["mid"],
        "stream": item["stream"],
        "seq": item["seq"],
        "hash": item["sha"],
        "name": item["name"],
        "size": item["size"],
        "fields": _fields(item),
        "json": item["payload"],
    }


def _fields(item: Item) -> list[str]:
    """The fields a message held; of an entry those of the diary, or what it was."""
    body: dict[str, Any] = json.loads(item["payload"])["body"]
    if item["kind"] == "entry":
        return sorted([*body.get("parts", ()), *(["text"] if body.get("text") else [])])
    return sorted(body)
