"""`goal level`, and the order of the objectives."""

from __future__ import annotations

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def names(run: Run) -> list[str]:
    return [one["name"] for one in run("goal", "level", "--json").json["levels"]]


def test_a_level_is_added_named_and_taken_away_and_undo_brings_it_back(
    run: Run, notebook: Notebook
) -> None:
    run("goal", "set", "levels.sure", "8 km")
    assert run("goal", "level", "add", "Stretch", "12 km").out == "Stretch: 12 km\n"
    assert run("goal", "level", "rename", "sure", "Safe ground").out == "Safe ground: 8 km\n"
    assert names(run) == ["ultimate", "intermediate", "Safe ground", "this_time", "Stretch"]
    assert run("goal", "set", "levels.Stretch", "13 km").code == 0
    assert "13 km" in run("goal").out
    assert run("goal", "level", "drop", "stretch").code == 0
    assert "Stretch" not in names(run)
    run("undo")
    assert "Stretch" in names(run)
    assert run("goal", "close", "--result", "Stretch=13.5 km").code == 0


def test_what_cannot_be_a_level_is_a_sentence(run: Run, notebook: Notebook) -> None:
    for words in (("add", "sure"), ("add", " "), ("drop", "noon"), ("rename", "sure", "ultimate")):
        said = run("goal", "level", *words)
        assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert run("goal", "set", "levels", "--add", "sure: x").code == 1


def objectives(run: Run) -> list[str]:
    return [one["id"] for one in run("mission", "--json").json["objectives"]]


def test_an_objective_gets_another_place_and_the_sheet_still_serves_it(
    run: Run, notebook: Notebook
) -> None:
    for number in range(1, 12):
        run("mission", "objective", "add", f"Objective {number}")
    run("goal", "set", "objective", "o3")
    assert objectives(run) == [f"o{number}" for number in range(1, 12)]
    assert run("mission", "objective", "move", "o3", "1").code == 0
    assert objectives(run)[:3] == ["o3", "o1", "o2"]
    assert run("goal", "show", "--json").json["objective"] == "o3"
    run("mission", "objective", "add", "Last")
    assert objectives(run)[-1] == "o12"
    run("mission", "objective", "move", "o3", "99")
    assert objectives(run)[-1] == "o3"
    run("undo")
    assert objectives(run)[0] == "o3"
    assert run("doctor").code == 0


def test_an_objective_that_is_dropped_is_served_no_longer(run: Run, notebook: Notebook) -> None:
    run("mission", "objective", "add", "Fewer calls")
    run("goal", "set", "objective", "o1")
    assert run("mission", "objective", "move", "o9", "1").code == 1
    assert run("mission", "objective", "move", "o1", "0").code == 2
    assert run("mission", "objective", "drop", "o1").code == 0
    assert objectives(run) == []
    assert run("goal", "show", "--json").json["objective"] is None
