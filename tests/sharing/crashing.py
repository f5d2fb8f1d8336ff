"""Lets a process die at every single step of a sync, and looks at what both sides then have.

`python -m tests.sharing.crashing FOLDER WHAT`. For n = 1, 2, 3 … a child syncs one side on a fresh
copy of both notebooks and of the folder between them, and is gone at its n-th call of the system,
before it or in the middle of a write. Then both sync as if nothing had happened, and each must have
what the other sent, once.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from harada.sharing.box import Message
from harada.sharing.stores import ObjectStore, create_store, open_store
from tests.notebook.crashing import child
from tests.sharing.pair import Pair, Side, codes, weeks

REPLIES = "replies.json"


class Room:
    """Both notebooks and the folder between them, as they lie in a folder of their own."""

    def __init__(self, folder: Path, box: str) -> None:
        self.objects: ObjectStore = open_store(f"folder:{folder / 'shared'}", {})
        self.an = Side(folder / "an", "An", "sharing")
        self.bo = Side(folder / "bo", "Bo", "desk")
        self.an.box = self.bo.box = box

    def sync(self, side: Side) -> list[str]:
        """Sync a side; what is for a person is kept in the notebook, as replies are."""
        mailbox = side.mailbox()

        def keep(message: Message) -> None:
            with side.store.unlogged_change() as change:
                before = change.get(REPLIES, "replies", message["mid"]) or {"count": 0}
                told = {"count": before["count"] + 1}
                change.put(REPLIES, "replies", message["mid"], told)

        return codes(mailbox.sync(self.objects, keep))

    def counts(self, side: Side) -> list[int]:
        """How often each message was given to the person."""
        side.mailbox()
        told = side.store.file(REPLIES).read().get("replies", {})
        return [one["count"] for one in told.values()]


def _exchange(room: Room) -> None:
    assert room.bo.texts() == weeks(4)
    assert sorted(room.an.texts()) == ["first", "second"]
    assert room.counts(room.bo) == [1] * 4
    assert room.counts(room.an) == [1] * 2


def _erased(room: Room) -> None:
    assert room.bo.texts() == weeks(2)[1:]
    erased = [one["erase"] for one in room.an.mailbox().ledger() if one["kind"] == "summary"]
    assert erased == ["confirmed", None, "confirmed", "confirmed"]
    assert sorted(room.an.texts()) == ["first", "second"]


def _parted(room: Room) -> None:
    assert room.objects.names(f"v1/b/{room.an.box}/") == []
    assert room.bo.texts() == []


def _erase(room: Room) -> None:
    ledger = [one for one in room.an.mailbox().ledger() if one["kind"] == "summary"]
    room.an.mailbox().erase([ledger[0], *ledger[2:]])


WHAT: dict[str, tuple[Callable[[Room], None], str, Callable[[Room], None]]] = {
    "send-and-receive": (lambda _room: None, "an", _exchange),
    "read-and-answer": (lambda room: _ignored(room.sync(room.an)), "bo", _exchange),
    "erase": (lambda room: (_ignored(room.sync(room.an)), _erase(room))[1], "an", _erased),
    "part": (lambda room: room.an.mailbox().leave(erase=True), "an", _parted),
}
"""What comes before the sync that is broken off, whose sync it is, and what holds at last."""


def _ignored(_codes: list[str]) -> None:
    return


def prepare(folder: Path) -> str:
    """Make a pair with letters on their way to both sides; return their box."""
    (folder / "shared").mkdir(parents=True)
    create_store(f"folder:{folder / 'shared'}", {})
    pair = Pair(folder, open_store(f"folder:{folder / 'shared'}", {})).confirmed()
    for week in weeks(2):
        pair.send_week(week)
    pair.an.sync(pair.objects)
    pair.reply("first")
    pair.reply("second")
    room = Room(folder, pair.bo.box)
    room.sync(room.bo)
    for week in weeks(2, 42):
        pair.send_week(week)
    return pair.bo.box


def main(work: Path, name: str, stride: int) -> None:
    """Die at every `stride`-th step of the sync called `name`; print how many were tried."""
    before, whose, holds = WHAT[name]
    box = prepare(work / "base")
    before(Room(work / "base", box))
    number, tried = 1, 0
    while True:
        folder = work / f"n{number}"
        shutil.copytree(work / "base", folder)
        room = Room(folder, box)
        side: Side = getattr(room, whose)
        died = child(number, lambda: room.sync(side))  # noqa: B023 - called at once
        told = [
            code for _round in range(3) for who in (room.an, room.bo) for code in room.sync(who)
        ]
        assert told in ([], ["zombie"]), f"call {number}: {told}"
        holds(room)
        shutil.rmtree(folder)
        tried += 1
        if not died:
            break
        number += stride
    print(tried)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
