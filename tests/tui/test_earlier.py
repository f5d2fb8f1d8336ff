"""Earlier charts: how the chart was three months ago beside today's, and what changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

import pytest

from harada.notebook.arranging import swap_cells
from harada.notebook.cycling import keep_version
from harada.tui.screens.earlier import EarlierScreen, VersionsDialog
from harada.tui.screens.window import WindowScreen
from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.detail import Detail
from tests.tui.conftest import EVENING
from tests.tui.screen_text import assert_golden, screen_text
from tests.tui.typewriter import widths

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


@pytest.fixture
def lived(notebook: Notebook, clock: FixedClock) -> Notebook:
    """Noor's notebook, with two versions of the chart kept, and a quarter of changes since."""
    clock.moment = datetime(2026, 3, 2, 21, 4)
    notebook.set_cell(7, 4, "Lay the table")
    keep_version(notebook)
    clock.moment = datetime(2026, 8, 20, 21, 4)
    notebook.set_cell(7, 4, "Home action 4")
    keep_version(notebook)
    clock.moment = EVENING
    with notebook.change("live"):
        notebook.graduate("r1", date(2026, 10, 12))
        notebook.set_cell(2, 3, "Ask what they have tried already")
        notebook.set_cell(3, 8, "")
        notebook.set_pillar(8, text="Luck and friends")
        swap_cells(notebook, (6, 6), (7, 7))
        notebook.set_cell_state(5, 1, "dropped")
    return notebook


async def earlier(app: HaradaApp, pilot: Pilot[None], place: Place | None = None) -> EarlierScreen:
    """Show the earlier charts from the Window, with the cursor on a place."""
    app.action_show("window")
    await pilot.pause()
    await pilot.press("v")
    screen = cast("EarlierScreen", app.screen)
    if place is not None:
        screen.front.show_place(place)
        await pilot.pause()
    return screen


def said(screen: EarlierScreen) -> tuple[str, str]:
    """Return both lines about the place under the cursor."""
    detail = screen.query_one(Detail)
    return detail.title, detail.about


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 10)])
async def test_the_picture(
    new_app: Callable[..., HaradaApp], lived: Notebook, size: tuple[int, int]
) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await earlier(app, pilot, Place(2, 3))
        assert_golden(app, f"earlier_{size[0]}x{size[1]}")


async def test_longer_words_of_another_language_fit(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app(language="x-pseudo")
    async with app.run_test(size=(80, 24)) as pilot:
        await earlier(app, pilot)
        assert_golden(app, "earlier_80x24_pseudo")


async def test_it_opens_on_the_version_nearest_to_three_months_ago(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await earlier(app, pilot)
        assert "Thursday 20 August 2026 · 3 months ago · version 2" in screen_text(app)
        assert said(screen)[0] == "7 changes since Thursday 20 August 2026"
        assert "1 became a habit" in said(screen)[1]


async def test_without_anything_earlier_it_is_said_plainly(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("window")
        await pilot.pause()
        await pilot.press("v")
        assert isinstance(app.screen, WindowScreen)
        assert ["Nothing tells yet" in each.message for each in app._notifications] == [True]
        await pilot.press("V")
        assert len(notebook.charts()) == 2
        await pilot.press("v")
        assert isinstance(app.screen, WindowScreen)


@pytest.mark.parametrize(
    ("place", "was", "now"),
    [
        (Place(1, 1), "1.1  Two minutes", "active → habit, since Monday 12 October 2026"),
        (Place(2, 3), "2.3  was: Listening action 3", "is: Ask what they have tried already"),
        (Place(3, 8), "3.8  was: Product action 8", "empty now"),
        (Place(8, 0), "8  was: Luck", "is: Luck and friends"),
        (Place(6, 6), "6.6  was: Team action 6", "is: Home action 7 · in the other chart on 7.7"),
        (Place(5, 1), "5.1  Take the stairs", "active → dropped, since Sunday 22 November"),
        (Place(1, 2), "1.2  Tidy the desk at four", "as it was: active"),
    ],
)
async def test_the_line_below_tells_what_was_and_what_is(
    new_app: Callable[..., HaradaApp], lived: Notebook, place: Place, was: str, now: str
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        title, about = said(await earlier(app, pilot, place))
        assert title.startswith(was)
        assert about.startswith(now)


async def test_space_changes_from_then_to_now_at_the_same_place_where_one_chart_fits(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await earlier(app, pilot, Place(1, 1))
        assert "→▫Two" in screen_text(app)
        await pilot.press("space")
        assert "→★Two" in screen_text(app)
        assert "Today · 7 changes since then" in screen_text(app)
        assert screen.front.place == (1, 1)
        await pilot.press("space")
        assert "→▫Two" in screen_text(app)


async def test_side_by_side_both_charts_show_the_same_place(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await earlier(app, pilot)
        await pilot.press("3", "8")
        assert screen.present.place == screen.past.place == (3, 8)
        await pilot.press("space", "z")
        assert screen.present.zoomed
        assert widths(app) == {160}


async def test_n_goes_from_change_to_change(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await earlier(app, pilot)
        seen = []
        for key in ("n", "n", "n", "N"):
            await pilot.press(key)
            seen.append(str(screen.front.place))
        assert seen == ["1.1", "2.3", "3.8", "2.3"]


async def test_another_day_is_chosen_from_a_list_that_stands_on_the_one_shown(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await earlier(app, pilot)
        await pilot.press("v")
        assert isinstance(app.screen, VersionsDialog)
        assert "9 months ago · 8 changes · version 1" in screen_text(app)
        await pilot.press("down", "enter")
        assert said(screen)[0] == "8 changes since Monday 2 March 2026"


async def test_nothing_can_be_changed_here(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    before = lived.charts()
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await earlier(app, pilot, Place(1, 2))
        await pilot.press("p", "x", "r", "d", "a", "i", "m")
        assert app.screen is screen
        assert lived.charts() == before


async def test_enter_goes_to_the_cell_in_the_window_and_escape_back(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await earlier(app, pilot, Place(2, 3))
        await pilot.press("enter")
        await pilot.pause()
        window = cast("WindowScreen", app.screen)
        assert isinstance(window, WindowScreen)
        assert window.chart.place == (2, 3)
        assert not window.filling
        await pilot.press("v", "z", "escape", "escape")
        assert app.screen is window


async def test_what_is_taken_back_is_no_change_any_longer(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await earlier(app, pilot)
        await pilot.press("u")
        assert said(screen) == (
            "Nothing changed since Thursday 20 August 2026",
            "The chart is as it was.",
        )


async def test_no_text_breaks_the_charts(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    nasty = "[b]x[/] 漢字 {0} \x1b[31mred " * 20
    with lived.change("texts"):
        lived.set_centre(nasty)
        lived.set_pillar(1, text=nasty)
        lived.set_cell(1, 3, nasty)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for place in (Place(0, 0), Place(1, 0), Place(1, 3)):
            await earlier(app, pilot, place)
            assert widths(app) == {80}
            assert "\x1b" not in screen_text(app)
