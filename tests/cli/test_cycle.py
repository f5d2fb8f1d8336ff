"""Closing a sheet, starting the next, and what changed in the chart since an earlier day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import EVENING, TODAY, Run

CLOSE = ("goal", "close", "--result", "this_time=83 in 100", "--result", "sure=in May")


def test_closing_keeps_a_result_a_level_and_what_was_learned(run: Run, notebook: Notebook) -> None:
    said = run(*CLOSE, "--learned", "Ask earlier")
    assert said.code == 0
    goal = notebook.goal()
    assert goal is not None
    results = {level["name"]: level["result"] for level in goal["levels"]}
    assert (results["this_time"], results["sure"]) == ("83 in 100", "in May")
    assert (goal["learned"], goal["closed"]) == ("Ask earlier", TODAY.isoformat())
    assert "2026-11-22" in said.out


def test_closing_is_one_change(run: Run, notebook: Notebook) -> None:
    before = (notebook.goal(), notebook.charts())
    run(*CLOSE, "--learned", "Ask earlier")
    run("undo")
    assert (notebook.goal(), notebook.charts()) == before


def test_a_closed_sheet_is_not_closed_again(run: Run, notebook: Notebook) -> None:
    assert run(*CLOSE).code == 0
    assert run(*CLOSE).code == 1
    assert run("goal", "close", "--result", "no-such=1").code in (1, 2)


def test_the_next_sheet_starts_from_the_old_one(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "body.obstacle", "Cold in January")
    run("goal", "set", "supporters", "Els: run with me")
    run("goal", "set", "supporters.0.asked", "today")
    run(*CLOSE, "--learned", "Ask earlier")
    assert run("goal", "new", "I have run 21 km by 1 June", "--deadline", "2027-06-01").code == 0
    assert notebook.goal_id() == "g2"
    goal = notebook.goal()
    assert goal is not None
    assert goal["goal"] == "I have run 21 km by 1 June"
    assert goal["analysis"]["body"]["obstacle"] == "Cold in January"
    assert [(each["who"], each["asked"]) for each in goal["supporters"]] == [("Els", None)]
    assert (goal["closed"], goal["deadline"], goal["previous"]) == (None, "2027-06-01", "g1")
    assert "learned" not in goal
    assert {level["result"] for level in goal["levels"]} == {None}
    assert notebook.goals()["g1"]["learned"] == "Ask earlier"
    assert run("doctor").code == 0


def test_an_empty_sheet_knows_whose_it_is(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "name", "Mei")
    run("goal", "new", "--empty")
    goal = notebook.goal()
    assert goal is not None
    assert (goal["name"], goal["goal"]) == ("Mei", "")


def test_a_version_is_kept_and_the_chart_goes_on(run: Run, notebook: Notebook) -> None:
    assert run("chart", "keep").code == 0
    run("chart", "set", "5.5", "Something else")
    assert notebook.chart_id() == "c1"
    assert notebook.charts()["c2"]["pillars"][4]["actions"][4]["text"] == "Act 5-5"
    run("done", "3.5")
    assert run("today", "--json").json["routines"][0]["state"] == "done"
    assert run("doctor").code == 0


@pytest.fixture
def later(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the clock of the commands stand so many days later."""

    def wait(days: int) -> None:
        moment = EVENING + timedelta(days=days)
        monkeypatch.setattr(FixedClock, "now", lambda _self: moment)

    return wait


def test_what_changed_since_a_kept_version_is_told(
    run: Run, notebook: Notebook, later: Callable[[int], None]
) -> None:
    run("chart", "keep")
    later(91)
    run("chart", "set", "5.5", "Something else")
    run("chart", "set", "5.6", "")
    run("chart", "set", "6", "Another pillar")
    run("chart", "promote", "7.7")
    shown = run("chart", "diff", "--json").json
    assert (shown["since"], shown["source"]) == ("2026-11-22", "c2")
    assert {(each["ref"], each["kind"]) for each in shown["changes"]} == {
        ("5.5", "rewritten"),
        ("5.6", "gone"),
        ("6", "rewritten"),
        ("7.7", "state"),
    }
    assert "Act 5-5 → Something else" in run("chart", "diff").out


