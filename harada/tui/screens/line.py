"""A dialog for one line of text: a note, a new name. Enter keeps it, escape leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Input, Static

from harada.i18n import _
from harada.method.text import printable
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class LineDialog(BaseDialog[str]):
    """Asks for one line; answers the text, or None on escape."""

    def __init__(self, title: str, value: str) -> None:
        """Show `title` above a field that holds `value`."""
        super().__init__()
        self.heading = printable(title)
        self.value = printable(value)

    def compose(self) -> ComposeResult:
        """A heading, the field, and how to go on."""
        with Vertical(id="frame"):
            yield Static(Text(self.heading), id="heading")
            yield Input(self.value)
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return how to go on."""
        return _("Enter keeps it, Escape leaves it as it was.")

    def retranslate(self) -> None:
        """Say the hint in the new language; the heading was asked in the old one."""
        self.query_one("#hint", Static).update(Text(self._hint()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer the text."""
        event.stop()
        self.dismiss(event.value)
