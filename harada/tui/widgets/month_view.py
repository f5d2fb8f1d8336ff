"""What the month widget draws, as plain values: rows of routines, headings, days and figures.

A screen fills these from the notebook and the method's month sheet; the widget knows nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DayState = Literal["done", "missed", "rest", "unsaid", "open", "coming", "off"]
"""What a day shows: a mark; else `off` not due, `unsaid` past, `open` today, `coming` later."""


@dataclass(frozen=True, slots=True)
class MonthHeading:
    """A line between rows: focus, service, the name of a pillar."""

    text: str


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One routine's month."""

    key: str
    """What its owner calls it."""
    name: str
    states: tuple[DayState, ...]
    """One for each day of the month."""
    subtotals: tuple[str, ...]
    """One for each week of the month."""
    figures: tuple[str, str, str, str]
    """Score, total, percent and run, as they are written."""
    noted: frozenset[int] = frozenset()
    """Places of the days that have a note."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """A whole month as it is drawn."""

    days: tuple[date, ...] = ()
    week_ends: tuple[int, ...] = ()
    """For each week of the month, the place after its last day."""
    today: int | None = None
    """The place of today, None in another month."""
    lines: tuple[MonthHeading | MonthLine, ...] = ()
    title: tuple[str, str] = ("", "")
    """The month and the year, above the names."""
