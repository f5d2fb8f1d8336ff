"""What the desk holds, read: the members and the coach's templates.

Reading needs no key and no store: what was received lies in the notebook. Nothing is changed here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from harada.desk.attention import Attention, attention
from harada.desk.member import Member, fold
from harada.desk.names import fits_any, which
from harada.desk.roster import Row, roster
from harada.desk.talk import TalkSheet, talk_sheet
from harada.sharing.box import path
from harada.sharing.ids import fingerprint, unb64
from harada.sharing.kept import Kept, boxes

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook
    from harada.sharing.box import Item

ROOT: Final = "desk"
TEMPLATES = "desk/templates.json"


def record_file(box: str) -> str:
    """Return the name of the file in which the desk keeps what it notes of a member itself."""
    return f"{ROOT}/{box}/member.json"


class Reading:
    """A desk as it can be read."""

    def __init__(self, notebook: Notebook) -> None:
        """Stand for the desk in a notebook; opening makes nothing."""
        self.notebook = notebook
        self.store = notebook.store

    def today(self) -> date:
        """Return the coach's day; a desk needs a notebook, and raises `Refused` without one."""
        return self.notebook.today()

    def kept(self, box: str) -> Kept:
        """Return what the notebook holds of one box."""
        return Kept(self.store, ROOT, box)

    def record(self, box: str) -> Mapping[str, Any]:
        """Return what the desk notes of a member itself: talks, alerts, levels."""
        found = self.store.file(record_file(box)).read().get("member", {}).get("me")
        return found or {}

    def member(self, box: str) -> Member:
        """Return the picture of the member of a box."""
        kept = self.kept(box)
        stands = kept.box()
        peer = stands["peer"]
        record = dict(self.record(box))
        if peer is not None:
            record["fingerprint"] = fingerprint(unb64(peer))
        return fold(stands, record, kept.messages(), sent_of(kept.items()))

    def boxes(self) -> list[str]:
        """Return the boxes of the desk, open and closed; an empty folder is none."""
        found = boxes(self.store, ROOT)
        return [box for box in found if self.store.file(path(ROOT, box, "box")).read()]

    def members(self) -> list[Member]:
        """Return all members by name, those that are closed too."""
        found = [self.member(box) for box in self.boxes()]
        return sorted(found, key=lambda member: (member.name.casefold(), member.box))

    def find(self, name: str) -> Member:
        """Return the member a coach means; who is open goes before who is not.

        Of lines of one name that are closed, the last that was begun is meant: more of the name
        can't be written. Raises `Refused`, with a sentence that names who could be meant.
        """
        boxes = {box: self.kept(box).box() for box in self.boxes()}
        standing = {
            box: stands["name"] for box, stands in boxes.items() if stands["state"] != "closed"
        }
        begun = sorted(boxes, key=lambda box: boxes[box]["invited"])
        last = {boxes[box]["name"].casefold(): box for box in begun}
        names = {box: boxes[box]["name"] for box in last.values()}
        return self.member(which(standing if fits_any(standing, name) else names, name))

    def roster(self, *, by: str = "name", on: date | None = None) -> list[Row]:
        """Return the roster, by `name` or by `attention`, as seen on a day, today unless given."""
        return roster(self.members(), on or self.today(), by=by)

    def attention(self, on: date | None = None) -> list[Attention]:
        """Return who needs a look on a day, with the reasons in words."""
        return attention(self.members(), on or self.today())

    def talk_sheet(self, name: str, on: date | None = None) -> TalkSheet:
        """Return the sheet for a talk with a member on a day, today unless given."""
        return talk_sheet(self.find(name), on or self.today())

    def templates(self) -> dict[str, str]:
        """Return the coach's templates of answers, each text by its name."""
        found = self.store.file(TEMPLATES).read().get("templates", {})
        return {name: document["text"] for name, document in found.items()}


def sent_of(items: Mapping[str, Item]) -> list[dict[str, Any]]:
    """Return what the coach said in a box, each message once, as messages of one's own."""
    found: dict[str, dict[str, Any]] = {}
    for item in items.values():
        if item["kind"] == "comment" and item["payload"]:
            payload = json.loads(item["payload"])
            found.setdefault(
                item["mid"],
                {
                    "mid": item["mid"],
                    "kind": "comment",
                    "body": payload["body"],
                    "ts": payload["ts"],
                    "received": item["made"],
                },
            )
    return list(found.values())
