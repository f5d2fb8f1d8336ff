"""Fields of the diary page: what an editor of one diary line has in common, and the text ones.

An editor holds the value of one field of the diary document, is given values from outside and tells
when the person changed it. It saves nothing and never sees the notebook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, TextArea

from harada.method.text import printable_lines

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Size
    from textual.screen import Screen
    from textual.widget import Widget

_NOT_HERE = frozenset(
    {"undo", "redo", "select_line", "select_all", "cursor_page_up", "cursor_page_down"}
)
"""Actions of Textual's text area whose keys belong to the app (F6, F7, ctrl+z, the page keys)."""


class Edited(Message):
    """A person changed the value of an editor."""

    def __init__(self, editor: Editor) -> None:
        """Carry the editor."""
        super().__init__()
        self.editor = editor


class Ready(Message):
    """An editor came to stand on the page and waits for its value."""

    def __init__(self, editor: Editor) -> None:
        """Carry the editor."""
        super().__init__()
        self.editor = editor


class Editor:
    """Mixed into a widget that holds the value of one diary field."""

    field = ""
    """The name of the field in the diary document."""
    given: object = None
    """The value it was given last, or that was saved last."""

    def _on_mount(self, event: events.Mount) -> None:
        """Tell that it is there."""
        cast("Widget", self).post_message(Ready(self))

    def value(self) -> object:
        """Return what is written now, in the shape of the diary document."""
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Show a value; None for nothing written. Tells nobody."""
        raise NotImplementedError

    def give(self, value: object) -> None:
        """Show a value from the notebook."""
        self.put(value)
        self.given = self.value()

    @property
    def changed(self) -> bool:
        """Whether the person wrote something that was not saved since."""
        return self.value() != self.given

    def prompt(self, text: str) -> None:
        """Show a quiet text while nothing is written."""


def step(screen: Screen[Any], by: int) -> None:
    """Go to the editor below (1) or above (-1) the one with the focus.

    At the first and the last one it stays: behind them keys are commands, and whoever goes on
    typing would give them unseen. Escape leads there.
    """
    chain = [
        each
        for each in screen.focus_chain
        if any(isinstance(node, Editor) for node in each.ancestors_with_self)
    ]
    if screen.focused in chain:
        at = chain.index(screen.focused) + by
        if 0 <= at < len(chain):
            chain[at].focus()


class Prose(Editor, TextArea, inherit_bindings=False):
    """Some lines of text; as high as they need, and left by the arrows at their edges."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key for key in TextArea.BINDINGS if isinstance(key, Binding) and key.action not in _NOT_HERE
    ]
    DEFAULT_CSS = """
    Prose {
        height: auto;
        min-height: 1;
        max-height: 12;
        border: none;
        padding: 0;
        background: $surface;
        &:focus { border: none; background: $panel; }
        & .text-area--cursor-line { background: transparent; }
        &:ansi, &:ansi:focus { background: ansi_default; }
    }
    """

    def __init__(self, field: str) -> None:
        """Begin empty, for one field of the diary."""
        super().__init__(
            soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, id=f"edit-{field}"
        )
        self.field = field

    def value(self) -> str:
        """Return the text without blank ends."""
        return self.text.strip()

    def put(self, value: object) -> None:
        """Show a text, unless it stands there already."""
        text = printable_lines(str(value or ""))
        if text.strip() != self.value():
            with self.prevent(TextArea.Changed):
                self.text = text
            self.move_cursor(self.document.end)

    def prompt(self, text: str) -> None:
        """Show a quiet text while nothing is written."""
        # A plain string would be read as markup; a text of the person's own is none.
        if self.placeholder != Content(text):
            self.placeholder = Content(text)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes; while it is empty, those of its quiet text."""
        height = super().get_content_height(container, viewport, width)
        if self.text or not self.placeholder or width <= 0:
            return height
        return max(height, len(Content.from_text(self.placeholder).wrap(width)))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell that the person wrote."""
        event.stop()
        self.post_message(Edited(self))

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        """Take what is pasted without anything that steers a terminal."""
        event.text = printable_lines(event.text)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line; from the first one, to the field above."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        if row == 0 and not select:
            step(self.screen, -1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line; from the last one, to the field below."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        if row >= self.wrapped_document.height - 1 and not select:
            step(self.screen, 1)
        else:
            super().action_cursor_down(select)


class TaskLine(Input):
    """The text of one task; arrows leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "leave(-1)", show=False),
        Binding("down", "leave(1)", show=False),
    ]
    DEFAULT_CSS = """
    TaskLine {
        height: 1;
        border: none;
        padding: 0;
        background: $surface;
        &:focus { border: none; background: $panel; background-tint: $panel 0%; }
        &:ansi, &:ansi:focus { background: ansi_default; }
    }
    """

    def action_leave(self, by: int) -> None:
        """Go to the field above or below."""
        step(self.screen, by)
