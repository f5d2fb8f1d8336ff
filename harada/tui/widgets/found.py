"""Lines that were found in the diary, a day and a line each, the words one looked for standing out.

It draws what it is given and says which line the cursor is on; looking and going there is its
owner's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from harada.tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

_BEFORE = 16
"""Characters that are shown before the first word in a line too long to show whole."""


class FoundLine(NamedTuple):
    """One line; its text is printable already."""

    date: str
    field: str
    """What the field is called."""
    text: str
    places: tuple[tuple[int, int], ...] = ()
    """Where the words stand in it: begin and end."""


class Found(Widget):
    """The lines under a cursor; the keys come from the field above, which keeps the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"found--quiet", "found--word", "found--cursor"}
    DEFAULT_CSS = """
    Found {
        height: 1fr;
        & > .found--quiet { color: $text-muted; }
        & > .found--word { color: $accent; text-style: bold underline; }
        & > .found--cursor { background: $primary 45%; }
        &:ansi > .found--cursor { background: ansi_default; text-style: reverse; }
    }
    """

    class Moved(Message):
        """The cursor came to another line."""

    class Chosen(Message):
        """The line under the cursor was clicked."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.lines: Sequence[FoundLine] = ()
        self.cursor = 0
        self._top = 0

    @property
    def current(self) -> FoundLine | None:
        """The line under the cursor."""
        return self.lines[self.cursor] if self.cursor < len(self.lines) else None

    def show(self, lines: Sequence[FoundLine]) -> None:
        """Show other lines, the cursor on the first."""
        self.lines, self.cursor, self._top = lines, 0, 0
        self.refresh()
        self.post_message(self.Moved())

    def step(self, by: int) -> None:
        """Move the cursor by so many lines."""
        before = self.cursor
        self.cursor = max(0, min(len(self.lines) - 1, before + by))
        height = max(1, self.size.height)
        top = max(min(self._top, self.cursor), self.cursor - height + 1)
        if top != self._top:
            self._top = top
            self.refresh()
        else:
            self.refresh(*(Region(0, at - top, self.size.width, 1) for at in (before, self.cursor)))
        self.post_message(self.Moved())

    def page(self, by: int) -> None:
        """Move the cursor by as many lines as are seen."""
        self.step(by * max(1, self.size.height - 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line: the day, its text, and the field at the end."""
        line = Line(self.size.width, self.rich_style)
        at = self._top + y
        if at >= len(self.lines):
            return line.strip()
        found = self.lines[at]
        if at == self.cursor:
            line.base += self.get_component_rich_style("found--cursor", partial=True)
        quiet = self.get_component_rich_style("found--quiet", partial=True)
        line.add(">" if at == self.cursor else " ").add(f"{found.date}  ", quiet)
        field = f"  {found.field} "
        line.left -= len(field)
        self._draw_text(line, found)
        line.add(" " * line.left)
        line.left = len(field)
        return line.add(field, quiet).strip()

    def _draw_text(self, line: Line, found: FoundLine) -> None:
        """Draw the text with its words, from a little before the first where it is long."""
        word = self.get_component_rich_style("found--word", partial=True)
        at = 0
        if found.places and found.places[0][1] > line.left - 2:
            at = max(0, found.places[0][0] - _BEFORE)
            line.add("…")
        for begin, end in found.places:
            if begin >= at:
                line.add(found.text[at:begin]).add(found.text[begin:end], word)
                at = end
        line.add(found.text[at:], Style())

    def on_click(self, event: events.Click) -> None:
        """Go to a clicked line; choose it when the cursor was there."""
        at = self._top + event.y
        if at == self.cursor and self.lines:
            self.post_message(self.Chosen())
        elif at < len(self.lines):
            self.step(at - self.cursor)
