"""Erasing from the store, with proof for each item (SHARING 2.8, 2.16).

First a signed tombstone says what goes, then the objects go, then it is looked whether they are
gone, and last the other side says that its copy is gone too. A crash in between is made good by
the next sync.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from harada.notebook.clock import utc_stamp
from harada.notebook.errors import HaradaError
from harada.sharing.alerts import Alert, alert
from harada.sharing.bodies import MOST_ERASED, TombstoneBody
from harada.sharing.box import Item, Message
from harada.sharing.ids import unb64
from harada.sharing.kept import Kept
from harada.sharing.names import box_prefix, object_name
from harada.sharing.outbox import Outbox
from harada.sharing.stores import ObjectStore
from harada.sharing.stores.errors import Absent

FAREWELL_DAYS = 30
"""How long a farewell stays in the store for the other side to read."""

CONTENT = frozenset({"summary", "entry", "snapshot", "comment"})
"""What can be erased one by one: it says something to a person."""

FAREWELL = frozenset({"leave", "card"})
"""What stays until then: the farewell, and the cards that tell whose signature it bears."""


def data_of(item: Item) -> bytes:
    """Return the bytes of an item which still has them."""
    assert item["data"] is not None
    return unb64(item["data"])


def want(kept: Kept, outbox: Outbox, mids: set[str]) -> None:
    """Note that items which left are to be erased, and write the tombstones that say so.

    Each names the stream of what it erases, for it may come to stand in another one itself.
    """
    with kept.store.unlogged_change() as change:
        items = {
            key: item
            for key, item in kept.items().items()
            if item["mid"] in mids and item["erase"] is None
        }
        kept.put_items(change, {key: {**item, "erase": "wanted"} for key, item in items.items()})
        tombs = [(f"{item['stream']}-{item['seq']}", item["sha"]) for item in items.values()]
        for at in range(0, len(tombs), MOST_ERASED):
            outbox.post("tombstone", TombstoneBody(erased=dict(tombs[at : at + MOST_ERASED])))


def answer_to(kept: Kept, received: list[Message]) -> list[list[str]]:
    """Return what to confirm as erased: names of objects, or `box` for all of it.

    Each list goes into one receipt; there is none where nothing was erased.
    """
    erased: list[str] = []
    for message in received:
        if message["kind"] == "leave" and message["body"]["erase"]:
            return [["box"]]
        if message["kind"] == "tombstone":
            for place, sha in message["body"]["erased"].items():
                stream, _dash, number = place.rpartition("-")
                stream = stream or message["stream"]
                erased.append(object_name(kept.id, stream, int(number), sha))
    return [erased[at : at + MOST_ERASED] for at in range(0, len(erased), MOST_ERASED)]


def finish(kept: Kept, objects: ObjectStore, now: datetime) -> list[Alert]:
    """Delete from the store what is to go and is still there; return what a person must hear."""
    box = kept.box()
    if box["left"] == "me" and box["erase"] and box["erased"] is None:
        return _finish_box(kept, objects, now)
    items = {key: item for key, item in kept.items().items() if item["erase"] is not None}
    if not items:
        return []
    listed = set(objects.names(box_prefix(box["box"])))
    alerts: list[Alert] = []
    for key, item in items.items():
        there = item["name"] in listed
        if not there and item["erase"] != "wanted":
            continue
        if there and item["erase"] != "wanted":
            alerts.append(alert("zombie", box["name"], box["box"], item["stream"], item["seq"]))
        reason = _delete(objects, item["name"])
        if reason is not None:
            more = {"reason": reason}
            alerts.append(
                alert("erase", box["name"], box["box"], item["stream"], item["seq"], **more)
            )
        elif item["erase"] == "wanted":
            with kept.store.unlogged_change() as change:
                kept.put_items(change, {key: {**item, "erase": "gone", "data": None}})
    return alerts


def _finish_box(kept: Kept, objects: ObjectStore, now: datetime) -> list[Alert]:
    """After my farewell with erasing: all goes but the farewell, and that once it was read."""
    box = kept.box()
    names = objects.names(box_prefix(box["box"]))
    items = kept.items()
    mine = {item["name"]: key for key, item in items.items()}
    told = [item for item in items.values() if item["kind"] not in FAREWELL | {"ack"}]
    # One item may have been erased and confirmed long before: the farewell was read when all are.
    read = bool(told) and all(item["erase"] == "confirmed" for item in told)
    old = (box["closed"] or "") < utc_stamp(now - timedelta(days=FAREWELL_DAYS))
    alerts: list[Alert] = []
    for name in names:
        key = mine.get(name)
        if key is not None and items[key]["kind"] in FAREWELL and not (read or old):
            continue
        reason = _delete(objects, name)
        if reason is not None:
            seq = items[key]["seq"] if key else 0
            alerts.append(alert("erase", box["name"], box["box"], "", seq, reason=reason))
    try:
        objects.sweep(box_prefix(box["box"]))  # copies and versions of what is gone already
    except HaradaError as problem:
        alerts.append(alert("erase", box["name"], box["box"], reason=str(problem)))
    with kept.store.unlogged_change() as change:
        gone = {
            key: {**item, "erase": "gone", "data": None}
            for key, item in items.items()
            if item["kind"] not in FAREWELL and item["erase"] in (None, "wanted")
        }
        kept.put_items(change, gone)  # type: ignore[arg-type]
        if (read or old) and not alerts:
            kept.put_box(change, {**kept.box(), "erased": utc_stamp(now)})
    return alerts


def _delete(objects: ObjectStore, name: str) -> str | None:
    """Delete an object and look whether it is gone; return why it is not, None if it is."""
    try:
        objects.delete(name)
        objects.get(name)
    except Absent:
        return None
    except HaradaError as problem:
        return str(problem)
    return name
