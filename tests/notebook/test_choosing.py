"""Choosing first routines from the 64, giving one back, and the company's objectives."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from harada.notebook.choosing import choose_routine, give_back
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook

if TYPE_CHECKING:
    from pathlib import Path

    from harada.method.documents import Objective, Recurrence

DAILY: Recurrence = {"kind": "daily"}


@pytest.fixture
def written(tmp_path: Path) -> Notebook:
    """A notebook with two written pillars."""
    notebook = Notebook(str(tmp_path / "notebook"), FixedClock(datetime(2026, 11, 22, 21, 4)))
    notebook.create(name="Noor", language="en")
    with notebook.change("write"):
        for pillar in (1, 2):
            for action in range(1, 9):
                notebook.set_cell(pillar, action, f"Do {pillar} and {action}")
    return notebook


def focus(notebook: Notebook) -> list[int | None]:
    return [one["focus"] for one in notebook.routines().values() if one["state"] == "active"]


def objective(text: str) -> Objective:
    return {"text": text, "measure": "", "date": None}


def test_chosen_routines_stand_in_the_focus_in_the_order_of_choosing(written: Notebook) -> None:
    for action in (3, 1, 2):
        choose_routine(written, 1, action, DAILY)
    assert focus(written) == [1, 2, 3]


def test_the_eleventh_routine_is_active_outside_the_focus(written: Notebook) -> None:
    for pillar, action in [(1, n) for n in range(1, 9)] + [(2, n) for n in range(1, 4)]:
        choose_routine(written, pillar, action, DAILY)
    assert focus(written) == [*range(1, 11), None]


def test_a_cell_that_is_given_back_waits_and_the_focus_closes_up(written: Notebook) -> None:
    for action in (1, 2, 3):
        choose_routine(written, 1, action, DAILY)
    give_back(written, 1, 2)
    chart = written.chart()
    assert chart is not None
    assert chart["pillars"][0]["actions"][1]["state"] == "waiting"
    assert focus(written) == [1, 2]


def test_giving_back_is_one_change_that_is_taken_back_whole(written: Notebook) -> None:
    for action in (1, 2):
        choose_routine(written, 1, action, DAILY)
    give_back(written, 1, 1)
    written.undo()
    assert focus(written) == [1, 2]


def test_an_objective_keeps_its_id_when_another_one_goes(written: Notebook) -> None:
    written.set_objectives([objective("Faster"), objective("Safer")])
    written.set_goal_field("objective", "o2")
    written.set_objectives([objective("Safer")])
    goal = written.goal()
    assert goal is not None
    assert goal["objective"] == "o2"
    assert written.objectives()["o2"]["text"] == "Safer"


def test_an_objective_that_is_typed_on_stays_the_same_one(written: Notebook) -> None:
    written.set_objectives([objective("Fas")])
    written.set_objectives([objective("Faster")])
    assert written.objectives() == {"o1": objective("Faster")}


def test_a_sheet_serves_no_objective_that_is_gone(written: Notebook) -> None:
    written.set_objectives([objective("Faster")])
    written.set_goal_field("objective", "o1")
    written.set_objectives([])
    goal = written.goal()
    assert goal is not None
    assert goal["objective"] is None
