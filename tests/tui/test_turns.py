"""Keys that arrive in one burst: each does what it would have done had the person typed slowly."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from textual import events

from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from tests.tui import notebooks
from tests.tui.walking import field, guide

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock


@pytest.fixture
def begun(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook that holds a name."""
    return notebooks.begun(str(tmp_path / "notebook"), clock)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Let keys arrive all at once, as from a paste or over a slow line."""
    for key in keys:
        letter = " " if key == "space" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, letter))
    await pilot.pause()
    await pilot.pause()


async def test_a_burst_fills_field_after_field(begun: Notebook) -> None:
    begun.set_guide(at="company")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, *"Nurse", "enter", *"Martin", "enter", *"Ward", "space", "2")
        for path, text in (("role", "Nurse"), ("company", "Martin"), ("department", "Ward 2")):
            assert field(app, f"profile.{path}").answer() == text


async def test_a_burst_goes_on_to_the_next_question(begun: Notebook) -> None:
    begun.set_guide(at="line_of_sight")
    app = HaradaApp(begun, begun.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, *"I help", "enter", *"Lay", "enter", *"Sweepx", "backspace", *"!")
        assert guide(app).question.id == "service_work"
        assert field(app, "service_work").answer() == "Sweep!"
        guide(app).leave()
    goal = begun.goal()
    assert goal is not None
    assert (goal["line_of_sight"], goal["service_home"]) == ("I help", "Lay")


async def test_a_burst_answers_the_first_questions(tmp_path: Path, clock: FixedClock) -> None:
    app = HaradaApp(Notebook(str(tmp_path / "notebook"), clock), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, "enter", *"Noor", "enter", "enter", "escape")
        assert app.notebook.profile()["name"] == "Noor"
        assert app.current_mode == "guide"


async def test_a_burst_on_the_goal_sheet_writes_the_fields_one_by_one(
    notebook: Notebook,
) -> None:
    app = HaradaApp(notebook, notebook.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await burst(pilot, "f3")
        await burst(pilot, "enter", *" A", "enter", "down", "down", "enter", *" B", "enter")
        goal = notebook.goal()
        assert goal is not None
        assert goal["goal"].endswith(" A")
        assert goal["affirmation"].endswith(" B")


async def test_a_burst_in_a_dialog_goes_to_the_dialog(notebook: Notebook) -> None:
    app = HaradaApp(notebook, notebook.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await burst(pilot, "n", *"calm", "enter")
        notes = notebook.day(app.today).get("notes", {}).values()
        assert any("calm" in note for note in notes)


def test_keys_have_their_turn_without_loading_what_the_first_screen_does_not_need() -> None:
    code = "import sys, harada.tui.app, harada.tui.screens.today; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "textual.widgets._text_area" not in done.stdout.split()
