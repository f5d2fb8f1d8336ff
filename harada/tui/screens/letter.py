"""A dialog that shows a text someone wrote, in full, such as a coach's reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from harada.i18n import _
from harada.method.text import printable, printable_lines
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class LetterDialog(BaseDialog[None]):
    """Shows a heading and a text that may scroll."""

    DEFAULT_CSS = """
    LetterDialog #hint { color: $text-muted; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape,enter,space,q", "dismiss", "")]

    def __init__(self, heading: str, text: str) -> None:
        """Show `text` as it was written, without what would steer the terminal."""
        super().__init__()
        self.letter = Text(printable(heading) + "\n\n", "bold")
        self.letter.append(printable_lines(text), "not bold")

    def compose(self) -> ComposeResult:
        """One text that scrolls, and how to go on."""
        with VerticalScroll(id="frame"):
            yield Static(self.letter)
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return how to go on."""
        return _("Escape closes")

    def retranslate(self) -> None:
        """Say the hint in the new language."""
        self.query_one("#hint", Static).update(Text(self._hint()))
