"""Full-text search in the diary of all years.

Months are looked through as bytes first, and only a day that holds every word is parsed; so ten
years cost about as much as reading them. Upper and lower case are the same.
"""

from __future__ import annotations

import json
import re

from harada.notebook.file import UNREADABLE, document_lines, encode_document, encode_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from harada.notebook.reading import Reading


NAMES = (
    b"actual body challenge depth diary done full good hours inspiring learning life mental "
    b"minimal overall own phrase plan planner question redo reflection relations routines scores "
    b"tasks template text thanks time weekend_feelings weekend_goals weekend_reward work"
)
"""The names that may stand in a stored diary; each is in nearly every day."""
_NAMED = re.compile(rb'"depth":"[a-z]*"|"[a-z_]+":')
"""Where such a name stands; in a text of the person's a quote has a backslash before it."""


class Hit:
    """One place in the diary where a word stands."""

    __slots__ = ("date", "field", "text")

    def __init__(self, date: str, field: str, text: str) -> None:
        """Name the day (ISO), the diary field, and the whole line that was found."""
        self.date = date
        self.field = field
        self.text = text


def search(notebook: Reading, words: list[str]) -> Iterator[Hit]:
    """Yield the lines of the diary with any of the words, from days that hold all of them.

    Newest day first. No words, no hits.
    """
    wanted = [word.lower() for word in words if word.strip()]
    if not wanted:
        return
    for month in reversed(notebook.months()):
        file = notebook.store.file(f"days/{month}.json")
        try:
            hits = _hits(file.body(), wanted)
        except UNREADABLE:  # damage within; what reads the whole file deals with it
            hits = _hits(encode_tables(file.read()), wanted)
        yield from hits


def collected(notebook: Reading, field: str) -> Iterator[Hit]:
    """Yield the lines of one field of the diary from all years, the newest day first."""
    mark = encode_document(field).encode() + b":"
    for month in reversed(notebook.months()):
        file = notebook.store.file(f"days/{month}.json")
        try:
            found = _of_field(file.body(), mark, field)
        except UNREADABLE:
            found = _of_field(encode_tables(file.read()), mark, field)
        yield from found


def _of_field(body: bytes, mark: bytes, field: str) -> list[Hit]:
    """Return the lines of one field in a month, as bytes, the newest day first."""
    return [
        Hit(day, field, text)
        for day, document in reversed(list(document_lines(body, "days")))
        if mark in document
        for name, text in _lines(json.loads(document).get("diary", {}))
        if name == field
    ]


def places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return where the words stand in a text, whatever their case: begin and end, in order."""
    small = text.lower()
    if len(small) != len(text):  # a letter that has another length in lower case
        small = text
    found = []
    for word in {word.lower() for word in words if word}:
        at = small.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = small.find(word, at + len(word))
    return sorted(found)


def _hits(body: bytes, wanted: list[str]) -> list[Hit]:
    """Return what a month, as bytes, holds of lower-case words, the newest day first."""
    pieces = [piece for word in wanted for piece in _pieces(word)]
    if not _may_hold(body, pieces):
        return []
    hits = []
    like_names = any(form in NAMES for forms in pieces for form in forms)
    for day, document in reversed(list(document_lines(body, "days"))):
        # Names must have no day parsed: neither those of what stands after the diary nor its own.
        end = document.find(b'"marks":')
        told = document[:end] if end > 0 else document
        if not _may_hold(told, pieces):
            continue
        if like_names and not _may_hold(_NAMED.sub(b"", told), pieces):
            continue
        lines = list(_lines(json.loads(document).get("diary", {})))
        folded = [text.lower() for _field, text in lines]
        if all(any(word in text for text in folded) for word in wanted):
            for (field, text), small in zip(lines, folded, strict=True):
                if any(word in small for word in wanted):
                    hits.append(Hit(day, field, text))
    return hits


def _may_hold(stored: bytes, pieces: list[tuple[bytes, ...]]) -> bool:
    """Tell whether one form of every piece stands somewhere in what is stored."""
    low = stored.lower()
    return all(any(form in low for form in forms) for forms in pieces)


def _pieces(word: str) -> list[tuple[bytes, ...]]:
    """Return the parts of a lower-case word as they can stand in a stored document.

    Stretches of ASCII, which bytes can be put in lower case for, and each other letter in its
    forms; so no place where the word stands is passed over, whatever its case.
    """
    found: list[tuple[bytes, ...]] = []
    plain = "".join(char if char.isascii() else " " for char in word)
    found += [(encode_document(piece)[1:-1].encode(),) for piece in plain.split()]
    for char in dict.fromkeys(char for char in word if not char.isascii()):
        forms = [form for form in (char, char.upper(), char.title()) if form.lower() == char]
        forms += _ALSO.get(char, "")
        found.append(tuple(form.encode("utf-8", "surrogatepass") for form in forms))
    return found


_ALSO = {
    "\u00e5": "\u212b",
    "\u03c9": "\u2126",
    "\u03b8": "\u03f4",
    "\u00df": "\u1e9e",
    "\u0307": "\u0130",
}
"""Letters that have one more capital than `upper` tells, by their code points."""


def _lines(diary: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield all text of a day's diary, field by field and line by line."""
    for field, value in diary.items():
        if field in ("depth", "template", "scores"):
            continue
        if isinstance(value, str):
            yield from ((field, line) for line in value.split("\n") if line.strip())
            continue
        if isinstance(value, dict):
            for text in value.values():
                yield from ((field, line) for line in text.split("\n") if line.strip())
            continue
        for row in value:
            yield from ((field, text) for text in row.values() if isinstance(text, str) and text)
