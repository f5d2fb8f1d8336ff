"""Choosing a goal, through the real app: wishes, candidates side by side, one of them chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from harada import i18n
from harada.notebook.cycling import close_sheet
from harada.notebook.wishing import add_candidate, candidates, future, weigh, write_wish
from harada.tui.screens.candidates import CandidatesScreen
from harada.tui.screens.future import FutureScreen
from tests.tui import notebooks
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_body, screen_text
from tests.tui.walking import field, guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from harada.method.documents import Chart
    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


@pytest.fixture
def notebook(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook that holds a name, whose guided path stands at the goal."""
    made = notebooks.begun(str(tmp_path / "notebook"), clock)
    made.set_guide(at="goal")
    return made


async def open_future(pilot: Pilot[None]) -> FutureScreen:
    await pilot.press("escape", "F")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, FutureScreen)
    return screen


async def open_candidates(pilot: Pilot[None]) -> CandidatesScreen:
    await pilot.press("escape", "C")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CandidatesScreen)
    return screen


def wish(notebook: Notebook, pillar: int, action: int) -> str:
    chart = cast("Chart", future(notebook))
    return chart["pillars"][pillar - 1]["actions"][action - 1]["text"]


async def test_enter_writes_the_first_wish_and_goes_on_clockwise(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_future(pilot)
        await pilot.press("enter", "S", "e", "a", "enter", "A", "r", "t", "escape")
        assert (wish(notebook, 2, 2), wish(notebook, 2, 3)) == ("Sea", "Art")


async def test_enter_in_the_middle_goes_to_the_first_blank_and_leaves_what_stands_alone(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    write_wish(notebook, 2, 2, "Sea")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_future(pilot)
        await pilot.press("enter", "A", "r", "t", "escape")
        assert (wish(notebook, 2, 2), wish(notebook, 2, 3)) == ("Sea", "Art")


async def test_a_theme_can_be_called_otherwise(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_future(pilot)
        await pilot.press("up", "enter", "!", "escape")
        chart = cast("Chart", future(notebook))
        assert screen.chart.place.pillar == 2
        assert chart["pillars"][1]["text"] == "Work!"


async def test_the_chart_of_practice_stays_as_it_is(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_cell(2, 2, "Write one letter")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_future(pilot)
        await pilot.press("enter", "S", "e", "a", "escape", "space", "p")
        assert isinstance(pilot.app.screen, FutureScreen)
    chart = cast("Chart", notebook.chart())
    assert chart["variant"] == "practice"
    assert chart["pillars"][1]["actions"][1] == {"text": "Write one letter", "state": "waiting"}


async def test_a_wish_becomes_a_candidate_once(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    write_wish(notebook, 3, 5, "Run by the sea")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_future(pilot)
        await pilot.press("3", "5", "c", "c")
        assert [(k["text"], k["cell"]) for k in candidates(notebook).values()] == [
            ("Run by the sea", "3.5")
        ]


async def test_digits_weigh_a_candidate_column_by_column(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    first, second = add_candidate(notebook, "Run 10 km"), add_candidate(notebook, "Sing")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_candidates(pilot)
        await pilot.press(*"53421", *"4", "left", "backspace", "right", "2")
        weights = candidates(notebook)[first]["weights"]
        assert weights == {"want": 5, "mine": 3, "others": 4, "reach": 2, "now": 1}
        assert candidates(notebook)[second]["weights"] == {"mine": 2}


async def test_the_heaviest_come_first_when_that_is_asked_for(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    weighed(notebook)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_candidates(pilot)
        assert [row.key for row in screen.rows.rows[1:]] == ["k1", "k2", "k3"]
        await pilot.press("s")
        assert [row.key for row in screen.rows.rows[1:]] == ["k2", "k1", "k3"]


def weighed(notebook: Notebook) -> None:
    """Write three candidates, two of them weighed."""
    for text in ("I have run 10 km before 15 December", "I sing in a choir", "A garden"):
        add_candidate(notebook, text)
    weigh(notebook, "k1", {"want": 3, "mine": 5, "others": 1, "reach": 4, "now": 2})
    weigh(notebook, "k2", {"want": 5, "mine": 4, "others": 4, "reach": 4, "now": 3})
    weigh(notebook, "k3", {"want": 2})


async def test_a_candidate_is_kept_as_it_is_typed_and_asked_about(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_candidates(pilot)
        await pilot.press("a", *"I will sing")
        screen.drafts.flush()
        assert candidates(notebook)["k1"]["text"] == "I will sing"
        screen.look_at_wording()
        await pilot.pause()
        assert "? " in screen_text(pilot.app)
        await pilot.press("!", "escape")
        assert [one["text"] for one in candidates(notebook).values()] == ["I will sing!"]


async def test_candidates_are_written_one_after_the_other_and_an_empty_line_ends_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_candidates(pilot)
        await pilot.press("a", *"Sing", "enter", *"Run", "enter")
        assert screen.writing is not None
        await pilot.press("enter")
        assert screen.writing is None
        assert [one["text"] for one in candidates(notebook).values()] == ["Sing", "Run"]


async def test_a_candidate_is_taken_off_and_u_brings_it_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    weighed(notebook)
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_candidates(pilot)
        await pilot.press("d")
        assert list(candidates(notebook)) == ["k2", "k3"]
        await pilot.press("u")
        assert set(candidates(notebook)) == {"k1", "k2", "k3"}


async def test_the_one_that_is_chosen_stands_on_the_sheet(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    weighed(notebook)
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_candidates(pilot)
        await pilot.press("down", "c", "enter")
        await pilot.pause()
        assert pilot.app.current_mode == "goal"
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["goal"] == "I sing in a choir"


async def test_a_goal_that_stands_is_not_written_over_and_the_screen_says_which_key_helps(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    weighed(notebook)
    notebook.set_goal_field("goal", "Another goal")
    said: list[str] = []
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_candidates(pilot)
        app.say = lambda sentence, severity="information": said.append(sentence)  # type: ignore[method-assign]
        await pilot.press("c", "enter")
        close_sheet(notebook, date(2026, 11, 22), {})
        await pilot.press("c", "enter")
    assert [line.partition(".")[0] for line in said] == [
        "The sheet has a goal already",
        "The sheet is closed",
    ]
    assert all(" E " in line and "harada" not in line for line in said)


async def test_whoever_has_no_goal_yet_is_led_to_wishes_and_back_to_the_path(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_guide(at="future")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "future"
        await pilot.press("enter", "S", "e", "a", "escape", "escape")
        await pilot.pause()
        assert guide(app).question.id == "future"
        assert "1 wish" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert guide(app).question.id == "candidates"


async def test_the_candidate_that_is_chosen_on_the_path_is_the_answer_to_its_next_question(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    weighed(notebook)
    notebook.set_guide(at="candidates")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("enter", "c", "enter"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()
        assert guide(app).question.id == "goal"
        assert field(app, "goal").answer() == "I have run 10 km before 15 December"


async def test_whoever_knows_the_goal_goes_on_to_it_at_once(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_guide(at="future")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert guide(app).question.id == "goal"


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
async def test_both_look_as_they_should(
    new_app: Callable[..., HaradaApp], notebook: Notebook, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    write_wish(notebook, 1, 1, "A morning without a telephone")
    write_wish(notebook, 3, 5, "Run by the sea with my sister")
    weighed(notebook)
    add_candidate(notebook, "Run by the sea with my sister", "3.5")
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await open_future(pilot)
        await pilot.press("3", "5")
        assert agrees(f"future_{size[0]}x{size[1]}_{language}", screen_body(app))
        await open_candidates(pilot)
        await pilot.press("right")
        assert agrees(f"candidates_{size[0]}x{size[1]}_{language}", screen_body(app))
