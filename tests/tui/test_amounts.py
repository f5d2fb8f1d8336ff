"""Routines that count and routines with a smaller version, on the screens."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from harada.notebook import tending
from harada.tui.widgets.rows import RowList
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)
PAGES = {"kind": "at_least", "amount": 20.0, "unit": "pages"}


async def test_today_asks_how_much_and_counts_on(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_routine("r5", target=PAGES)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        rows.go_to("routine:r5")
        await pilot.press("space", "ctrl+u", "8", "enter")
        assert notebook.day(SUNDAY)["marks"] == {"r5": 1}
        assert "8/20 pages" in screen_text(app)
        assert rows.current == "routine:r6"
        rows.go_to("routine:r5")
        await pilot.press("space", "ctrl+u", "plus", "4", "enter")
        assert notebook.day(SUNDAY)["amounts"] == {"r5": 12.0}
        await pilot.press("space", "ctrl+u", *"much", "enter")
        assert notebook.day(SUNDAY)["amounts"] == {"r5": 12.0}
        await pilot.press("space", "ctrl+u", "enter")
        assert notebook.day(SUNDAY)["marks"] == {}


async def routines(app: HaradaApp, pilot: Pilot[None], key: str) -> None:
    """Show the Routines with the cursor on a routine, today."""
    app.action_show("routines")
    await pilot.pause()
    app.screen.month.go_to(key, SUNDAY)  # type: ignore[attr-defined]
    await pilot.pause()


async def test_a_target_is_set_in_the_menu_and_enter_alone_reaches_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r5")
        await pilot.press("e", "4", *"20 pages", "enter")
        assert notebook.routines()["r5"]["target"] == PAGES
        await pilot.press("space", "enter")
        assert notebook.day(SUNDAY)["amounts"] == {"r5": 20.0}
        assert "20/20 pages" in screen_text(app)
        assert "20 pages this month" in screen_text(app)
        await pilot.press("e", "4", "ctrl+u", "enter")
        assert notebook.routines()["r5"]["target"] is None


async def test_after_misses_the_two_minute_version_stands_beside_the_routine(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    for back in range(1, 4):
        notebook.mark(SUNDAY - timedelta(days=back), ["r9"], 2)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r9")
        assert "hard lately? e makes it smaller" in screen_text(app)
        await pilot.press("e", "5", *"One nod", "enter")
        assert notebook.routines()["r9"]["small"] == "One nod"
        app.action_show("today")
        await pilot.pause()
        assert "or: One nod" in screen_text(app)
    tending.make_small(notebook, "r9", "")
    assert "small" not in notebook.routines()["r9"]


async def test_the_window_asks_how_much_too(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_routine("r1", target=PAGES)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("window")
        await pilot.pause()
        await pilot.press("1", "1", "space", "ctrl+u", "7", "enter")
        assert notebook.day(SUNDAY)["amounts"] == {"r1": 7.0}
