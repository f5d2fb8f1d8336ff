"""A dialog to type a week of ticks from paper into the notebook, a key a day.

What is typed in a row is kept when the row is left, as one step of undo; what a week asks for is
the matter of `harada.method.ticks`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _, long_date
from harada.method.day import iso_week, monday_of, week_days
from harada.method.marks import state_name
from harada.method.text import printable
from harada.method.ticks import week_rows
from harada.notebook.filling import fill
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseDialog
from harada.tui.widgets.key_bar import KeyBar
from harada.tui.widgets.month_paint import DRAWN, PLAIN
from harada.tui.widgets.week_sheet import WeekLine, WeekSheet

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.documents import MarkCode
    from harada.method.ticks import WeekRow


class WeekBefore(Command):
    """Show the week before."""

    id = "week_fill.before"
    keys = "pageup"
    action = "turn(-7)"
    text = N_("Week before")
    help = N_("Show the week before this one.")


class WeekAfter(Command):
    """Show the week after."""

    id = "week_fill.after"
    keys = "pagedown"
    action = "turn(7)"
    text = N_("Week after")
    help = N_("Show the week after this one, this week at most.")
    footer = False


class Close(Command):
    """Close the week."""

    id = "week_fill.close"
    keys = "escape"
    action = "close"
    text = N_("Close")
    help = N_("Keep what was typed and go back.")


class FillDialog(BaseDialog[None]):
    """A week of routines to tick off."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Close, WeekBefore, WeekAfter)
    DEFAULT_CSS = """
    FillDialog > #frame { width: 76; height: 90%; padding: 0 1; }
    FillDialog #title { text-style: bold; height: 1; }
    """

    def __init__(self, routine_id: str, day: date) -> None:
        """Begin with the week of a day, on the row of a routine."""
        super().__init__()
        self.key = routine_id
        self.monday = monday_of(day)
        self.pending: dict[str, dict[date, MarkCode | None]] = {}
        """What was typed and is not kept yet, by routine and day."""

    def compose(self) -> ComposeResult:
        """The week and its days, and the keys below."""
        with Vertical(id="frame"):
            yield Static(id="title", markup=False)
            signs = PLAIN if self.harada.plain_marks else DRAWN
            yield WeekSheet({**signs, "unsaid": signs["open"]})
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the week and go to its routine."""
        self._fill()
        self.query_one(WeekSheet).go_to(self.key)

    def retranslate(self) -> None:
        """Say everything in the new language."""
        self._fill()

    def _fill(self) -> None:
        """Show the week as the notebook and what was just typed have it."""
        notebook, days = self.notebook, tuple(week_days(self.monday))
        self.query_one("#title", Static).update(
            Text(
                _("{week} · {first} to {last}").format(
                    week=iso_week(self.monday),
                    first=long_date(days[0]),
                    last=long_date(days[-1]),
                )
            )
        )
        rows = week_rows(
            notebook.routines(), notebook.days(days[0], days[-1]), notebook.pauses(), self.monday
        )
        lines = [self._line(row, days) for row in rows]
        last = min(6, (self.today - self.monday).days)
        self.query_one(WeekSheet).show(days, lines, last)

    def _line(self, row: WeekRow, days: tuple[date, ...]) -> WeekLine:
        """Return a row as it is drawn."""
        typed = self.pending.get(row.id, {})
        states = []
        for day, code, due in zip(days, row.codes, row.due, strict=True):
            now = typed.get(day, code)
            states.append(state_name(now) or ("unsaid" if due else "off"))
        return WeekLine(row.id, printable(row.routine["text"]), tuple(states))

    def on_week_sheet_ticked(self, message: WeekSheet.Ticked) -> None:
        """Take a tick; it is kept when its row is left."""
        day = self.monday + timedelta(days=message.place)
        code = cast("MarkCode | None", message.code or None)
        self.pending.setdefault(message.key, {})[day] = code
        self.harada.writing()
        self._fill()

    def on_week_sheet_row_left(self) -> None:
        """Keep what was typed so far."""
        self._keep()

    def _keep(self) -> None:
        """Write what was typed as one change; what could not be written stays waiting."""
        rows, notebook = dict(self.pending), self.notebook
        if not rows:
            return

        def kept(_changed: int) -> None:
            for key, marks in rows.items():
                left = {d: c for d, c in self.pending.get(key, {}).items() if marks.get(d, -1) != c}
                self.pending[key] = left
            self.pending = {key: marks for key, marks in self.pending.items() if marks}
            if self.is_mounted:
                self._fill()

        self.change(lambda: fill(notebook, rows), kept)

    def action_turn(self, days: int) -> None:
        """Show another week, up to this one."""
        self._keep()
        monday = self.monday + timedelta(days=days)
        if monday <= self.today:
            self.monday = monday
            self._fill()

    def action_close(self) -> None:
        """Keep what was typed, and go back."""
        self._keep()
        self.dismiss(None)
