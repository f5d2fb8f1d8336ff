"""`pause`: leave and illness, as they are typed."""

from __future__ import annotations

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_a_pause_holds_from_the_first_day_to_the_last(run: Run, notebook: Notebook) -> None:
    said = run("pause", "today", "friday")
    assert said.code == 0
    assert "6 days (all routines)" in said.out
    assert notebook.pauses() == {
        "p1": {"first": "2026-11-22", "last": "2026-11-27", "routine": None}
    }


def test_one_day_alone_is_a_pause_of_one_day(run: Run, notebook: Notebook) -> None:
    assert run("pause", "2026-12-24").code == 0
    assert notebook.pauses()["p1"]["last"] == "2026-12-24"


def test_a_pause_can_be_for_some_routines_only_and_is_one_change(
    run: Run, notebook: Notebook
) -> None:
    run("pause", "tomorrow", "+2w", "--routine", "3.5", "--routine", "daily")
    assert [pause["routine"] for pause in notebook.pauses().values()] == ["r1", "r2"]
    run("undo")
    assert notebook.pauses() == {}


def test_days_of_the_pause_ask_for_nothing(run: Run, notebook: Notebook) -> None:
    run("pause", "today")
    assert run("today", "--json").json["routines"] == []


def test_the_list_shows_the_latest_first(run: Run, notebook: Notebook) -> None:
    run("pause", "2026-11-01", "2026-11-03")
    run("pause", "2026-12-01", "--routine", "3.5")
    rows = run("pause", "list", "--json").json["pauses"]
    assert [row["id"] for row in rows] == ["p2", "p1"]
    assert rows[0]["routine"] == {"id": "r1", "ref": "3.5", "text": "Act 3-5"}
    assert "Sunday 1 November 2026" in run("pause").out


def test_back_early_ends_the_pause_yesterday(run: Run, notebook: Notebook) -> None:
    run("pause", "2026-11-20", "2026-11-30")
    said = run("pause", "end")
    assert "Saturday 21 November 2026" in said.out
    assert notebook.pauses()["p1"]["last"] == "2026-11-21"


def test_a_pause_that_has_not_begun_is_taken_away(run: Run, notebook: Notebook) -> None:
    run("pause", "2026-12-01", "2026-12-05")
    assert run("pause", "end", "p1").code == 0
    assert notebook.pauses() == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pause", "friday", "today"), 2),
        (("pause", "2026-02-30"), 2),
        (("pause", "11/12/2026"), 2),
        (("pause", "today", "--routine", "nothing"), 1),
        (("pause", "end"), 1),
        (("pause", "end", "p9"), 1),
        (("pause", "a", "b", "c"), 2),
    ],
)
def test_what_cannot_be_paused_is_a_sentence_and_changes_nothing(
    run: Run, notebook: Notebook, words: tuple[str, ...], code: int
) -> None:
    said = run(*words)
    assert (said.code, said.out) == (code, "")
    assert len(said.err.splitlines()) == 1
    assert notebook.pauses() == {}
