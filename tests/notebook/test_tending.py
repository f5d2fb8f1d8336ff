"""Names, texts and focus places of routines."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from harada.method import empty
from harada.notebook import tending
from harada.notebook.clock import FixedClock
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook


@pytest.fixture
def kept(tmp_path: Path) -> Notebook:
    """A notebook with a routine on the chart, one beside it, and a service act."""
    notebook = Notebook(str(tmp_path / "n"), FixedClock(datetime(2026, 11, 22, 21, 4)))
    notebook.create(name="Noor", language="en")
    notebook.set_goal_field("service_home", "Lay the table")
    notebook.set_cell(3, 5, "Read a page")
    notebook.promote(3, 5)
    notebook.add_routine(empty.routine("Walk to work", date(2026, 11, 1)))
    return notebook


def test_a_routine_takes_a_free_name(kept: Notebook) -> None:
    tending.rename(kept, "r2", "  book ")
    assert kept.routines()["r2"]["name"] == "book"


@pytest.mark.parametrize("name", ["", "3.5", "35", "r2", "-x", "Walk to  work", "walk-to-work"])
def test_a_name_that_could_not_be_typed_is_refused(kept: Notebook, name: str) -> None:
    with pytest.raises(Refused):
        tending.rename(kept, "r2", name)


def test_a_routine_may_keep_its_own_name(kept: Notebook) -> None:
    tending.rename(kept, "r3", "Walk-To-Work")
    assert kept.routines()["r3"]["name"] == "Walk-To-Work"


def test_a_new_text_reaches_the_cell_and_the_name_made_from_it(kept: Notebook) -> None:
    tending.write_text(kept, "r2", "Read two pages")
    chart = kept.chart()
    assert chart is not None
    assert chart["pillars"][2]["actions"][4]["text"] == "Read two pages"
    assert kept.routines()["r2"]["name"] == "read-two-pages"
    assert kept.undo() is not None
    assert kept.routines()["r2"]["text"] == "Read a page"


def test_a_name_of_the_person_s_own_stays(kept: Notebook) -> None:
    tending.rename(kept, "r3", "stroll")
    tending.write_text(kept, "r3", "Walk home")
    assert kept.routines()["r3"]["name"] == "stroll"
    assert kept.routines()["r3"]["text"] == "Walk home"


def test_a_new_text_of_a_service_act_reaches_the_sheet(kept: Notebook) -> None:
    tending.write_text(kept, "r1", "Wash up")
    goal = kept.goal()
    assert goal is not None
    assert goal["service_home"] == "Wash up"
    assert kept.routines()["r1"]["text"] == "Wash up"


def test_an_empty_text_is_refused(kept: Notebook) -> None:
    with pytest.raises(Refused):
        tending.write_text(kept, "r1", " ")


def test_the_focus_has_no_gaps(kept: Notebook) -> None:
    tending.into_focus(kept, "r2")
    tending.into_focus(kept, "r3", 1)
    assert [kept.routines()[key]["focus"] for key in ("r2", "r3")] == [2, 1]
    tending.out_of_focus(kept, "r3")
    assert [kept.routines()[key]["focus"] for key in ("r2", "r3")] == [1, None]


def test_a_habit_is_not_put_in_the_focus(kept: Notebook) -> None:
    kept.graduate("r2", date(2026, 11, 22))
    with pytest.raises(Refused):
        tending.into_focus(kept, "r2")


def test_a_routine_does_not_end_before_it_begins(kept: Notebook) -> None:
    tending.set_span(kept, "r3", date(2026, 11, 3), date(2026, 12, 1))
    with pytest.raises(Refused):
        tending.set_span(kept, "r3", date(2026, 11, 3), date(2026, 11, 2))
    assert (kept.routines()["r3"]["start"], kept.routines()["r3"]["end"]) == (
        "2026-11-03",
        "2026-12-01",
    )


def test_a_stopped_routine_keeps_its_marks_and_its_cell_waits(kept: Notebook) -> None:
    tending.into_focus(kept, "r2")
    tending.into_focus(kept, "r3")
    kept.mark(date(2026, 11, 22), ["r2"], 1)
    tending.stop(kept, "r2")
    chart = kept.chart()
    assert chart is not None
    assert chart["pillars"][2]["actions"][4]["state"] == "waiting"
    assert kept.routines()["r2"]["state"] == "archived"
    assert kept.routines()["r3"]["focus"] == 1
    assert kept.day(date(2026, 11, 22))["marks"] == {"r2": 1}


def test_a_habit_becomes_a_routine_again(kept: Notebook) -> None:
    for key in ("r2", "r3"):
        kept.graduate(key, date(2026, 11, 22))
        tending.resume(kept, key)
        assert kept.routines()[key]["state"] == "active"
    chart = kept.chart()
    assert chart is not None
    assert chart["pillars"][2]["actions"][4]["state"] == "active"


def test_a_routine_that_ended_is_kept_again_and_nothing_was_asked_in_between(
    kept: Notebook,
) -> None:
    tending.stop(kept, "r3")
    kept.clock.moment = datetime(2026, 12, 1, 21, 0)  # type: ignore[attr-defined]
    tending.resume(kept, "r3")
    assert (kept.routines()["r3"]["state"], kept.routines()["r3"]["end"]) == ("active", None)
    assert list(kept.pauses().values()) == [
        {"first": "2026-11-23", "last": "2026-11-30", "routine": "r3"}
    ]
    kept.undo()
    assert kept.routines()["r3"]["state"] == "archived"
    assert not kept.pauses()


def test_a_routine_kept_again_takes_its_cell_while_that_still_waits(kept: Notebook) -> None:
    tending.stop(kept, "r2")
    tending.resume(kept, "r2")
    chart = kept.chart()
    assert chart is not None
    cell = chart["pillars"][2]["actions"][4]
    assert (cell["state"], cell.get("routine")) == ("active", "r2")
    tending.stop(kept, "r2")
    kept.set_cell(3, 5, "Read a chapter")
    tending.resume(kept, "r2")
    chart = kept.chart()
    assert chart is not None
    assert chart["pillars"][2]["actions"][4]["state"] == "waiting"
    assert kept.routines()["r2"]["state"] == "active"


def test_a_two_minute_version_is_written_and_taken_away(kept: Notebook) -> None:
    tending.make_small(kept, "r3", " To the corner ")
    assert kept.routines()["r3"]["small"] == "To the corner"
    tending.make_small(kept, "r3", "")
    assert "small" not in kept.routines()["r3"]


def test_an_empty_short_name_is_refused_in_its_own_words(kept: Notebook) -> None:
    with pytest.raises(Refused, match="needs a letter"):
        tending.checked_name(kept, " ", None)
