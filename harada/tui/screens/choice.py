"""A dialog with a few ways to go on, one of which is chosen by arrows, a digit or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from harada.i18n import _
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult


class Way(NamedTuple):
    """One way to go on."""

    key: str
    """What the dialog answers."""
    text: str
    """What stands in the line; printable already."""


class ChoiceDialog(BaseDialog[str]):
    """Asks which way to go; answers the key of the way, or None on escape."""

    DEFAULT_CSS = """
    ChoiceDialog OptionList { height: auto; max-height: 12; padding: 0; background: $surface; }
    ChoiceDialog OptionList, ChoiceDialog OptionList:focus { border: none; }
    """

    def __init__(self, heading: str, question: str, ways: Sequence[Way]) -> None:
        """Ask `question` under `heading`; at most nine ways have a digit."""
        super().__init__()
        self.heading = heading
        self.question = question
        self.ways = list(ways)

    def compose(self) -> ComposeResult:
        """Heading, question, ways, and how to leave."""
        with Vertical(id="frame"):
            yield Static(Text(self.heading, "bold"))
            if self.question:
                yield Static(Text(self.question))
            yield OptionList(
                *(Option(Text(f"{_digit(n)} {way.text}")) for n, way in enumerate(self.ways, 1)),
                markup=False,
            )
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return how to answer."""
        return _("Enter chooses · Escape leaves it")

    def retranslate(self) -> None:
        """Say the hint in the new language; the rest was asked in the old one."""
        self.query_one("#hint", Static).update(Text(self._hint()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the chosen way."""
        event.stop()
        self.dismiss(self.ways[event.option_index].key)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        digit = event.character or ""
        if digit.isdigit() and 1 <= int(digit) <= len(self.ways):
            event.stop()
            self.dismiss(self.ways[int(digit) - 1].key)


def _digit(n: int) -> str:
    """Return the key of a line, a blank for one beyond nine."""
    return str(n) if n <= 9 else " "
