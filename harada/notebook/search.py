"""Full-text search in the diary of all years.

Months are looked through as bytes first, and only a day that holds every word is parsed; so ten
years cost about as much as reading them. Upper and lower case are the same.
"""

from __future__ import annotations

import json

from harada.notebook.file import UNREADABLE, document_lines, encode_document, encode_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from harada.notebook.reading import Reading


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


def _hits(body: bytes, wanted: list[str]) -> list[Hit]:
    """Return what a month, as bytes, holds of lower-case words, the newest day first."""
    pieces = [piece for word in wanted for piece in _pieces(word)]
    low = body.lower()
    if not all(piece in low for piece in pieces):
        return []
    hits = []
    for day, document in reversed(list(document_lines(body, "days"))):
        if not all(piece in document.lower() for piece in pieces):
            continue
        lines = list(_lines(json.loads(document).get("diary", {})))
        folded = [text.lower() for _field, text in lines]
        if all(any(word in text for text in folded) for word in wanted):
            for (field, text), small in zip(lines, folded, strict=True):
                if any(word in small for word in wanted):
                    hits.append(Hit(day, field, text))
    return hits


def _pieces(word: str) -> list[bytes]:
    """Return the ASCII stretches of a lower-case word as they stand in a stored document.

    Only these can be looked for in bytes whatever the case of the text; a word of another script
    has none, and is then looked for in every month.
    """
    plain = "".join(char if char.isascii() else " " for char in word)
    return [encode_document(piece)[1:-1].encode() for piece in plain.split()]


def _lines(diary: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield all text of a day's diary, field by field and line by line."""
    for field, value in diary.items():
        if field in ("depth", "scores"):
            continue
        if isinstance(value, str):
            yield from ((field, line) for line in value.split("\n") if line.strip())
            continue
        for row in value:
            yield from ((field, text) for text in row.values() if isinstance(text, str) and text)
