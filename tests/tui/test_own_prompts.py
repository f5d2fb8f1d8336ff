"""Questions of one's own on the pages of the diary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from harada.tui.own_prompts import name_of
from harada.tui.screens.diary import DiaryScreen
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)
QUESTION = "What [b]did[/b] I hear?"


async def test_an_own_question_is_asked_answered_and_changed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    yesterday = SUNDAY - timedelta(days=1)
    notebook.write_diary(yesterday, {"own": {"Old?": "yes"}})
    app = new_app()
    async with app.run_test(size=(80, 40)) as pilot:
        app.action_show("diary")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("escape", "p", "1", *QUESTION, "enter")
        assert notebook.profile()["prompts"] == [QUESTION]
        await pilot.pause()
        assert "[b]did[/b]" in screen_text(app)
        screen = cast("DiaryScreen", app.screen)
        screen.query_one(f"#edit-{name_of(QUESTION)}").focus()
        await pilot.press(*"birds", "escape")
        assert notebook.day(SUNDAY)["diary"]["own"] == {QUESTION: "birds"}
        await pilot.press("left")
        await pilot.pause()
        assert "Old?" in screen_text(app)
        assert "birds" not in screen_text(app)
        await pilot.press("right", "p", "1", "ctrl+u", "enter")
        await pilot.pause()
        assert notebook.profile()["prompts"] == []
        assert "birds" in screen_text(app)
        assert "Old?" not in screen_text(app)


async def test_a_template_is_made_and_taken_with_one_key(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 40)) as pilot:
        app.action_show("diary")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("escape", "t", "1", *"work", "enter")
        await pilot.press(*"Who?", "enter", "2", *"Why?", "enter")
        await pilot.press("escape")
        assert notebook.profile()["templates"] == {"work": ["Who?", "Why?"]}
        assert "Why?" not in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
        assert "four lines · work" in screen_text(app)
        screen = cast("DiaryScreen", app.screen)
        screen.query_one(f"#edit-{name_of('Why?')}").focus()
        await pilot.press(*"rain", "escape")
        assert notebook.day(SUNDAY)["diary"]["own"] == {"Why?": "rain"}
        await pilot.press("t")
        await pilot.pause()
        assert notebook.day(SUNDAY)["diary"]["template"] == "none"
        assert "Who?" not in screen_text(app)
        assert "rain" in screen_text(app)
