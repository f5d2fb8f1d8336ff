"""The wording adviser on the screens: a quiet question after a pause, never a word written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from harada.method.wording import advise
from harada.tui.app import HaradaApp
from harada.tui.screens.goal import GoalScreen
from harada.tui.screens.line import LineDialog
from harada.tui.screens.rhythm import RhythmDialog
from harada.tui.screens.window import WindowScreen
from tests.tui import notebooks
from tests.tui.screen_text import screen_text
from tests.tui.walking import field, guide, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook

WISH = "I want to be better"
NUMBER = "How will you count it?"
DAY = "By which day?"
VAGUE = "What exactly will you do"


@pytest.fixture
def begun(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook that holds a name, on the question for the goal."""
    made = notebooks.begun(str(tmp_path / "begun"), clock)
    made.set_guide(at="goal")
    return made


async def test_a_question_comes_after_a_pause_and_goes_when_it_is_answered(
    begun: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harada.tui.advising.PAUSE", 0.01)
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", WISH)
        await pilot.pause(0.05)
        assert NUMBER in screen_text(app)
        await write(pilot, "goal", "I have run 10 km without a break before 15 December 2026")
        await pilot.pause(0.05)
        assert "? " not in screen_text(app)


async def test_nothing_is_asked_while_one_types(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", WISH)
        assert NUMBER not in screen_text(app)


async def test_one_key_shows_the_next_question_and_after_the_last_the_first(
    begun: Notebook,
) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", WISH)
        guide(app).look_at_wording()
        await pilot.press("ctrl+g")
        assert DAY in screen_text(app)
        assert "(2 of " in screen_text(app)
        for _again in range(len(guide(app)._codes) - 1):
            await pilot.press("ctrl+g")
        assert NUMBER in screen_text(app)
        assert field(app, "goal").answer() == WISH


async def test_one_key_silences_it_for_good_and_brings_it_back(
    begun: Notebook, tmp_path: Path
) -> None:
    settings = str(tmp_path / "settings.toml")
    app = HaradaApp(begun, begun.clock, settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", WISH)
        guide(app).look_at_wording()
        await pilot.press("ctrl+r")
        assert NUMBER not in screen_text(app)
    again = HaradaApp(begun, begun.clock, settings)
    async with again.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", WISH + "!")
        guide(again).look_at_wording()
        assert NUMBER not in screen_text(again)
        await pilot.press("ctrl+r")
        await write(pilot, "goal", WISH)
        guide(again).look_at_wording()
        await pilot.pause()
        assert NUMBER in screen_text(again)


async def test_another_question_of_the_path_begins_without_advice(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", WISH)
        guide(app).look_at_wording()
        await guide(app).action_next()
        await pilot.pause()
        guide(app).look_at_wording()
        assert "? " not in screen_text(app)


async def test_it_asks_in_the_language_of_now(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", "Ik wil beter worden")
        guide(app).look_at_wording()
        app.speak("nl")
        await pilot.pause()
        assert "Hoe ga je het tellen?" in screen_text(app)


async def test_the_goal_screen_asks_below_the_field_that_is_edited(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_goal_field("goal", WISH)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, GoalScreen)
        await pilot.press("home", "enter")
        await pilot.pause()
        screen.look_at_wording()
        await pilot.pause()
        assert NUMBER in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert NUMBER not in screen_text(app)


async def test_the_window_asks_about_the_cell_that_is_written(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WindowScreen)
        await pilot.press("1", "5", "enter")
        screen.advise("action", "Do my best")
        screen.look_at_wording()
        await pilot.pause()
        assert VAGUE in screen_text(app)
        await pilot.press("enter")
        assert VAGUE not in screen_text(app)


async def test_a_cell_that_is_started_is_asked_about_as_what_it_becomes(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_cell(1, 5, "Run for three hours")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "1", "5", "p")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, RhythmDialog)
        dialog.look_at_wording()
        await pilot.pause()
        assert "smallest piece" in screen_text(app)
        await pilot.press("end")
        dialog.look_at_wording()
        await pilot.pause()
        assert "smallest piece" not in screen_text(app)


async def test_a_new_routine_is_asked_about_and_a_note_is_not(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for wording, asked in (("routine", 1), (None, 0)):
            dialog = LineDialog("A line", "", wording)  # type: ignore[arg-type]
            await app.push_screen(dialog)
            dialog.query_one(Input).value = "Do my best"
            await pilot.pause()
            dialog.look_at_wording()
            await pilot.pause()
            assert len(dialog.query("#advice")) == asked
            await pilot.press("escape")


async def test_a_text_in_the_other_language_is_looked_at_by_its_own_rules(
    begun: Notebook,
) -> None:
    app = HaradaApp(begun, begun.clock)
    done = "Ik heb voor 15 december 10 km gelopen"
    assert advise("goal", done, "en") != advise("goal", done, "nl") == []
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", done)
        guide(app).look_at_wording()
        assert "? " not in screen_text(app)
        await write(pilot, "goal", "Ik wil beter worden")
        guide(app).look_at_wording()
        await pilot.pause()
        assert NUMBER in screen_text(app)
