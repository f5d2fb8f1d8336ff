"""Choices: one of several lines, and one of a few words on a single row.

What is chosen is shown by a glyph as well as by colour. Texts of options may be a person's own;
they are drawn as data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from harada.method.text import printable
from harada.tui.widgets.line import Line
from harada.tui.widgets.question import Answered, Field, Stepped, Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

    from harada.tui.widgets.jump import JumpTarget


class Option(NamedTuple):
    """One thing to choose."""

    id: str | None
    """What the notebook keeps; None where choosing it means choosing nothing."""
    text: str


class Options(Field, Widget, can_focus=True):
    """Several lines, one of them chosen: arrows go, Space chooses, Enter chooses and goes on."""

    COMPONENT_CLASSES = {"options--cursor", "options--chosen"}
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("space", "choose", show=False),
        Binding("enter", "confirm", show=False),
    ]
    DEFAULT_CSS = """
    Options {
        height: auto;
        & > .options--cursor { background: $panel; }
        & > .options--chosen { color: $accent; text-style: bold; }
        &:ansi > .options--cursor { background: ansi_default; text-style: reverse; }
    }
    """

    cursor = var(0)
    """The line the cursor is on."""

    def __init__(self, path: str, options: Sequence[Option] = (), *, id: str | None = None) -> None:
        """Offer options for the value at `path`; the first is chosen."""
        super().__init__(id=id)
        self.path = path
        self.options: list[Option] = []
        self.offer(options)
        self.chosen: str | None = self.options[0].id if self.options else None

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other options, or the same in another language; what is chosen stays chosen."""
        self.options = [Option(option.id, printable(option.text)) for option in options]
        self.cursor = min(self.cursor, max(0, len(self.options) - 1))
        self.refresh(layout=True)

    def answer(self) -> str | None:
        """Return the id of what is chosen."""
        return self.chosen

    def put(self, value: str | None) -> None:
        """Choose without telling."""
        self.chosen = value
        places = [place for place, option in enumerate(self.options) if option.id == value]
        if places and not self.has_focus:
            self.cursor = places[0]
        self.refresh()

    def entry(self) -> Widget:
        """Return itself."""
        return self

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line per option."""
        return len(self.options)

    def render_line(self, y: int) -> Strip:
        """Draw one option."""
        if y >= len(self.options):
            return Strip.blank(self.size.width, self.rich_style)
        option = self.options[y]
        line = Line(self.size.width, self.rich_style)
        if y == self.cursor and self.has_focus:
            line.base += self.get_component_rich_style("options--cursor", partial=True)
        style = None
        if option.id == self.chosen:
            style = self.get_component_rich_style("options--chosen", partial=True)
        return (
            line.add(" (x) " if option.id == self.chosen else " ( ) ")
            .add(option.text, style)
            .strip()
        )

    def watch_cursor(self) -> None:
        """Draw anew, and keep the cursor in sight."""
        self.refresh()
        if self.is_mounted and isinstance(self.parent, Widget):
            row = Region(0, self.cursor, self.size.width, 1).translate(self.virtual_region.offset)
            self.parent.scroll_to_region(row, animate=False)

    def action_move(self, step: int) -> None:
        """Go up or down; beyond the edges, leave the field."""
        if 0 <= self.cursor + step < len(self.options):
            self.cursor += step
        else:
            self.post_message(Stepped(self, step))

    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        if self.options and self.chosen != self.options[self.cursor].id:
            self.chosen = self.options[self.cursor].id
            self.refresh()
            self.post_message(Typed(self))

    def action_confirm(self) -> None:
        """Choose and go on."""
        self.action_choose()
        self.post_message(Answered(self))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        if event.y < len(self.options):
            self.cursor = event.y
            self.action_choose()

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Every option is a place to jump to."""
        from functools import partial

        from harada.tui.widgets.jump import JumpTarget

        for place in range(len(self.options)):
            yield JumpTarget(self.region.x, self.region.y + place, partial(self._go, place))

    def _go(self, place: int) -> None:
        self.focus()
        self.cursor = place
