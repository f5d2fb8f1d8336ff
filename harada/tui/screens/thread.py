"""A dialog with the thread of one thing; from each knot of it one key goes to its own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _
from harada.tui.commands import Command, bindings
from harada.tui.marks import signs
from harada.tui.screens.base import BaseDialog
from harada.tui.threads import Knot, action_thread, place_thread, routine_thread
from harada.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class GoThere(Command):
    """Go to the screen of a knot."""

    id = "thread.go"
    keys = "enter,space"
    action = "go"
    text = N_("Go there")
    help = N_("Go to the screen on which this thing is at home.")
    palette = False


class ThreadDialog(BaseDialog[Knot]):
    """The thread of a routine, a dated action or a place; answers the knot to go to, or None."""

    DEFAULT_CSS = """
    ThreadDialog > #frame { width: 90; height: 90%; padding: 0 1; }
    ThreadDialog #hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(GoThere)

    def __init__(self, kind: str, key: str) -> None:
        """Show the thread of the `routine` or dated `action` with this id, or of a `place`."""
        super().__init__()
        self.kind = kind
        self.key = key
        self.knots: list[Knot] = []

    def compose(self) -> ComposeResult:
        """The knots, and how to go on."""
        with Vertical(id="frame"):
            yield RowList()
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return how to go on."""
        return _("Enter goes there, Escape closes.")

    def on_mount(self) -> None:
        """Read the thread; the cursor stands on the thing itself."""
        drawn = signs(self.harada.plain_marks)
        if self.kind == "routine":
            self.knots = list(routine_thread(self.notebook, self.key, self.today, drawn))
        elif self.kind == "place":
            self.knots = list(place_thread(self.notebook, self.key))
        else:
            self.knots = list(action_thread(self.notebook, self.key, drawn))
        rows = self.query_one(RowList)
        rows.bar = drawn["more"]
        rows.show([knot.row for knot in self.knots], self.kind)

    def retranslate(self) -> None:
        """Say everything in the new language."""
        self.on_mount()
        self.query_one("#hint", Static).update(Text(self._hint()))

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_go()

    def action_go(self) -> None:
        """Answer the knot under the cursor."""
        current = self.query_one(RowList).current
        for knot in self.knots:
            if knot.row.key == current:
                self.dismiss(knot)
                return
