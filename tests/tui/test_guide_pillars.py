"""Eight pillars on the guided path: written fast, and no letter is a command there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from tests.tui import notebooks
from tests.tui.screen_text import screen_text
from tests.tui.walking import field, guide

if TYPE_CHECKING:
    from pathlib import Path

    from harada.notebook.clock import FixedClock


@pytest.fixture
def begun(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook that stands at the eight pillars."""
    notebook = notebooks.begun(str(tmp_path / "notebook"), clock)
    notebook.set_guide(at="pillars")
    return notebook


async def test_writing_on_behind_a_pillar_goes_to_the_next_one(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter", *"squ", "enter", "3", "L")
        await pilot.pause()
        assert guide(app).question.id == "pillars"
        assert [field(app, f"pillar.{n}.text").answer() for n in (2, 3, 5)] == ["a", "squ", "L"]
        assert field(app, "pillar.3.aspect").answer() == "body"
        assert begun.profile()["guide"]["skipped"] == []


async def test_behind_the_last_pillar_a_letter_is_no_command(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        field(app, "pillar.1.aspect").entry().focus()
        await pilot.press("s", "q", "2")
        assert app.is_running
        assert guide(app).question.id == "pillars"
        assert field(app, "pillar.1.aspect").answer() == "skill"


async def test_it_says_how_to_choose_and_keeps_the_example_in_sight(begun: Notebook) -> None:
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "← → choose what the pillar is about" in text
        assert "Know the product" in text
        assert "→ Choose" in text.splitlines()[-1]


async def test_an_example_brings_its_aspect_along_unless_one_is_chosen(begun: Notebook) -> None:
    begun.set_pillar(3, aspect="life")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        assert field(app, "pillar.2.aspect").answer() == "skill"
        await pilot.press("enter", "enter", "right")
        assert field(app, "pillar.3.text").answer()
        assert field(app, "pillar.3.aspect").answer() == "life"
        guide(app).leave()
    chart = begun.chart()
    assert chart is not None
    assert chart["pillars"][1]["aspect"] == "skill"
