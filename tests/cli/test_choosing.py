"""From the future window to candidates to one goal, by command."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


@pytest.fixture
def blank(home: Path) -> Notebook:
    """A notebook without a sheet and without a chart."""
    made = Notebook(str(home), FixedClock(datetime(2026, 11, 22, 20, 30, tzinfo=UTC)))
    made.create(name="Mei", language="en")
    return made


def test_a_wish_is_written_in_one_of_eight_themes(run: Run, blank: Notebook) -> None:
    assert run("future", "--json").json == {"id": None, "themes": [], "wishes": []}
    assert run("future", "set", "3.5", "Run along the sea").code == 0
    shown = run("future", "--json").json
    assert shown["themes"][2] == "Health"
    assert shown["wishes"] == [{"ref": "3.5", "text": "Run along the sea"}]
    assert "Run along the sea" in run("future", "--plain").out
    assert blank.chart() is None


def test_the_themes_speak_the_language_and_can_be_changed(run: Run, blank: Notebook) -> None:
    run("future", "set", "4", "Music")
    assert run("future", "--json").json["themes"][3] == "Music"
    assert run("future", "set", "4", "").code == 1
    assert blank.charts()["c1"]["variant"] == "future"


def test_the_future_window_leaves_the_chart_alone(run: Run, notebook: Notebook) -> None:
    before = notebook.chart()
    run("future", "set", "1.1", "Fly")
    run("future", "new")
    assert notebook.chart() == before
    assert run("future", "--json").json["wishes"] == []
    assert sum(chart["variant"] == "future" for chart in notebook.charts().values()) == 2


@pytest.mark.parametrize("ref", ["9", "3.9", "x", "", "0.1"])
def test_a_cell_that_is_none_is_refused(run: Run, blank: Notebook, ref: str) -> None:
    said = run("future", "set", ref, "text")
    assert said.code == 1
    assert blank.charts() == {}


def test_candidates_are_listed_with_the_heaviest_first(run: Run, blank: Notebook) -> None:
    run("future", "set", "3.5", "Run along the sea")
    run("goal", "candidates", "add", "I have learned to weld by 1 June")
    run("goal", "candidates", "add", "3.5")
    run("goal", "candidates", "add", "Nothing much")
    five = ["--want", "5", "--mine", "5", "--others", "1", "--reach", "3", "--now", "4"]
    run("goal", "candidates", "weigh", "k2", *five)
    run("goal", "candidates", "weigh", "k1", "--want", "2")
    rows = run("goal", "candidates", "--json").json["candidates"]
    assert [row["id"] for row in rows] == ["k2", "k1", "k3"]
    assert (rows[0]["total"], rows[0]["cell"], rows[0]["text"]) == (18, "3.5", "Run along the sea")
    assert rows[1]["total"] is None
    assert "no-number" in rows[1]["advice"]
    assert "Run along the sea" in run("goal", "candidates").out


def test_choosing_writes_the_goal_of_an_empty_sheet(run: Run, blank: Notebook) -> None:
    run("goal", "candidates", "add", "I have learned to weld by 1 June")
    assert run("goal", "candidates", "choose", "k1").code == 0
    goal = blank.goal()
    assert goal is not None
    assert goal["goal"] == "I have learned to weld by 1 June"
    assert run("goal", "candidates", "--json").json["candidates"][0]["chosen"] == "g1"
    run("undo")
    assert blank.goal() is None


def test_a_goal_is_never_written_over(run: Run, notebook: Notebook) -> None:
    run("goal", "candidates", "add", "Another goal")
    said = run("goal", "candidates", "choose", "k1")
    assert said.code == 1
    assert "harada goal close" in said.err
    goal = notebook.goal()
    assert goal is not None
    assert goal["goal"].startswith("Answer 85 %")


def test_a_candidate_is_rewritten_and_removed(run: Run, blank: Notebook) -> None:
    run("goal", "candidates", "add", "Weld")
    run("goal", "candidates", "set", "k1", "I weld")
    assert run("goal", "candidates", "--json").json["candidates"][0]["text"] == "I weld"
    assert run("goal", "candidates", "remove", "k1").code == 0
    assert run("goal", "candidates", "--json").json["candidates"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("weigh", "k1", "--want", "6"),
        ("weigh", "k1"),
        ("weigh", "k7", "--want", "4"),
        ("set", "k7", "x"),
        ("set", "k1", "  "),
        ("remove", "k7"),
        ("choose", "k7"),
        ("add", "3.5"),
        ("add", ""),
    ],
)
def test_what_does_not_fit_is_said_and_changes_nothing(
    run: Run, blank: Notebook, words: tuple[str, ...]
) -> None:
    run("goal", "candidates", "add", "Weld")
    before = run("goal", "candidates", "--json").out
    said = run("goal", "candidates", *words)
    assert said.code in (1, 2)
    assert said.err.strip()
    assert "inside Harada" not in said.err
    assert run("goal", "candidates", "--json").out == before
