"""Leave and illness for all routines at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


async def test_all_routines_pause_in_one_go_and_a_pause_ends_sooner(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("routines")
        await pilot.pause()
        app.screen.month.go_to("r1", date(2026, 11, 20))  # type: ignore[attr-defined]
        await pilot.press("v", "enter", *"+3d", "enter")
        kept = {"first": "2026-11-20", "last": "2026-11-25", "routine": None}
        assert list(notebook.pauses().values()) == [kept]
        await pilot.press("v")
        assert "End the one until Wednesday 25 November 2026 today" in screen_text(app)
        await pilot.press("2")
        assert list(notebook.pauses().values()) == [{**kept, "last": "2026-11-21"}]
        await pilot.press("u", "v", "1", "ctrl+u", *"2026-12-24", "enter", "enter")
        assert len(notebook.pauses()) == 2
        await pilot.press("v", "3")
        assert list(notebook.pauses().values()) == [kept]
