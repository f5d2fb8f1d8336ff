"""A dialog to jump to a day of the diary; days with an entry are marked."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Vertical

from harada.tui.diary_fields import is_written
from harada.tui.screens.base import BaseDialog
from harada.tui.widgets.key_bar import KeyBar
from harada.tui.widgets.month_picker import MonthPicker

if TYPE_CHECKING:
    from textual.app import ComposeResult


class CalendarDialog(BaseDialog[date]):
    """Asks for a day up to tomorrow; answers it, or None on escape."""

    DEFAULT_CSS = """
    CalendarDialog > #frame { width: 34; }
    """

    def __init__(self, day: date, last: date) -> None:
        """Begin on `day`; later days than `last` cannot be chosen."""
        super().__init__()
        self.day = day
        self.last = last

    def compose(self) -> ComposeResult:
        """The month, and its keys below."""
        with Vertical(id="frame"):
            yield MonthPicker(self.day, self.last, self.notebook.profile()["week_start"])
        yield KeyBar()

    def on_mount(self) -> None:
        """Mark the days of the first month."""
        self._mark(self.query_one(MonthPicker))

    def on_month_picker_shown(self, message: MonthPicker.Shown) -> None:
        """Mark the days of the month that came into view."""
        self._mark(message.picker)

    def _mark(self, picker: MonthPicker) -> None:
        """Mark the days on which something was written."""
        first = picker.day.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        days = self.notebook.days(first, last)
        picker.mark(
            {
                date.fromisoformat(iso)
                for iso, day in days.items()
                if is_written(day.get("diary", {}))
            }
        )

    def on_month_picker_chosen(self, message: MonthPicker.Chosen) -> None:
        """Answer the day."""
        self.dismiss(message.day)
