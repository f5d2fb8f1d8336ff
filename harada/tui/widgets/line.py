"""One line of text for `render_line`, built piece by piece and cut by cell width.

It takes data as it is: nothing in it is markup, and control characters are gone before it gets
here only if the caller used `harada.method.text.printable`, which `clean` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from harada.method.text import printable

if TYPE_CHECKING:
    from rich.style import Style


def fit(text: str, width: int) -> str:
    """Return the text cut to `width` cells, an ellipsis in place of what is missing."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def clean(text: str) -> str:
    """Return a person's text as one printable line."""
    return text if text.isascii() and text.isprintable() else printable(text)


class Line:
    """A line being built, `width` cells wide; what does not fit is cut with an ellipsis."""

    __slots__ = ("base", "left", "segments")

    def __init__(self, width: int, base: Style) -> None:
        """Start an empty line whose gaps have the style `base`."""
        self.left = width
        self.base = base
        self.segments: list[Segment] = []

    def add(self, text: str, style: Style | None = None) -> Line:
        """Append text, cut to what is left of the line."""
        shown = fit(text, self.left)
        if shown:
            self.segments.append(Segment(shown, self.base if style is None else self.base + style))
            self.left -= cell_len(shown)
        return self

    def add_fixed(self, text: str, width: int, style: Style | None = None) -> Line:
        """Append text in a column of exactly `width` cells."""
        width = min(width, self.left)
        return self.add(set_cell_size(fit(text, width), width), style)

    def strip(self, right: str = "", style: Style | None = None) -> Strip:
        """End the line, with `right` at its right end where there is room for it."""
        tail = cell_len(right)
        if right and tail < self.left:
            self.add(" " * (self.left - tail)).add(right, style)
        if self.left > 0:
            self.add(" " * self.left)
        return Strip(self.segments)
