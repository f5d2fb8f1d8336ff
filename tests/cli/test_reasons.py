"""`missed --reason`, `routine reasons` and `routine countermeasure`."""

from __future__ import annotations

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_reasons_are_counted_and_answered_on_the_sheet(run: Run, notebook: Notebook) -> None:
    notebook.set_routine("r1", start="2026-11-01")
    run("missed", "3.5", "--reason", "late shift", "--date", "-2d")
    assert "countermeasure" not in run("missed", "1.1", "--reason", "late shift").err
    said = run("missed", "3.5", "--reason", "Late shift")
    assert 'harada routine countermeasure "Late shift"' in said.err
    run("missed", "2.2", "--reason", "ill")
    rows = run("routine", "reasons", "--json").json["reasons"]
    assert [(row["times"], row["answered"]) for row in rows] == [(3, False), (1, False)]
    assert run("routine", "reasons", "2.2").out.split() == ["1", "time", "ill", "2.2"]
    written = run("routine", "countermeasure", "late shift", "I walk at noon", "--row", "body")
    assert written.out == "On the sheet, body: If late shift: I walk at noon\n"
    assert "on the sheet" in run("routine", "reasons").out
    run("undo")
    assert "on the sheet" not in run("routine", "reasons").out


def test_without_reasons_it_says_so(run: Run, notebook: Notebook) -> None:
    said = run("routine", "reasons")
    assert (said.code, said.out) == (0, "")
    assert said.err.strip()
    assert run("routine", "countermeasure", "x", " ").code == 1
