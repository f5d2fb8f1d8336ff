"""The sheet, the chart, routines, dated actions and pauses stay in step with each other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from tests.notebook.conftest import TODAY, again


def cell(notebook: Notebook, pillar: int, action: int) -> Any:
    chart = again(notebook).chart()
    assert chart is not None
    return chart["pillars"][pillar - 1]["actions"][action - 1]


def test_the_first_field_begins_the_sheet(notebook: Notebook) -> None:
    assert notebook.goal() is None
    notebook.set_goal_field("goal", "Run the marathon of 2027")
    goal = again(notebook).goal()
    assert goal is not None
    assert (goal["goal"], goal["name"], goal["start"]) == (
        "Run the marathon of 2027",
        "Mei",
        "2026-11-22",
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("levels.0.text", "under four hours"),
        ("perspectives.self_tangible", ["a medal"]),
        ("analysis.body.obstacle", "knees"),
        ("supporters", [{"who": "Ana", "what": "run along", "asked": None}]),
        ("deadline", "2027-05-01"),
    ],
)
def test_each_field_of_the_sheet_is_written_by_its_path(
    filled: Notebook, path: str, value: Any
) -> None:
    before = filled.goal()
    filled.set_goal_field(path, value)
    found: Any = again(filled).goal()
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    assert found == value
    filled.undo()
    assert again(filled).goal() == before


@pytest.mark.parametrize(
    "path", ["gaol", "levels.9.text", "levels.².text", "goal.text", "", "levels.-1"]
)
def test_a_field_the_sheet_does_not_have_is_refused(filled: Notebook, path: str) -> None:
    before = filled.goal()
    with pytest.raises(Refused, match="has no field"):
        filled.set_goal_field(path, "x")
    assert again(filled).goal() == before


def test_a_service_act_on_the_sheet_is_a_daily_routine_that_follows_its_text(
    filled: Notebook,
) -> None:
    filled.set_goal_field("service_home", "Wash up")
    filled.set_goal_field("service_home", "Wash up and dry")
    made = [r for r in again(filled).routines().values() if r["service"] == "home"]
    assert [(r["text"], r["name"], r["state"]) for r in made] == [
        ("Wash up and dry", "wash-up-and-dry", "active")
    ]
    filled.set_goal_field("service_home", "")
    made = [r for r in again(filled).routines().values() if r["service"] == "home"]
    assert [r["state"] for r in made] == ["archived"]


def test_typing_a_field_in_one_sitting_is_one_step(filled: Notebook) -> None:
    before = filled.goal()
    for length in range(1, 10):
        filled.set_goal_field("affirmation", "I can run"[:length])
    filled.undo()
    assert again(filled).goal() == before


def test_the_chart_begins_with_the_first_cell(notebook: Notebook) -> None:
    notebook.set_cell(8, 8, "Sleep by eleven")
    assert cell(notebook, 8, 8) == {"text": "Sleep by eleven", "state": "waiting"}
    notebook.undo()
    assert again(notebook).chart() is None


@pytest.mark.parametrize(("pillar", "action"), [(0, 1), (9, 1), (1, 0), (1, 9), (-1, 1)])
def test_there_is_no_pillar_or_action_beyond_one_to_eight(
    filled: Notebook, pillar: int, action: int
) -> None:
    before = filled.chart()
    with pytest.raises(Refused, match="1 to 8"):
        filled.set_cell(pillar, action, "x")
    with pytest.raises(Refused, match="1 to 8"):
        filled.set_cell_state(pillar, action, "done")
    with pytest.raises(Refused, match="1 to 8"):
        filled.promote(pillar, action)
    assert again(filled).chart() == before


def test_a_promoted_cell_and_its_routine_point_at_each_other(filled: Notebook) -> None:
    key = filled.promote(3, 5)
    assert cell(filled, 3, 5) == {"text": "Sleep by eleven", "state": "active", "routine": key}
    made = again(filled).routines()[key]
    assert (made["chart"], made["pillar"], made["action"]) == ("c1", 3, 5)
    assert made["recurrence"] == {"kind": "daily"}


def test_a_blank_or_active_cell_is_not_promoted(filled: Notebook) -> None:
    routines = again(filled).routines()
    with pytest.raises(Refused, match="empty"):
        filled.promote(4, 4)
    with pytest.raises(Refused, match="active already"):
        filled.promote(1, 1)
    assert again(filled).routines() == routines


def test_promoting_a_blank_cell_of_no_chart_makes_none(notebook: Notebook) -> None:
    with pytest.raises(Refused, match="empty"):
        notebook.promote(1, 1)
    assert again(notebook).chart() is None


def test_a_promotion_is_taken_back_whole(filled: Notebook) -> None:
    before = (filled.chart(), filled.routines(), filled.actions())
    filled.promote(3, 5, due=TODAY)
    filled.undo()
    other = again(filled)
    assert (other.chart(), other.routines(), other.actions()) == before


def test_the_text_of_a_cell_is_the_text_of_its_routine(filled: Notebook) -> None:
    filled.set_cell(1, 1, "Run six kilometres")
    assert again(filled).routines()["r1"]["text"] == "Run six kilometres"


def test_a_cell_whose_routine_is_gone_can_still_be_written(filled: Notebook) -> None:
    filled.table("routines.json", "routines").remove(doc_ids=["r1"])  # type: ignore[list-item]
    filled.set_cell(1, 1, "Swim")
    filled.set_cell_state(1, 1, "waiting")
    assert cell(filled, 1, 1) == {"text": "Swim", "state": "waiting"}


@pytest.mark.parametrize(
    ("state", "follows"),
    [("habit", "habit"), ("dropped", "dropped"), ("done", "archived"), ("waiting", "archived")],
)
def test_a_routine_follows_its_cell(filled: Notebook, state: str, follows: str) -> None:
    filled.set_cell_state(1, 1, state)
    assert again(filled).routines()["r1"]["state"] == follows
    assert cell(filled, 1, 1)["state"] == state


def test_a_cell_that_waits_again_points_at_nothing(filled: Notebook) -> None:
    filled.set_cell_state(1, 1, "waiting")
    assert cell(filled, 1, 1) == {"text": "Run five kilometres", "state": "waiting"}


def test_a_dropped_cell_becomes_active_again_and_a_waiting_one_does_not(filled: Notebook) -> None:
    filled.set_cell_state(1, 1, "dropped")
    filled.set_cell_state(1, 1, "active")
    assert again(filled).routines()["r1"]["state"] == "active"
    with pytest.raises(Refused, match="no routine or date"):
        filled.set_cell_state(3, 5, "active")


def test_a_habit_leaves_the_focus_and_its_cell_says_so(filled: Notebook) -> None:
    filled.set_routine("r1", focus=1)
    filled.graduate("r1", TODAY)
    made = again(filled).routines()["r1"]
    assert (made["state"], made["focus"], made["habit_on"]) == ("habit", None, "2026-11-22")
    assert cell(filled, 1, 1)["state"] == "habit"


def test_a_new_chart_is_the_next_version_of_the_old(filled: Notebook) -> None:
    key = filled.new_chart(empty.empty_chart(TODAY))
    made = again(filled).charts()[key]
    assert (made["version"], made["replaces"], made["goal"]) == (2, "c1", "g1")
    assert again(filled).chart_id() == key
    filled.undo()
    assert again(filled).chart_id() == "c1"


def test_a_pause_is_set_shortened_and_taken_away(filled: Notebook) -> None:
    key = filled.pause(TODAY, TODAY + timedelta(days=7))
    filled.end_pause(key, TODAY)
    assert again(filled).pauses()[key]["last"] == "2026-11-22"
    filled.end_pause(key, None)
    assert again(filled).pauses() == {}
    with pytest.raises(Refused):
        filled.pause(TODAY, TODAY - timedelta(days=1))


def test_the_guide_is_no_step_of_undo(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.set_guide(at="pillars")
    assert filled.undo() == "mark of “Run five kilometres”"
    assert again(filled).profile()["guide"]["at"] == "pillars"


def test_a_change_keeps_what_another_process_wrote_in_the_same_file(filled: Notebook) -> None:
    other = again(filled)
    other.profile()
    filled.set_profile(company="Acme")
    other.set_guide(at="goal")
    other.set_profile(role="nurse")
    profile = filled.profile()
    assert (profile["company"], profile["role"], profile["guide"]["at"]) == (
        "Acme",
        "nurse",
        "goal",
    )


def test_what_a_caller_does_to_a_document_afterwards_stays_out_of_the_notebook(
    filled: Notebook,
) -> None:
    document = empty.routine("Swim", TODAY, name="swim")
    key = filled.add_routine(document)
    document["recurrence"]["kind"] = "times"
    assert filled.routines()[key]["recurrence"] == {"kind": "daily"}


def test_a_notebook_is_begun_once_and_never_over_another(home: Any, clock: FixedClock) -> None:
    home.mkdir()
    (home / "letter.txt").write_text("mine")
    made = Notebook(str(home), clock)
    made.create(name="Mei", language="nl")
    with pytest.raises(Refused, match="already"):
        again(made).create(name="Ana", language="en")
    assert again(made).profile()["name"] == "Mei"
    assert (home / "letter.txt").read_text() == "mine"


def test_a_file_where_the_notebook_should_be_is_a_clear_sentence(
    home: Any, clock: FixedClock
) -> None:
    home.write_text("a file")
    with pytest.raises(Refused, match="can't be made"):
        Notebook(str(home), clock).create(name="Mei", language="en")


def test_the_centre_of_the_chart_follows_the_goal_into_the_next_sheet(filled: Notebook) -> None:
    def centre() -> str:
        chart = filled.chart()
        assert chart is not None
        return chart["text"]

    filled.set_goal_field("goal", "Run ten kilometres")
    assert centre() == "Run ten kilometres"
    filled.new_goal(empty.empty_goal(TODAY))
    assert centre() == "Run ten kilometres"
    filled.set_goal_field("goal", "Run twenty")
    assert centre() == "Run twenty"
    filled.new_goal({**empty.empty_goal(TODAY), "goal": "Run thirty"})
    assert centre() == "Run thirty"
    filled.undo()
    assert centre() == "Run twenty"


def test_a_centre_of_the_persons_own_stays(filled: Notebook) -> None:
    filled.set_centre("Move")
    filled.set_goal_field("goal", "Run ten kilometres")
    chart = filled.chart()
    assert chart is not None
    assert chart["text"] == "Move"
