"""One line of text for `render_line`, built piece by piece and cut by cell width.

Text comes in as data: nothing in it is markup. A person's text is passed through `printable` of
`harada.method.text` by whoever fills a widget, once, not at every drawing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.style import Style


def cut(text: str, width: int) -> str:
    """Return the text on at most `width` cells, with an ellipsis for what is missing."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


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
        shown = cut(text, self.left)
        if shown:
            self.segments.append(Segment(shown, self.base if style is None else self.base + style))
            self.left -= cell_len(shown)
        return self

    def add_column(self, text: str, width: int, style: Style | None = None) -> Line:
        """Append text in a column of exactly `width` cells."""
        width = max(0, min(width, self.left))
        return self.add(set_cell_size(cut(text, width), width), style)

    def strip(self, right: str = "", style: Style | None = None) -> Strip:
        """End the line, with `right` at its right end where there is room for it."""
        tail = cell_len(right)
        if right and tail < self.left:
            self.add(" " * (self.left - tail)).add(right, style)
        if self.left > 0:
            self.add(" " * self.left)
        return Strip(self.segments)
