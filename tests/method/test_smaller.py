"""When a routine asks to be made smaller."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.method.smaller import HARD, LOOK_BACK, days_wanted, is_hard, offered
from tests.method.values import TODAY, codes, daily


def days(*marks):
    """Documents of the last days, today's first; 0 is a day on which nothing was said."""
    return {
        (TODAY - timedelta(days=back)).isoformat(): {"marks": {"r1": code} if code else {}}
        for back, code in enumerate(marks)
    }


@given(st.lists(codes, max_size=40))
def test_only_misses_in_a_row_that_were_said_make_it_hard(marks):
    said = [code for code in marks[:LOOK_BACK] if code in (1, 2)]
    assert is_hard("r1", days(*marks), TODAY) == (said[:HARD] == [2] * HARD)


@given(st.lists(st.sampled_from([0, 3]), max_size=40))
def test_days_unsaid_and_days_of_rest_are_no_misses(marks):
    assert not is_hard("r1", days(*marks), TODAY)


def test_a_small_version_is_offered_only_after_misses():
    routines = {"r1": daily(small="one page")}
    assert offered(routines, days(2, 2, 2), TODAY) == {"r1": "one page"}
    assert offered(routines, days(1, 2, 2, 2), TODAY) == {}
    assert offered({"r1": daily()}, days(2, 2, 2), TODAY) == {}


def test_without_small_versions_no_earlier_day_is_read():
    assert days_wanted({"r1": daily()}, TODAY) is None
    assert days_wanted({"r1": daily(small="one page")}, TODAY) == TODAY - timedelta(days=20)
