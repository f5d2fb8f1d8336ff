"""Notebooks to try things on: in a folder of their own, at a clock that stands still."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store

TODAY = date(2026, 11, 22)
EVENING = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder a notebook is in, or will be."""
    return tmp_path / "notebook"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(EVENING)


@pytest.fixture
def store(home: Path) -> Store:
    """A store whose folder exists and is empty."""
    home.mkdir(mode=0o700)
    return Store(str(home), patience=0.05)


@pytest.fixture
def notebook(home: Path, clock: FixedClock) -> Notebook:
    """A notebook with a profile and nothing else."""
    made = Notebook(str(home), clock)
    made.create(name="Mei", language="en")
    return made


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    """A notebook with a goal, a chart of two written cells, three routines and a dated action."""
    notebook.set_goal_field("goal", "Run the marathon of 2027")
    notebook.new_chart(empty.empty_chart(TODAY, notebook.goal_id()))
    notebook.set_cell(1, 1, "Run five kilometres")
    notebook.set_cell(3, 5, "Sleep by eleven")
    notebook.promote(1, 1, name="run")
    notebook.add_routine(empty.routine("Read ten pages", TODAY, name="read"))
    notebook.add_routine(empty.routine("Stretch", TODAY, name="stretch"))
    notebook.add_action(empty.action("Buy running shoes", TODAY, name="shoes"))
    return notebook


def again(notebook: Notebook, **options: object) -> Notebook:
    """The same notebook as another process would open it."""
    store = Store(notebook.home, **{"patience": 0.05, **options})  # type: ignore[arg-type]
    return Notebook(notebook.home, notebook.clock, store)
