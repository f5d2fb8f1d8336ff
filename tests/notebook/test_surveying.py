"""Surveys in the notebook: which of them are whole."""

from __future__ import annotations

from typing import cast

from harada.method.documents import Questionnaire
from harada.method.survey import OWN_WORDS
from harada.notebook.notebook import Notebook
from harada.notebook.surveying import answer, surveys, use_questionnaire, whole_surveys
from harada.notebook.wishing import add_candidate, candidates, set_candidate
from tests.notebook.conftest import TODAY

BROUGHT = cast(
    "Questionnaire",
    {
        "title": {"en": "Two words"},
        "note": {},
        "groups": [
            {
                "id": "all",
                "title": {"en": "All"},
                "words": [{"id": each, "text": {"en": each}} for each in ("calm", "brave")],
            }
        ],
    },
)


def test_a_survey_is_whole_when_every_word_is_answered(filled: Notebook) -> None:
    answer(filled, TODAY, {f"w{n}": 5 for n in range(OWN_WORDS - 1)}, {})
    assert whole_surveys(filled) == 0
    answer(filled, TODAY, {"last": 5}, {})
    assert whole_surveys(filled) == 1


def test_a_survey_with_the_words_of_a_trainer_has_as_many_as_those(filled: Notebook) -> None:
    use_questionnaire(filled, BROUGHT)
    answer(filled, TODAY, {"calm": 5}, {})
    assert whole_surveys(filled) == 0
    answer(filled, TODAY, {"brave": 5}, {})
    assert whole_surveys(filled) == 1


def test_a_line_that_is_typed_on_is_taken_back_at_once_and_its_answer_stays(
    filled: Notebook,
) -> None:
    key = answer(filled, TODAY, {"calm": 4}, {})
    for text in ("Br", "Breathe", "Breathe first"):
        answer(filled, TODAY, {}, {"calm": text})
    filled.undo()
    assert surveys(filled)[key]["improve"] == {}
    assert surveys(filled)[key]["answers"] == {"calm": 4}


def test_a_candidate_that_is_typed_on_is_taken_back_at_once(filled: Notebook) -> None:
    key = add_candidate(filled, "S")
    for text in ("Sing", "Sing in", "Sing in a choir"):
        set_candidate(filled, key, text)
    filled.undo()
    assert candidates(filled)[key]["text"] == "S"
