"""An obstacle and its countermeasure, written on the sheet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from harada.notebook.errors import Refused
from harada.notebook.obstacles import answer, asked_now
from tests.notebook.samples import TODAY, make


def test_an_answer_stands_below_those_of_before_and_is_one_step_of_undo(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    notebook.set_goal_field("analysis.body.obstacle", "the stairs")
    notebook.set_goal_field("analysis.body.countermeasure", "I hold the rail")
    answer(notebook, "body", "late  shift", "I walk before work")
    goal = notebook.goal()
    assert goal is not None
    assert goal["analysis"]["body"]["obstacle"] == "the stairs\nlate shift"
    assert goal["analysis"]["body"]["countermeasure"] == (
        "I hold the rail\nIf late shift: I walk before work"
    )
    notebook.undo()
    goal = notebook.goal()
    assert goal is not None
    assert goal["analysis"]["body"]["countermeasure"] == "I hold the rail"


def test_an_obstacle_is_not_written_twice(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    answer(notebook, "life", "late shift", "I walk before work")
    answer(notebook, "life", "Late shift", "or I take the stairs at work")
    goal = notebook.goal()
    assert goal is not None
    assert goal["analysis"]["life"]["obstacle"] == "late shift"
    assert len(goal["analysis"]["life"]["countermeasure"].splitlines()) == 2


def test_half_an_answer_is_refused(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    for reason, then in (("", "I walk"), ("late shift", " ")):
        with pytest.raises(Refused):
            answer(notebook, "life", reason, then)


def test_a_reason_is_asked_about_once_it_came_three_times_in_four_weeks(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))

    def missed(on: date) -> None:
        notebook.mark(on, ["r1"], 2, reason="late shift")

    for day in (TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=40)):
        missed(day)
    assert asked_now(notebook, "Late shift", TODAY) is None
    missed(TODAY - timedelta(days=2))
    found = asked_now(notebook, "Late shift", TODAY)
    assert found is not None
    assert found.times == 3
    answer(notebook, "life", "late shift", "I walk before work")
    assert asked_now(notebook, "late shift", TODAY) is None
