"""`mission`: the company's mission and its objectives."""

from __future__ import annotations

from pathlib import Path

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_the_mission_is_written_and_shown(run: Run, notebook: Notebook) -> None:
    assert run("mission").err == "No mission yet. `harada mission set TEXT` writes it.\n"
    assert run("mission", "set", "Nobody asks twice").code == 0
    assert "Nobody asks twice" in run("mission", "show").out
    assert run("mission", "--json").json == {"mission": "Nobody asks twice", "objectives": []}


def test_an_objective_has_a_measure_and_a_date_of_its_own(run: Run, notebook: Notebook) -> None:
    words = ("mission", "objective", "add", "Fewer calls", "--measure", "30 to 20")
    assert run(*words, "--date", "2027-06-30").code == 0
    assert notebook.objectives()["o1"] == {
        "text": "Fewer calls",
        "measure": "30 to 20",
        "date": "2027-06-30",
    }
    assert "o1  Fewer calls (30 to 20), by Wednesday 30 June 2027" in run("mission").out


def test_without_a_date_an_objective_has_none(run: Run, notebook: Notebook) -> None:
    run("mission", "objective", "add", "Fewer calls")
    assert notebook.objectives()["o1"]["date"] is None


def test_a_date_that_cannot_be_adds_nothing(run: Run, notebook: Notebook) -> None:
    said = run("mission", "objective", "add", "Fewer calls", "--date", "31-2-2027")
    assert said.code == 2
    assert notebook.objectives() == {}


def test_the_mission_may_be_the_first_thing_written(run: Run, home: Path) -> None:
    said = run("mission", "set", "Nobody has to ask twice")
    assert (said.code, said.err) == (0, f"A new notebook begins in {home}.\n")
    assert "Nobody has to ask twice" in run("mission").out
