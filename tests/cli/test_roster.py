"""`routine roster`, and routines on shifts."""

from __future__ import annotations

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_a_roster_is_set_followed_swapped_and_shown(run: Run, notebook: Notebook) -> None:
    said = run("routine", "roster", "set", "2026-11-22", "early", "late off")
    assert said.code == 0
    assert said.out.splitlines()[1].split() == ["Monday", "23", "November", "2026", "late"]
    assert run("routine", "set", "3.5", "--shifts", "early").code == 0
    assert "on shifts: early" in run("routine", "show", "3.5").out
    asked = [row["ref"] for row in run("today", "--json").json["routines"]]
    assert "3.5" in asked
    tomorrow = run("today", "--date", "tomorrow", "--json").json["routines"]
    assert "3.5" not in [row["ref"] for row in tomorrow]
    run("routine", "roster", "days", "tomorrow", "early")
    days = run("routine", "roster", "--json").json["days"]
    assert [day["shift"] for day in days[:4]] == ["early", "early", "off", "early"]
    tomorrow = run("today", "--date", "tomorrow", "--json").json["routines"]
    assert "3.5" in [row["ref"] for row in tomorrow]
    assert run("routine", "roster", "drop").code == 0
    assert run("undo").code == 0
    assert len(run("routine", "roster", "--json").json["periods"]) == 3


def test_a_shift_nobody_has_is_refused(run: Run, notebook: Notebook) -> None:
    said = run("routine", "set", "3.5", "--shifts", "early")
    assert said.code == 1
    assert "routine roster set" in said.err
    run("routine", "roster", "set", "today", "late off")
    said = run("routine", "set", "3.5", "--shifts", "early")
    assert said.code == 1
    assert "late, off" in said.err
    assert run("routine", "set", "3.5", "--shifts", "late", "--daily").code == 2
    assert run("routine", "roster", "set", "today", " ").code == 1
