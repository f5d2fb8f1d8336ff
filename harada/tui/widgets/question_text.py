"""Fields for text: one that wraps a long sentence over several rows, and one for a short line.

Both hold a single line of text. Enter says that it is done, arrows at the edge leave the field,
and the page keys, function keys and control keys of the app keep their meaning inside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.geometry import Region
from textual.widgets import Input, TextArea

from harada.method.text import printable
from harada.tui.widgets.question import Answered, Field, Stepped, Typed

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.widget import Widget

_NOT_HERE = frozenset(
    {"undo", "redo", "select_line", "select_all", "cursor_page_up", "cursor_page_down"}
)
"""Actions of Textual's text area whose keys belong to the app (F6, F7, ctrl+z, the page keys)."""


def _editing_keys() -> list[BindingType]:
    """Return the keys of Textual's text area without those the app needs."""
    return [
        key for key in TextArea.BINDINGS if isinstance(key, Binding) and key.action not in _NOT_HERE
    ]


class Sentence(Field, TextArea, inherit_bindings=False):
    """A sentence: one line of text, shown on as many rows as it needs."""

    BINDINGS = _editing_keys()
    DEFAULT_CSS = """
    Sentence {
        height: auto;
        min-height: 1;
        max-height: 8;
        border: none;
        border-left: outer $panel-lighten-2;
        padding: 0 1;
        background: $surface;
        &:focus { border: none; border-left: outer $accent; background: $panel; }
        & .text-area--cursor-line { background: transparent; }
        &:ansi { background: ansi_default; border-left: wide ansi_default; }
        &:ansi:focus { background: ansi_default; border-left: outer ansi_default; }
    }
    """

    def __init__(self, path: str = "", *, id: str | None = None) -> None:
        """Make an empty field for the value at `path`."""
        super().__init__(
            soft_wrap=True, highlight_cursor_line=False, show_line_numbers=False, id=id
        )
        self.path = path

    def answer(self) -> str:
        """Return the text without blanks around it."""
        return self.text.strip()

    def put(self, value: str) -> None:
        """Show a text, the cursor behind it."""
        shown = printable(value)
        if self.answer() != shown.strip():
            with self.prevent(TextArea.Changed):
                self.text = shown
            self.move_cursor(self.document.end)

    def entry(self) -> Widget:
        """Return itself."""
        return self

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell in our own words that something was typed."""
        event.stop()
        self.post_message(Typed(self))

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]
        """Take Enter for 'done': a sentence has no line breaks."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(Answered(self))

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        """Take what is pasted as one harmless line."""
        event.stop()
        event.text = " ".join(printable(event.text).split())

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a row; from the first row, leave upwards."""
        if not select and self.get_cursor_up_location() == self.document.start:
            if self.wrapped_document.location_to_offset(self.cursor_location).y == 0:
                self.post_message(Stepped(self, -1))
                return
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a row; from the last row, leave downwards."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        if not select and row >= self.wrapped_document.height - 1:
            self.post_message(Stepped(self, 1))
            return
        super().action_cursor_down(select)


class ShortLine(Field, Input, inherit_bindings=False):
    """A short text on one row."""

    BINDINGS = [
        *Input.BINDINGS,
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    ShortLine {
        height: 1;
        border: none;
        border-left: outer $panel-lighten-2;
        padding: 0 1;
        background: $surface;
        &:focus {
            border: none;
            border-left: outer $accent;
            background: $panel;
            background-tint: $panel 0%;
        }
        &:ansi { background: ansi_default; border-left: wide ansi_default; }
        &:ansi:focus { background: ansi_default; border-left: outer ansi_default; }
    }
    """

    def __init__(self, path: str = "", *, id: str | None = None) -> None:
        """Make an empty field for the value at `path`."""
        super().__init__(id=id, select_on_focus=False)
        self.path = path

    def answer(self) -> str:
        """Return the text without blanks around it."""
        return self.value.strip()

    def put(self, value: str) -> None:
        """Show a text, the cursor behind it."""
        shown = printable(value)
        if self.answer() != shown.strip():
            with self.prevent(Input.Changed):
                self.value = shown
            self.cursor_position = len(shown)

    def entry(self) -> Widget:
        """Return itself."""
        return self

    def on_blur(self) -> None:
        """Show the beginning of a long text again, so that it can be read."""
        self.scroll_to(x=0, animate=False, force=True)

    def on_focus(self) -> None:
        """Show the end again where the cursor stands there."""
        caret = Region(self._cursor_offset, 0, width=1, height=1)
        self.scroll_to_region(caret, force=True, animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell in our own words that something was typed."""
        event.stop()
        self.post_message(Typed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell in our own words that the person is through with it."""
        event.stop()
        self.post_message(Answered(self))

    def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one harmless line; Textual would take its first line alone."""
        event.stop()
        event.text = " ".join(printable(event.text).split())

    def action_step(self, step: int) -> None:
        """Leave the field upwards or downwards."""
        self.post_message(Stepped(self, step))
