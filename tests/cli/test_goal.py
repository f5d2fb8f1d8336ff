"""`goal`: the sheet as a page, and field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from harada.method.goal import GoalSheet
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import EVENING, Run


def test_the_sheet_is_shown_as_a_page_with_what_is_still_open(run: Run, notebook: Notebook) -> None:
    said = run("goal")
    assert said.code == 0
    assert said.out.startswith("Answer 85 % of calls at once by 26 February 2027\n")
    assert "For others, tangible: (nothing yet)" in said.out
    assert "4.4  2026-11-25" in said.out
    assert "3.5           every day  Act 3-5" in said.out


def test_the_json_is_the_document_and_fits_its_model(run: Run, notebook: Notebook) -> None:
    sheet = run("goal", "--json").json
    assert sheet.pop("id") == "g1"
    GoalSheet.model_validate(sheet)
    assert sheet == notebook.goal()


@pytest.mark.parametrize(
    ("words", "place", "value"),
    [
        (("goal", "New goal"), ("goal",), "New goal"),
        (("deadline", "2027-03-01"), ("deadline",), "2027-03-01"),
        (("deadline", "none"), ("deadline",), None),
        (("line-of-sight", "I help"), ("line_of_sight",), "I help"),
        (("levels.sure", "70"), ("levels", 2, "text"), "70"),
        (("levels.2.result", "71"), ("levels", 2, "result"), "71"),
        (("self_tangible", "a", "b"), ("perspectives", "self_tangible"), ["a", "b"]),
        (("body.obstacle", "Cold"), ("analysis", "body", "obstacle"), "Cold"),
        (("feelings", "--add", "Light"), ("feelings",), ["Light"]),
        (
            ("supporters", "--add", "Els: run with me"),
            ("supporters",),
            [{"who": "Els", "what": "run with me", "asked": None}],
        ),
        (
            ("levels", "--add", "stretch: 95"),
            ("levels", 4),
            {"name": "stretch", "text": "95", "result": None},
        ),
    ],
)
def test_a_field_is_written(
    run: Run,
    notebook: Notebook,
    words: tuple[str, ...],
    place: tuple[str | int, ...],
    value: object,
) -> None:
    said = run("goal", "set", *words)
    assert said.code == 0, said.err
    found: object = notebook.goal()
    for step in place:
        found = found[step]  # type: ignore[index]
    assert found == value


def test_entries_of_a_list_are_removed_by_how_they_begin(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "feelings", "Light", "Proud", "Pleased")
    assert run("goal", "set", "feelings", "--remove", "pr").code == 0
    assert run("goal", "set", "feelings", "--remove", "p", "--add", "Calm").code == 0
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["feelings"] == ["Light", "Calm"]
    assert run("goal", "set", "feelings", "--remove", "x").code == 1


def test_a_supporter_was_asked_on_a_day(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "supporters", "--add", "Els: run with me")
    assert run("goal", "set", "supporters.0.asked", "friday").code == 0
    assert run("goal", "--json").json["supporters"][0]["asked"] == "2026-11-20"


def test_an_objective_is_chosen_by_its_id_or_its_beginning(run: Run, notebook: Notebook) -> None:
    assert "harada mission objective add" in run("goal", "set", "objective", "o1").err
    run("mission", "objective", "add", "Fewer calls back")
    assert run("goal", "set", "objective", "fewer").code == 0
    assert run("goal", "--json").json["objective"] == "o1"
    assert run("goal", "set", "objective", "o7").code == 1


def test_a_service_act_of_the_sheet_is_a_daily_routine(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "service_work", "Wipe the desks")
    made = [r for r in notebook.routines().values() if r["service"] == "work"]
    assert [(r["text"], r["name"], r["recurrence"]["kind"]) for r in made] == [
        ("Wipe the desks", "wipe-the-desks", "daily")
    ]
    run("goal", "set", "service_work", "Fill the machine")
    run("goal", "set", "service_home", "Lay the table")
    told = {r["service"]: (r["text"], r["name"]) for r in notebook.routines().values()}
    assert told["work"] == ("Fill the machine", "fill-the-machine")
    assert told["home"] == ("Lay the table", "dishes")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("obstacle", "x"), 1, "analysis.spirit.obstacle"),
        (("gaol", "x"), 1, "goal"),
        (("nothing-like-it", "x"), 1, "harada goal fields"),
        (("goal",), 2, "harada goal set goal TEXT"),
        (("goal", "two", "words"), 2, "quotes"),
        (("deadline", "11/12/2026"), 2, "could be two days"),
        (("goal", "--add", "x"), 2, "not a list"),
        (("levels", "a: b"), 2, "levels.sure"),
        (("supporters", "--add", "Els"), 2, "colon"),
        (("goal", "x" * 100_001), 1, "longer than"),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_changes_nothing(
    run: Run, notebook: Notebook, words: tuple[str, ...], code: int, told: str
) -> None:
    before = notebook.goal()
    said = run("goal", "set", *words)
    assert said.code == code
    assert told in said.err
    assert notebook.goal() == before


def test_the_fields_are_listed_with_their_paths(run: Run, notebook: Notebook) -> None:
    rows = run("goal", "fields", "--json").json["fields"]
    paths = [row["field"] for row in rows]
    assert "analysis.life.countermeasure" in paths
    assert len(paths) == len(set(paths))
    assert "levels.ultimate" in run("goal", "fields").out


def test_the_first_field_begins_a_sheet(run: Run, home: Path) -> None:
    assert "no notebook" in run("goal").err
    begun = Notebook(str(home), FixedClock(EVENING))
    begun.create(name="Mei", language="en")
    assert "no goal sheet yet" in run("goal").err
    assert run("goal", "set", "goal", "Ten km").code == 0
    assert run("goal", "--json").json["name"] == "Mei"


def test_the_next_sheet_begins_from_the_last_without_its_date_and_results(
    run: Run, notebook: Notebook
) -> None:
    run("goal", "set", "deadline", "2027-02-26")
    run("goal", "set", "levels.sure", "70")
    assert run("goal", "close", "--result", "sure=71").code == 0
    assert run("goal", "close").code == 1
    assert run("goal", "new", "Answer 90 %", "--deadline", "2027-06-01").code == 0
    sheet = run("goal", "--json").json
    assert (sheet["id"], sheet["goal"], sheet["deadline"]) == ("g2", "Answer 90 %", "2027-06-01")
    assert sheet["closed"] is None
    assert sheet["levels"][2] == {"name": "sure", "text": "70", "result": None}
    rows = run("goal", "list", "--json").json["sheets"]
    assert [(row["id"], row["closed"], row["current"]) for row in rows] == [
        ("g1", "2026-11-22", False),
        ("g2", None, True),
    ]
    assert run("goal", "show", "g1").out.startswith("Answer 85 %")


def test_an_empty_sheet_keeps_who_it_is_of(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "name", "Mei Lin")
    run("goal", "new", "--empty")
    sheet = run("goal", "--json").json
    assert (sheet["name"], sheet["goal"]) == ("Mei Lin", "")


def test_what_a_person_wrote_is_printed_without_harm(run: Run, notebook: Notebook) -> None:
    run("goal", "set", "goal", "[b]Ten\x1b[31m km[/b] 🚴\u202e {x} %s")
    shown = run("goal").out.splitlines()[0]
    assert shown == "[b]Ten[31m km[/b] 🚴 {x} %s"


def test_the_first_field_begins_a_notebook_and_its_sheet(run: Run, home: Path) -> None:
    said = run("goal", "set", "goal", "85 % of calls at once")
    assert (said.code, said.out) == (0, "My goal: 85 % of calls at once\n")
    assert said.err == f"A new notebook begins in {home}.\n"
    assert "85 % of calls at once" in run("goal").out


def test_an_unknown_first_field_begins_nothing(run: Run, home: Path) -> None:
    assert run("goal", "set", "shoes", "42").code != 0
    assert not home.exists()


def test_the_day_a_goal_names_is_offered_as_its_date(run: Run) -> None:
    said = run("goal", "set", "goal", "I have run 10 km before 15 June")
    assert "`harada goal set deadline 2027-06-15` makes it the date." in said.err
    assert run("goal", "--json").json["deadline"] is None
    run("goal", "set", "deadline", "2027-06-15")
    assert "makes it the date" not in run("goal", "set", "goal", "10 km before 15 June").err
    said = run("goal", "new", "21 km before 1 September")
    assert "`harada goal set deadline 2027-09-01` makes it the date." in said.err
