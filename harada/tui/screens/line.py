"""A dialog for one line of text: a note, a new name. Enter keeps it, escape leaves it.

Where the line is a goal, an action or a routine, the adviser may ask about its wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Input, Static

from harada.i18n import _
from harada.method.text import printable
from harada.tui.advising import ADVICE, Advised, put_line
from harada.tui.commands import bindings
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.wording import Kind


class LineDialog(Advised, BaseDialog[str]):
    """Asks for one line; answers the text, or None on escape."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*ADVICE)

    def __init__(self, title: str, value: str, wording: Kind | None = None) -> None:
        """Show `title` above a field that holds `value`; `wording` says what is written."""
        super().__init__()
        self.wording = wording
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
        self.retranslate_advice()

    def put_advice(self, line: str) -> None:
        """Show a question on the wording below the field."""
        put_line(self, line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look at the wording once the person pauses."""
        self.advise(self.wording, event.value)

    def check_advice(self, action: str) -> bool:
        """Offer the adviser only for what it advises on."""
        offered = self.wording is not None or action not in ("next_advice", "silence_advice")
        return offered and super().check_advice(action)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer the text."""
        event.stop()
        self.dismiss(event.value)
