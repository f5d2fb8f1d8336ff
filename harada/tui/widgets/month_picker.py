"""A month of days to choose from; days on which something was written are marked.

Made for jumping to a day; it is told which days are marked and tells which month it shows. The
month of routines and marks is another widget (`month`).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from harada.i18n import N_, month_name, weekday_short
from harada.tui.commands import Command, bindings
from harada.tui.widgets.line import Line
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_CELL = 4
_WEEK = 7
_WEEKS = 6


class DayBefore(Command):
    """Go to the day before."""

    id = "calendar.left"
    keys = "left,h"
    action = "step(-1)"
    text = N_("Day before")
    help = N_("Go one day back.")
    footer = False
    palette = False


class DayAfter(Command):
    """Go to the day after."""

    id = "calendar.right"
    keys = "right,l"
    action = "step(1)"
    text = N_("Day after")
    help = N_("Go one day on.")
    footer = False
    palette = False


class WeekBefore(Command):
    """Go to the week before."""

    id = "calendar.up"
    keys = "up,k"
    action = "step(-7)"
    text = N_("Week before")
    help = N_("Go one week back.")
    footer = False
    palette = False


class WeekAfter(Command):
    """Go to the week after."""

    id = "calendar.down"
    keys = "down,j"
    action = "step(7)"
    text = N_("Week after")
    help = N_("Go one week on.")
    footer = False
    palette = False


class MonthBefore(Command):
    """Go to the month before."""

    id = "calendar.page_up"
    keys = "pageup"
    action = "month(-1)"
    text = N_("Month before")
    help = N_("Go one month back.")
    palette = False


class MonthAfter(Command):
    """Go to the month after."""

    id = "calendar.page_down"
    keys = "pagedown"
    action = "month(1)"
    text = N_("Month after")
    help = N_("Go one month on.")
    palette = False


class Choose(Command):
    """Choose the day under the cursor."""

    id = "calendar.choose"
    keys = "enter,space"
    action = "choose"
    text = N_("Go there")
    help = N_("Go to this day.")
    palette = False


class MonthPicker(Translated, Widget, can_focus=True):
    """The days of one month, weeks as lines, a cursor on one of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--quiet", "picker--marked", "picker--cursor"}
    DEFAULT_CSS = """
    MonthPicker {
        width: 28;
        height: 8;
        & > .picker--quiet { color: $text-muted; }
        & > .picker--marked { color: $accent; text-style: bold; }
        &:focus > .picker--cursor { background: $primary; text-style: bold; }
        &:ansi:focus > .picker--cursor { background: ansi_default; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        DayBefore, DayAfter, WeekBefore, WeekAfter, MonthBefore, MonthAfter, Choose
    )

    class Shown(Message):
        """Another month came into view; its owner may mark its days."""

        def __init__(self, picker: MonthPicker) -> None:
            """Carry the picker."""
            super().__init__()
            self.picker = picker

    class Chosen(Message):
        """A day was chosen."""

        def __init__(self, day: date) -> None:
            """Carry the day."""
            super().__init__()
            self.day = day

    def __init__(self, day: date, last: date, week_start: int) -> None:
        """Put the cursor on `day`; days after `last` cannot be chosen."""
        super().__init__()
        self.day = day
        self.last = last
        self.week_start = week_start
        self.marked: set[date] = set()

    def mark(self, days: set[date]) -> None:
        """Mark these days."""
        self.marked = days
        self.refresh()

    def retranslate(self) -> None:
        """Say the names in the new language."""
        self.refresh()

    @property
    def _first(self) -> date:
        """The day in the upper left corner."""
        first = self.day.replace(day=1)
        return first - timedelta(days=(first.weekday() - self.week_start) % _WEEK)

    def _go(self, day: date) -> None:
        """Put the cursor on a day, not later than the last one."""
        day = min(day, self.last)
        turned = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        if turned:
            self.post_message(self.Shown(self))
        self.refresh()

    def action_step(self, days: int) -> None:
        """Move the cursor by days."""
        self._go(self.day + timedelta(days=days))

    def action_month(self, by: int) -> None:
        """Move the cursor by a month, to the same day or the last one of a shorter month."""
        month = self.day.year * 12 + self.day.month - 1 + by
        year, number = divmod(month, 12)
        longest = monthrange(year, number + 1)[1]
        self._go(date(year, number + 1, min(self.day.day, longest)))

    def action_choose(self) -> None:
        """Tell which day was chosen."""
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """Choose the day that was clicked."""
        if event.y >= 2:
            day = self._first + timedelta(days=(event.y - 2) * _WEEK + event.x // _CELL)
            if day <= self.last and day.month == self.day.month:
                self.day = day
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Draw the month's name, the weekdays' names, or a week."""
        line = Line(self.size.width, self.rich_style)
        quiet = self.get_component_rich_style("picker--quiet", partial=True)
        if y == 0:
            title = f"{month_name(self.day.month)} {self.day.year}"
            return line.add(title, Style(bold=True)).strip()
        if y == 1:
            for at in range(_WEEK):
                name = weekday_short((self.week_start + at) % _WEEK)
                line.add_column(f"{name:>{_CELL - 1}}"[: _CELL - 1], _CELL, quiet)
            return line.strip()
        for at in range(_WEEK):
            self._draw_day(line, self._first + timedelta(days=(y - 2) * _WEEK + at), quiet)
        return line.strip()

    def _draw_day(self, line: Line, day: date, quiet: Style) -> None:
        """Draw one day; the marked ones have a point as well as a colour."""
        if day.month != self.day.month:
            line.add(" " * _CELL)
            return
        style = quiet if day > self.last else Style()
        if day in self.marked:
            style = self.get_component_rich_style("picker--marked", partial=True)
        if day == self.day:
            style += self.get_component_rich_style("picker--cursor", partial=True)
        line.add(f"{day.day:>3}", style).add("*" if day in self.marked else " ", style)
