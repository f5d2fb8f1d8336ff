"""What the answers of a survey say, beside those before."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from harada.method import empty
from harada.method.documents import Questionnaire, Survey
from harada.method.forms import problems
from harada.method.survey import (
    UnknownWord,
    before,
    cell_that_says,
    find_word,
    free_cells,
    in_hand,
    latest,
    result,
    spoken,
    waiting_cells,
)

ASKED = cast(
    "Questionnaire",
    {
        "title": {"en": "Words", "nl": "Woorden"},
        "note": {},
        "groups": [
            {
                "id": "drive",
                "title": {"en": "Drive"},
                "words": [
                    {"id": "brave", "text": {"en": "brave", "nl": "moedig"}},
                    {"id": "positive", "text": {"en": "positive", "nl": "positief"}},
                ],
            },
            {
                "id": "people",
                "title": {"en": "People"},
                "words": [
                    {"id": "calm", "text": {"en": "calm", "nl": "kalm"}},
                    {"id": "considerate", "text": {"en": "considerate", "nl": "attent"}},
                ],
            },
        ],
    },
)


def survey(on: str, questionnaire: str = "self_reliance", **answers: int) -> Survey:
    return {"date": on, "questionnaire": questionnaire, "answers": answers, "improve": {}}


def test_each_group_has_the_mean_of_what_was_answered() -> None:
    said = result(ASKED, survey("2026-11-22", brave=4, positive=7, calm=9), None, "en")
    assert [group.mean for group in said.groups] == [5.5, 9.0]
    assert said.mean == pytest.approx(20 / 3)
    assert [word.id for word in said.unanswered] == ["considerate"]


def test_a_group_that_is_half_answered_is_compared_with_the_same_half_of_before() -> None:
    old = survey("2026-08-22", brave=4, positive=10, calm=9)
    said = result(ASKED, survey("2026-11-22", brave=6), old, "en")
    assert [(group.mean, group.before) for group in said.groups] == [(6.0, 4.0), (None, None)]


def test_a_word_changes_from_the_survey_before_where_both_have_it() -> None:
    said = result(
        ASKED,
        survey("2026-11-22", brave=4, calm=9),
        survey("2026-08-22", brave=6, positive=5),
        "en",
    )
    changes = {word.id: word.change for word in said.words}
    assert changes == {"brave": -2, "positive": None, "calm": None, "considerate": None}
    assert said.groups[0].before == 6.0


def test_the_lowest_three_begin_with_the_lowest_and_with_what_fell_most() -> None:
    now = survey("2026-11-22", brave=4, positive=3, calm=4, considerate=8)
    then = survey("2026-08-22", brave=4, positive=3, calm=7, considerate=1)
    said = result(ASKED, now, then, "en")
    assert [word.id for word in said.lowest()] == ["positive", "calm", "brave"]


def test_a_survey_without_answers_says_nothing_and_fails_nowhere() -> None:
    said = result(ASKED, survey("2026-11-22"), None, "nl")
    assert said.mean is None
    assert said.lowest() == []
    assert [group.title for group in said.groups] == ["Drive", "People"]


def test_the_survey_before_is_the_last_earlier_one_with_the_same_words() -> None:
    kept = {
        "s1": survey("2026-03-01"),
        "s2": survey("2026-06-01"),
        "s3": survey("2026-07-01", "q1"),
        "s4": survey("2026-09-01"),
    }
    assert before(kept, "s4") == "s2"
    assert before(kept, "s1") is None
    assert latest(kept) == "s4"
    assert latest({}) is None


@pytest.mark.parametrize("typed", ["calm", "Kalm", "CAL", "  calm "])
def test_a_word_is_found_by_its_id_its_text_in_any_language_or_its_beginning(typed: str) -> None:
    assert find_word(ASKED, typed) == "calm"


@pytest.mark.parametrize("typed", ["", "pos\nitief", "zzz", "c"])
def test_a_word_that_is_not_found_or_may_be_two_is_refused(typed: str) -> None:
    with pytest.raises(UnknownWord):
        find_word(ASKED, typed)


def test_a_text_is_spoken_in_the_nearest_language() -> None:
    assert spoken({"en": "calm", "nl": "kalm"}, "nl-BE") == "kalm"
    assert spoken({"en": "calm", "nl": "kalm"}, "ja") == "calm"
    assert spoken({"ja": "落ち着き"}, "nl") == "落ち着き"


def test_empty_cells_are_offered_under_named_pillars_of_the_spirit_first() -> None:
    chart = empty.empty_chart(date(2026, 11, 22))
    assert free_cells(chart) == []
    for number, aspect in ((2, "skill"), (5, "spirit")):
        chart["pillars"][number - 1]["text"] = "Pillar"
        chart["pillars"][number - 1]["aspect"] = aspect  # type: ignore[typeddict-item]
    for cell in chart["pillars"][4]["actions"][:6]:
        cell["text"] = "taken"
    assert free_cells(chart) == [(5, 7), (5, 8), (2, 1)]


@pytest.mark.parametrize("score", [0, 11, "5", 5.0, True, None])
def test_an_answer_is_a_whole_number_from_1_to_10(score: object) -> None:
    wrong = {**survey("2026-11-22"), "answers": {"calm": score}}
    assert problems("surveys", "surveys", "s1", wrong)


def test_a_list_in_which_a_word_stands_twice_is_not_sound() -> None:
    twice = {**ASKED, "groups": [ASKED["groups"][0], {**ASKED["groups"][0], "id": "other"}]}
    assert problems("surveys", "questionnaires", "q1", ASKED) == []
    assert problems("surveys", "questionnaires", "q1", twice)


def test_a_survey_that_is_not_finished_is_gone_on_with_for_a_week() -> None:
    whole = {"brave": 4, "positive": 7, "calm": 9, "considerate": 3}
    today = date(2026, 11, 22)

    def found(on: str, **answers: int) -> str | None:
        return in_hand({"s1": survey(on, **answers)}, "self_reliance", ASKED, today)

    assert found("2026-11-22", **whole) == "s1"
    assert found("2026-11-21", **whole) is None
    assert found("2026-11-15", brave=4) == "s1"
    assert found("2026-11-14", brave=4) is None
    assert found("2026-11-23", brave=4) is None


def test_only_a_survey_with_the_words_in_use_is_gone_on_with() -> None:
    these = {"s1": survey("2026-11-22", "q1", brave=4)}
    assert in_hand(these, "self_reliance", ASKED, date(2026, 11, 22)) is None
    assert in_hand(these, "q1", ASKED, date(2026, 11, 22)) == "s1"


def test_where_no_cell_is_empty_those_that_wait_may_make_room() -> None:
    chart = empty.empty_chart(date(2026, 11, 22))
    chart["pillars"][4].update(text="Body", aspect="body")
    chart["pillars"][6].update(text="Calm", aspect="spirit")
    chart["pillars"][4]["actions"][0]["text"] = "Stairs"
    chart["pillars"][6]["actions"][1].update(text="Breathe", state="active")
    chart["pillars"][6]["actions"][2]["text"] = "Walk"
    assert waiting_cells(chart, 9) == [(7, 3), (5, 1)]
    assert cell_that_says(chart, " Breathe ") == (7, 2)
    assert cell_that_says(chart, "") is None