def test_a_backup_tells_how_the_chart_was(
    run: Run, notebook: Notebook, later: Callable[[int], None]
) -> None:
    run("chart", "set", "1.1", "As it was")
    later(30)
    run("chart", "set", "1.1", "As it is")
    shown = run("chart", "diff", "2026-11-22", "--json").json
    assert shown["source"].endswith(".zip")
    assert [(each["before"], each["after"]) for each in shown["changes"]] == [
        ("As it was", "As it is")
    ]


def test_the_days_on_which_the_chart_was_different_are_listed(
    run: Run, notebook: Notebook, later: Callable[[int], None]
) -> None:
    run("chart", "set", "1.1", "As it was")
    run("chart", "keep")
    later(30)
    run("chart", "set", "1.1", "As it is")
    later(31)
    run("chart", "set", "1.1", "As it is now")
    listed = run("chart", "versions", "--all", "--json").json
    assert [(row["id"], row["kept"]) for row in listed["charts"]] == [
        ("c1", None),
        ("c2", "2026-11-22"),
    ]
    days = [(row["first"], row["last"], row["changes"]) for row in listed["backups"]]
    assert days == [("2026-12-22", "2026-12-22", 1)]
    assert "1 change since then" in run("chart", "versions", "--all").out
    assert "backups" not in run("chart", "versions", "--json").json


def test_without_anything_earlier_it_says_so(run: Run, notebook: Notebook) -> None:
    assert run("chart", "diff").code == 1
    assert run("chart", "diff", "c9").code in (1, 2)
    assert run("chart", "diff", "c1", "--json").json["changes"] == []


def test_a_version_in_which_nothing_changed_says_so(run: Run, notebook: Notebook) -> None:
    said = run("chart", "diff", "c1")
    assert said.code == 0
    assert "Nothing changed." in said.out


def test_a_dated_action_that_is_open_is_carried_over_or_let_go(
    run: Run, notebook: Notebook, later: Callable[[int], None]
) -> None:
    notebook.promote(5, 5, name="other", due=date(2026, 12, 1))
    later(90)
    assert "2 dated actions are still open" in run("goal", "close").err
    listed = run("goal", "carry", "--json").json["actions"]
    assert [(row["ref"], row["due"]) for row in listed] == [
        ("4.4", "2026-11-25"),
        ("5.5", "2026-12-01"),
    ]
    said = run("goal", "carry", "4.4", "--drop", "5.5")
    assert said.out == "5.5: let go.\n4.4: Saturday 20 March 2027\n"
    assert [each["state"] for each in notebook.actions().values()] == ["open", "dropped"]
    run("undo")
    assert run("goal", "carry", "--json").json["actions"] == listed


def test_only_an_open_dated_action_can_be_carried_over(run: Run, notebook: Notebook) -> None:
    said = run("goal", "carry", "3.5")
    assert (said.code, "no dated action that is still open" in said.err) == (1, True)


def test_a_dated_action_is_moved_to_a_day(run: Run, notebook: Notebook) -> None:
    assert run("goal", "carry", "4.4", "--to", "+2w").out == "4.4: Sunday 6 December 2026\n"
    assert run("goal", "carry", "4.4", "--to", "soon").code == 2
    assert [each["due"] for each in notebook.actions().values()] == ["2026-12-06"]


def test_a_new_sheet_tells_that_the_middle_of_the_chart_says_something_else(
    run: Run, notebook: Notebook
) -> None:
    run("chart", "set", "centre", "Call of the year")
    said = run("goal", "new", "Call less")
    assert "The middle of the chart still says “Call of the year”" in said.err
    run("chart", "set", "centre", "Call less")
    assert "The middle" not in run("goal", "new", "Call even less").err
