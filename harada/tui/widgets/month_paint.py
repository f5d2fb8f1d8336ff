"""What a line of the month sheet says: pieces of text, each with the tone it is drawn in.

Between the geometry (`month_layout`) and the widget (`month`), which turns tones into colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from harada.i18n import _, weekday_short
from harada.tui import marks
from harada.tui.widgets.month_layout import FIGURES, HEAD
from harada.tui.widgets.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from harada.tui.widgets.month_layout import MonthLayout
    from harada.tui.widgets.month_view import MonthLine, MonthView

DRAWN: Mapping[str, str] = {
    **marks.DRAWN,
    "unsaid": " ",
    "coming": " ",
    "off": "·",
    "cut": "…",
}
"""The usual glyphs, by the state of a day."""

PLAIN: Mapping[str, str] = {
    **marks.PLAIN,
    "unsaid": " ",
    "coming": " ",
    "off": ".",
    "cut": "~",
}
"""Plain letters for the same."""


class Piece(NamedTuple):
    """A part of the sliding columns."""

    start: int
    text: str
    tone: str
    """Name of the component class, without its prefix."""
    place: int | None = None
    """The day it belongs to; None for subtotals and figures."""
    noted: bool = False


def figure_names() -> tuple[str, str, str, str]:
    """Return what the figures are called, in their order."""
    return (_("Score"), _("Total"), "%", _("Run"))


def name_cell(text: str, width: int, glyphs: Mapping[str, str]) -> str:
    """Return a routine's name in its column, a blank at the end."""
    return fit(text, max(0, width - 1), glyphs["cut"]) + " " * min(1, width)


def head_pieces(view: MonthView, layout: MonthLayout, line: int) -> Iterator[Piece]:
    """Yield one of the three lines of the heading."""
    for place, (day, start) in enumerate(zip(view.days, layout.days, strict=True)):
        if line < HEAD - 1 and layout.day > 1:
            # Wide days have their number on one line, below an empty one.
            text = f"{day.day:>2}" if line == 1 else ""
        elif line < HEAD - 1:
            text = str(day.day % 10) if line == 1 else str(day.day // 10).replace("0", " ")
        else:
            text = weekday_short(day.weekday())[: min(2, layout.day)]
        weekend = day.weekday() > 4
        tone = "weekend" if weekend else "head"
        yield Piece(start, set_cell_size(text, layout.day), tone, place)
    for number, (start, name) in enumerate(zip(layout.figures, figure_names(), strict=True)):
        # Names longer than their column share the line with none beside them.
        room = FIGURES[number] + (FIGURES[number + 1] if number + 1 < len(FIGURES) else 0)
        if line == number % 2:
            yield Piece(start, fit(f" {name}", room), "head")


def line_pieces(line: MonthLine, layout: MonthLayout, glyphs: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the days, subtotals and figures of a routine."""
    for place, (state, start) in enumerate(zip(line.states, layout.days, strict=True)):
        sign = set_cell_size(" " * (layout.day > 1) + glyphs[state], layout.day)
        yield Piece(start, sign, state, place, place in line.noted)
    for start, subtotal in zip(layout.weeks, line.subtotals, strict=True):
        yield Piece(start, f"{subtotal:>{layout.day}}{glyphs['more']}", "subtotal")
    for start, width, figure in zip(layout.figures, FIGURES, line.figures, strict=True):
        yield Piece(start, f"{figure:>{width}}", "figure")


def laid_out(pieces: Iterator[Piece], width: int) -> list[Piece]:
    """Return pieces in their order, with blanks between them up to `width` columns."""
    line: list[Piece] = []
    at = 0
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if piece.start > at:
            line.append(Piece(at, " " * (piece.start - at), "gap"))
        line.append(piece)
        at = piece.start + cell_len(piece.text)
    if at < width:
        line.append(Piece(at, " " * (width - at), "gap"))
    return line
