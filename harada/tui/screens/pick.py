"""A dialog in which some of several things are picked: Space picks or leaves one, Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.marks import signs
from harada.tui.screens.base import BaseDialog
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Pick(Command):
    """Pick or leave a thing."""

    id = "pick.one"
    keys = "space"
    action = "pick"
    text = N_("Pick")
    help = N_("Pick what is under the cursor, or leave it out again.")
    palette = False


class GoOn(Command):
    """Go on with what was picked."""

    id = "pick.go_on"
    keys = "enter"
    action = "go_on"
    text = N_("Go on")
    help = N_("Go on with what is picked.")
    palette = False


class PickDialog(BaseDialog[list[str]]):
    """Answers the keys that were picked, in their order; None on escape."""

    DEFAULT_CSS = """
    PickDialog > #frame { width: 76; height: auto; max-height: 90%; padding: 0 1; }
    PickDialog RowList { height: auto; max-height: 14; }
    PickDialog #hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(Pick, GoOn)

    def __init__(self, heading: str, options: Mapping[str, str], picked: Collection[str]) -> None:
        """Offer `options`, texts by key, of which `picked` are picked at first."""
        super().__init__()
        self.heading = printable(heading)
        self.options = options
        self.picked = {key for key in options if key in picked}

    def compose(self) -> ComposeResult:
        """Heading, options, and how to go on."""
        with Vertical(id="frame"):
            yield Static(Text(self.heading, "bold"))
            yield RowList()
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return how to go on."""
        return _("Space picks or leaves · Enter goes on · Escape leaves it")

    def on_mount(self) -> None:
        """Show the options."""
        rows = self.query_one(RowList)
        rows.styles.height = min(14, len(self.options))
        self._show()

    def _show(self) -> None:
        """Show what is picked."""
        drawn = signs(self.harada.plain_marks)
        rows = self.query_one(RowList)
        rows.bar = drawn["more"]
        rows.show(
            [
                Row(printable(text), key, sign=drawn["checked" if key in self.picked else "open"])
                for key, text in self.options.items()
            ]
        )

    def retranslate(self) -> None:
        """Say the hint in the new language; the rest was asked in the old one."""
        self.query_one("#hint", Static).update(Text(self._hint()))

    def on_row_list_chosen(self) -> None:
        """Do with a click what Space does."""
        self.action_pick()

    def action_pick(self) -> None:
        """Pick what is under the cursor, or leave it out again."""
        key = self.query_one(RowList).current
        if key is not None:
            self.picked ^= {key}
            self._show()

    def action_go_on(self) -> None:
        """Answer what is picked."""
        self.dismiss([key for key in self.options if key in self.picked])
