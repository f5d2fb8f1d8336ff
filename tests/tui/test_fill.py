"""A week of paper ticks, typed into the Routines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.tui.screens.fill import FillDialog
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


def week(notebook: Notebook, key: str) -> list[int | None]:
    return [notebook.day(date(2026, 11, day))["marks"].get(key) for day in range(9, 16)]


async def test_rows_are_typed_a_key_a_day_and_kept_row_by_row(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("routines")
        await pilot.pause()
        app.screen.month.go_to("r9", date(2026, 11, 20))  # type: ignore[attr-defined]
        await pilot.press("b")
        assert isinstance(app.screen, FillDialog)
        await pilot.press("pageup", *"oox.1r2")
        assert week(notebook, "r9") == [1, 1, 2, None, 1, 3, 2]
        assert "2026-W46" in screen_text(app)
        await pilot.press("o", "x")
        assert week(notebook, "r10")[:2] == [None, None]
        await pilot.press("escape")
        assert week(notebook, "r10")[:2] == [1, 2]
        await pilot.press("u")
        assert week(notebook, "r10")[:2] == [None, None]
        assert week(notebook, "r9")[0] == 1


async def test_days_to_come_are_closed_and_a_mark_can_be_taken_away(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.clock.moment = notebook.clock.moment.replace(day=18)  # type: ignore[attr-defined]
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("routines")
        await pilot.pause()
        await pilot.press("b", "pagedown", "delete", "o", "o", "o", "escape")
        marks = [notebook.day(date(2026, 11, day))["marks"].get("r1") for day in range(16, 20)]
        assert marks == [None, 1, 1, 1]
        assert notebook.day(date(2026, 11, 16))["marks"].get("r2") == 1
