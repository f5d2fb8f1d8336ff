"""How a chart is spread over the four aspects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.balance import ADVICE, advice_text, balance
from harada.method.empty import ASPECTS, empty_chart
from tests.method.values import TODAY, daily


def chart_of(*aspects, filled=2):
    """A chart with a named pillar for each aspect, the first cells of each filled."""
    chart = empty_chart(TODAY)
    for pillar, aspect in zip(chart["pillars"], aspects, strict=False):
        pillar["text"], pillar["aspect"] = "a pillar", aspect
        for cell in pillar["actions"][:filled]:
            cell["text"] = "an action"
    return chart


def advice(*aspects):
    return balance(chart_of(*aspects), {}).advice


def test_a_chart_of_all_four_in_equal_parts_needs_no_advice():
    assert advice(*ASPECTS, *ASPECTS) == []


def test_a_chart_of_skill_alone_is_told_what_is_missing():
    assert advice(*["skill"] * 8) == ["no-spirit", "no-body", "no-life", "mostly-skill"]


def test_a_chart_that_has_only_begun_is_left_alone():
    assert advice("skill", "skill", "skill") == []


def test_pillars_without_an_aspect_are_asked_for_one():
    assert advice(None, None, None, None) == ["no-aspect"]
    assert advice(*ASPECTS, None) == ["no-aspect"]


def test_filled_cells_and_live_routines_weigh_and_dropped_ones_do_not():
    chart = chart_of("spirit", "skill", filled=1)
    chart["pillars"][0]["actions"][0]["routine"] = "r1"
    chart["pillars"][1]["actions"][0]["routine"] = "r2"
    found = balance(chart, {"r1": daily(), "r2": daily(state="dropped")})
    assert found.weights == {"spirit": 2, "skill": 1, "body": 0, "life": 0}
    assert found.pillars == {"spirit": 1, "skill": 1, "body": 0, "life": 0}


def test_blank_pillars_do_not_count():
    chart = empty_chart(TODAY)
    chart["pillars"][0]["aspect"] = "body"
    found = balance(chart, {})
    assert (sum(found.pillars.values()), found.unassigned, found.advice) == (0, 0, [])


@given(st.lists(st.sampled_from([*ASPECTS, None]), max_size=8))
def test_all_advice_has_a_sentence_and_fits_what_is_there(aspects):
    found = balance(chart_of(*aspects), {})
    assert sum(found.pillars.values()) + found.unassigned == len(aspects)
    for code in found.advice:
        assert advice_text(code)
    for aspect in ASPECTS:
        assert not (f"no-{aspect}" in found.advice and aspect in aspects)


@pytest.mark.parametrize("code", ADVICE)
def test_advice_is_a_sentence(code):
    assert advice_text(code).endswith((".", "?"))
