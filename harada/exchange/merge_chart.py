"""A chart and the one before it: what is the same in both keeps its life.

A cell that says the same at the same place keeps its state, its routine or its dated action, so
that a chart can go out to a spreadsheet and come back without losing a habit. A text that was only
corrected counts as the same.
"""

from __future__ import annotations

from collections.abc import Container
from difflib import SequenceMatcher

from harada.exchange.draft import Document

_LINKS = ("routine", "action")


_CORRECTED = 0.8
"""How alike two texts are, of 1, when one is the other with a correction."""


def carried_over(before: Document, after: Document) -> Document:
    """`after` with the state and the links that cells with the same text have in `before`."""
    taken = {cell["text"] for pillar in before["pillars"] for cell in pillar["actions"]}
    pillars = []
    for old, new in zip(before["pillars"], after["pillars"], strict=True):
        pairs = list(zip(old["actions"], new["actions"], strict=True))
        cells = [_carried(was, now, taken) for was, now in pairs]
        pillar = {**new, "actions": cells}
        same = sum(was["text"] == now["text"] for was, now in pairs if now["text"])
        if old["text"] == new["text"] or 2 * same > len(pairs):
            pillar = {**_kept(old, "texts"), **pillar, "aspect": new["aspect"] or old["aspect"]}
        pillars.append(pillar)
    carried = {**after, "pillars": pillars}
    return {**_kept(before, "texts"), **carried} if before["text"] == after["text"] else carried


def _carried(old: Document, new: Document, taken: Container[str]) -> Document:
    """`new` with the life of `old`; a text that stood in another cell (`taken`) was moved here."""
    if not new["text"]:
        return new
    if old["text"] != new["text"] and (
        new["text"] in taken or not _is_corrected(old["text"], new["text"])
    ):
        return new
    if old["state"] == "waiting":
        return {**old, **new}
    return {**_kept(new, "texts"), **old, "text": new["text"]}


def _is_corrected(old: str, new: str) -> bool:
    return SequenceMatcher(None, old.casefold(), new.casefold()).ratio() >= _CORRECTED


def _kept(document: Document, field: str) -> Document:
    return {field: document[field]} if field in document else {}


def filled_chart(mine: Document, theirs: Document, fresh: Container[str]) -> Document:
    """The notebook's chart with the life that the same chart in a file gives its waiting cells.

    `fresh` holds the ids of routines and dated actions that are new: a cell that waits because the
    person put it back is left alone.
    """
    pillars = []
    for old, new in zip(mine["pillars"], theirs["pillars"], strict=True):
        cells = [_filled(*pair, fresh) for pair in zip(old["actions"], new["actions"], strict=True)]
        pillars.append({**old, "aspect": old["aspect"] or new["aspect"], "actions": cells})
    return {**mine, "pillars": pillars}


def _filled(old: Document, new: Document, fresh: Container[str]) -> Document:
    same = old["text"] == new["text"] and old["state"] == "waiting"
    takes_life = same and any(new.get(link) in fresh for link in _LINKS)
    return {**old, **new} if takes_life else old


def links(chart: Document, kind: str) -> dict[str, str]:
    """The routines (`routine`) or dated actions (`action`) of a chart, id and text of the cell."""
    cells = [cell for pillar in chart["pillars"] for cell in pillar["actions"]]
    return {cell[kind]: cell["text"] for cell in cells if kind in cell}
