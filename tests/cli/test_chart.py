"""`chart`: the 64 shown, written and put into practice."""

from __future__ import annotations

import pytest

from harada.cli.chart_page import Standing, grid_lines
from harada.method.chart import ChartForm
from harada.method.text import width
from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_an_outline_has_all_cells_with_their_signs(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    lines = run("chart").out.splitlines()
    assert "3 Pillar 3" in lines
    assert "  3.5 ○ Act 3-5 (focus)" in lines
    assert "  1.1 □ Act 1-1 (daily)" in lines
    assert "  4.4 ◇ Act 4-4 (dated, 2026-11-25)" in lines
    assert "  8.8 · Act 8-8" in lines


def test_plain_says_states_in_words(run: Run, notebook: Notebook) -> None:
    run("missed", "3.5")
    out = run("chart", "--plain").out
    assert "  3.5 Act 3-5 (focus) [active, missed today]" in out.splitlines()
    assert "  8.8 Act 8-8 [waiting]" in out.splitlines()
    assert not set(out) & set("○×–□▫◇·★✓")


def test_the_json_is_the_document_and_fits_its_model(run: Run, notebook: Notebook) -> None:
    chart = run("chart", "--json").json
    assert chart.pop("id") == "c1"
    ChartForm.model_validate(chart)


def test_the_grid_has_nine_cells_a_row_and_every_pillar_twice(notebook: Notebook) -> None:
    chart = notebook.chart()
    assert chart is not None
    lines = grid_lines(chart, Standing(notebook, chart, TODAY, current=True), 12)
    assert {width(line) for line in lines} == {9 * 12 + 10}
    text = "\n".join(lines)
    assert text.count("3 Pillar 3") == 2
    assert "□ Act 3-5" in text


def test_the_grid_keeps_its_shape_with_any_script_and_any_length(notebook: Notebook) -> None:
    notebook.set_cell(1, 1, "体のケア" * 30)
    notebook.set_cell(1, 2, "[red]" + "x" * 10_000)
    notebook.set_pillar(2, text="👩‍🚒\x1b[31m")
    notebook.set_centre("")
    chart = notebook.chart()
    assert chart is not None
    lines = grid_lines(chart, Standing(notebook, chart, TODAY, current=True), 11)
    assert {width(line) for line in lines} == {9 * 11 + 10}
    assert "\x1b" not in "".join(lines)


def test_centre_pillar_and_cell_are_written(run: Run, notebook: Notebook) -> None:
    assert run("chart", "set", "centre", "Ten km").out == "Centre: Ten km\n"
    assert run("chart", "set", "3", "Sleep").code == 0
    assert run("chart", "pillar", "3", "--aspect", "body").out == "Pillar 3: Sleep (body)\n"
    assert run("chart", "set", "3.6", "In bed at ten").out == "3.6: In bed at ten\n"
    chart = run("chart", "--json").json
    assert chart["text"] == "Ten km"
    assert (chart["pillars"][2]["text"], chart["pillars"][2]["aspect"]) == ("Sleep", "body")
    assert chart["pillars"][2]["actions"][5]["text"] == "In bed at ten"
    run("chart", "pillar", "3", "--aspect", "none")
    assert run("chart", "--json").json["pillars"][2]["aspect"] is None


def test_a_written_cell_renames_its_routine(run: Run, notebook: Notebook) -> None:
    run("chart", "set", "focus", "New words")
    assert notebook.routines()["r1"]["text"] == "New words"


def test_a_cell_in_practice_is_not_emptied(run: Run, notebook: Notebook) -> None:
    said = run("chart", "set", "3.5", "")
    assert said.code == 1
    assert "harada chart state 3.5 waiting" in said.err


@pytest.mark.parametrize(
    ("options", "recurrence"),
    [
        ((), {"kind": "daily"}),
        (("--daily",), {"kind": "daily"}),
        (("--weekdays", "mon,wed"), {"kind": "weekdays", "days": [0, 2]}),
        (("--weekdays", "ma-vr"), {"kind": "weekdays", "days": [0, 1, 2, 3, 4]}),
        (("--times", "1/7"), {"kind": "times", "times": 1, "days_in": 7}),
        (
            ("--rule", "RRULE:freq=monthly;bymonthday=-1"),
            {"kind": "rule", "rule": "FREQ=MONTHLY;BYMONTHDAY=-1"},
        ),
    ],
)
def test_a_cell_becomes_a_routine(
    run: Run, notebook: Notebook, options: tuple[str, ...], recurrence: dict[str, object]
) -> None:
    said = run("chart", "promote", "5.5", *options, "--name", "new", "--focus")
    assert said.code == 0, said.err
    made = notebook.routines()["r5"]
    assert (made["name"], made["focus"], made["recurrence"]) == ("new", 2, recurrence)
    assert said.out.startswith("5.5 (new): Act 5-5, ")
    run("undo")
    assert "r5" not in notebook.routines()
    assert run("chart", "--json").json["pillars"][4]["actions"][4]["state"] == "waiting"


def test_a_cell_becomes_a_dated_action(run: Run, notebook: Notebook) -> None:
    said = run("chart", "promote", "5.5", "--due", "next friday")
    assert said.out == "5.5 (act-5-5): Act 5-5, by Friday 27 November 2026.\n"
    assert notebook.actions()["a2"]["due"] == "2026-11-27"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("promote", "3.5"), 1, "active already"),
        (("promote", "9.1"), 1, "numbered 1 to 8"),
        (("promote", "5.5", "--due", "2026-02-30"), 2, "28 days"),
        (("promote", "5.5", "--times", "8/7"), 2, "3/7"),
        (("promote", "5.5", "--rule", "FREQ=HOURLY"), 2, "FREQ=MONTHLY"),
        (("promote", "5.5", "--rule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 2, "never comes"),
        (("promote", "5.5", "--weekdays", "funday"), 2, "mon,wed,fri"),
        (("promote", "5.5", "--daily", "--due", "today"), 2, "not allowed with"),
        (("promote", "5.5", "--due", "today", "--focus"), 2, "focus"),
        (("promote", "5.5", "--name", "focus"), 1, "taken"),
        (("promote", "5.5", "--name", "3.5"), 1, "letter"),
        (("set", "9", "x"), 1, "Nothing is called"),
        (("set", "3.9", "x"), 1, "numbered 1 to 8"),
        (("set", "5.5", "x" * 100_001), 1, "longer than"),
        (("pillar", "9", "x"), 2, "1 to 8"),
        (("pillar", "1"), 2, "--aspect"),
        (("pillar", "1", "--aspect", "luck"), 2, "--aspect"),
        (("state", "5.5", "active"), 1, "harada chart promote 5.5"),
        (("show", "c9"), 1, "harada chart versions"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(
    run: Run, notebook: Notebook, words: tuple[str, ...], code: int, told: str
) -> None:
    before = (notebook.chart(), notebook.routines(), notebook.actions())
    said = run("chart", *words)
    assert said.code == code
    assert told in said.err
    assert (notebook.chart(), notebook.routines(), notebook.actions()) == before


def test_the_state_of_a_cell_takes_its_routine_along(run: Run, notebook: Notebook) -> None:
    assert run("chart", "state", "3.5", "habit").out == "3.5 Act 3-5: habit.\n"
    assert notebook.routines()["r1"]["state"] == "habit"
    run("chart", "state", "3.5", "waiting")
    assert notebook.routines()["r1"]["state"] == "archived"
    assert run("chart", "promote", "3.5").code == 0


def test_versions_are_listed_and_an_earlier_one_is_shown(run: Run, notebook: Notebook) -> None:
    chart = notebook.chart()
    assert chart is not None
    notebook.new_chart({**chart, "text": "Second"})
    rows = run("chart", "versions", "--json").json["charts"]
    assert [(row["id"], row["version"], row["current"]) for row in rows] == [
        ("c1", 1, False),
        ("c2", 2, True),
    ]
    assert run("chart", "show", "c1", "--json").json["text"] == ""
    assert run("chart").out.startswith("Second\n")


def test_without_a_chart_it_says_how_to_begin_one(run: Run, notebook: Notebook) -> None:
    notebook.store.file("profile.json")
    with notebook.change("none"):
        notebook.table("profile.json", "current").remove(doc_ids=["chart"])  # type: ignore[list-item]
    assert "harada chart set centre" in run("chart").err
    assert run("chart", "versions").code == 0
    assert run("chart", "set", "1.1", "First").code == 0


def test_a_cell_becomes_a_routine_that_follows_the_shifts(run: Run, notebook: Notebook) -> None:
    refused = run("chart", "promote", "6.2", "--shifts", "early")
    assert (refused.code, "routine roster set" in refused.err) == (1, True)
    run("routine", "roster", "set", "today", "early late off")
    said = run("chart", "promote", "6.2", "--shifts", "late")
    assert (said.code, "on shifts: late" in said.out) == (0, True)
    asked = {
        day: "6.2" in [row["ref"] for row in run("today", "--date", day, "--json").json["routines"]]
        for day in ("today", "tomorrow", "+2d")
    }
    assert asked == {"today": False, "tomorrow": True, "+2d": False}
    assert run("chart", "promote", "6.3", "--shifts", "late", "--daily").code == 2


def test_another_chart_is_begun_and_the_first_is_taken_up_again(
    run: Run, notebook: Notebook
) -> None:
    assert run("chart", "new", "A calm home").out == "c2 is in use: A calm home\n"
    run("chart", "set", "3.5", "Sing")
    assert run("done", "focus").code == 0
    assert "another chart" in run("chart", "versions").out
    assert run("chart", "use", "c1").code == 0
    assert run("chart", "--json").json["pillars"][2]["actions"][4]["text"] == "Act 3-5"
    assert run("chart", "use", "c9").code == 1
    assert run("doctor").code == 0
