"""Jump mode: a letter on everything one can go to; the next key goes there, any other leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from harada.tui.widgets.jump import JumpTarget

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""In the order of use: the middle row first."""


class Letter(Widget):
    """One letter on one place."""

    DEFAULT_CSS = """
    Letter {
        position: absolute;
        width: 3;
        height: 1;
        background: $accent;
        color: $background;
        text-style: bold;
        &:ansi { background: ansi_default; color: ansi_default; text-style: bold reverse; }
    }
    """

    def __init__(self, letter: str, target: JumpTarget) -> None:
        """Stand at the target's place."""
        super().__init__()
        self.letter = letter
        self.styles.offset = (target.x, target.y)

    def render_line(self, y: int) -> Strip:
        """Draw the letter."""
        return Strip([Segment(f" {self.letter} ", self.rich_style)])


class JumpScreen(BaseDialog[None]):
    """Letters over the screen in front of which it stands."""

    DEFAULT_CSS = """
    JumpScreen { align: left top; background: $background 30%; }
    """

    def __init__(self, targets: list[JumpTarget]) -> None:
        """Offer the targets, as many as there are letters."""
        super().__init__()
        self.targets = dict(zip(LETTERS, targets, strict=False))

    def compose(self) -> ComposeResult:
        """Put a letter on each."""
        for letter, target in self.targets.items():
            yield Letter(letter, target)

    def on_key(self, event: events.Key) -> None:
        """Go where the letter points; any other key only leaves."""
        event.stop()
        event.prevent_default()
        target = self.targets.get(event.character or "")
        self.dismiss(None)
        if target is not None:
            self.app.call_later(target.go)
