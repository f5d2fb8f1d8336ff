"""Month views for the tests of the month widget, and an app that shows one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.app import App

from harada.tui.widgets.lean_strip import write_lean
from harada.tui.widgets.month import Month
from harada.tui.widgets.month_view import DayState, MonthHeading, MonthLine, MonthView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

PATTERN: tuple[DayState, ...] = ("done", "done", "missed", "done", "rest", "unsaid", "done")


def month_view(
    rows: int = 3, *, today: int | None = 21, year: int = 2026, month: int = 11, name: str = ""
) -> MonthView:
    """Return a month of routines; every second one is not due at weekends."""
    count = monthrange(year, month)[1]
    days = tuple(date(year, month, number) for number in range(1, count + 1))
    ends = tuple(n + 1 for n, day in enumerate(days) if day.weekday() == 6 or n == count - 1)
    lines: list[MonthHeading | MonthLine] = []
    for row in range(rows):
        if row % 10 == 0:
            lines.append(MonthHeading(f"Group {row // 10 + 1}"))
        states = tuple(_state(row, place, day, today) for place, day in enumerate(days))
        begins = (0, *ends)
        subtotals = tuple(
            str(states[begin:end].count("done")) for begin, end in zip(begins, ends, strict=False)
        )
        figures = (str(60 + row % 40), str(states.count("done")), f"{row}%", str(row % 22))
        lines.append(
            MonthLine(
                f"r{row}", name or f"routine {row}", states, subtotals, figures, frozenset({2})
            )
        )
    return MonthView(days, ends, today, tuple(lines))


def _state(row: int, place: int, day: date, today: int | None) -> DayState:
    if row % 2 and day.weekday() > 4:
        return "off"
    if today is not None and place >= today:
        return "open" if place == today else "coming"
    return PATTERN[(place + row) % len(PATTERN)]


class MonthApp(App[None]):
    """Shows a month alone and notes its messages."""

    def __init__(self, view: MonthView | None = None) -> None:
        super().__init__()
        self.shown = view or month_view()
        self.heard: list[tuple[str, str, int]] = []

    def get_default_screen(self) -> Screen[Any]:
        screen = super().get_default_screen()
        write_lean(screen)
        return screen

    def compose(self) -> ComposeResult:
        yield Month()

    def on_mount(self) -> None:
        self.month.view = self.shown

    @property
    def month(self) -> Month:
        return self.query_one(Month)

    def on_month_moved(self, message: Month.Moved) -> None:
        self.heard.append(("moved", message.key, message.day.day))

    def on_month_marked(self, message: Month.Marked) -> None:
        self.heard.append(("marked", message.key, message.day.day))
