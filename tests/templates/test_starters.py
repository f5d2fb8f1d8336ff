"""The starter sheets are complete, in both languages, and follow the method they show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest

from harada.exchange.templates import STARTERS, Starter, starter

FOLDER = Path(__file__).parents[2] / "templates" / "starters"
Perspective = Literal["self_tangible", "self_intangible", "others_tangible", "others_intangible"]
LANGUAGES = ("en", "nl")
ASPECTS = {"spirit", "skill", "body", "life"}
HALVES: tuple[Perspective, ...] = (
    "self_tangible",
    "self_intangible",
    "others_tangible",
    "others_intangible",
)

each_starter = pytest.mark.parametrize("kind", STARTERS)
each_starter_and_language = pytest.mark.parametrize(
    ("kind", "language"), [(kind, language) for kind in STARTERS for language in LANGUAGES]
)


def stored(kind: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text(encoding="utf-8"))
    return document


def texts_of(value: Any) -> list[Any]:
    if isinstance(value, dict) and "en" in value:
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_of(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    return []


def cell(sheet: Starter, ref: str) -> Any:
    pillar, action = ref.split(".")
    return sheet["pillars"][int(pillar) - 1]["actions"][int(action) - 1]


def test_every_file_is_offered_and_every_offer_has_a_file() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(STARTERS)


@each_starter
def test_every_text_is_there_in_every_language(kind: str) -> None:
    for text in texts_of(stored(kind)):
        assert set(text) == set(LANGUAGES)
        assert all(spoken == spoken.strip() and spoken for spoken in text.values())


@each_starter_and_language
def test_the_chart_has_eight_times_eight_cells_and_no_two_alike(kind: str, language: str) -> None:
    pillars = starter(kind, language)["pillars"]
    assert [len(pillar["actions"]) for pillar in pillars] == [8] * 8
    texts = [pillar["text"] for pillar in pillars]
    texts += [action["text"] for pillar in pillars for action in pillar["actions"]]
    assert len({text.casefold() for text in texts}) == 72


@each_starter_and_language
def test_every_cell_is_short_enough_to_read_on_one_line(kind: str, language: str) -> None:
    for pillar in starter(kind, language)["pillars"]:
        assert len(pillar["text"]) <= 30
        assert all(len(action["text"]) <= 64 for action in pillar["actions"])


@each_starter
def test_the_pillars_cover_spirit_skill_body_and_life(kind: str) -> None:
    assert {pillar["aspect"] for pillar in starter(kind, "en")["pillars"]} == ASPECTS


@each_starter
def test_ten_dated_actions_and_ten_routines_are_chosen_from_the_chart(kind: str) -> None:
    sheet = starter(kind, "en")
    assert len(set(sheet["dated"])) == len(set(sheet["routines"])) == 10
    assert {cell(sheet, ref)["kind"] for ref in sheet["dated"]} == {"dated"}
    assert {cell(sheet, ref)["kind"] for ref in sheet["routines"]} <= {"routine", "weekly"}


@each_starter
def test_the_chosen_routines_reach_into_every_pillar(kind: str) -> None:
    assert {ref[0] for ref in starter(kind, "en")["routines"]} == set("12345678")


@each_starter_and_language
def test_every_question_of_the_sheet_has_an_example(kind: str, language: str) -> None:
    sheet = starter(kind, language)
    assert set(sheet["analysis"]) == ASPECTS
    for row in sheet["analysis"].values():
        assert all(row.values())
        assert len(row) == 6
    perspectives = sheet["perspectives"]
    assert all(len(perspectives[half]) >= 3 for half in HALVES)
    assert [level["name"] for level in sheet["levels"]] == [
        "ultimate",
        "intermediate",
        "sure",
        "this_time",
    ]
    assert len(sheet["supporters"]) >= 3
    assert len(sheet["feelings"]) >= 3


@each_starter_and_language
def test_the_goal_has_a_number_and_a_date_and_is_written_as_if_done(
    kind: str, language: str
) -> None:
    goal = starter(kind, language)["goal"]
    assert any(character.isdigit() for character in goal)
    done = {"en": ("have ", "has ", "hold"), "nl": ("heb ", "hebben ", "heeft ", "is ", "zijn ")}
    assert any(word in goal for word in done[language])


def test_a_language_without_texts_is_answered_in_english() -> None:
    assert starter("care", "ja") == starter("care", "en")


def test_a_regional_tag_takes_the_texts_of_its_language() -> None:
    assert starter("care", "nl-BE") == starter("care", "nl")


def test_an_unknown_kind_of_work_gets_the_first_examples() -> None:
    assert starter("", "en")["kind"] == STARTERS[0]
