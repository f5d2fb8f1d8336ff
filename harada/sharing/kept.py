"""The three files of a box in the notebook: how they are read and written.

Everything goes through the notebook's store, so it is sealed, locked, written whole or not at all
and backed up as the rest is; nothing of it is in the undo log, for what left cannot be undone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, cast

from harada.i18n import _
from harada.notebook.errors import Refused
from harada.notebook.store import Change, Store
from harada.sharing.box import Box, Item, Message, Root, Stream, path
from harada.sharing.ids import is_box


def boxes(store: Store, root: Root) -> list[str]:
    """Return the ids of the boxes this side keeps, sorted."""
    try:
        found = os.listdir(os.path.join(store.home, root))
    except OSError:
        return []
    return sorted(box for box in found if is_box(box))


class Kept:
    """What the notebook holds of one box; documents are to be treated as read-only."""

    def __init__(self, store: Store, root: Root, box: str) -> None:
        """Stand for the box `box`; reads nothing yet."""
        self.store = store
        self.root = root
        self.id = box

    def _read(self, part: Any, table: str) -> dict[str, Any]:
        return self.store.file(path(self.root, self.id, part)).read().get(table, {})

    def box(self) -> Box:
        """Return the box; raises `Refused` where there is none."""
        found = self._read("box", "box").get("box")
        if found is None:
            raise Refused(_("There is no box {box} here.").format(box=self.id))
        return cast(Box, found)

    def streams(self) -> dict[str, Stream]:
        """Return how far each stream of the other side has been read."""
        return self._read("box", "streams")

    def items(self) -> dict[str, Item]:
        """Return the ledger: all that was made here, by stream and number, in that order."""
        return dict(sorted(self._read("outbox", "items").items()))

    def messages(self) -> list[Message]:
        """Return what was received and kept, in the order of its arrival."""
        found: Iterable[Message] = self._read("inbox", "messages").values()
        return sorted(found, key=lambda message: message["order"])

    def message_ids(self) -> frozenset[str]:
        """Return the ids of all messages that ever were accepted, kept or not."""
        return frozenset(self._read("inbox", "seen"))

    def unread(self) -> dict[str, dict[str, str]]:
        """Return the ciphertexts that an update may make readable, by the name of the object."""
        return self._read("inbox", "kept")

    def told(self) -> dict[str, dict[str, str]]:
        """Return the objects that were refused or came in pieces, by name, with since when."""
        return self._read("inbox", "told")

    def put_box(self, change: Change, box: Box) -> None:
        """Put the box."""
        change.put(path(self.root, self.id, "box"), "box", "box", dict(box))

    def put_stream(self, change: Change, stream: str, state: Stream) -> None:
        """Put how far a stream has been read."""
        change.put(path(self.root, self.id, "box"), "streams", stream, dict(state))

    def put_items(self, change: Change, items: Mapping[str, Item | None]) -> None:
        """Put lines of the ledger; None takes one away, which may only be done before it left."""
        for key, item in items.items():
            change.put(path(self.root, self.id, "outbox"), "items", key, _plain(item))

    def put_message(self, change: Change, message: Message) -> None:
        """Put a message, and note that it has come."""
        self.note_message(change, message["mid"])
        change.put(path(self.root, self.id, "inbox"), "messages", message["mid"], dict(message))

    def note_message(self, change: Change, mid: str) -> None:
        """Note that a message has come, so that the same one is not taken twice."""
        change.put(path(self.root, self.id, "inbox"), "seen", mid, {})

    def drop_message(self, change: Change, mid: str) -> None:
        """Take a message away for good; that it came stays known."""
        change.put(path(self.root, self.id, "inbox"), "messages", mid, None)

    def put_unread(self, change: Change, name: str, data: dict[str, str] | None) -> None:
        """Keep a ciphertext for later, or with None no longer."""
        change.put(path(self.root, self.id, "inbox"), "kept", name, data)

    def put_told(self, change: Change, name: str, what: dict[str, str] | None) -> None:
        """Note what is wrong with an object, or with None that nothing is any more."""
        change.put(path(self.root, self.id, "inbox"), "told", name, what)


def _plain(item: Item | None) -> dict[str, Any] | None:
    return None if item is None else dict(item)


def item_key(stream: str, seq: int) -> str:
    """Return the key of a line in the ledger; keys sort in the order of a stream."""
    return f"{stream}-{seq:010d}"
