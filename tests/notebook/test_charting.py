"""Several charts: one in use, the others and their routines as they are."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harada.method import empty
from harada.notebook.charting import begin_chart, practice_charts, use_chart
from harada.notebook.clock import FixedClock
from harada.notebook.cycling import keep_version
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.wishing import begin_future


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A notebook with a sheet and a chart with one routine on it."""
    made = Notebook(str(tmp_path), FixedClock(datetime(2026, 11, 22, 20, tzinfo=UTC)))
    made.create(name="Mei", language="en")
    made.set_goal_field("goal", "400 calls")
    made.new_chart(empty.empty_chart(made.today()))
    made.set_cell(3, 5, "Breathe")
    made.promote(3, 5)
    return made


def test_another_chart_is_used_and_the_routines_of_the_first_go_on(notebook: Notebook) -> None:
    key = begin_chart(notebook, "A calm home")
    chart, goal = notebook.chart(), notebook.goal()
    assert chart is not None and goal is not None
    assert (notebook.chart_id(), goal["chart"], chart["text"]) == (key, key, "A calm home")
    assert chart["pillars"][2]["actions"][4]["text"] == ""
    assert notebook.routines()["r1"]["state"] == "active"
    notebook.mark(notebook.today(), ["r1"], 1)
    use_chart(notebook, "c1")
    assert notebook.chart_id() == "c1"
    assert notebook.undo() is not None
    assert notebook.chart_id() == key


def test_kept_versions_and_future_windows_are_not_taken_up(notebook: Notebook) -> None:
    kept, future = keep_version(notebook), begin_future(notebook)
    assert list(practice_charts(notebook)) == ["c1"]
    for key in (kept, future, "c99"):
        with pytest.raises(Refused):
            use_chart(notebook, key)
