"""`harada insight`: every part as a picture, as plain text and as JSON."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from harada.cli.insight import PARTS
from harada.cli.plots import heat_map, sparkline
from harada.notebook.notebook import Notebook
from harada.notebook.surveying import answer
from tests.cli.conftest import TODAY, Run


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """A notebook with three months of marks and scores, and two surveys."""
    with notebook.change("three months"):
        for back in range(90):
            on = TODAY - timedelta(days=back)
            code = 1 if back % 3 else 2
            notebook.mark(on, ["r1", "r2"], code)
            notebook.write_diary(on, {"scores": {"overall": 4 if code == 1 else 2, "mental": 3}})
        for key in ("r1", "r2"):
            notebook.set_routine(key, start=(TODAY - timedelta(days=90)).isoformat())
        answer(notebook, TODAY - timedelta(days=90), {"calm": 4}, {})
        answer(notebook, TODAY, {"calm": 7}, {})
    return notebook


def test_all_parts_come_as_json(run: Run, lived: Notebook) -> None:
    found = run("insight", "--json").json
    assert set(found) == {"first", "last", *PARTS}
    assert (found["first"], found["last"]) == ("2026-08-01", "2026-11-22")
    assert found["heat"][-1]["date"] == "2026-11-22"
    assert found["score"][-1]["score"] > 0
    assert found["survey"]["words"]
    assert {"id": "calm", "before": 4, "after": 7, "change": 3} in found["survey"]["words"]
    assert set(found["diary"]) == {"overall", "mental"}
    assert found["together"]["enough"]
    assert found["together"]["routines"][0]["stands_out"]


def test_a_routine_that_stands_out_is_told_without_a_cause(run: Run, lived: Notebook) -> None:
    said = run("insight", "together").out
    assert "*" in said
    assert "does not say that one brings the other" in said


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("style", [(), ("--plain",), ("--lang", "nl")])
def test_each_part_is_shown_alone(
    run: Run, lived: Notebook, part: str, style: tuple[str, ...]
) -> None:
    said = run("insight", part, *style)
    assert said.code == 0
    if style == ("--plain",):
        assert not set(said.out) & set("▁▂▃▄▅▆▇█░▒▓")


@pytest.mark.parametrize("part", PARTS)
def test_a_new_notebook_has_nothing_to_show_and_says_so(
    run: Run, notebook: Notebook, part: str
) -> None:
    assert run("insight", part).code == 0
    assert run("insight", part, "--json").code == 0


def test_a_stretch_of_days_can_be_chosen(run: Run, lived: Notebook) -> None:
    assert len(run("insight", "heat", "--days", "10", "--json").json["heat"]) == 10
    assert run("insight", "--days", "0").code == 2
    assert run("insight", "moon").code == 2


def test_without_a_notebook_it_says_so(run: Run) -> None:
    assert run("insight").code == 1


def test_a_line_of_bars_keeps_its_place_where_there_is_no_value() -> None:
    assert sparkline([1, None, 5, 3], 1, 5) == "▁ █▅"
    assert sparkline([], 0, 1) == ""
    assert sparkline([2, 2], 2, 2) == "▁▁"
    assert sparkline([-9, 99], 0, 1) == "▁█"


def test_the_map_has_a_line_a_weekday_and_a_column_a_week() -> None:
    first = date(2026, 11, 18)  # a Wednesday
    days = [(first + timedelta(days=n), [None, 0, 4][n % 3]) for n in range(12)]
    lines = heat_map(days, plain=True)
    assert lines == ["", "Mon  4", "Tue", "Wed  0", "Thu 04", "Fri 4", "Sat  0", "Sun 04"]
    assert heat_map([], plain=False) == []
