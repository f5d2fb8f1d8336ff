"""Looking through the diary while typing, and reading its fields again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from harada.tui.screens.diary import DiaryScreen
from harada.tui.screens.diary_search import DiarySearchDialog
from harada.tui.widgets.found import Found
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


async def opened(app: HaradaApp, pilot: Pilot[None]) -> DiarySearchDialog:
    """Open the search from the diary."""
    app.action_show("diary")
    await pilot.pause()
    await pilot.pause()
    await pilot.press("escape", "s")
    await pilot.pause()
    return cast("DiarySearchDialog", app.screen)


async def test_words_are_found_as_they_are_typed_and_enter_goes_to_their_day(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(date(2024, 2, 29), {"good": "A [b]quiet[/b] Leap day"})
    notebook.write_diary(date(2026, 11, 20), {"redo": "leap less"})
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press(*"leap")
        await pilot.pause(0.2)
        found = screen.query_one(Found)
        assert [(line.date, line.places) for line in found.lines] == [
            ("2026-11-20", ((0, 4),)),
            ("2024-02-29", ((15, 19),)),
        ]
        assert "A [b]quiet[/b] Leap day" in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert cast("DiaryScreen", app.screen).day == date(2024, 2, 29)


async def test_tab_reads_good_things_and_questions_again(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(date(2026, 11, 1), {"good": "tea with Els", "question": "How much?"})
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert "Tab to read good things again" in screen_text(app)
        await pilot.press("tab")
        assert "tea with Els" in screen_text(app)
        await pilot.press("tab")
        assert "How much?" in screen_text(app)
        assert "Questions for my coach" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, DiaryScreen)
