"""The Window: what comes next, the menu of a cell's routine, and the history of what ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from harada.notebook import rostering
from harada.tui.screens.choice import ChoiceDialog
from harada.tui.screens.rhythm import RhythmDialog
from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.detail import Detail
from tests.tui.screen_text import screen_text
from tests.tui.test_window import TODAY, cell, window

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


async def test_s_offers_a_handful_of_waiting_cells_and_starts_the_chosen_one(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(0, 0))
        await pilot.press("s")
        assert isinstance(app.screen, ChoiceDialog)
        assert "You keep 10 routines in the focus" in screen_text(app)
        assert len(app.screen.ways) == 5
        chosen = app.screen.ways[1].key
        await pilot.press("2")
        assert isinstance(app.screen, RhythmDialog)
        await pilot.press("enter")
        assert str(screen.chart.place) == chosen
        assert cell(notebook, *screen.chart.place)["state"] == "active"
        assert [f"{chosen} begins today" in each.message for each in app._notifications] == [True]


async def test_s_says_so_when_nothing_waits(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    with notebook.change("empty"):
        for pillar in range(1, 9):
            for action in range(1, 9):
                notebook.set_cell(pillar, action, "")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot)
        await pilot.press("s")
        assert app.screen is screen


async def test_e_writes_a_two_minute_version_that_a_tall_screen_shows(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(100, 42)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("e", "5", *"One breath", "enter")
        assert notebook.routines()["r1"].get("small") == "One breath"
        assert "in two minutes: One breath" in screen_text(app)


async def test_a_cell_can_follow_the_shifts_where_there_is_a_roster(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    rostering.set_cycle(notebook, TODAY, ["early", "late", "off"])
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 3))
        await pilot.press("p", "5", *"late", "enter")
        routine = notebook.routines()[cell(notebook, 1, 3)["routine"]]
        assert routine["recurrence"]["kind"] == "shifts"


async def test_what_was_dropped_says_how_often_it_was_kept_and_until_when(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_cell_state(1, 1, "dropped")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        about = app.screen.query_one(Detail).about
        assert about == "dropped · kept 7 times until Sunday 22 November 2026"


async def test_a_waiting_cell_still_tells_what_was_practised_in_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_cell_state(1, 1, "waiting")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        assert "kept 7 times until" in app.screen.query_one(Detail).about


async def test_a_cell_that_waits_again_is_taken_up_with_its_history_or_begun_anew(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_cell_state(1, 1, "waiting")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("p")
        assert "kept 7 times" in screen_text(app)
        await pilot.press("1")
        assert cell(notebook, 1, 1)["routine"] == "r1"
        await pilot.press("u", "p", "2")
        assert isinstance(app.screen, RhythmDialog)


async def test_the_days_between_dropping_and_taking_up_again_ask_for_nothing(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    notebook.set_cell_state(1, 1, "dropped")
    clock.moment += timedelta(days=10)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("d", "1")
        assert cell(notebook, 1, 1)["state"] == "active"
        pauses = [(p["first"], p["last"]) for p in notebook.pauses().values()]
        assert pauses == [(date(2026, 11, 23).isoformat(), date(2026, 12, 1).isoformat())]


async def test_a_cell_that_is_called_a_habit_makes_room_for_another_of_its_pillar(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("d", "2")
        assert cell(notebook, 1, 1)["state"] == "habit"
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("1")
        assert cell(notebook, 1, 3)["state"] == "active"


async def test_y_shows_the_thread_of_a_cell(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("y")
        shown = screen_text(app)
        assert "Every customer is helped the first time" in shown
        assert "1 Calm" in shown


async def test_p_on_a_dated_action_gives_it_another_day(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    key = notebook.promote(2, 8, due=TODAY)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(2, 8))
        await pilot.press("p", "ctrl+u", *"+1w", "enter")
        assert notebook.actions()[key]["due"] == (TODAY + timedelta(days=7)).isoformat()


async def test_y_shows_the_thread_of_a_waiting_cell_of_a_pillar_and_of_the_goal(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 40)) as pilot:
        screen = await window(app, pilot, Place(2, 8))
        for place, here, below in (
            (Place(2, 8), f"Action  2.8 {cell(notebook, 2, 8)['text']}", ""),
            (Place(2, 0), "Pillar    2 Listening", "2.3 Listening action 3"),
            (Place(0, 0), "400 calls", "8 "),
        ):
            screen.chart.show_place(place)
            await pilot.press("y")
            await pilot.pause()
            shown = screen_text(app)
            assert "Mission" in shown
            assert " ".join(here.split()) in " ".join(shown.split())
            assert below in shown
            await pilot.press("escape")


async def test_enter_on_a_thread_goes_to_the_cell_it_names(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 40)) as pilot:
        screen = await window(app, pilot, Place(2, 0))
        await pilot.press("y", "down", "down", "enter")
        await pilot.pause()
        assert screen.chart.place == Place(2, 2)


async def test_c_begins_another_chart_and_leads_back_to_the_first(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("c", "1", *"Home", "enter")
        await pilot.pause()
        chart = notebook.chart()
        assert chart is not None and chart["text"] == "Home"
        assert "Two minutes" not in screen_text(app)
        await pilot.press("c", "1")
        await pilot.pause()
        assert notebook.chart_id() == "c1"
