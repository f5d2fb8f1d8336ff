"""Letting go: what is too old, what a consent no longer covers, and all of it when a member leaves.

What a member shared is theirs. When it goes it goes from the earlier copies and the backups of the
coach's notebook too; only that the box was there and is closed stays known.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from harada.desk.consent import consent_of, has_lapsed
from harada.desk.reading import ROOT, record_file
from harada.notebook.forgetting import forget
from harada.sharing.box import path

if TYPE_CHECKING:
    from harada.notebook.store import Change, Store
    from harada.sharing.box import Item
    from harada.sharing.kept import Kept

_NOTED = "desk/forgetting.json"
SILENCE = 60
"""Days without a sync after which the day of the clock is not believed at once."""

_OF_PEER = {"level": 0, "until": None, "mood": False}
"""What a closed box need no longer say of the member."""


def is_sure_of(store: Store, today: date) -> bool:
    """Tell whether the desk was used on an earlier day not long ago, and note that it is now.

    A clock that is far ahead must not let everything lapse at once, for what goes goes from the
    backups too: on the first day after a long silence, or after a leap, all stays.
    """
    noted = store.file(_NOTED).read().get("days", {}).get("desk", {})
    last, before = noted.get("last"), noted.get("before")
    if last != today.isoformat():
        with store.unlogged_change() as change:
            change.put(_NOTED, "days", "desk", {"last": today.isoformat(), "before": last})
        before = last
    return before is not None and 0 < (today - date.fromisoformat(before)).days <= SILENCE


def drop_lapsed(kept: Kept, today: date) -> int:
    """Take away the copies that are too old or no longer agreed to; returns how many."""
    consent = consent_of(kept.box())
    lapsed = [one["mid"] for one in kept.messages() if has_lapsed(one, consent, today)]
    if lapsed:
        with kept.store.unlogged_change() as change:
            for mid in lapsed:
                kept.drop_message(change, mid)
            note_forgetting(change, kept.id)
    return len(lapsed)


def holds_anything(kept: Kept) -> bool:
    """Whether anything a member shared, or a coach wrote to them, still lies here."""
    noted = kept.store.file(record_file(kept.id)).read().get("member", {})
    written = any(item["payload"] for item in kept.items().values() if item["kind"] == "comment")
    return bool(kept.messages() or kept.unread() or noted or written)


def purge(kept: Kept) -> None:
    """Take away all that was received and noted of a member, and what was written to them.

    What still waits to be sent stays: a farewell, and the word that all was erased.
    """
    with kept.store.unlogged_change() as change:
        for message in kept.messages():
            kept.drop_message(change, message["mid"])
        for name in list(kept.unread()):
            kept.put_unread(change, name, None)
        written = {
            key: {**item, "payload": "", "data": None, "covered": True}
            for key, item in kept.items().items()
            if item["kind"] == "comment"
        }
        kept.put_items(change, cast("dict[str, Item | None]", written))
        change.put(record_file(kept.id), "member", "me", None)
        change.put(path(ROOT, kept.id, "box"), "box", "box", {**kept.box(), **_OF_PEER})
        note_forgetting(change, kept.id)


def note_forgetting(change: Change, box: str) -> None:
    """Note that earlier copies and backups hold what is gone from a box; `forget_noted` does it.

    It is noted in the same change, so that a crash in between leaves nothing behind for good.
    """
    change.put(_NOTED, "boxes", box, {})


def forget_noted(store: Store) -> None:
    """Let earlier copies and backups hold no more than the boxes that were noted do now.

    Every backup is gone through once, however many boxes there are. Raises `Refused`.
    """
    noted = list(store.file(_NOTED).read().get("boxes", {}))
    if not noted:
        return
    forget(store, [f"{ROOT}/{box}" for box in noted])
    with store.unlogged_change() as change:
        for box in noted:
            change.put(_NOTED, "boxes", box, None)
