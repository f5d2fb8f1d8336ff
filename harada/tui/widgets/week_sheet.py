"""A week of the check sheet to type ticks into: routines by seven days, the cursor going on.

Each tick moves to the next day, and after the last one to the next routine, so that a row copied
from paper is typed as it is read. It draws what its owner says and tells what was typed; keeping it
is the owner's matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.message import Message
from textual.widget import Widget

from harada.i18n import N_, weekday_short
from harada.tui.commands import Command, bindings
from harada.tui.widgets.line import Line
from harada.tui.widgets.moves import move

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual import events
    from textual.binding import BindingType
    from textual.strip import Strip

_DAYS = 7
_CELL = 5
_HEAD = 2


class WeekLine(NamedTuple):
    """One routine's week; the name is printable already."""

    key: str
    name: str
    states: tuple[str, ...]
    """For each day `done`, `missed`, `rest`, `unsaid`, or `off` where it is not due."""


class TickDone(Command):
    """Mark the day as done and go on."""

    id = "week.done"
    keys = "o,1,space"
    action = "tick(1)"
    text = N_("Done")
    help = N_("This day was kept; the cursor goes on to the next one.")


class TickMissed(Command):
    """Mark the day as missed and go on."""

    id = "week.missed"
    keys = "x,2"
    action = "tick(2)"
    text = N_("Missed")
    help = N_("This day was missed; the cursor goes on to the next one.")


class TickRest(Command):
    """Mark the day as at rest and go on."""

    id = "week.rest"
    keys = "r,3,minus"
    action = "tick(3)"
    text = N_("Rest")
    help = N_("This was a day of rest; the cursor goes on to the next one.")


class Skip(Command):
    """Leave the day as it is and go on."""

    id = "week.skip"
    keys = "full_stop,0"
    action = "skip"
    text = N_("Leave it")
    help = N_("Leave this day as it is and go on to the next one.")


class Clear(Command):
    """Take the mark of the day away."""

    id = "week.clear"
    keys = "delete"
    action = "tick(0)"
    text = N_("Clear")
    help = N_("Take the mark of this day away and go on.")
    footer = False


class NextRow(Command):
    """Go to the next routine."""

    id = "week.next"
    keys = "enter,tab"
    action = "next_row"
    text = N_("Next row")
    help = N_("Go to the beginning of the next routine.")


MOVES = (
    move("week", "left", "left,h,backspace", "step(0,-1)", N_("Go to the day before.")),
    move("week", "right", "right,l", "step(0,1)", N_("Go to the next day.")),
    move("week", "up", "up,k", "step(-1,0)", N_("Go to the routine above.")),
    move("week", "down", "down,j", "step(1,0)", N_("Go to the routine below.")),
)


class WeekSheet(Widget, can_focus=True):
    """The week under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"week--head", "week--done", "week--missed"}
    DEFAULT_CSS = """
    WeekSheet {
        height: 1fr;
        & > .week--head { color: $text-muted; }
        & > .week--done { color: $success; }
        & > .week--missed { color: $error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        TickDone, TickMissed, TickRest, Skip, NextRow, Clear, *MOVES
    )

    class Ticked(Message):
        """A day was given a mark: 1 done, 2 missed, 3 rest, 0 none."""

        def __init__(self, key: str, place: int, code: int) -> None:
            """Carry the routine, the place of the day in the week, and the code."""
            super().__init__()
            self.key = key
            self.place = place
            self.code = code

    class RowLeft(Message):
        """The cursor went to another routine: what was typed in this one is whole."""

    def __init__(self, signs: Mapping[str, str]) -> None:
        """Draw marks with these signs."""
        super().__init__()
        self.signs = signs
        self.days: tuple[date, ...] = ()
        self.lines: Sequence[WeekLine] = ()
        self.last = _DAYS - 1
        """The place of the last day that can be marked."""
        self.row = 0
        self.place = 0
        self._top = 0

    def show(self, days: tuple[date, ...], lines: Sequence[WeekLine], last: int) -> None:
        """Show a week; the cursor stays where it is, as far as that is in it."""
        self.days, self.lines, self.last = days, lines, last
        self.row = max(0, min(self.row, len(lines) - 1))
        self.place = max(0, min(self.place, last))
        self.refresh()

    def go_to(self, key: str, place: int = 0) -> None:
        """Put the cursor on a routine, if it has a row."""
        for number, line in enumerate(self.lines):
            if line.key == key:
                self.row, self.place = number, max(0, min(place, self.last))
        self._top = max(0, min(self._top, self.row))
        self.refresh()

    def action_tick(self, code: int) -> None:
        """Tell the mark of the day under the cursor, and go on."""
        if self.lines and self.last >= 0:
            self.post_message(self.Ticked(self.lines[self.row].key, self.place, code))
            self.action_skip()

    def action_skip(self) -> None:
        """Go on to the next day, after the last one to the next routine."""
        if self.place < self.last:
            self._go(self.row, self.place + 1)
        else:
            self.action_next_row()

    def action_next_row(self) -> None:
        """Go to the beginning of the next routine; the last row keeps the cursor."""
        if self.row + 1 < len(self.lines):
            self._go(self.row + 1, 0)
        else:
            self.post_message(self.RowLeft())

    def action_step(self, rows: int, places: int) -> None:
        """Move the cursor within the week."""
        row = max(0, min(len(self.lines) - 1, self.row + rows))
        self._go(row, max(0, min(self.last, self.place + places)))

    def _go(self, row: int, place: int) -> None:
        left = row != self.row
        self.row, self.place = row, place
        room = max(1, self.size.height - _HEAD)
        self._top = max(min(self._top, row), row - room + 1)
        self.refresh()
        if left:
            self.post_message(self.RowLeft())

    def render_line(self, y: int) -> Strip:
        """Draw one line: the weekdays, their numbers, or a routine."""
        width = self.size.width
        names = max(0, width - _DAYS * _CELL)
        line = Line(width, self.rich_style)
        head = self.get_component_rich_style("week--head", partial=True)
        if y < _HEAD:
            line.add_column("", names)
            for day in self.days:
                text = weekday_short(day.weekday()) if y == 0 else str(day.day)
                line.add_column(f"{text:^{_CELL}}", _CELL, head)
            return line.strip()
        at = self._top + y - _HEAD
        if at >= len(self.lines):
            return line.strip()
        row = self.lines[at]
        here = at == self.row
        line.add(">" if here else " ").add_column(row.name, names - 2, Style(bold=here)).add(" ")
        for place, state in enumerate(row.states):
            self._draw_day(line, state, here and place == self.place, place > self.last)
        return line.strip()

    def _draw_day(self, line: Line, state: str, cursor: bool, ahead: bool) -> None:
        """Draw one day of a row."""
        sign = " " if ahead and state == "unsaid" else self.signs[state]
        style = Style()
        if state in ("done", "missed"):
            style = self.get_component_rich_style(f"week--{state}", partial=True)
        line.add(" " * ((_CELL - 3) // 2))
        line.add(f"[{sign}]" if cursor else f" {sign} ", style + Style(reverse=cursor or None))
        line.add(" " * (_CELL - 3 - (_CELL - 3) // 2))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a clicked day."""
        at = self._top + event.y - _HEAD
        place = (event.x - (self.size.width - _DAYS * _CELL)) // _CELL
        if event.y >= _HEAD and at < len(self.lines) and 0 <= place <= self.last:
            self._go(at, place)
