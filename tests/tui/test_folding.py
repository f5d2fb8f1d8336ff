"""Groups of routines folded into one line, on Today and in the Routines alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.tui.widgets.rows import RowList
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


async def test_a_group_folds_on_both_screens_and_stays_so(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        rows.go_to("routine:r11")
        await pilot.press("z")
        assert rows.current == "group:service"
        assert "Lay the breakfast table" not in screen_text(app)
        assert "0 of 2 kept" in screen_text(app)
        app.action_show("routines")
        await pilot.pause()
        assert "+2 Service to" in screen_text(app)
        app.screen.month.go_to("group:service")  # type: ignore[attr-defined]
        await pilot.press("space", "x", "e")
        assert notebook.day(app.today)["marks"] == {}
    again = new_app()
    async with again.run_test(size=(80, 24)) as pilot:
        again.screen.query_one("#routines", RowList).go_to("group:service")
        await pilot.press("enter")
        assert again.screen.query_one("#routines", RowList).current == "routine:r11"
        assert "Lay the breakfast table" in screen_text(again)


async def test_the_first_open_routine_is_one_in_sight(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z")
    again = new_app()
    async with again.run_test(size=(80, 24)):
        assert again.screen.query_one("#routines", RowList).current == "routine:r11"
        assert "0 of 10 kept" in screen_text(again)


async def test_a_pillar_folds_and_unfolds_in_the_routines(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 40)) as pilot:
        app.action_show("routines")
        await pilot.pause()
        month = app.screen.month  # type: ignore[attr-defined]
        month.go_to("r15")
        await pilot.press("z")
        assert month.line.key == "group:pillar-3"
        assert "+1 Product" in screen_text(app)
        await pilot.press("z")
        assert month.line.key == "r15"
        assert "Ask one question" in screen_text(app)
