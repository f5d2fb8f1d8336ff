"""When a day begins, for those who work at night: asked in care, and found in the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from harada.tui.palette import ask_day_start
from harada.tui.questions import BY_ID
from tests.tui import notebooks
from tests.tui.screen_text import screen_text
from tests.tui.walking import field, guide

if TYPE_CHECKING:
    from pathlib import Path

    from harada.notebook.clock import FixedClock


@pytest.fixture
def begun(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook that holds a name."""
    return notebooks.begun(str(tmp_path / "notebook"), clock)


@pytest.mark.parametrize(("work", "asked"), [("care", "day_begins"), ("sales", "company")])
async def test_whoever_works_in_care_says_when_the_day_begins(
    begun: Notebook, work: str, asked: str
) -> None:
    begun.set_profile(kind_of_work=work)
    begun.set_guide(at="work")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await guide(app).action_next()
        assert guide(app).question.id == asked
        if work == "care":
            await pilot.pause()
            assert field(app, "profile.day_start").answer() == "04:00"
            await pilot.press("down", "down", "enter")
            assert begun.profile()["day_start"] == "06:00"


async def test_the_palette_sets_the_hour_and_says_what_cannot_be(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        ask_day_start(app)
        await pilot.pause()
        await pilot.press(*["backspace"] * 5, *"5:30", "enter")
        await pilot.pause()
        assert begun.profile()["day_start"] == "05:30"
        assert "The day begins at 05:30." in screen_text(app)
        ask_day_start(app)
        await pilot.pause()
        await pilot.press(*["backspace"] * 5, *"noon", "enter")
        await pilot.pause()
        assert begun.profile()["day_start"] == "05:30"
        assert "The day can begin at 00:00 to 06:00" in screen_text(app)


async def test_a_field_is_saved_when_it_is_left(begun: Notebook) -> None:
    begun.set_guide(at="company")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"RN", "enter")
        assert Notebook(begun.home, begun.clock).profile()["role"] == "RN"


async def test_a_pillar_has_its_own_number_and_the_block_its_place(begun: Notebook) -> None:
    begun.set_pillar(3, text="Safe rounds")
    begun.set_guide(at="sixty-four.3")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "3 · Safe rounds: what will you do?" in screen_text(app)
        assert "Sixty-four actions, block 2 of 8" in screen_text(app)


async def test_it_says_whose_examples_another_kind_of_work_shows(begun: Notebook) -> None:
    begun.set_guide(at="work")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Something else (the examples come from: Customer service)" in screen_text(app)
        begun.set_profile(kind_of_work="other")
        await guide(app).go_to(BY_ID["goal"])
        await pilot.pause()
        assert "Example (Customer service):" in screen_text(app)
