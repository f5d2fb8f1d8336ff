"""Reasons of misses: counted, offered, and brought back to the sheet."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.method.empty import empty_goal
from harada.method.reason import (
    OFFERED,
    alike,
    asks_for_an_answer,
    counted,
    is_answered,
    offers,
    row_of,
)
from tests.method.values import TODAY, chart_with, daily, said

reasons = st.sampled_from(["late shift", "Late  shift", "late shift.", "tired", "geen tijd"]) | said
stories = st.lists(
    st.dictionaries(st.sampled_from(["r1", "r2"]), st.tuples(st.sampled_from([1, 2, 3]), reasons)),
    max_size=12,
)


def days(story):
    """Documents of days before today from marks with a reason, by routine."""
    return {
        (TODAY - timedelta(days=back)).isoformat(): {
            "marks": {key: code for key, (code, _reason) in day.items()},
            "reasons": {key: reason for key, (_code, reason) in day.items()},
        }
        for back, day in enumerate(story)
    }


@given(stories)
def test_each_reason_of_a_miss_is_counted_once(story):
    missed = [(key, reason) for day in story for key, (code, reason) in day.items() if code == 2]
    found = counted(days(story))
    assert sum(one.times for one in found) == len(missed)
    assert {alike(one.text) for one in found} == {alike(reason) for _key, reason in missed}
    assert all(sum(one.routines.values()) == one.times for one in found)
    assert [one.times for one in found] == sorted((one.times for one in found), reverse=True)


@given(stories)
def test_those_of_one_routine_are_a_part_of_all(story):
    of_all = {alike(one.text): one.times for one in counted(days(story))}
    for one in counted(days(story), "r1"):
        assert one.times <= of_all[alike(one.text)]
        assert set(one.routines) == {"r1"}


@given(stories)
def test_what_is_offered_are_different_reasons_ones_own_first(story):
    found = offers(days(story), "r1")
    assert len(found) <= OFFERED
    assert len({alike(text) for text in found}) == len(found)
    own = [alike(one.text) for one in counted(days(story), "r1")]
    assert [alike(text) for text in found][: len(own)] == own[:OFFERED]


def test_a_reason_that_comes_often_asks_for_an_answer_until_it_stands_on_the_sheet():
    story = days([{"r1": (2, "late shift")}, {"r2": (2, "Late shift")}, {"r1": (2, "late shift")}])
    goal = empty_goal(TODAY)
    assert [one.text for one in asks_for_an_answer(story, None)] == ["late shift"]
    assert [one.text for one in asks_for_an_answer(story, goal)] == ["late shift"]
    goal["analysis"]["body"]["obstacle"] = "the stairs\nLate shift."
    assert is_answered(goal, "late  shift")
    assert asks_for_an_answer(story, goal) == []


def test_an_obstacle_belongs_to_the_row_of_its_pillar():
    chart = chart_with(r1=(3, 5))
    chart["pillars"][2]["aspect"] = "body"
    assert row_of(daily(pillar=3, action=5), chart) == "body"
    assert row_of(daily(), chart) is None
