"""The marks as one table: a row for each routine something was said about on a day.

Dates are ISO, a mark is `done`, `missed`, `rest` or empty, and what looks like a formula is
guarded. The column names are fixed, whatever the language, so that a spreadsheet can rely on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from harada.exchange.days import each_day
from harada.exchange.delimited import written
from harada.method.marks import state_name
from harada.method.reference import ref_of

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook

COLUMNS = ("date", "ref", "routine", "mark", "amount", "note", "reason")
_ABOUT = ("marks", "notes", "reasons", "amounts")


def write(notebook: Notebook, stream: BinaryIO) -> None:
    """Write the table as CSV in UTF-8, a month at a time."""
    for record in written(rows(notebook)):
        stream.write(record.encode())


def rows(notebook: Notebook) -> Iterator[tuple[str, ...]]:
    """The table, oldest day first, its first row the names of the columns."""
    yield COLUMNS
    routines, chart = notebook.routines(), notebook.chart()
    names = {
        key: (ref_of(key, routine, chart), routine["text"]) for key, routine in routines.items()
    }
    for day, said in each_day(notebook):
        about = {key for field in _ABOUT for key in said.get(field, ())}
        for key in sorted(about, key=_by_number):
            ref, text = names.get(key, (key, ""))
            yield (
                day,
                ref,
                text,
                state_name(said["marks"].get(key)) or "",
                _number(said.get("amounts", {}).get(key)),
                said.get("notes", {}).get(key, ""),
                said.get("reasons", {}).get(key, ""),
            )


def _number(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.12g}"


def _by_number(key: str) -> tuple[int, str]:
    digits = key.lstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits) if digits.isdigit() else 0, key
