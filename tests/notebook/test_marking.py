"""What a person does every evening: marks, notes, the diary, tasks, replies."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from tests.notebook.conftest import EVENING, TODAY, again

YESTERDAY = TODAY - timedelta(days=1)


def test_a_mark_is_there_for_the_next_process(filled: Notebook) -> None:
    assert filled.mark(TODAY, ["r1", "r2"], 1) == ["r1", "r2"]
    assert again(filled).day(TODAY)["marks"] == {"r1": 1, "r2": 1}


def test_marking_what_is_marked_already_changes_nothing(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    before = again(filled).day(TODAY)
    assert filled.mark(TODAY, ["r1"], 1) == []
    assert again(filled).day(TODAY) == before
    assert filled.undo() == "mark of “Run five kilometres”"


def test_a_note_a_reason_and_an_amount_go_with_the_mark(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 2, note="rain", reason="no shoes", amount=2.5)
    day = filled.day(TODAY)
    assert (day["notes"], day["reasons"], day["amounts"]) == (
        {"r1": "rain"},
        {"r1": "no shoes"},
        {"r1": 2.5},
    )
    filled.mark(TODAY, ["r1"], None)
    assert filled.day(TODAY) == {"marks": {}}


def test_a_new_mark_keeps_the_note_that_was_there(filled: Notebook) -> None:
    filled.note(TODAY, "r1", "slow but steady")
    filled.mark(TODAY, ["r1"], 1)
    assert filled.day(TODAY)["notes"] == {"r1": "slow but steady"}


def test_a_day_of_which_nothing_is_said_any_more_leaves_no_trace(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.mark(TODAY, ["r1"], None)
    assert again(filled).days(YESTERDAY, TODAY) == {}


def test_an_unknown_routine_is_refused_and_none_of_the_others_is_marked(filled: Notebook) -> None:
    with pytest.raises(Refused, match="r99"):
        filled.mark(TODAY, ["r1", "r99"], 1)
    assert again(filled).day(TODAY)["marks"] == {}


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_an_amount_that_is_no_number_is_refused(filled: Notebook, amount: float) -> None:
    with pytest.raises(Refused, match="finite"):
        filled.mark(TODAY, ["r1"], 1, amount=amount)
    assert again(filled).day(TODAY)["marks"] == {}
    assert filled.day(TODAY)["marks"] == {}


def test_text_that_is_no_unicode_is_refused_and_nothing_changes(filled: Notebook) -> None:
    with pytest.raises(Refused, match="Unicode"):
        filled.write_diary(TODAY, {"good": "broken \udcff byte"})
    with pytest.raises(Refused, match="Unicode"):
        filled.plan_task(TODAY, "broken \udcff byte")
    assert filled.day(TODAY) == again(filled).day(TODAY) == {"marks": {}}


def test_the_diary_keeps_fields_that_were_not_written_again(filled: Notebook) -> None:
    filled.write_diary(TODAY, {"good": "a call", "thanks": "Ana"})
    filled.write_diary(TODAY, {"good": "a long call"})
    assert filled.day(TODAY)["diary"] == {"good": "a long call", "thanks": "Ana"}


@pytest.mark.parametrize("empty", [None, "", []])
def test_an_empty_field_leaves_the_diary(filled: Notebook, empty: object) -> None:
    filled.write_diary(TODAY, {"good": "a call"})
    filled.write_diary(TODAY, {"good": empty})
    assert "diary" not in filled.day(TODAY)


def test_typing_in_one_sitting_is_taken_back_at_once(filled: Notebook, clock: FixedClock) -> None:
    filled.write_diary(TODAY, {"good": "from yesterday evening"})
    clock.moment = EVENING + timedelta(hours=1)
    for length in range(1, 12):
        filled.write_diary(TODAY, {"good": "a good call"[:length]})
    assert filled.undo() is not None
    assert filled.day(TODAY)["diary"] == {"good": "from yesterday evening"}


def test_typing_and_wiping_in_one_sitting_is_taken_back_too(
    filled: Notebook, clock: FixedClock
) -> None:
    filled.mark(TODAY, ["r1"], 1)
    clock.moment = EVENING + timedelta(minutes=1)
    for text in ("a", "ab", "", "abc", ""):
        filled.write_diary(TODAY, {"good": text})
    filled.undo()
    assert filled.day(TODAY)["marks"] == {"r1": 1}
    assert "diary" not in filled.day(TODAY)


def test_a_mark_between_two_stretches_of_typing_parts_them(filled: Notebook) -> None:
    filled.write_diary(TODAY, {"good": "a"})
    filled.mark(TODAY, ["r1"], 1)
    filled.write_diary(TODAY, {"good": "ab"})
    filled.undo()
    assert filled.day(TODAY)["diary"] == {"good": "a"}


def test_a_task_is_planned_once(filled: Notebook) -> None:
    filled.plan_task(TODAY, "call Ana")
    filled.plan_task(TODAY, "call Ana")
    assert filled.day(TODAY)["diary"]["tasks"] == [{"text": "call Ana", "done": False}]


def test_a_finished_action_says_when_and_opens_again(filled: Notebook) -> None:
    filled.finish_action("a1", TODAY)
    assert filled.actions()["a1"]["state"] == "done"
    assert filled.actions()["a1"]["done_on"] == "2026-11-22"
    filled.finish_action("a1", None)
    assert (filled.actions()["a1"]["state"], filled.actions()["a1"]["done_on"]) == ("open", None)


def test_the_cell_follows_its_dated_action(filled: Notebook) -> None:
    key = filled.promote(3, 5, due=TODAY)
    filled.finish_action(key, TODAY)
    assert again(filled).charts()["c1"]["pillars"][2]["actions"][4]["state"] == "done"
    filled.undo()
    assert again(filled).charts()["c1"]["pillars"][2]["actions"][4]["state"] == "active"


def test_a_cell_that_has_gone_on_does_not_follow_an_old_action(filled: Notebook) -> None:
    old = filled.promote(3, 5, due=TODAY)
    filled.set_cell_state(3, 5, "waiting")
    filled.promote(3, 5)
    filled.finish_action(old, TODAY)
    assert filled.charts()["c1"]["pillars"][2]["actions"][4]["state"] == "active"


def test_an_action_whose_chart_is_gone_can_be_finished(filled: Notebook) -> None:
    filled.set_action("a1", chart="c9", pillar=1, action=1)
    filled.finish_action("a1", TODAY)
    assert filled.actions()["a1"]["state"] == "done"


def test_a_reply_never_takes_the_place_of_another(filled: Notebook) -> None:
    filled.add_reply("first", "Kobayashi")
    filled.add_reply("second", "Kobayashi")
    filled.table("replies.json", "replies").remove(doc_ids=["y1"])  # type: ignore[list-item]
    filled.add_reply("third", "Kobayashi")
    assert [reply["text"] for reply in filled.replies().values()] == ["second", "third"]


def test_a_reply_that_was_read_stays_read_after_an_undo(filled: Notebook) -> None:
    key = filled.add_reply("well done", "Kobayashi", week="2026-W47")
    filled.mark(TODAY, ["r1"], 1)
    filled.see_reply(key)
    assert filled.undo() == "mark of “Run five kilometres”"
    assert filled.replies()[key]["seen"] is True
