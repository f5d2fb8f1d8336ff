"""Cells and pillars change places with their routines; a handful of cells is suggested next."""

from __future__ import annotations

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_two_cells_change_places_and_the_routine_goes_along(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    assert run("chart", "swap", "3.5", "4.1").code == 0
    chart = notebook.chart()
    assert chart is not None
    assert chart["pillars"][3]["actions"][0]["text"] == "Act 3-5"
    assert chart["pillars"][2]["actions"][4] == {"text": "Act 4-1", "state": "waiting"}
    today = {row["ref"]: row for row in run("today", "--json").json["routines"]}
    assert today["4.1"]["state"] == "done"
    assert "3.5" not in today
    assert run("doctor").code == 0
    run("undo")
    assert notebook.chart()["pillars"][2]["actions"][4]["text"] == "Act 3-5"  # type: ignore[index]


def test_two_active_cells_change_places(run: Run, notebook: Notebook) -> None:
    assert run("chart", "swap", "3.5", "1.1").code == 0
    texts = {row["ref"]: row["text"] for row in run("today", "--json").json["routines"]}
    assert (texts["1.1"], texts["3.5"]) == ("Act 3-5", "Act 1-1")
    assert run("doctor").code == 0


def test_two_pillars_change_places_with_all_they_hold(run: Run, notebook: Notebook) -> None:
    assert run("chart", "swap", "3", "8").code == 0
    chart = notebook.chart()
    assert chart is not None
    assert (chart["pillars"][7]["text"], chart["pillars"][2]["text"]) == ("Pillar 3", "Pillar 8")
    assert {row["ref"] for row in run("today", "--json").json["routines"]} >= {"8.5", "1.1"}
    assert run("doctor").code == 0


def test_a_cell_can_change_places_with_itself(run: Run, notebook: Notebook) -> None:
    before = notebook.chart()
    assert run("chart", "swap", "3.5", "3.5").code == 0
    assert notebook.chart() == before


@pytest.mark.parametrize("refs", [("3", "4.1"), ("9", "1"), ("3.9", "1.1"), ("x", "y")])
def test_what_cannot_be_swapped_is_refused(
    run: Run, notebook: Notebook, refs: tuple[str, str]
) -> None:
    before = notebook.chart()
    said = run("chart", "swap", *refs)
    assert said.code in (1, 2)
    assert "inside Harada" not in said.err
    assert notebook.chart() == before


def test_a_handful_of_cells_is_suggested_from_where_least_is_alive(
    run: Run, notebook: Notebook
) -> None:
    notebook.set_pillar(1, aspect="skill")
    notebook.set_pillar(3, aspect="skill")
    notebook.set_pillar(6, aspect="body")
    notebook.set_cell(6, 1, "Two hours of gym with Tom")
    notebook.set_cell(6, 2, "Walk 20 minutes")
    found = run("chart", "next", "--json").json
    assert len(found["cells"]) == 5
    first = found["cells"][0]
    assert (first["ref"], first["advice"]) == ("6.2", [])
    assert {each["pillar"] for each in found["cells"]}.isdisjoint({1, 3})
    assert run("chart", "next").code == 0


def test_what_is_not_waiting_is_not_suggested(run: Run, notebook: Notebook) -> None:
    with notebook.change("all"):
        for pillar in range(1, 9):
            for action in range(1, 9):
                notebook.set_cell(pillar, action, "")
    assert run("chart", "next", "--json").json["cells"] == []
    assert run("chart", "next").code == 0
