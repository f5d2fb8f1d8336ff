"""A summary is built for its level, and nothing but figures and agreed names can get into it."""

from __future__ import annotations

import inspect
from typing import Any, get_type_hints

import pytest

from harada.sharing import summary as built
from harada.sharing.bodies import Summary
from harada.sharing.figures import Figures, Names, SharedText, Tally
from harada.sharing.levels import fields
from harada.sharing.preview import preview_of
from harada.sharing.summary import LONGEST_LINE, summary

FIGURES = Figures(
    used=True,
    pillars=tuple(Tally(n, 7) for n in range(8)),
    streak="weeks",
    kept=70,
    score=60,
    warmth=50,
    mood=4,
    routines=(("r1", Tally(5, 7)), ("r9", Tally(1, 1))),
)
NAMES = Names(
    goal=SharedText("Answer 85 % of calls"),
    pillars=tuple(SharedText(f"Pillar {n}") for n in range(1, 9)),
    routines={"r1": SharedText("Lights out at ten")},
)


def at(level: int, *, mood: bool = False) -> Summary:
    return summary(level, "2026-W47", 1, FIGURES, NAMES, mood=mood)


def body(level: int, *, mood: bool = False) -> dict[str, Any]:
    return at(level, mood=mood).model_dump(mode="json", exclude_none=True)


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("mood", [False, True])
def test_a_level_carries_the_fields_it_says_and_no_other(level: int, mood: bool) -> None:
    said = {"level", "rev", *fields(level), *(["mood"] if mood else [])}
    assert set(body(level, mood=mood)) == said


def test_level_4_names_the_chosen_routines_that_are_there() -> None:
    assert body(4)["routines"] == [{"name": "Lights out at ten", "done": 5, "planned": 7}]


@pytest.mark.parametrize("level", [0, 5, -1])
def test_there_is_no_summary_of_another_level(level: int) -> None:
    with pytest.raises(ValueError, match="no summary"):
        at(level)


def test_a_goal_of_pages_is_cut_where_the_preview_shows_it() -> None:
    names = NAMES._replace(goal=SharedText("x" * 2000))
    made = summary(3, "2026-W47", 1, FIGURES, names, mood=False)
    assert made.model_dump()["goal"] == "x" * (LONGEST_LINE - 1) + "…"


def test_the_builders_take_numbers_and_agreed_names_alone() -> None:
    allowed: set[Any] = {int, bool, str, Figures, Names, int | None}
    for name, function in inspect.getmembers(built, inspect.isfunction):
        if function.__module__ != built.__name__ or name.startswith("_"):
            continue
        hints = get_type_hints(function, None, _types())
        texts = [key for key, hint in hints.items() if hint is str]
        assert texts == ["week"], name
        assert {hint for key, hint in hints.items() if key != "return"} <= allowed, name


def test_figures_hold_no_text_but_ids_and_a_band() -> None:
    hints = get_type_hints(Figures)
    assert {key for key, hint in hints.items() if "str" in str(hint)} == {"routines"}


def _types() -> dict[str, Any]:
    return {"Figures": Figures, "Names": Names, "SharedText": SharedText, "Tally": Tally}


def test_the_preview_says_what_the_coach_will_read() -> None:
    shown = preview_of("summary", at(4, mood=True))
    assert shown.heading == "Week 2026-W47"
    told = {line.label: line.text for line in shown.lines}
    assert told["Goal"] == "Answer 85 % of calls"
    assert told["Pillar 2"] == "1 of 7"
    assert told["Kept"] == "about 70 %"
    assert told["Lights out at ten"] == "5 of 7"
    assert told["Mood"] == "4 of 5"
    assert told["Kept something every day"] == "for weeks"


def test_a_preview_without_names_shows_none() -> None:
    shown = preview_of("summary", at(2))
    assert "Answer" not in str(shown.lines)
    assert "Lights" not in shown.json()


def test_level_1_shows_one_line() -> None:
    assert [line.label for line in preview_of("summary", at(1)).lines] == ["Used Harada"]


def test_what_is_unknown_is_shown_as_a_dash_not_as_zero() -> None:
    empty = FIGURES._replace(kept=None, score=None, warmth=None)
    made = summary(2, "2026-W47", 1, empty, NAMES, mood=False)
    told = {line.label: line.text for line in preview_of("summary", made).lines}
    assert (told["Kept"], told["Score"], told["Warmth"]) == ("–", "–", "–")
