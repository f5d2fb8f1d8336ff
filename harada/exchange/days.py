"""Every day of a notebook, one after the other, with no more than a month in memory."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook


def each_day(notebook: Notebook) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every day that was written, oldest first, as its ISO date and its document."""
    for month in notebook.months():
        first = date.fromisoformat(f"{month}-01")
        last = first.replace(day=monthrange(first.year, first.month)[1])
        yield from notebook.days(first, last).items()
