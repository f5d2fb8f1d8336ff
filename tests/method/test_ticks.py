"""Ticks copied from paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.empty import pause
from harada.method.ticks import BadTicks, dated, read_ticks, week_rows
from tests.method.values import TODAY, daily, refusal, texts

MONDAY = TODAY - timedelta(days=6)


@given(texts)
def test_any_text_is_a_row_of_ticks_or_a_sentence(text):
    refused = refusal(read_ticks, text)
    assert refused is None or refused.strip()


@given(st.lists(st.sampled_from([("o", 1), ("○", 1), ("x", 2), ("×", 2), ("-", 3), (".", None)])))
def test_each_sign_is_a_day(signs):
    row = " ".join(sign for sign, _code in signs)
    if signs:
        assert read_ticks(row) == [code for _sign, code in signs]


def test_weeks_may_stand_apart():
    assert read_ticks("oo.x-oo | ooo") == [1, 1, None, 2, 3, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("text", ["", "  ", "oo0", "done", "o" * 367])
def test_what_is_no_row_is_refused(text):
    with pytest.raises(BadTicks):
        read_ticks(text)


@given(st.lists(st.sampled_from([1, 2, 3, None]), min_size=1, max_size=20))
def test_no_day_to_come_is_done_or_missed(ticks):
    first = TODAY - timedelta(days=6)
    ahead = any(code in (1, 2) for code in ticks[7:])
    if ahead:
        with pytest.raises(BadTicks):
            dated(first, ticks, TODAY)
    else:
        marks = dated(first, ticks, TODAY)
        assert len(marks) == sum(code is not None for code in ticks)
        assert all(marks[first + timedelta(days=n)] == c for n, c in enumerate(ticks) if c)


def test_a_week_lists_what_is_due_in_it_and_what_was_marked():
    routines = {
        "r1": daily(MONDAY, focus=2),
        "r2": daily(MONDAY, focus=1, recurrence={"kind": "weekdays", "days": [0, 2]}),
        "r3": daily(TODAY + timedelta(days=5)),
        "r4": daily(MONDAY, state="archived"),
        "r5": daily(MONDAY, state="archived"),
        "r6": daily(MONDAY),
    }
    days = {TODAY.isoformat(): {"marks": {"r1": 1, "r5": 2}}}
    pauses = {"p1": pause(MONDAY, TODAY, "r6")}
    rows = week_rows(routines, days, pauses, MONDAY)
    assert [row.id for row in rows] == ["r2", "r1", "r5"]
    assert rows[0].due == [True, False, True, False, False, False, False]
    assert rows[1].codes == [0, 0, 0, 0, 0, 0, 1]
