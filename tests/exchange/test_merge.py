"""What is brought in finds its place beside what is there, and overwrites nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from harada.exchange.bringing import Bringing
from harada.exchange.chart_files import chart_file, table
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from tests.exchange.files import (
    CUSTOMER_SERVICE,
    NURSE,
    OHTANI,
    TODAY,
    begun_in,
    brought,
    exported,
    notebook_in,
    numbered_chart,
    sheet,
    written,
)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A notebook that was begun and holds nothing else."""
    return begun_in(tmp_path / "notebook")


@pytest.mark.parametrize("path", [CUSTOMER_SERVICE, NURSE, OHTANI], ids=lambda path: path.stem)
def test_the_same_file_twice_changes_nothing(notebook: Notebook, path: Path) -> None:
    brought(path, notebook)
    before = exported(notebook)
    assert brought(path, notebook).nothing
    assert exported(notebook) == before


def test_looking_changes_nothing(tmp_path: Path) -> None:
    notebook = notebook_in(tmp_path / "none")
    assert not Bringing(str(CUSTOMER_SERVICE), notebook).look().nothing
    assert not (tmp_path / "none").exists()


def test_an_import_is_one_change_that_can_be_taken_back(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    before = exported(notebook)
    brought(CUSTOMER_SERVICE, notebook)
    notebook.undo()
    assert exported(notebook) == before


def test_a_notebook_is_begun_where_there_is_none(tmp_path: Path) -> None:
    notebook = notebook_in(tmp_path / "new")
    brought(NURSE, notebook)
    assert notebook.profile()["name"] == "Joris De Smet (fictional)"
    assert notebook.profile()["role"] == "Nurse, geriatric ward, 6 years"


def test_somebody_elses_sheet_does_not_change_who_i_am(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    assert (notebook.profile()["name"], notebook.profile()["role"]) == ("Kim", "")


def test_the_sheet_and_the_chart_that_come_in_are_the_current_ones(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    brought(CUSTOMER_SERVICE, notebook)
    goal, chart = notebook.goal(), notebook.chart()
    assert goal is not None
    assert chart is not None
    assert goal["name"].startswith("Lotte")
    assert (goal["chart"], chart["goal"]) == (notebook.chart_id(), notebook.goal_id())
    assert (chart["version"], chart["replaces"]) == (2, "c1")


def test_a_chart_alone_makes_a_sheet_where_there_is_none(notebook: Notebook) -> None:
    brought(OHTANI, notebook, lang="en")
    goal = notebook.goal()
    assert goal is not None
    assert goal["goal"] == "Be the No.1 draft pick of 8 pro teams"
    assert (goal["name"], goal["chart"]) == ("Kim", "c1")


def test_a_chart_alone_joins_the_sheet_there_is(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    brought(OHTANI, notebook)
    chart = notebook.chart()
    assert chart is not None
    assert list(notebook.goals()) == ["g1"]
    assert (chart["goal"], chart["version"]) == ("g1", 2)


def test_the_first_chart_of_a_notebook_is_version_one(notebook: Notebook, tmp_path: Path) -> None:
    brought(written(tmp_path / "c.csv", table(numbered_chart())), notebook)  # type: ignore[arg-type]
    chart = notebook.chart()
    assert chart is not None
    assert (chart["version"], chart["replaces"]) == (1, None)


def test_a_chart_edited_in_a_spreadsheet_keeps_the_life_of_its_cells(
    notebook: Notebook, tmp_path: Path
) -> None:
    brought(CUSTOMER_SERVICE, notebook)
    notebook.mark(TODAY, ["r1"], 1)
    text = chart_file(notebook, "c1", "csv").replace("Smile before picking up", "Smile twice")
    brought(written(tmp_path / "edited.csv", text), notebook)
    chart = notebook.chart()
    assert chart is not None
    cells = chart["pillars"][0]["actions"]
    assert (chart["version"], cells[6]["text"], cells[6]["state"]) == (2, "Smile twice", "waiting")
    assert (cells[0]["state"], cells[0]["routine"]) == ("active", "r1")
    assert notebook.routines()["r1"]["chart"] == notebook.chart_id()
    assert chart["pillars"][0]["aspect"] == "spirit"
    assert len(notebook.routines()) == 47


def test_a_cell_corrected_in_a_spreadsheet_keeps_its_routine_which_says_it_too(
    notebook: Notebook, tmp_path: Path
) -> None:
    brought(CUSTOMER_SERVICE, notebook)
    key, routine = next((k, r) for k, r in notebook.routines().items() if r["pillar"] == 2)
    old = routine["text"]
    text = chart_file(notebook, "c1", "csv").replace(old, f"{old}!")
    brought(written(tmp_path / "edited.csv", text), notebook)
    assert notebook.routines()[key]["text"] == f"{old}!"
    assert notebook.routines()[key]["chart"] == notebook.chart_id()
    chart = notebook.chart()
    assert chart is not None
    assert chart["pillars"][1]["actions"][(routine["action"] or 0) - 1]["routine"] == key


def test_cells_that_change_places_do_not_take_each_others_routine(
    notebook: Notebook, tmp_path: Path
) -> None:
    chart = numbered_chart()
    cells = chart["pillars"][0]["actions"]
    cells[0]["text"], cells[1]["text"] = "Walk the round at 1", "Walk the round at 2"
    brought(written(tmp_path / "c.csv", table(chart)), notebook)  # type: ignore[arg-type]
    notebook.promote(1, 1)
    cells[0]["text"], cells[1]["text"] = cells[1]["text"], cells[0]["text"]
    brought(written(tmp_path / "d.csv", table(chart)), notebook)  # type: ignore[arg-type]
    found = notebook.chart()
    assert found is not None
    assert found["pillars"][0]["actions"][0]["state"] == "waiting"


def test_a_pillar_with_another_name_and_the_same_actions_keeps_its_aspect(
    notebook: Notebook, tmp_path: Path
) -> None:
    brought(CUSTOMER_SERVICE, notebook)
    before = notebook.chart()
    assert before is not None
    name = before["pillars"][0]["text"]
    text = chart_file(notebook, "c1", "csv").replace(name, "Nieuwe naam")
    brought(written(tmp_path / "edited.csv", text), notebook)
    chart = notebook.chart()
    assert chart is not None
    assert chart["pillars"][0]["text"] == "Nieuwe naam"
    assert chart["pillars"][0]["aspect"] == before["pillars"][0]["aspect"]


def test_a_sheet_edited_in_one_cell_adds_one_routine(notebook: Notebook, tmp_path: Path) -> None:
    brought(CUSTOMER_SERVICE, notebook)
    whole = sheet()
    whole["pillars"][0]["actions"][6]["text"] = "Smile twice"
    plan = brought(written(tmp_path / "edited.json", whole), notebook)
    assert (plan.new["charts"], plan.new["routines"], plan.new["goals"]) == (1, 1, 0)
    added = notebook.routines()["r48"]
    assert (added["text"], added["chart"]) == ("Smile twice", notebook.chart_id())


def test_a_habit_stays_a_habit_when_its_sheet_comes_again(
    notebook: Notebook, tmp_path: Path
) -> None:
    brought(CUSTOMER_SERVICE, notebook)
    notebook.graduate("r1", TODAY)
    assert brought(CUSTOMER_SERVICE, notebook).nothing
    whole = sheet()
    whole["pillars"][7]["title"] = "Luck"
    brought(written(tmp_path / "edited.json", whole), notebook)
    chart = notebook.chart()
    assert chart is not None
    assert chart["pillars"][0]["actions"][0]["state"] == "habit"
    assert len(notebook.routines()) == 47


def test_a_sheet_brings_its_waiting_chart_to_life(notebook: Notebook, tmp_path: Path) -> None:
    brought(CUSTOMER_SERVICE, other := begun_in(tmp_path / "other"))
    brought(written(tmp_path / "c.csv", chart_file(other, "c1", "csv")), notebook)
    brought(CUSTOMER_SERVICE, notebook)
    chart = notebook.chart()
    assert chart is not None
    assert list(notebook.charts()) == ["c1"]
    cell = chart["pillars"][0]["actions"][0]
    assert notebook.routines()[cell["routine"]]["text"] == cell["text"]


def test_focus_routines_follow_those_that_are_there(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    plan = brought(CUSTOMER_SERVICE, notebook)
    focus = sorted(r["focus"] for r in notebook.routines().values() if r["focus"])
    assert focus == list(range(1, 21))
    assert any("20 focus routines" in warning for warning in plan.warnings)


def test_one_act_of_service_is_live_at_home_and_one_at_work(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    brought(CUSTOMER_SERVICE, notebook)
    live = {
        (routine["service"], routine["text"])
        for routine in notebook.routines().values()
        if routine["service"] and routine["state"] == "active"
    }
    assert live == {
        ("home", "Clear and wash up after dinner every evening"),
        ("work", "Wipe and reset the shared desk and refill the coffee corner before 08:25"),
    }


def test_my_own_diary_stays_and_the_day_is_named(notebook: Notebook) -> None:
    notebook.write_diary(date(2026, 10, 13), {"good": "Mine"})
    plan = brought(CUSTOMER_SERVICE, notebook)
    diary = notebook.day(date(2026, 10, 13)).get("diary", {})
    assert (diary["good"], diary["redo"]) == ("Mine", "Block the guide at 09:00 instead of 16:00")
    assert any("2026-10-13 (What went well)" in warning for warning in plan.warnings)


def test_a_sheet_fills_what_i_left_blank_and_overwrites_nothing(
    notebook: Notebook, tmp_path: Path
) -> None:
    brought(written(tmp_path / "a.json", sheet(support=None, company="Mine")), notebook)
    plan = brought(CUSTOMER_SERVICE, notebook)
    goal = notebook.goal()
    assert goal is not None
    assert len(goal["supporters"]) == 4
    assert goal["company"] == "Mine"
    assert any("Company" in warning for warning in plan.warnings)


def test_the_chart_alone_of_a_sheet_leaves_my_sheet_alone(notebook: Notebook) -> None:
    brought(NURSE, notebook)
    bringing = Bringing(str(CUSTOMER_SERVICE), notebook)
    bringing.chart_alone()
    bringing.apply()
    goal, chart = notebook.goal(), notebook.chart()
    assert goal is not None
    assert chart is not None
    assert goal["name"].startswith("Joris")
    assert chart["pillars"][0]["text"] == "Listen fully"
    assert "2026-10-13" not in notebook.days(date(2026, 10, 1), date(2026, 10, 31))


def test_the_chart_alone_brings_all_where_there_is_no_sheet(notebook: Notebook) -> None:
    bringing = Bringing(str(CUSTOMER_SERVICE), notebook)
    bringing.chart_alone()
    bringing.apply()
    assert notebook.goal() is not None
    assert notebook.day(date(2026, 10, 13))["diary"]["phrase"] == "Listen first."


def test_a_file_without_a_chart_is_no_chart_to_import(notebook: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "s.json", sheet(pillars=None, routines=None, dated=None))
    bringing = Bringing(str(path), notebook)
    with pytest.raises(Refused, match=r"no chart in s\.json"):
        bringing.chart_alone()


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_a_chart_that_went_out_is_known_when_it_comes_back(
    notebook: Notebook, tmp_path: Path, form: str
) -> None:
    brought(OHTANI, notebook, lang="ja")
    path = written(tmp_path / f"chart.{form}", chart_file(notebook, "c1", form))
    assert brought(path, notebook).nothing


def test_the_lossless_chart_brings_its_routines_to_another_notebook(
    notebook: Notebook, tmp_path: Path
) -> None:
    brought(CUSTOMER_SERVICE, notebook)
    path = written(tmp_path / "chart.json", chart_file(notebook, "c1", "json"))
    other = begun_in(tmp_path / "other")
    brought(path, other)
    chart = other.chart()
    assert chart is not None
    assert json.loads(path.read_text("utf-8"))["kind"] == "chart"
    assert (len(other.routines()), len(other.actions())) == (45, 19)
    assert chart["pillars"][0]["actions"][0]["state"] == "active"


def test_a_chart_in_another_language_is_a_version_of_its_own(notebook: Notebook) -> None:
    brought(OHTANI, notebook, lang="ja")
    brought(OHTANI, notebook, lang="en")
    chart = notebook.chart()
    assert chart is not None
    assert (chart["text"], chart["version"]) == ("Be the No.1 draft pick of 8 pro teams", 2)
