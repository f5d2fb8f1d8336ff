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
    assert run("routine", "roster", "set", "today", " ").code == 2


def test_a_shift_has_a_day_start_of_its_own(run: Run, notebook: Notebook) -> None:
    run("routine", "roster", "set", "yesterday", "night off")
    said = run("routine", "roster", "start", "NIGHT", "23")
    assert (said.code, "18:00" in said.err) == (2, True)
    said = run("routine", "roster", "start", "NIGHT", "18")
    assert said.code == 0
    assert "the day begins at 18:00" in said.out
    assert run("routine", "roster", "--json").json["day_starts"] == {"night": "18:00"}
    assert "On night it begins at: 18:00" in run("profile").out
    assert run("routine", "roster", "start", "night", "none").code == 0
    assert run("routine", "roster", "--json").json["day_starts"] == {}
    assert run("routine", "roster", "start", "noon", "12:00").code == 1


def test_today_names_the_shift_where_there_is_one(run: Run, notebook: Notebook) -> None:
    assert "shift" not in run("today", "--json").json
    run("routine", "roster", "set", "today", "night off")
    assert run("today", "--json").json["shift"] == "night"
    assert run("today").out.splitlines()[0] == "Sunday 22 November 2026 · night"
    assert "shift" not in run("today", "--date", "yesterday", "--json").json
