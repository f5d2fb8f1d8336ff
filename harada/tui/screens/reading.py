"""A dialog that shows a text to be read, with headings in it, as wide as the terminal allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from harada.i18n import _
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class ReadingDialog(BaseDialog[None]):
    """Shows a text that scrolls; what stands in it is printable already."""

    DEFAULT_CSS = """
    ReadingDialog > #frame { width: 90; height: auto; padding: 0 1; }
    ReadingDialog #text { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    ReadingDialog #hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape,enter,q", "dismiss", "")]

    def __init__(self, text: Text) -> None:
        """Show `text`."""
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The text, and how to go on."""
        with Vertical(id="frame"):
            with VerticalScroll(id="text"):
                yield Static(self.text)
            yield Static(Text(self._hint()), id="hint")

    def on_resize(self) -> None:
        """Leave the text what the frame and the hint do not take."""
        room = max(3, self.size.height * 9 // 10 - 3)
        self.query_one("#text", VerticalScroll).styles.max_height = room

    @staticmethod
    def _hint() -> str:
        """Return how to go on."""
        return _("Arrows and page keys read on · Escape closes")

    def retranslate(self) -> None:
        """Say the hint in the new language."""
        self.query_one("#hint", Static).update(Text(self._hint()))
