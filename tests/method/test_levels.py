"""The levels of a goal, changed by the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.i18n import use
from harada.method.empty import empty_goal
from harada.method.levels import BadLevel, level_named, renamed, title, with_level, without
from tests.method.values import TODAY, refusal, texts

FORM = empty_goal(TODAY)["levels"]


def names(levels):
    return [level["name"] for level in levels]


@given(st.lists(st.tuples(st.sampled_from(["add", "name", "drop"]), texts), max_size=8))
def test_whatever_is_done_names_stay_apart_and_texts_stay_where_they_are(steps):
    levels = [{**level, "text": level["name"]} for level in FORM]
    for step, text in steps:
        first = levels[0]
        if step == "add" and refusal(with_level, levels, text) is None:
            levels = with_level(levels, text)
        elif step == "name" and refusal(renamed, levels, first["name"], text) is None:
            levels = renamed(levels, first["name"], text)
            assert levels[0]["text"] == first["text"]
        elif step == "drop" and refusal(without, levels, first["name"]) is None:
            levels = without(levels, first["name"])
        assert levels
        assert len({name.casefold() for name in names(levels)}) == len(levels)
        assert all(name.strip() and "\n" not in name for name in names(levels))


def test_a_level_of_the_form_is_known_by_its_title_in_the_language_of_now():
    use("nl")
    spoken = title("sure")
    left = without(FORM, "sure")
    assert names(with_level(left, spoken)) == [*names(left), "sure"]
    assert level_named(FORM, spoken)["name"] == "sure"
    with pytest.raises(BadLevel):
        with_level(FORM, spoken)


def test_a_level_is_meant_by_its_name_or_its_beginning():
    levels = with_level(FORM, "Stretch goal", "90 in 100")
    assert level_named(levels, "stretch")["text"] == "90 in 100"
    for typed in ("", "s", "nothing"):
        with pytest.raises(BadLevel):
            level_named(levels, typed)


def test_a_name_that_is_none_or_taken_is_refused_and_the_last_level_stays():
    for name in ("", " ", "sure", "SURE"):
        with pytest.raises(BadLevel):
            with_level(FORM, name)
    with pytest.raises(BadLevel):
        without(FORM[:1], "ultimate")
    assert names(renamed(FORM, "sure", "Sure")) == names(FORM)
