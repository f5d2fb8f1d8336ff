"""Insight, through the real app: a year in plots, and what goes together with better days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from harada import i18n
from harada.exchange.questionnaires import questionnaire
from harada.method.survey import all_words
from harada.notebook.surveying import answer
from harada.tui.screens.insight import InsightScreen
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content
    from textual.pilot import Pilot

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """Noor's notebook after eighty days: one routine goes together with better days."""
    with notebook.change("eighty days"):
        for back in range(80):
            day = SUNDAY - timedelta(days=back)
            calm = back % 3 > 0
            notebook.mark(day, ["r1"], 1 if calm else 2)
            notebook.mark(day, ["r2", "r3"], 1 if back % 4 else 2)
            notebook.write_diary(day, {"scores": {"overall": 5 if calm else 2}})
        words = [word["id"] for word in all_words(questionnaire(notebook))]
        for day, score in ((SUNDAY - timedelta(days=70), 4), (SUNDAY, 6)):
            answer(notebook, day, dict.fromkeys(words, score), {})
    return notebook


async def open_insight(pilot: Pilot[None]) -> InsightScreen:
    await pilot.press("I")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, InsightScreen)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen


async def test_a_routine_that_goes_together_with_better_days_is_named_without_a_cause(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(160, 60)) as pilot:
        await open_insight(pilot)
        shown = screen_text(pilot.app)
        assert "* Two minutes of breathing before the first call: 5.0 on" in shown
        assert "does not say that" in shown


async def test_too_few_scored_days_say_so(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(SUNDAY, {"scores": {"overall": 5}})
    async with new_app().run_test(size=(160, 50)) as pilot:
        await open_insight(pilot)
        assert "1 day has a score of its own; 60 are needed" in screen_text(pilot.app)


async def test_a_year_before_the_first_month_is_not_shown(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_insight(pilot)
        await pilot.press("left", "right")
        assert screen.years == 0
        lived.mark(date(2024, 6, 1), ["r1"], 1)
        screen.refresh_content()
        await pilot.press("left")
        assert "From Saturday 23 November 2024" in screen_text(pilot.app)


async def test_escape_goes_back_to_the_review_which_leads_here(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_insight(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "[7 Review]" in screen_text(pilot.app)
        await pilot.press("end", "up", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, InsightScreen)


async def test_what_a_person_wrote_is_never_markup(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    lived.set_pillar(1, text="[bold]Calm[/bold] $text")
    async with new_app().run_test(size=(160, 50)) as pilot:
        await open_insight(pilot)
        assert "1 [bold]Calm[/bold]" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", (80, 24)), ("x-pseudo", (80, 24)), ("en", (60, 20)), ("en", (160, 50))],
)
async def test_it_looks_as_it_should(
    new_app: Callable[..., HaradaApp], lived: Notebook, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await open_insight(pilot)
        assert_golden(app, f"insight-{language}-{size[0]}x{size[1]}")


async def test_plain_marks_draw_plain_plots(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(160, 50)) as pilot:
        app.action_toggle_marks()
        await open_insight(pilot)
        shown = screen_text(app).split("From ", 1)[1]
        assert not set("▁▂▃▄▅▆▇█░▒▓") & set(shown)


async def test_it_is_drawn_anew_for_another_width_and_only_then(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_insight(pilot)
        facts = screen.facts
        assert facts is not None
        drawn: list[int] = []
        right = facts.right

        def noted(width: int) -> list[Content]:
            drawn.append(width)
            return right(width)

        facts.right = noted  # type: ignore[method-assign]
        screen.on_resize()
        assert drawn == []
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        assert drawn == [76]
