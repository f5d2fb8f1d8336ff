"""`routine`: listed, added and changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_the_list_groups_focus_service_and_others(run: Run, notebook: Notebook) -> None:
    out = run("routine").out
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert titles == ["Focus", "Service to others", "Other routines"]
    rows = run("routine", "list", "--json").json["routines"]
    assert [row["ref"] for row in rows] == ["3.5", "service.home", "1.1", "2.2"]
    assert {"score", "percent", "run", "recurrence", "state"} <= rows[0].keys()
    assert "once a week" in out


def test_one_routine_is_shown_with_its_last_days(run: Run, notebook: Notebook) -> None:
    notebook.set_routine("r1", start="2026-11-01")
    for back in range(3):
        notebook.mark(TODAY - timedelta(days=back), ["r1"], 1)
    shown = run("routine", "show", "3.5")
    assert shown.out.startswith("Act 3-5\n  Name: focus\n  Reference: 3.5\n")
    assert shown.out.endswith("· · · ○ ○ ○\n")
    found = run("routine", "show", "focus", "--json").json
    assert found["run"] == 3
    assert found["marks"][-1] == {"date": "2026-11-22", "state": "done"}
    assert "2026-11-22 done" in run("routine", "show", "focus", "--plain").out


def test_figures_are_those_of_stats(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    listed = run("routine", "--json").json["routines"][0]
    summed = run("routine", "stats", "--days", "365", "--json").json["routines"]
    same = next(row for row in summed if row["id"] == listed["id"])
    assert {key: listed[key] for key in ("score", "total", "percent", "run")} == {
        key: same[key] for key in ("score", "total", "percent", "run")
    }


def test_a_routine_of_its_own_is_added(run: Run, notebook: Notebook) -> None:
    said = run(
        "routine",
        "add",
        "Walk at noon",
        "--weekdays",
        "mon-fri",
        "--start",
        "tomorrow",
        "--at-least",
        "20 min",
        "--focus",
        "1",
    )
    assert said.out == "walk-at-noon: Walk at noon, Monday to Friday.\n"
    made = notebook.routines()["r5"]
    assert made["start"] == "2026-11-23"
    assert made["target"] == {"kind": "at_least", "amount": 20.0, "unit": "min"}
    assert (made["focus"], notebook.routines()["r1"]["focus"]) == (1, 2)


def test_a_service_act_stands_on_the_sheet_too(run: Run, notebook: Notebook) -> None:
    assert run("routine", "add", "Wipe the desks", "--service", "work", "--name", "desks").code == 0
    assert run("goal", "--json").json["service_work"] == "Wipe the desks"
    assert run("routine", "--json").json["routines"][2]["name"] == "desks"
    again = run("routine", "add", "Another", "--service", "work")
    assert again.code == 1
    assert "service_work" in again.err


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (("--name", "Avond wandeling"), {"name": "Avond wandeling"}),
        (("--times", "3/7"), {"recurrence": {"kind": "times", "times": 3, "days_in": 7}}),
        (("--end", "2026-12-31"), {"end": "2026-12-31"}),
        (("--focus", "none"), {"focus": None}),
        (("--at-most", "2,5 cups"), {"target": {"kind": "at_most", "amount": 2.5, "unit": "cups"}}),
        (("--state", "habit"), {"state": "habit", "habit_on": "2026-11-22", "focus": None}),
        (("--state", "dropped"), {"state": "dropped", "focus": None}),
        (("--state", "archived"), {"state": "archived", "focus": None}),
        (("--text", "Other words"), {"text": "Other words"}),
    ],
)
def test_a_routine_is_changed_and_the_change_undone(
    run: Run, notebook: Notebook, words: tuple[str, ...], fields: dict[str, object]
) -> None:
    before = dict(notebook.routines()["r1"])
    said = run("routine", "set", "3.5", *words)
    assert said.code == 0, said.err
    now = notebook.routines()["r1"]
    assert {key: now[key] for key in fields} == fields  # type: ignore[literal-required]
    run("undo")
    assert notebook.routines()["r1"] == before


def test_the_cell_follows_its_routine(run: Run, notebook: Notebook) -> None:
    def state() -> str:
        chart = notebook.chart()
        assert chart is not None
        return chart["pillars"][2]["actions"][4]["state"]

    for given, follows in (("habit", "habit"), ("active", "active"), ("dropped", "dropped")):
        run("routine", "set", "focus", "--state", given)
        assert state() == follows
    run("routine", "set", "r1", "--state", "archived")
    assert state() == "waiting"


def test_one_more_than_ten_in_the_focus_is_advised_never_refused(
    run: Run, notebook: Notebook
) -> None:
    for n in range(9):
        assert run("routine", "add", f"Thing {n}", "--focus").err == ""
    said = run("routine", "add", "Eleventh", "--focus")
    assert said.code == 0
    assert "11 focus routines" in said.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("set", "nothing", "--name", "x"), 1, "Nothing is called"),
        (("set", "4.4", "--name", "x"), 1, "not a routine"),
        (("set", "3.5"), 2, "Say what to change"),
        (("set", "3.5", "--name", "daily"), 1, "taken"),
        (("set", "3.5", "--name", "r2"), 1, "letter"),
        (("set", "3.5", "--name", "-x"), 2, "--name"),
        (("set", "3.5", "--text", " "), 1, "needs a text"),
        (("set", "3.5", "--focus", "first"), 2, "place in the focus"),
        (("set", "3.5", "--at-least", "much"), 2, "20 pages"),
        (("set", "3.5", "--at-least", "0"), 2, "20 pages"),
        (("set", "3.5", "--start", "2027-01-01", "--end", "2026-12-01"), 2, "before it begins"),
        (("set", "3.5", "--end", "2026-11-01"), 2, "before it begins"),
        (("add", " "), 2, "needs a text"),
        (("add", "x" * 100_001), 1, "longer than"),
        (("add", "x", "--daily", "--times", "1/7"), 2, "not allowed with"),
        (("stats", "--days", "many"), 2, "--days 90"),
        (("show", "8.8"), 1, "not a routine"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(
    run: Run, notebook: Notebook, words: tuple[str, ...], code: int, told: str
) -> None:
    before = notebook.routines()
    said = run("routine", *words)
    assert said.code == code
    assert told in said.err
    assert notebook.routines() == before


def test_dropped_ones_are_listed_on_request(run: Run, notebook: Notebook) -> None:
    run("routine", "set", "daily", "--state", "dropped")
    assert "Act 1-1" not in run("routine", "list").out
    out = run("routine", "list", "--all").out
    assert "No longer kept" in out
    assert "Act 1-1" in out


def test_once_is_one_time(run: Run, notebook: Notebook) -> None:
    notebook.mark(TODAY, ["r1"], 1)
    assert ", 1 time, " in run("routine", "show", "3.5").out
