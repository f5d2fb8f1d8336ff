"""The end of a cycle, through the real app: results, the closed sheet, and the next one from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from harada import i18n
from harada.exchange.questionnaires import questionnaire
from harada.method import empty
from harada.notebook.cycling import close_sheet
from harada.notebook.surveying import answer
from harada.notebook.wishing import add_candidate
from harada.tui.screens.closing import ClosingScreen
from harada.tui.screens.goal import GoalScreen
from harada.tui.screens.survey import SurveyScreen
from tests.tui import notebooks
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from harada.method.documents import Goal
    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


async def open_closing(pilot: Pilot[None]) -> ClosingScreen:
    await pilot.press("E")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ClosingScreen)
    return screen


def sheet(notebook: Notebook) -> Goal:
    goal = notebook.goal()
    assert goal is not None
    return goal


async def test_a_result_per_level_and_what_i_learned_are_kept_as_they_are_typed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_closing(pilot)
        await pilot.press("e", "enter", *"388", "enter", *"Ask", "enter")
        assert [level["result"] for level in sheet(notebook)["levels"]] == [None, "388"]
        assert sheet(notebook).get("learned") == "Ask"
        assert "Without a result yet: Ultimate goal" in screen_text(pilot.app)


async def test_enter_closes_the_sheet_and_one_key_opens_it_again(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_closing(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert sheet(notebook)["closed"] == "2026-11-22"
        assert screen.rows.current == "survey"
        await pilot.press("u")
        assert sheet(notebook)["closed"] is None


async def test_the_next_sheet_begins_from_the_closed_one_and_takes_the_chart_along(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_closing(pilot)
        await pilot.press("enter", "down", "enter", "ctrl+u", *"500 calls", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, GoalScreen)
        assert sheet(notebook)["goal"] == "500 calls"
        assert any("The middle of the chart" in each.message for each in pilot.app._notifications)
        assert sheet(notebook).get("previous") == "g1"
        assert sheet(notebook)["affirmation"]
        await open_closing(pilot)
        assert "Earlier sheets" in screen_text(pilot.app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "Closed on Sunday 22 November 2026" in screen_text(pilot.app)


async def test_the_survey_is_offered_again(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    words = [word["id"] for group in questionnaire(notebook)["groups"] for word in group["words"]]
    answer(notebook, date(2026, 8, 1), dict.fromkeys(words, 5), {})
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_closing(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, SurveyScreen)
        await pilot.press("7")
        await pilot.pause()
        assert screen.facts is not None and screen.facts.survey["date"] == "2026-11-22"
        assert list(screen.facts.survey["answers"].values()) == [7]


async def test_without_a_sheet_it_leads_to_the_guided_path(
    tmp_path: Path, clock: FixedClock
) -> None:
    from harada.tui.app import HaradaApp

    app = HaradaApp(notebooks.begun(str(tmp_path / "new"), clock), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("closing")
        await pilot.pause()
        assert "There is no goal sheet yet." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "There is no goal sheet yet." not in screen_text(app)


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", (80, 24)), ("x-pseudo", (80, 24)), ("en", (160, 50))],
)
async def test_it_looks_as_it_should(
    new_app: Callable[..., HaradaApp], notebook: Notebook, language: str, size: tuple[int, int]
) -> None:
    notebook.set_goal_field("levels.1.result", "388 calls, and a calmer desk")
    i18n.use(language)
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await open_closing(pilot)
        assert_golden(app, f"closing-{language}-{size[0]}x{size[1]}")


async def test_without_a_next_goal_yet_it_leads_to_the_candidates_and_one_can_be_chosen(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    add_candidate(notebook, "I sing in a choir")
    close_sheet(notebook, date(2026, 11, 22), {})
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_closing(pilot)
        screen.rows.go_to("next")
        await pilot.press("enter", "ctrl+u", "enter")
        await pilot.pause()
        assert pilot.app.current_mode == "candidates"
        await pilot.press("c", "enter")
        await pilot.pause()
    goal = notebook.goal()
    assert goal is not None
    assert (goal["goal"], goal.get("previous")) == ("I sing in a choir", "g1")


async def test_what_is_still_open_is_carried_over_or_let_go_with_one_key_each(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    late, never = (
        notebook.add_action(empty.action(text, date(2026, 11, day), name=text))
        for text, day in (("call", 10), ("sort", 12))
    )
    async with new_app().run_test(size=(80, 30)) as pilot:
        screen = await open_closing(pilot)
        assert "Dated actions still open" in screen_text(pilot.app)
        screen.rows.go_to(f"open:{late}")
        await pilot.press("b", "ctrl+u", *"+1w", "enter")
        assert notebook.actions()[late]["due"] == "2026-11-29"
        await pilot.press("u", "c")
        assert screen.rows.current == f"open:{never}"
        await pilot.press("x")
        await pilot.pause()
    actions = notebook.actions()
    assert actions[late]["due"] > "2026-11-22"
    assert actions[never]["state"] == "dropped"


async def test_the_row_under_the_cursor_is_seen_when_many_rows_stand_above_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    for day in range(1, 9):
        notebook.add_action(empty.action(f"Step {day}", date(2026, 11, day), name=f"s{day}"))
    async with new_app().run_test(size=(60, 20)) as pilot:
        await open_closing(pilot)
        await pilot.pause()
        assert ">Close this sheet" in screen_text(pilot.app).replace("> ", ">")
