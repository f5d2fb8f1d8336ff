"""What is sent one by one holds what was chosen and nothing beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from harada import i18n
from harada.method.empty import ASPECTS
from harada.notebook.errors import Misuse, Refused
from harada.sharing import choice

DAY = date(2026, 11, 20)
DIARY: Any = {
    "depth": "full",
    "good": "Rain on the roof",
    "redo": "Leave earlier",
    "tasks": [{"text": "Call Ana", "done": True}, {"text": "Sums", "done": False}],
    "hours": [{"time": "09:00", "plan": "Desk", "actual": "Calls", "reflection": ""}],
    "scores": {"mental": 4, "overall": 3},
    "own": {"What did I learn?": "To wait"},
}
EMPTY_ROW = dict.fromkeys(
    ("success", "success_why", "failure", "failure_why", "obstacle", "countermeasure"), ""
)
ANALYSIS: Any = {aspect: dict(EMPTY_ROW) for aspect in ASPECTS}
ANALYSIS["body"] |= {"obstacle": "Late shifts", "countermeasure": "Nap at four"}
ANALYSIS["life"] |= {"obstacle": "The commute"}
SUPPORTERS: Any = [
    {"who": "Griet", "what": "Walk with me", "asked": None},
    {"who": "Noor", "what": "", "asked": None},
]


def test_an_entry_holds_the_chosen_fields_and_no_other() -> None:
    made = choice.diary_entry(DAY, DIARY, ["redo", "own:What did I learn?"])
    assert made == choice.Choice(
        "diary", "2026-11-20", "", {"redo": "Leave earlier", "own:What did I learn?": "To wait"}
    )


def test_own_questions_are_chosen_together_and_never_named_in_an_error() -> None:
    assert list(choice.diary_entry(DAY, DIARY, ["own"]).parts) == ["own:What did I learn?"]
    with pytest.raises(Misuse) as refused:
        choice.diary_entry(DAY, DIARY, ["thanks"])
    assert "learn" not in str(refused.value)


def test_without_a_choice_an_entry_holds_all_that_was_written() -> None:
    parts = choice.diary_entry(DAY, DIARY, None).parts
    assert list(parts) == ["tasks", "hours", "good", "redo", "scores", "own:What did I learn?"]
    assert parts["tasks"] == "[x] Call Ana\n[ ] Sums"
    assert parts["hours"] == "09:00  Desk | Calls"
    assert parts["scores"] == "mind 4, the day 3"


def test_a_field_that_was_not_written_is_refused_by_name() -> None:
    with pytest.raises(Misuse, match="thanks"):
        choice.diary_entry(DAY, DIARY, ["thanks"])


def test_a_day_without_a_diary_has_nothing_to_share() -> None:
    with pytest.raises(Refused, match="2026-11-20"):
        choice.diary_entry(DAY, {}, None)


def test_a_question_is_of_a_day_or_of_none() -> None:
    assert choice.question(" How? ", DAY) == ("question", "2026-11-20", "How?", {})
    assert choice.question("How?") == ("question", None, "How?", {})


@pytest.mark.parametrize("make", [choice.question, choice.stroke])
def test_an_empty_text_is_not_sent(make: Any) -> None:
    with pytest.raises(Misuse):
        make(" \n")


@pytest.mark.parametrize("wanted", ["1", "griet", " Griet "])
def test_support_is_asked_as_the_sheet_says_it(wanted: str) -> None:
    made = choice.support(SUPPORTERS, wanted)
    assert made.parts == {"who": "Griet", "support": "Walk with me"}


@pytest.mark.parametrize("wanted", ["2", "Mei", "3", ""])
def test_support_that_the_sheet_does_not_have_is_refused(wanted: str) -> None:
    with pytest.raises(Refused):
        choice.support(SUPPORTERS, wanted)


def test_an_obstacle_goes_with_its_countermeasure() -> None:
    assert choice.obstacle(ANALYSIS, "body").parts == {
        "aspect": "body", "obstacle": "Late shifts", "countermeasure": "Nap at four"
    }  # fmt: skip
    assert "countermeasure" not in choice.obstacle(ANALYSIS, "life").parts


def test_an_aspect_travels_as_its_code_and_is_read_in_words() -> None:
    i18n.use("nl")
    try:
        assert choice.part_text("aspect", "body") == "lichaam"
        assert choice.part_text("obstacle", "body") == "body"
        assert choice.part_text("aspect", "mood") == "mood"
    finally:
        i18n.use("en")


def test_a_row_without_an_obstacle_or_no_row_at_all_is_refused() -> None:
    with pytest.raises(Refused):
        choice.obstacle(ANALYSIS, "skill")
    with pytest.raises(Misuse):
        choice.obstacle(ANALYSIS, "luck")


def test_every_part_has_a_name_for_people() -> None:
    assert choice.part_label("good") == "What went well"
    assert choice.part_label("own:What did I learn?") == "What did I learn?"
