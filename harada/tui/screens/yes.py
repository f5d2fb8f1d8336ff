"""A dialog for one question that is answered with yes or not now; it never asks twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.text import printable, printable_lines
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Yes(Command):
    """Agree."""

    id = "yes.yes"
    keys = "enter,y,j"
    action = "answer(True)"
    text = N_("Yes")
    help = N_("Agree.")
    palette = False


class No(Command):
    """Leave it as it is."""

    id = "yes.no"
    keys = "escape,n"
    action = "answer(False)"
    text = N_("Not now")
    help = N_("Leave it as it is.")
    palette = False


class YesDialog(BaseDialog[bool]):
    """Asks one question; answers True for yes, False for not now."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Yes, No)

    def __init__(self, heading: str, question: str) -> None:
        """Ask `question` under `heading`."""
        super().__init__()
        self.heading = printable(heading)
        self.question = printable_lines(question)

    def compose(self) -> ComposeResult:
        """Heading, question, and the two keys."""
        with Vertical(id="frame"):
            yield Static(Text(f"{self.heading}\n", "bold"))
            yield Static(Text(f"{self.question}\n"))
            yield Static(Text(self._keys()), id="keys")

    @staticmethod
    def _keys() -> str:
        """Return the two ways to answer."""
        return _("Enter: yes · Escape: not now")

    def retranslate(self) -> None:
        """Say the keys in the new language; the question was asked in the old one."""
        self.query_one("#keys", Static).update(Text(self._keys()))

    def action_answer(self, answer: bool) -> None:
        """Answer and go."""
        self.dismiss(answer)
