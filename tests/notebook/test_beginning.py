"""A notebook that a command began, taken back where nothing came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harada.notebook.beginning import Beginning
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook


@pytest.fixture
def new(tmp_path: Path) -> Notebook:
    return Notebook(str(tmp_path / "new"), FixedClock(datetime(2026, 11, 22, 20, tzinfo=UTC)))


def test_a_notebook_with_nothing_in_it_is_gone_again(new: Notebook) -> None:
    begun = Beginning(new, "nl")
    assert new.profile()["language"] == "nl"
    assert begun.take_back()
    assert not Path(new.home).exists()
    assert not Notebook(new.home, new.clock).exists()


def test_what_was_written_since_keeps_it(new: Notebook) -> None:
    begun = Beginning(new, "en")
    Notebook(new.home, new.clock).set_mission("Every call answered")
    assert not begun.take_back()
    assert new.mission()["text"] == "Every call answered"


def test_a_profile_that_was_changed_since_keeps_it(new: Notebook) -> None:
    begun = Beginning(new, "en")
    with new.store.unlogged_change():
        new.set_guide(at="goal")
    assert not begun.take_back()
    assert new.exists()


def test_a_folder_that_was_there_keeps_what_it_holds(new: Notebook) -> None:
    Path(new.home).mkdir()
    (Path(new.home) / "letters.txt").write_text("dear")
    assert Beginning(new, "en").take_back()
    assert [each.name for each in Path(new.home).iterdir()] == ["letters.txt"]
