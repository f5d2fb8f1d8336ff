"""What changed between two versions of a chart, cell by cell.

Cells are compared where they stand: a text that moved is gone in one place and new in another.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from harada.method.documents import Cell, Chart

    Kind = Literal["new", "gone", "rewritten", "state"]

NO_CELL: Cell = {"text": "", "state": "waiting"}


class Change:
    """One difference: where (`centre`, `3`, `3.5`), and what stood there and stands there now."""

    __slots__ = ("after", "before", "kind", "ref", "state_after", "state_before")

    def __init__(self, ref: str, before: Cell, after: Cell) -> None:
        self.ref = ref
        self.before = before["text"]
        self.after = after["text"]
        self.state_before = before["state"]
        self.state_after = after["state"]
        self.kind = _kind(before, after)


def _kind(before: Cell, after: Cell) -> Kind:
    if before["text"] == after["text"]:
        return "state"
    if not before["text"].strip():
        return "new"
    return "gone" if not after["text"].strip() else "rewritten"


def changes(before: Chart, after: Chart) -> list[Change]:
    """The differences from one version to a later one: the centre, then pillar by pillar."""
    found = [Change("centre", _titled(before["text"]), _titled(after["text"]))]
    pairs = zip(before["pillars"], after["pillars"], strict=True)
    for number, (old, new) in enumerate(pairs, 1):
        found.append(Change(str(number), _titled(old["text"]), _titled(new["text"])))
        cells = zip(old["actions"], new["actions"], strict=True)
        found += [
            Change(f"{number}.{n}", mine, theirs) for n, (mine, theirs) in enumerate(cells, 1)
        ]
    return [
        change
        for change in found
        if change.before != change.after or change.state_before != change.state_after
    ]


def _titled(text: str) -> Cell:
    return {**NO_CELL, "text": text}
