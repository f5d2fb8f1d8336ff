"""What the month sheet tells when keys are pressed, and what it draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from harada.tui.widgets.month_view import MonthLine, MonthView
from tests.tui.golden import agrees
from tests.tui.months import MonthApp, month_view
from tests.tui.screen_text import screen_text
from tests.tui.typewriter import Typewriter, widths


async def test_arrows_and_letters_walk_over_days_and_routines_but_never_over_headings() -> None:
    app = MonthApp(month_view(12))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "l", "down", "j", "left", "h", "up", "k")
        assert app.heard[1:] == [
            ("moved", "r0", 2),
            ("moved", "r0", 3),
            ("moved", "r1", 3),
            ("moved", "r2", 3),
            ("moved", "r2", 2),
            ("moved", "r2", 1),
            ("moved", "r1", 1),
            ("moved", "r0", 1),
        ]
        app.month.go_to("r9")
        app.month.action_step(0, 1)
        await pilot.pause()
        assert app.heard[-1] == ("moved", "r10", 1)


async def test_space_asks_for_the_mark_of_the_routine_on_that_day() -> None:
    app = MonthApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.month.go_to("r1", date(2026, 11, 12))
        await pilot.press("space")
        assert app.heard[-1] == ("marked", "r1", 12)


async def test_the_cursor_stops_at_the_edges_of_the_sheet() -> None:
    app = MonthApp()
    async with app.run_test(size=(80, 24)):
        app.month.action_step(-9, -9)
        assert (app.month.line and app.month.line.key, app.month.day) == ("r0", date(2026, 11, 1))
        app.month.action_step(99, 99)
        assert (app.month.line and app.month.line.key, app.month.day) == ("r2", date(2026, 11, 30))


async def test_a_double_click_asks_for_the_mark_of_the_cell() -> None:
    app = MonthApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(app.month.columns.name + app.month.columns.days[4], 5), times=2)
        assert app.heard[-2:] == [("moved", "r1", 5), ("marked", "r1", 5)]


async def test_an_empty_month_is_drawn_and_asks_nothing() -> None:
    app = MonthApp(month_view(0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "right")
        assert app.month.line is None
        assert app.heard == []


async def test_sixty_four_rows_scroll_under_a_heading_that_stays() -> None:
    app = MonthApp(month_view(64))
    async with app.run_test(size=(80, 24)) as pilot:
        head = screen_text(app).splitlines()[:3]
        app.month.action_step(0, 999)
        await pilot.pause()
        assert "routine 63" in screen_text(app)
        assert screen_text(app).splitlines()[:3] == head
        app.month.action_step(0, -999)
        await pilot.pause()
        assert "Group 1" in screen_text(app)


async def test_names_and_figures_are_in_reach_where_the_days_do_not_fit() -> None:
    app = MonthApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("end")
        assert "Score" in screen_text(app)
        assert "routine" in screen_text(app)
        await pilot.press("home")
        assert "Score" not in screen_text(app)
        assert "routine" in screen_text(app)


@pytest.mark.parametrize("width", [160, 100, 80, 60, 40, 20])
async def test_the_day_under_the_cursor_is_always_in_sight(width: int) -> None:
    app = MonthApp()
    async with app.run_test(size=(width, 12)):
        for _ in range(30):
            app.month.action_step(1, 0)
            assert app.month._column(app.month.cursor[1]) is not None
        for _ in range(30):
            app.month.action_step(-1, 0)
            assert app.month._column(app.month.cursor[1]) is not None


NAMES = [
    "[bold]not markup[/]",
    "漢字を十個書く、毎日忘れずに",
    "👨‍👩‍👧 and ❤️",
    "\x1b[31mred\x1b[0m\r\n\tx",
    "z" * 10_000,
    "\u200de\u0301\u202e",
    "",
]


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 10), (9, 3), (1, 1)])
@pytest.mark.parametrize("name", ["routine", *NAMES])
async def test_every_line_is_as_wide_as_the_screen(name: str, size: tuple[int, int]) -> None:
    app = MonthApp(month_view(12, name=name))
    async with app.run_test(size=size):
        assert widths(app) == {size[0]}
        app.month.action_step(99, 99)
        assert widths(app) == {size[0]}
        assert "\x1b" not in screen_text(app)


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 10)])
async def test_the_picture(size: tuple[int, int]) -> None:
    app = MonthApp(month_view(14))
    async with app.run_test(size=size) as pilot:
        app.month.go_to("r3", date(2026, 11, 22))
        await pilot.pause()
        assert agrees(f"month_{size[0]}x{size[1]}", screen_text(app))


async def test_plain_marks_are_all_ascii() -> None:
    app = MonthApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.month.plain = True
        await pilot.pause()
        assert screen_text(app).isascii()


@pytest.mark.parametrize(
    ("year", "month", "weeks"), [(2026, 2, 5), (2026, 3, 6), (2027, 2, 4), (2028, 2, 5)]
)
async def test_a_month_of_any_shape_has_a_subtotal_for_each_of_its_weeks(
    year: int, month: int, weeks: int
) -> None:
    app = MonthApp(month_view(2, today=None, year=year, month=month))
    async with app.run_test(size=(80, 24)):
        line = next(line for line in screen_text(app).splitlines() if "routine 0" in line)
        assert line.count("│") == weeks == len(app.month.columns.weeks)


def _with_mark(view: MonthView, at: int, place: int) -> MonthView:
    line = view.lines[at]
    assert isinstance(line, MonthLine)
    states = (*line.states[:place], "done", *line.states[place + 1 :])
    lines = (*view.lines[:at], replace(line, states=states), *view.lines[at + 1 :])
    return replace(view, lines=lines)


async def test_a_key_writes_at_most_a_kilobyte_and_leaves_the_terminal_true(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    app = MonthApp(month_view(12))
    typewriter = Typewriter(app)
    async with app.run_test(size=(80, 24)) as pilot:
        app.month.go_to("r2", date(2026, 11, 28))
        await typewriter.settled(pilot)
        for across, down in [(1, 0), (1, 0), (0, 1), (0, 1), (-7, 0), (0, -1), (-1, 0)]:
            app.month.action_step(across, down)
            assert 0 < await typewriter.settled(pilot) <= 1024
        app.month.view = _with_mark(app.shown, 3, 21)
        assert 0 < await typewriter.settled(pilot) <= 1024
        assert typewriter.terminal_text() == screen_text(app)
