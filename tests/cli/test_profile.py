"""`profile`: who keeps the notebook, in which language, and when their day begins."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harada.cli.main import main
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_the_profile_says_who_in_which_language_and_when_the_day_begins(
    run: Run, notebook: Notebook
) -> None:
    said = run("profile").out
    assert "Name: Mei" in said
    assert "Language: English" in said
    assert "The day begins at: 04:00" in said
    assert run("profile", "--json").json["day_start"] == "04:00"


def test_whoever_works_nights_lets_the_day_begin_later(
    run: Run, notebook: Notebook, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("profile", "set", "day_start", "06:00").out == "The day begins at: 06:00\n"
    half_past_five = FixedClock(datetime(2026, 11, 23, 5, 30, tzinfo=UTC))
    assert main(["today"], half_past_five) == 0
    assert capsys.readouterr().out.startswith("Sunday 22 November 2026\n")
    assert run("undo").code == 0
    assert run("profile", "--json").json["day_start"] == "04:00"


@pytest.mark.parametrize(("typed", "kept"), [("5", "05:00"), ("5:30", "05:30"), ("00:00", "00:00")])
def test_a_day_start_may_be_typed_short(
    run: Run, notebook: Notebook, typed: str, kept: str
) -> None:
    run("profile", "set", "day-start", typed)
    assert notebook.profile()["day_start"] == kept


def test_the_week_of_the_calendar_may_begin_on_another_day(run: Run, notebook: Notebook) -> None:
    assert run("profile", "set", "week_start", "zondag").out == "The week begins on: Sunday\n"
    assert notebook.profile()["week_start"] == 6
    assert run("profile", "set", "week_start", "ma").code == 0
    assert "The week begins on: Monday" in run("profile").out


@pytest.mark.parametrize(
    "words",
    [
        "day_start 06:01",
        "day_start noon",
        "day_start ٠٥:٠٠",
        "day_start -1",
        "week_start mon-fri",
        "week_start someday",
        "language xx",
        "shoes 42",
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(
    run: Run, notebook: Notebook, words: str
) -> None:
    before = dict(notebook.profile())
    said = run("profile", "set", *words.split())
    assert said.code in (1, 2)
    assert len(said.err.splitlines()) == 1
    assert notebook.profile() == before


def test_another_language_is_spoken_from_the_next_command_on(run: Run, notebook: Notebook) -> None:
    assert run("profile", "set", "language", "nl").code == 0
    assert run("today").out.startswith("zondag 22 november 2026")


def test_a_first_word_begins_a_notebook_and_says_where(run: Run, home: Path) -> None:
    said = run("profile", "set", "name", "Zoë")
    assert (said.code, said.out) == (0, "Name: Zoë\n")
    assert said.err == f"A new notebook begins in {home}.\n"
    assert run("profile", "--json").json["name"] == "Zoë"


def test_a_value_that_cannot_be_begins_nothing(run: Run, home: Path) -> None:
    assert run("profile", "set", "day_start", "noon").code == 2
    assert not home.exists()


def test_the_kind_of_work_is_told_by_its_name_and_taken_by_it(run: Run, notebook: Notebook) -> None:
    run("profile", "set", "kind_of_work", "customer_service")
    assert "Customer service" in run("profile").out
    assert "Klantenservice" in run("profile", "--lang", "nl").out
    assert run("profile", "set", "kind_of_work", "sales").out == "Kind of work: Sales\n"
    assert run("profile", "set", "kind_of_work", "CARE").code == 0
    assert run("profile", "--json").json["kind_of_work"] == "care"
    run("profile", "set", "kind_of_work", "Beekeeping")
    assert "Beekeeping" in run("profile").out
