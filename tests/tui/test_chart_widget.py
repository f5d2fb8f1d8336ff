"""What the chart tells when keys are pressed, and what it draws."""

from __future__ import annotations

import random

import pytest

from harada.tui.widgets.chart_places import LIST_ORDER, MIDDLE
from harada.tui.widgets.chart_view import CellView, Place
from tests.tui.charts import ChartApp, small_view
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_text
from tests.tui.typewriter import Typewriter, widths


async def test_arrows_and_letters_walk_over_the_chart_and_its_blocks() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "l", "up", "k", "left", "h", "down", "j")
        assert [place for _, place in app.heard] == [
            *("5", "5.4", "5.1", "3.6", "2.8", "2.7", "2", ""),
        ]


async def test_the_cursor_stops_at_the_edges() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)):
        app.chart.cursor = (0, 0)
        app.chart.action_step(-1, -1)
        assert app.chart.cursor == (0, 0)
        app.chart.cursor = (8, 8)
        app.chart.action_step(1, 1)
        assert app.chart.cursor == (8, 8)


async def test_two_digits_go_to_an_action_one_to_a_pillar_and_zero_to_the_goal() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "5", "0", "7", "right", "2")
        assert [place for _, place in app.heard] == ["3", "3.5", "", "7", "7.5", "2"]


async def test_digits_never_reach_the_app() -> None:
    class Listening(ChartApp):
        BINDINGS = [("3", "tell", "")]

        def action_tell(self) -> None:
            self.heard.append(("app", "3"))

    app = Listening()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "9")
        assert app.heard == [("moved", "3")]


async def test_a_pillar_that_stands_twice_is_one_place() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)):
        app.chart.cursor = (3, 4)
        assert app.chart.place == Place(2, 0)
        app.chart.show_place(Place(2, 0))
        assert app.chart.cursor == (3, 4)


async def test_keys_ask_and_change_nothing() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "2", "space", "p", "z", "z", "enter")
        asked = [entry for entry in app.heard if entry[0] != "moved"]
        assert asked == [
            ("marked", "3.2"),
            ("promote", "3.2"),
            ("zoom", True),
            ("zoom", False),
            ("fill", "3.2"),
        ]
        assert app.chart.view == app.shown


async def test_a_click_goes_to_a_cell_and_a_double_click_writes_in_it() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(2, 1), times=2)
        assert app.heard == [("moved", "1.1"), ("fill", "1.1")]


async def test_the_terminal_s_own_cursor_follows() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "1")
        assert app.cursor_position == (0, 0)
        await pilot.press("right")
        assert app.cursor_position == (9, 0)


async def test_zoom_shows_one_block_and_follows_into_the_next() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "z")
        assert "Product 1" in screen_text(app)
        assert "Calm 1" not in screen_text(app)
        await pilot.press("left", "left")
        assert "Listening 5" in screen_text(app)
        assert "Product 1" not in screen_text(app)


async def test_a_small_room_makes_a_list_that_scrolls_with_the_cursor() -> None:
    app = ChartApp()
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.chart.is_list
        seen = []
        for _ in range(3):
            await pilot.press("down")
            seen.append(app.chart.place)
        assert seen == [(1, 0), (1, 1), (1, 2)]
        await pilot.press("8", "8")
        await pilot.pause()
        assert "Luck 8" in screen_text(app)
        await pilot.press("h")
        assert app.chart.place == (7, 0)


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 10), (20, 5), (3, 2), (1, 1)])
async def test_every_size_draws_lines_as_wide_as_the_screen(size: tuple[int, int]) -> None:
    app = ChartApp()
    async with app.run_test(size=size) as pilot:
        assert widths(app) == {size[0]}
        app.chart.zoomed = True
        await pilot.pause()
        assert widths(app) == {size[0]}


