"""Warmth cools by its half-life and is warmed by what is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.programme.warmth import BEGINNING, DIARY, FOCUS, REVIEW, warmth

START = date(2026, 9, 7)


def test_it_begins_at_sixty_on_the_day_of_the_start() -> None:
    assert warmth(START, START, {}) == BEGINNING


def test_half_of_it_is_gone_after_seven_days_without_anything() -> None:
    assert warmth(START, START + timedelta(days=7), {}) == pytest.approx(30)


def test_a_team_cools_three_times_as_slowly() -> None:
    assert warmth(START, START + timedelta(days=21), {}, half_life=21) == pytest.approx(30)


def test_a_diary_day_adds_a_twentieth_of_what_is_missing() -> None:
    assert warmth(START, START, {START: [DIARY]}) == pytest.approx(62)


def test_before_the_start_there_is_no_warmth() -> None:
    assert warmth(START, START - timedelta(days=1), {START: [REVIEW]}) is None


def test_years_of_nothing_are_cold_and_cost_no_more_than_months() -> None:
    found = warmth(START, START + timedelta(days=365_000), {})
    assert found is not None
    assert found < 0.001


@given(
    st.lists(st.lists(st.sampled_from([DIARY, FOCUS, REVIEW]), max_size=3), max_size=200),
)
def test_it_stays_between_nothing_and_a_hundred(kept: list[list[float]]) -> None:
    days = {START + timedelta(days=n): weights for n, weights in enumerate(kept)}
    found = warmth(START, START + timedelta(days=max(0, len(kept) - 1)), days)
    assert found is not None
    assert 0 <= found <= 100


@given(st.integers(0, 140), st.sampled_from([DIARY, FOCUS, REVIEW]))
def test_what_is_kept_never_cools(place: int, weight: float) -> None:
    last = START + timedelta(days=140)
    with_it = warmth(START, last, {START + timedelta(days=place): [weight]})
    without = warmth(START, last, {})
    assert with_it is not None
    assert without is not None
    assert with_it > without
