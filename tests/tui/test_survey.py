"""The survey, through the real app: one key a word, kept at once, and on to the chart."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from harada import i18n
from harada.exchange.questionnaires import questionnaire
from harada.method.survey import all_words
from harada.notebook.surveying import answer, surveys
from harada.tui.app import HaradaApp
from harada.tui.screens.survey import SurveyScreen
from harada.tui.widgets.word_list import LOW, WORD
from tests.tui import notebooks
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_body, screen_text
from tests.tui.walking import guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from harada.method.documents import Chart, Survey
    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook

SUNDAY = date(2026, 11, 22)
AUGUST = date(2026, 8, 22)


async def open_survey(pilot: Pilot[None]) -> SurveyScreen:
    await pilot.press("S")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SurveyScreen)
    return screen


def kept(notebook: Notebook) -> list[Survey]:
    return list(surveys(notebook).values())


def ids(notebook: Notebook) -> list[str]:
    return [word["id"] for word in all_words(questionnaire(notebook))]


def fill(notebook: Notebook, on: date, *, but: int = 0) -> None:
    """Answer all words of a day but the last few: three times 2, 3, 4, and so on."""
    words = ids(notebook)
    answers = {word: 2 + place // 3 for place, word in enumerate(words[: len(words) - but])}
    answer(notebook, on, {word: min(9, score) for word, score in answers.items()}, {})


async def test_a_digit_answers_the_word_and_goes_on_and_is_kept_at_once(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        await pilot.press("7", "0", "3", "backspace", "9")
        assert screen.words.current == WORD + ids(notebook)[3]
        assert list(kept(notebook)[0]["answers"].values()) == [7, 10, 9]


async def test_delete_takes_an_answer_back_and_stays(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        await pilot.press("7", "8", "up", "delete")
        assert kept(notebook)[0]["answers"] == {"purposeful": 7}
        assert screen.words.current == WORD + "goal-clear"


async def test_plain_marks_draw_the_bars_with_letters(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_survey(pilot)
        await pilot.press("3", "P")
        await pilot.pause()
        assert "3 ###......." in screen_text(pilot.app)


async def test_on_a_wide_screen_the_line_of_a_lowest_word_leads_back_to_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    fill(notebook, SUNDAY, but=1)
    async with new_app().run_test(size=(160, 50)) as pilot:
        screen = await open_survey(pilot)
        await pilot.press("5", "enter", "W", "enter")
        assert screen.list_in_hand.id == "said"
        assert kept(notebook)[0]["improve"] == {"purposeful": "W"}


async def test_whoever_leaves_in_the_middle_comes_back_to_the_first_open_word(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    fill(notebook, SUNDAY - timedelta(days=2), but=20)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        assert screen.words.current == WORD + ids(notebook)[13]
        await pilot.press("6")
        assert len(kept(notebook)) == 1
        assert len(kept(notebook)[0]["answers"]) == 14


async def test_after_the_last_word_stand_the_means_and_the_lowest_three(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    fill(notebook, SUNDAY, but=1)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        await pilot.press("5")
        await pilot.pause()
        assert screen.words.current == LOW + "purposeful"
        assert agrees("survey_whole_en", screen_body(pilot.app))


async def test_what_i_will_do_is_kept_as_it_is_typed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        await pilot.press("4", "up", "enter", "W", "1", "q")
        screen.drafts.flush()
        assert kept(notebook)[0]["improve"] == {"purposeful": "W1q"}
        await pilot.press("backspace", "down", "7")
        assert kept(notebook)[0]["improve"] == {"purposeful": "W1"}
        assert kept(notebook)[0]["answers"] == {"purposeful": 4, "goal-clear": 7}


async def test_an_earlier_survey_is_read_and_n_begins_a_new_one_beside_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    fill(notebook, AUGUST)
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_survey(pilot)
        await pilot.press("9")
        assert kept(notebook)[0]["answers"]["purposeful"] == 2
        await pilot.press("n", "9", "left")
        assert [one["date"] for one in kept(notebook)] == ["2026-08-22", "2026-11-22"]
        assert "22 August 2026" in screen_text(pilot.app)
        await pilot.press("right")
        assert "+7" in screen_text(pilot.app)


async def test_one_key_writes_a_lowest_word_into_an_empty_cell_and_one_takes_it_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    fill(notebook, SUNDAY)
    answer(notebook, SUNDAY, {}, {"purposeful": "Write tomorrow's three on a card"})
    notebook.set_cell(1, 5, "")
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        screen.words.go_to(LOW + "purposeful")
        await pilot.press("c")
        assert cell(notebook, 1, 5) == "Write tomorrow's three on a card"
        await pilot.pause()
        assert "stands on the chart at 1.5" in screen_text(pilot.app)
        await pilot.press("u")
        assert cell(notebook, 1, 5) == ""


async def test_a_full_chart_asks_which_waiting_cell_makes_room(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    fill(notebook, SUNDAY)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_survey(pilot)
        screen.words.go_to(LOW + "purposeful")
        await pilot.press("c", "C", "a", "r", "d", "enter")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert cell(notebook, 1, 3) == "Card"
        assert kept(notebook)[0]["improve"] == {"purposeful": "Card"}


def cell(notebook: Notebook, pillar: int, action: int) -> str:
    return cast("Chart", notebook.chart())["pillars"][pillar - 1]["actions"][action - 1]["text"]


async def test_the_guided_path_begins_with_it_and_goes_on_after_it(
    tmp_path: Path, clock: FixedClock
) -> None:
    begun = notebooks.begun(str(tmp_path / "new"), clock)
    app = HaradaApp(begun, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SurveyScreen)
        fill(begun, SUNDAY)
        app.notebook_changed()
        await pilot.press("escape")
        await pilot.pause()
        assert guide(app).question.id == "survey"
        await pilot.press("enter")
        await pilot.pause()
        assert guide(app).question.id == "work"


async def test_the_day_that_turns_while_one_answers_stays_the_day_of_the_survey(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_survey(pilot)
        await pilot.press("7")
        clock.moment = datetime(2026, 11, 23, 4, 0)
        app.look()
        await pilot.press("8")
    assert [one["date"] for one in kept(notebook)] == ["2026-11-22"]
    assert len(kept(notebook)[0]["answers"]) == 2


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("en", (80, 24)),
        ("nl", (80, 24)),
        ("x-pseudo", (80, 24)),
        ("en", (60, 20)),
        ("en", (160, 50)),
    ],
)
async def test_it_looks_as_it_should(
    new_app: Callable[..., HaradaApp],
    notebook: Notebook,
    language: str,
    size: tuple[int, int],
) -> None:
    fill(notebook, AUGUST)
    answer(notebook, SUNDAY, {"purposeful": 6, "goal-clear": 2, "prepared": 1}, {})
    answer(notebook, SUNDAY, {}, {"prepared": "Lay out my things before ten in the evening"})
    i18n.use(language)
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await open_survey(pilot)
        assert agrees(f"survey_{size[0]}x{size[1]}_{language}", screen_body(app))