NASTY = [
    "[bold]not markup[/bold] [/] [link=x]",
    "漢字かな交じり文と日本語のとても長い行動の説明",
    "👨‍👩‍👧‍👦 family, ❤️ heart, 🇧🇪 flag, 🏽 tone",
    "\x1b[31mred\x1b[0m \x07 \x00 \r\n new\nline\ttab",
    "a" * 10_000,
    "é\u0301\u0302" * 3000,
    "\u200d\ufe0f\u0301 start",
    "\u202eright to left\u2066",
    "ends with a joiner \u200d",
    "{0} %s {name}",
    "",
    "नमस्ते ก็ ﷽",
    "ｶﾀｶﾅ １２３",
]


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20)])
async def test_no_text_breaks_the_geometry(size: tuple[int, int]) -> None:
    chosen = random.Random(7)
    app = ChartApp(small_view(lambda pillar, action: chosen.choice(NASTY)))
    async with app.run_test(size=size) as pilot:
        assert widths(app) == {size[0]}
        app.chart.zoomed = True
        for cursor in ((1, 1), (4, 4), (7, 7)):
            app.chart.cursor = cursor
            await pilot.pause()
            assert widths(app) == {size[0]}
        assert "\x1b" not in screen_text(app)


@pytest.mark.parametrize(
    ("name", "size", "zoomed"),
    [
        ("chart_160x50", (160, 50), False),
        ("chart_80x24", (80, 24), False),
        ("chart_80x24_zoomed", (80, 24), True),
        ("chart_60x20", (60, 20), False),
    ],
)
async def test_the_picture(name: str, size: tuple[int, int], zoomed: bool) -> None:
    app = ChartApp()
    async with app.run_test(size=size) as pilot:
        app.chart.zoomed = zoomed
        await pilot.pause()
        assert agrees(name, screen_text(app))


async def test_plain_marks_are_all_ascii() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chart.plain = True
        await pilot.pause()
        assert screen_text(app).isascii()


async def test_each_state_has_its_own_sign() -> None:
    app = ChartApp()
    async with app.run_test(size=(60, 40)):
        lines = screen_text(app).splitlines()
        signs = [line.split()[1] for line in lines if "Calm" in line and line.split()[-1] != "Calm"]
        assert len(set(signs)) == len(signs) == 8


async def test_a_new_view_keeps_the_cursor_and_repaints_only_what_differs() -> None:
    app = ChartApp()
    typewriter = Typewriter(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "2")
        await typewriter.settled(pilot)
        cells = [list(row) for row in app.shown.cells]
        cells[2][1] = CellView("Product 2", "active", "routine", "done", True)
        app.chart.view = type(app.shown)(
            app.shown.centre, app.shown.pillars, tuple(tuple(row) for row in cells)
        )
        assert 0 < await typewriter.settled(pilot) < 512
        assert app.chart.place == (3, 2)
        assert "○Product" in screen_text(app)
        assert typewriter.terminal_text() == screen_text(app)


async def test_what_is_typed_shows_in_the_cell_and_where_it_stands_again() -> None:
    app = ChartApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.chart.show_place(Place(3, 0))
        app.chart.draft = "Weather"
        await pilot.pause()
        assert screen_text(app).count("3Weather") == 2
        app.chart.draft = None
        await pilot.pause()
        assert screen_text(app).count("3Product") == 2


@pytest.mark.parametrize("text", ["", "漢字とかな", "👩‍👧 e\u0301te ❤️"])
async def test_a_key_writes_at_most_a_kilobyte_and_leaves_the_terminal_true(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    app = ChartApp(small_view((lambda pillar, action: f"{action}{text}") if text else None))
    typewriter = Typewriter(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await typewriter.settled(pilot)
        for across, down in [(1, 0)] * 2 + [(0, 1)] * 3 + [(-1, 0)] * 2 + [(0, -1)] * 2:
            app.chart.action_step(across, down)
            assert await typewriter.settled(pilot) <= 1024
        if text.isascii():
            # The emulator counts some emoji otherwise than Textual does.
            assert typewriter.terminal_text() == screen_text(app)


def test_the_list_knows_every_place_once() -> None:
    assert len(LIST_ORDER) == len(set(LIST_ORDER)) == 73
    assert LIST_ORDER[0] == MIDDLE
