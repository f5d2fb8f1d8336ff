"""Weeks, months and quarters, also at the turn of the year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.period import KINDS, BadPeriod, before, period_at, period_of

if TYPE_CHECKING:
    from harada.method.period import Kind

DAYS = st.dates(date(1950, 1, 1), date(2900, 12, 31))


@given(st.sampled_from(KINDS), DAYS)
def test_a_day_lies_in_its_period_and_the_key_leads_back_to_it(kind: Kind, on: date) -> None:
    found = period_at(kind, on)
    assert found.first <= on <= found.last
    again = period_of(found.key)
    assert (again.kind, again.first, again.last) == (kind, found.first, found.last)


@given(st.sampled_from(KINDS), DAYS)
def test_periods_of_a_kind_follow_each_other_without_a_gap(kind: Kind, on: date) -> None:
    found = period_at(kind, on)
    assert before(found).last + timedelta(days=1) == found.first
    assert before(found).key != found.key


@pytest.mark.parametrize(
    ("kind", "on", "key"),
    [
        ("week", date(2024, 12, 30), "2025-W01"),
        ("week", date(2027, 1, 3), "2026-W53"),
        ("month", date(2026, 12, 31), "2026-12"),
        ("month", date(2024, 2, 29), "2024-02"),
        ("quarter", date(2026, 12, 31), "2026-Q4"),
        ("quarter", date(2026, 1, 1), "2026-Q1"),
    ],
)
def test_the_keys_are_those_of_iso(kind: Kind, on: date, key: str) -> None:
    assert period_at(kind, on).key == key


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-W54", "2025-W53", "2026-Q5", "2026-11-22", "0000-01", "x"]
)
def test_what_is_no_period_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadPeriod, match="2026-W47"):
        period_of(text)
