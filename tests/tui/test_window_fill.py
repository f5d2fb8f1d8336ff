"""The Window: writing cells one after the other, and the four minutes of a block."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual import events

from harada.notebook.notebook import Notebook
from harada.tui.widgets.chart_places import FILL_PATH, fill_next, place_at
from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.fill_bar import FillBar
from tests.tui import notebooks
from tests.tui.screen_text import screen_text
from tests.tui.test_window import cell, window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harada.notebook.clock import FixedClock
    from harada.tui.app import HaradaApp


def test_the_path_goes_clockwise_from_the_top_through_all_seventy_two() -> None:
    assert [str(place_at(spot)) for spot in FILL_PATH[:10]] == [
        *("2", "3", "5", "8", "7", "6", "4", "1"),
        *("2.2", "2.3"),
    ]
    assert len(FILL_PATH) == len(set(FILL_PATH)) == 72
    assert fill_next(FILL_PATH[-1]) is None
    assert fill_next((4, 4)) == (3, 4)
    assert place_at(fill_next((1, 1)) or (0, 0)) == (1, 2)


async def test_enter_and_tab_keep_the_text_and_go_on_clockwise(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u", *"one", "enter")
        assert cell(notebook, 1, 3)["text"] == "one"
        assert screen.chart.place == (1, 5)
        await pilot.press("ctrl+u", *"two", "tab")
        assert cell(notebook, 1, 5)["text"] == "two"
        assert screen.chart.place == (1, 8)
        await pilot.press("shift+tab", "escape")
        assert screen.chart.place == (1, 5)
        assert screen.chart.has_focus
        assert not screen.filling


async def test_every_printable_key_is_text(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        keys = ["q", "z", "2", "question_mark", "u", "space", "left_square_bracket", "x", "漢"]
        await pilot.press("i", "ctrl+u", *keys)
        assert app.screen is screen
        assert screen.chart.draft == "qz2?u [x漢"
        await pilot.press("escape")
        assert cell(notebook, 1, 3)["text"] == "qz2?u [x漢"


async def test_what_is_typed_is_seen_in_the_chart_at_once(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(3, 0))
        await pilot.press("enter", "ctrl+u", *"Sky")
        assert screen_text(app).count("3Sky") == 2


async def test_a_paste_of_several_lines_becomes_one_text(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u")
        app.post_message(events.Paste("read\r\n\x1b[31mten\tpages\x00\n"))
        await pilot.pause()
        await pilot.press("escape")
        assert cell(notebook, 1, 3)["text"] == "read [31mten pages"


async def test_pillars_and_the_goal_are_written_too(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(0, 0))
        await pilot.press("enter", "ctrl+u", *"goal", "enter", "ctrl+u", *"pillar", "escape")
        chart = notebook.chart()
        assert chart is not None
        assert (chart["text"], chart["pillars"][1]["text"]) == ("goal", "pillar")


async def test_a_new_notebook_begins_with_the_goal_and_eight_pillars(
    tmp_path: Path, clock: FixedClock
) -> None:
    from harada.tui.app import HaradaApp

    notebook = notebooks.begun(str(tmp_path / "new"), clock)
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot)
        assert "Enter begins" in screen_text(app)
        await pilot.press("enter", *"G", "enter", *"A", "enter", *"B", "escape")
        chart = notebook.chart()
        assert chart is not None
        assert chart["text"] == "G"
        assert [pillar["text"] for pillar in chart["pillars"]][:3] == ["", "A", "B"]


async def test_keys_that_come_all_at_once_find_their_cells(
    tmp_path: Path, clock: FixedClock
) -> None:
    from harada.tui.app import HaradaApp

    notebook = notebooks.begun(str(tmp_path / "new"), clock)
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot)
        keys = [*"?", "ctrl+u", *"Go yx", "left", "backspace", "end", "enter", *"Ab", "tab"]
        for key in ("enter", *keys, *"dz", "enter", *"q", "escape"):
            named = {"enter": "\r", "tab": "\t", "escape": "\x1b"}
            app.post_message(
                events.Key(
                    key.replace(" ", "space"), named.get(key, key if len(key) == 1 else None)
                )
            )
        await pilot.pause()
        await pilot.pause()
        chart = notebook.chart()
        assert chart is not None
        assert not screen.filling
        assert chart["text"] == "Go x"
        texts = [chart["pillars"][number - 1]["text"] for number in (2, 3, 5, 8)]
        assert texts == ["Ab", "dz", "q", ""]


async def test_the_last_cell_ends_the_writing(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, place_at(FILL_PATH[-1]))
        await pilot.press("enter", "enter")
        assert not screen.filling
        assert screen.chart.has_focus


async def test_leaving_the_screen_keeps_what_is_being_typed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u", *"kept", "f2")
        assert cell(notebook, 1, 3)["text"] == "kept"
        await pilot.press("f4")
        assert app.screen is screen
        assert screen.filling
        assert screen.bar.input.value == "kept"


async def test_a_click_on_the_chart_keeps_the_text_and_stops(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u", *"kept")
        await pilot.click("Chart", offset=(2, 0))
        assert cell(notebook, 1, 3)["text"] == "kept"
        assert not screen.filling
        assert screen.chart.place == (1, 1)


async def test_undo_while_writing_shows_the_text_before(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u", *"new", "ctrl+t")
        assert cell(notebook, 1, 3)["text"] == "Calm action 3"
        assert screen.bar.input.value == "Calm action 3"
        assert screen.filling


async def test_a_change_of_another_program_leaves_what_is_being_typed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u", *"mine")
        Notebook(notebook.home, notebook.clock).set_cell(1, 3, "theirs")
        app.look()
        await pilot.pause()
        assert screen.bar.input.value == "mine"


async def test_a_change_of_language_leaves_what_is_being_typed(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter", "ctrl+u", *"mine")
        app.speak("nl")
        await pilot.pause()
        assert screen.bar.input.value == "mine"
        assert screen.bar.input.has_focus


async def test_four_minutes_run_for_a_block_and_end_in_a_word_that_stops_nothing(
    new_app: Callable[..., HaradaApp], clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 0))
        await pilot.press("t")
        assert screen.chart.place == (1, 2)
        assert "4:00" in screen_text(app)
        clock.moment += timedelta(minutes=3, seconds=30)
        screen.bar.tick()
        await pilot.pause()
        assert "0:30" in screen_text(app)
        clock.moment += timedelta(seconds=30)
        said: list[str] = []
        app.say = said.append  # type: ignore[method-assign, assignment]
        screen.bar.tick()
        await pilot.pause()
        assert len(said) == 1
        assert said[0].startswith("Four minutes")
        assert screen.filling


async def test_the_minutes_begin_anew_in_the_next_block(
    new_app: Callable[..., HaradaApp], clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(2, 4))
        await pilot.press("t")
        clock.moment += timedelta(minutes=3)
        await pilot.press("enter")
        assert screen.chart.place == (2, 1)
        screen.bar.tick()
        await pilot.pause()
        assert "1:00" in screen_text(app)
        await pilot.press("enter")
        assert screen.chart.place == (3, 2)
        assert "4:00" in screen_text(app)


@pytest.mark.parametrize(
    "text", ["漢字" * 40, "👨‍👩‍👧 " * 9, "[/b]" * 30], ids=["wide", "emoji", "markup"]
)
async def test_the_terminal_s_cursor_stands_where_the_text_goes_on(
    new_app: Callable[..., HaradaApp], text: str
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 3))
        await pilot.press("enter")
        screen.query_one(FillBar).input.insert_text_at_cursor(text)
        await pilot.pause()
        assert app.cursor_position.y == screen.bar.region.y
        assert screen.bar.input.region.x <= app.cursor_position.x <= 80
