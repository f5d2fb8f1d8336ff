"""The lines at the top of Today: the date, where it leads, and how it stands.

One widget that draws a few lines; it is told what they say and decides only what fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from harada.tui.widgets.line import Line, cut

if TYPE_CHECKING:
    from collections.abc import Sequence


BOLD = Style(bold=True)


class HeadLine(NamedTuple):
    """One line: a left text that gives way, and a right one that stays."""

    left: str
    right: str = ""
    look: str = "text"
    """How the left text is drawn: `date`, `text`, `quiet`, `phrase` or `state`."""


class DayHead(Widget):
    """Some lines of text, as high as they are many."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "day-head--quiet",
        "day-head--phrase",
    }
    DEFAULT_CSS = """
    DayHead {
        height: auto;
        & > .day-head--quiet { color: $text-muted; }
        & > .day-head--phrase { color: $accent; text-style: italic; }
    }
    """

    def __init__(self) -> None:
        """Begin with no lines."""
        super().__init__()
        self.lines: Sequence[HeadLine] = ()

    def show(self, lines: Sequence[HeadLine]) -> None:
        """Show these lines."""
        if lines != self.lines:
            taller = len(lines) != len(self.lines)
            self.lines = lines
            self.refresh(layout=taller)

    def get_content_height(self, *_sizes: object) -> int:
        """Return one line each."""
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        """Draw a line; a long right text takes at most half of it."""
        width = self.size.width
        if y >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        shown = self.lines[y]
        quiet = self.get_component_rich_style("day-head--quiet", partial=True)
        style = {"date": BOLD, "quiet": quiet, "state": quiet}.get(shown.look)
        if shown.look == "phrase":
            style = self.get_component_rich_style("day-head--phrase", partial=True)
        line = Line(width - 1, self.rich_style).add(" ")
        left = shown.left
        if shown.right:
            free = max(line.left // 2, line.left - cell_len(shown.right) - 2)
            left = cut(left, free)
        line.add(left, style)
        right = cut(shown.right, line.left - 2)
        line.left += 1
        return line.strip(f"{right} " if right else "", quiet)
