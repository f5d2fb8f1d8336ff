"""The review, through the real app: what stands there, lines of my own, and what comes of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from harada import i18n
from harada.notebook.reviewing import review_of, write_review
from harada.tui.screens.choice import ChoiceDialog
from harada.tui.screens.review import ReviewScreen
from harada.tui.screens.thread import ThreadDialog
from harada.tui.widgets.rows import RowList
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)
WEEK = "2026-W47"


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """Noor's notebook after a month: two near-habits, two that stalled, a reason that came back."""
    with notebook.change("a month"):
        for back in range(8, 30):
            notebook.mark(SUNDAY - timedelta(days=back), ["r1", "r2", "r9", "r10"], 1)
        for back in (2, 3):
            notebook.mark(SUNDAY - timedelta(days=back), ["r9"], 2, reason="late shift")
        notebook.write_diary(
            SUNDAY - timedelta(days=2), {"good": "A calm call", "question": "How?"}
        )
    return notebook


async def open_review(pilot: Pilot[None]) -> ReviewScreen:
    await pilot.press("f7")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def on_row(pilot: Pilot[None], row: str, *keys: str) -> None:
    """Put the cursor on a row and press keys there."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    screen.rows.go_to(row)
    await pilot.press(*keys)
    await pilot.pause()


async def test_what_is_typed_is_kept_for_the_week_and_enter_goes_from_line_to_line(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_review(pilot)
        await pilot.press("e", *"w7x", "enter", "r", "enter", "enter")
        written = review_of(lived, WEEK)
        assert written is not None
        assert (written["good"], written["redo"], written["next"]) == ("w7x", "r", "")
        assert screen.rows.has_focus


async def test_a_line_typed_before_paging_belongs_to_the_week_it_was_typed_in(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_review(pilot)
        await pilot.press("e", "A")
        screen.action_turn(-1)
        await pilot.pause()
        assert screen.words.fields()[0].text == ""
        assert review_of(lived, "2026-W46") is None
        written = review_of(lived, WEEK)
        assert written is not None and written["good"] == "A"


async def test_a_month_and_a_quarter_also_ask_what_to_swap(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        assert "What to swap" not in screen_text(pilot.app)
        await pilot.press("m")
        assert "What to swap" in screen_text(pilot.app)
        await pilot.press("Q")
        assert "Quarter 2026-Q4" in screen_text(pilot.app)
        await pilot.press("left", "w")
        assert "2026-W40" in screen_text(pilot.app)


async def test_the_future_is_not_reviewed(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await pilot.press("right")
        assert WEEK in screen_text(pilot.app)


async def test_an_earlier_review_is_chosen_and_read_again(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    write_review(lived, "2026-W45", {"good": "Three calm evenings"})
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await pilot.press("l")
        assert isinstance(pilot.app.screen, ChoiceDialog)
        await pilot.press("1")
        await pilot.pause()
        assert "2026-W45" in screen_text(pilot.app)
        assert "Three calm evenings" in screen_text(pilot.app)


async def test_on_monday_the_week_before_is_asked_for_and_stays_while_it_is_written(
    new_app: Callable[..., HaradaApp], lived: Notebook, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 11, 23, 20, 0)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_review(pilot)
        await pilot.press("e", "A")
        screen.drafts.flush()
        await pilot.press("B")
        screen.drafts.flush()
        written = review_of(lived, WEEK)
        assert written is not None and written["good"] == "AB"


async def test_one_key_calls_a_routine_a_habit_and_one_takes_it_back(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await on_row(pilot, "ready:r1", "h")
        assert lived.routines()["r1"]["state"] == "habit"
        assert isinstance(pilot.app.screen, ChoiceDialog)
        await pilot.press("escape", "u")
        assert lived.routines()["r1"]["state"] == "active"


async def test_one_key_begins_the_suggested_cell_in_the_place_of_what_stalled(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await on_row(pilot, "stalled:r9", "p")
        made = [r for r in lived.routines().values() if r["text"] == "Team action 2"]
        assert [(r["state"], r["focus"]) for r in made] == [("active", 9)]
        assert lived.routines()["r9"]["state"] == "archived"
        await pilot.press("u")
        assert lived.routines()["r9"]["focus"] == 9
        assert not [r for r in lived.routines().values() if r["text"] == "Team action 2"]


async def test_one_key_makes_a_routine_smaller_and_its_marks_stay(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await on_row(pilot, "stalled:r10", "s", "ctrl+u", *"Rinse one cup", "enter")
        assert lived.routines()["r10"]["text"] == "Rinse one cup"
        assert lived.day(SUNDAY - timedelta(days=8))["marks"]["r10"] == 1


async def test_one_key_lets_a_routine_go_or_a_dated_action(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await on_row(pilot, "stalled:r10", "x")
        assert lived.routines()["r10"]["state"] == "archived"
        await on_row(pilot, "late:a1", "x")
        assert lived.actions()["a1"]["state"] == "dropped"
        await pilot.press("u", "d")
        assert lived.actions()["a1"]["state"] == "open"
        await on_row(pilot, "late:a1", "b", "ctrl+u", *"+1w", "enter")
        assert lived.actions()["a1"]["due"] == "2026-11-29"
        await pilot.press("u")
        await on_row(pilot, "late:a1", "d")
        assert lived.actions()["a1"]["state"] == "done"


async def test_a_supporter_is_noted_as_asked_and_a_reason_gets_its_answer(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await on_row(pilot, "supporter:Griet", "a")
        goal = lived.goal()
        assert goal is not None and goal["supporters"][0]["asked"] == "2026-11-22"
        assert "Not asked yet" not in screen_text(pilot.app)
        await on_row(pilot, "reason:0", "c", *"I ask", "enter")
        goal = lived.goal()
        assert goal is not None
        assert goal["analysis"]["life"]["countermeasure"] == "If late shift: I ask"


async def test_a_key_that_does_not_fit_the_row_changes_nothing(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        version = pilot.app.version  # type: ignore[attr-defined]
        await on_row(pilot, "good:0", "h", "s", "x", "p", "c", "a", "d")
        assert pilot.app.version == version  # type: ignore[attr-defined]


async def test_enter_shows_the_thread_and_escape_goes_to_today(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        await on_row(pilot, "stalled:r9", "enter")
        assert isinstance(pilot.app.screen, ThreadDialog)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "[2 Today]" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", (80, 24)), ("x-pseudo", (80, 24)), ("en", (60, 20)), ("en", (160, 50))],
)
async def test_it_looks_as_it_should(
    new_app: Callable[..., HaradaApp], lived: Notebook, language: str, size: tuple[int, int]
) -> None:
    write_review(lived, WEEK, {"good": "Three evenings on which I heard the question behind it"})
    i18n.use(language)
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await open_review(pilot)
        assert_golden(app, f"review-{language}-{size[0]}x{size[1]}")


async def test_lines_stand_below_their_names_in_a_terminal_that_became_wide(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_review(pilot)
        await pilot.press("2")
        await pilot.resize_terminal(160, 50)
        await pilot.press("7")
        await pilot.pause()
        field = screen.words.fields()[0]
        label = screen.query(".label").first()
        assert field.region.y == label.region.bottom


async def test_today_says_quietly_that_the_week_waits_until_it_is_reviewed(
    new_app: Callable[..., HaradaApp], lived: Notebook
) -> None:
    async with new_app().run_test(size=(160, 50)) as pilot:
        assert "Look back on the week" in screen_text(pilot.app)
        others = pilot.app.screen.query(RowList).last()
        others.focus()
        others.go_to("review")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("e", "A")
        pilot.app.screen.drafts.flush()
        await pilot.press("f2")
        await pilot.pause()
        assert "Look back on the week" not in screen_text(pilot.app)


async def test_down_at_my_last_line_stays_there_so_that_no_letter_changes_the_sheet(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("7")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        await pilot.press("e", "down", "down", "down", *"xs")
        assert screen.words.fields()[-1].answer() == "xs"
