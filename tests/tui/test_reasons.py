"""Why a routine was missed: one key on Today, counted, and answered on the sheet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from harada.tui.screens.choice import ChoiceDialog
from harada.tui.widgets.rows import RowList
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)


async def test_one_key_keeps_a_reason_and_none_is_needed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        assert not isinstance(app.screen, ChoiceDialog)
        await pilot.press("x")
        assert "w: why?" in screen_text(app)
        await pilot.press("w", "2")
        assert notebook.day(SUNDAY)["reasons"] == {"r1": "forgot it"}
        assert "forgot it" in screen_text(app)
        await pilot.press("w", "7", *"the cat", "enter")
        assert notebook.day(SUNDAY)["reasons"] == {"r1": "the cat"}


async def test_a_reason_that_comes_often_is_answered_on_the_sheet(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    for back in (1, 2):
        notebook.mark(SUNDAY - timedelta(days=back), ["r9"], 2, reason="late shift")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#routines", RowList).go_to("routine:r9")
        await pilot.press("x", "w", "1")
        assert "came 3 times" in screen_text(app)
        await pilot.press(*"I ask", "enter")
        goal = notebook.goal()
        assert goal is not None
        assert goal["analysis"]["life"]["countermeasure"] == "If late shift: I ask"
        app.action_show("routines")
        await pilot.pause()
        await pilot.press("o")
        assert "late shift: 3 times (on the sheet)" in screen_text(app)
