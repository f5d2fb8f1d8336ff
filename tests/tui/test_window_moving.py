"""The Window: a cell or a pillar is picked up, carried, and put down elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.detail import Detail
from tests.tui.screen_text import screen_text
from tests.tui.test_window import TODAY, cell, window

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


async def test_a_cell_that_is_put_down_on_another_changes_places_with_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.mark(TODAY, ["r1"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 1))
        await pilot.press("m", "right", "right", "enter")
        assert cell(notebook, 1, 3)["routine"] == "r1"
        assert cell(notebook, 1, 1) == {"text": "Calm action 3", "state": "waiting"}
        assert notebook.routines()["r1"]["action"] == 3
        assert screen.chart.place == (1, 3)
        assert "○Two" in screen_text(app)
        await pilot.press("u")
        assert cell(notebook, 1, 1)["routine"] == "r1"


async def test_a_cell_moves_to_an_empty_one_by_digits(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_cell(8, 8, "")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(2, 1))
        await pilot.press("m", "8", "8")
        assert "8.8, which is empty" in app.screen.query_one(Detail).about
        await pilot.press("m")
        assert cell(notebook, 8, 8)["routine"] == "r3"
        assert cell(notebook, 2, 1)["text"] == ""


async def test_a_pillar_goes_with_all_it_holds_also_from_a_cell_of_the_other_s_block(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 0))
        await pilot.press("m", "5", "2", "space")
        chart = notebook.chart()
        assert chart is not None
        assert [chart["pillars"][at]["text"] for at in (0, 4)] == ["Body", "Calm"]
        assert notebook.routines()["r1"]["pillar"] == 5


async def test_escape_leaves_it_where_it_stood_and_goes_back_there(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    before = notebook.chart()
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 1))
        await pilot.press("m", "down", "down", "escape")
        assert notebook.chart() == before
        assert screen.chart.place == (1, 1)
        assert screen.chart.carried is None


async def test_while_something_is_carried_it_is_marked_and_keys_do_nothing_else(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    before = notebook.chart()
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 1))
        await pilot.press("m", "right")
        shown = screen_text(app)
        assert "»□Two" in shown
        assert "Carrying 1.1  Two minutes" in shown
        assert "changes places with 1.2  Tidy the desk at four" in shown
        assert "Put down" in shown
        assert "Missed" not in shown
        await pilot.press("x", "r", "d", "a", "p", "n", "e")
        assert app.screen is screen
        assert (notebook.chart(), notebook.day(TODAY)["marks"]) == (before, {})


@pytest.mark.parametrize(("first", "then"), [(Place(1, 1), "2"), (Place(1, 0), "0")])
async def test_a_cell_is_not_put_on_a_pillar_nor_a_pillar_on_the_goal(
    new_app: Callable[..., HaradaApp], notebook: Notebook, first: Place, then: str
) -> None:
    before = notebook.chart()
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, first)
        await pilot.press("m", then, "enter")
        assert "Not here:" in screen.query_one(Detail).about
        assert screen.chart.carried == first
        assert notebook.chart() == before


@pytest.mark.parametrize("place", [Place(0, 0), Place(8, 8)])
async def test_the_goal_and_an_empty_cell_are_not_picked_up(
    new_app: Callable[..., HaradaApp], notebook: Notebook, place: Place
) -> None:
    notebook.set_cell(8, 8, "")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, place)
        await pilot.press("m")
        assert screen.chart.carried is None


async def test_what_is_carried_is_let_go_when_the_screen_is_left(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 1))
        await pilot.press("m", "f2", "f4")
        assert screen.chart.carried is None
        await pilot.press("enter")
        assert screen.filling
