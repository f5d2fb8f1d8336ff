"""The end of the guided path: what the sheet holds now, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from harada.i18n import N_
from harada.tui.commands import Command, bindings
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class GoThere(Command):
    """Go where the cursor is."""

    id = "end.go"
    keys = "enter,space"
    action = "go"
    text = N_("Go there")
    help = N_("Go to what is under the cursor.")
    palette = False


class EndPage(Vertical):
    """A summary of the sheet and a short list of ways on."""

    BINDINGS = bindings(GoThere)
    DEFAULT_CSS = """
    EndPage {
        height: 1fr;
        & > #summary { height: auto; margin-bottom: 1; padding: 0 1; }
    }
    """

    class Chosen(Message):
        """A way on was chosen."""

        def __init__(self, way: str) -> None:
            """Carry `today`, `goal` or the id of a step."""
            super().__init__()
            self.way = way

    def __init__(self, *, id: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self.summary = Static("", id="summary", markup=False)
        self.list = RowList()

    def compose(self) -> ComposeResult:
        """The summary above the ways on."""
        yield self.summary
        yield self.list

    def put(self, lines: Sequence[str], ways: Sequence[Row]) -> None:
        """Show the summary and the ways on."""
        self.summary.update("\n".join(lines))
        self.summary.display = bool(lines)
        before = [row.key for row in self.list.rows]
        self.list.show(ways)
        if ways and before != [row.key for row in ways]:
            self.list.go_to(ways[0].key or "")

    def begin(self) -> None:
        """Put the focus on the first way on."""
        self.list.focus()

    def action_go(self) -> None:
        """Go to what is under the cursor."""
        if self.list.current:
            self.post_message(self.Chosen(self.list.current))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to what was clicked."""
        event.stop()
        self.action_go()
