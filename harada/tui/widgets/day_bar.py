"""The line of the diary that says which day's page it is; single letters are keys there."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from harada.tui.widgets.line import Line


class DayBar(Widget, can_focus=True):
    """The date, how near it is, and how deep the page goes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"day-bar--quiet"}
    DEFAULT_CSS = """
    DayBar {
        height: 1;
        & > .day-bar--quiet { color: $text-muted; }
        &:focus { background: $primary 45%; }
        &:ansi:focus { background: ansi_default; text-style: reverse; }
    }
    """

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.words = ("", "", "")

    def show(self, day: str, nearness: str, depth: str) -> None:
        """Show the date in full, a word such as 'yesterday' or nothing, and the depth."""
        if self.words != (day, nearness, depth):
            self.words = (day, nearness, depth)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        day, nearness, depth = self.words
        quiet = self.get_component_rich_style("day-bar--quiet", partial=True)
        line = Line(self.size.width, self.rich_style)
        line.add(" < ", quiet).add(day, Style(bold=True)).add(" > ", quiet)
        if nearness:
            line.add(f" {nearness}", quiet)
        return line.strip(f"{depth} ", quiet)
