"""`harada review`: the facts of a period, and the person's words about it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_a_review_is_prefilled_and_written(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    for back in (0, 1):
        day = (TODAY - timedelta(days=back)).isoformat()
        run("missed", "1.1", "--reason", "Late shift", "--date", day)
    assert run("review", "--good", "Calm", "--next", "Bed at ten").code == 0
    shown = run("review", "week", "--json").json
    assert (shown["period"], shown["kind"]) == ("2026-W47", "week")
    assert shown["kept"]["done"] == 1
    assert (shown["review"]["good"], shown["review"]["redo"]) == ("Calm", "")
    assert {row["ref"] for row in shown["routines"]} >= {"3.5", "1.1"}
    page = run("review", "--plain").out
    assert "Calm" in page


def test_a_reason_that_comes_back_is_offered_as_an_obstacle(run: Run, notebook: Notebook) -> None:
    for back in (0, 1):
        notebook.mark(TODAY - timedelta(days=back), ["r1"], 2, reason="Late shift")
    assert run("review", "--json").json["reasons"][0]["count"] == 2
    assert "obstacle" in run("review").out


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("week", "2026-W47"),
        ("month", "2026-11"),
        ("quarter", "2026-Q4"),
        ("2026-W01", "2026-W01"),
        ("2025-Q2", "2025-Q2"),
    ],
)
def test_each_period_can_be_reviewed(run: Run, notebook: Notebook, typed: str, key: str) -> None:
    assert run("review", typed, "--json").json["period"] == key
    assert run("review", typed).code == 0
    assert run("review", typed, "--swap", "Walk for swim").code == 0
    assert run("review", key, "--json").json["review"]["swap"] == "Walk for swim"


def test_the_day_meant_chooses_the_week(run: Run, notebook: Notebook) -> None:
    assert run("review", "--date", "2027-01-03", "--json").code in (0, 1)
    assert run("review", "--date", "2026-11-15", "--json").json["period"] == "2026-W46"


@pytest.mark.parametrize(("days", "key"), [(0, "2026-W47"), (1, "2026-W47"), (4, "2026-W48")])
def test_without_a_period_it_is_the_week_one_looks_back_on(
    run: Run, notebook: Notebook, clock: FixedClock, days: int, key: str
) -> None:
    clock.moment += timedelta(days=days)
    assert run("review", "--json").json["period"] == key
    run("review", "--good", "Calm")
    assert run("review", "--json").json["review"]["good"] == "Calm"


def test_reviews_are_listed_newest_first_and_undone(run: Run, notebook: Notebook) -> None:
    run("review", "2026-W01", "--good", "a")
    run("review", "2025-Q4", "--good", "b")
    listed = run("review", "list", "--json").json["reviews"]
    assert {each["period"] for each in listed} == {"2026-W01", "2025-Q4"}
    run("undo")
    assert len(run("review", "list", "--json").json["reviews"]) == 1
    assert run("review", "list").code == 0
    assert run("doctor").code == 0


@pytest.mark.parametrize("words", [("2026-W54",), ("yesterday",), ("list", "--good", "x")])
def test_what_is_no_period_is_refused(run: Run, notebook: Notebook, words: tuple[str, ...]) -> None:
    said = run("review", *words)
    assert said.code in (1, 2)
    assert "inside Harada" not in said.err


def test_without_a_notebook_it_says_so(run: Run) -> None:
    assert run("review").code == 1
