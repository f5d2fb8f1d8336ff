"""`routine stats`: a year in a table."""

from __future__ import annotations

from datetime import timedelta

from harada.method.score import all_figures
from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_the_figures_are_those_of_the_method(run: Run, notebook: Notebook) -> None:
    first = TODAY - timedelta(days=29)
    notebook.set_routine("r1", start=first.isoformat())
    for back in range(0, 30, 2):
        notebook.mark(TODAY - timedelta(days=back), ["r1"], 1)
    said = run("routine", "stats", "--days", "30", "--json").json
    assert (said["first"], said["last"]) == (first.isoformat(), "2026-11-22")
    wanted = all_figures(notebook.routines(), notebook.days(first, TODAY), {}, first, TODAY, TODAY)
    row = next(row for row in said["routines"] if row["id"] == "r1")
    assert row["score"] == round(wanted["r1"].score, 4)
    assert (row["total"], row["due"], row["percent"]) == (15, 30, 50)
    assert (row["run"], row["best_run"]) == (1, 1)


def test_the_table_stands_straight_whatever_the_script(run: Run, notebook: Notebook) -> None:
    notebook.set_cell(3, 5, "体幹強化")
    lines = run("routine", "stats").out.splitlines()
    assert len(lines) == 5
    assert "体幹強化" in lines[1]


def test_a_number_of_days_that_is_none_exits_2(run: Run, notebook: Notebook) -> None:
    for words in (["--days", "0"], ["--days", "many"], ["--days", "-4"], ["--days"]):
        assert run("routine", "stats", *words).code == 2


def test_the_rows_stand_as_on_the_sheet(run: Run, notebook: Notebook) -> None:
    refs = [row["ref"] for row in run("routine", "stats", "--json").json["routines"]]
    assert refs == ["3.5", "service.home", "1.1", "2.2"]
