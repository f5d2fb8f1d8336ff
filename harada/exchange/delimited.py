"""Tables of text with a separator, in whatever dialect somebody's spreadsheet wrote them.

Reading finds the separator by trying; nothing is asked. Writing is RFC 4180 with a comma. What the
cells mean is not known here, except that text which looks like a formula is guarded.
"""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterable, Iterator

from harada.exchange.formula import guarded

SEPARATORS = (",", ";", "\t", "|")
_LARGEST_CELL = 64 * 1024 * 1024


def tables(text: str) -> Iterator[list[list[str]]]:
    """The text as a table, once for each separator that may be meant, the likeliest first.

    Quoted cells may hold separators, quotes and line breaks. A first line `sep=;`, which some
    spreadsheets write, decides. A text that is no table under a separator is passed over.
    """
    body = text.removeprefix("\ufeff")
    first, _newline, rest = body.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        separators: tuple[str, ...] = (first.strip()[-1],)
        body = rest
    elif first.strip("\r").lower() == "sep=\t":
        separators, body = ("\t",), rest
    else:
        separators = tuple(sorted(SEPARATORS, key=body.count, reverse=True))
    previous = csv.field_size_limit(_LARGEST_CELL)
    try:
        for tight in (True, False):
            for separator in separators:
                with contextlib.suppress(csv.Error, TypeError, ValueError):
                    yield _parsed(body, separator, tight)
    finally:
        csv.field_size_limit(previous)


def _parsed(body: str, separator: str, tight: bool) -> list[list[str]]:
    """The table; unless `tight`, blanks after a separator belong to it and not to the cell."""
    lines = io.StringIO(body, newline="")
    return list(csv.reader(lines, delimiter=separator, skipinitialspace=not tight))


def written(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Each row as one record of a CSV file, with what looks like a formula guarded."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(harmless(cell)) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


_CONTROL = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {9, 10, 13})


def harmless(text: str) -> str:
    """The text without what steers a terminal; line breaks and tabs stay."""
    return text if text.isprintable() else text.translate(_CONTROL)
