"""What a level shares is said in words and fields, each level more than the one below."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.sharing import levels


@pytest.mark.parametrize("level", range(1, levels.HIGHEST + 1))
def test_each_level_says_and_carries_more_than_the_one_below(level: int) -> None:
    assert set(levels.shares(level)) > set(levels.shares(level - 1))
    assert set(levels.fields(level)) > set(levels.fields(level - 1))
    assert levels.adds(level) == levels.shares(level)[len(levels.shares(level - 1)) :]


def test_at_nothing_nothing_is_shared_mood_neither() -> None:
    assert levels.shares(0, mood=True) == []
    assert levels.fields(0) == ()


def test_mood_is_told_apart_from_the_level() -> None:
    assert levels.shares(1, mood=True) == [*levels.shares(1), levels.mood_shares()]


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, "none"), (1, "days"), (6, "days"), (7, "week"), (13, "week"), (14, "weeks"),
     (30, "weeks"), (31, "months"), (400, "months")],
)  # fmt: skip
def test_days_in_a_row_are_told_in_bands(days: int, band: str) -> None:
    assert levels.streak_band(days) == band


def test_among_the_figures_of_a_week_the_band_says_what_it_is_about() -> None:
    assert levels.streak_figure("weeks") == "daily for weeks"
    assert levels.streak_figure("none") == "not daily lately"


@pytest.mark.parametrize(
    ("percent", "told"), [(None, None), (0, 0), (4.9, 0), (5, 10), (44, 40), (94.9, 90), (100, 100)]
)
def test_percents_are_told_in_tens(percent: float | None, told: int | None) -> None:
    assert levels.tens(percent) == told


@given(st.lists(st.integers(1, 5), min_size=1, max_size=14))
def test_a_mood_is_a_whole_number_near_the_mean(scores: list[int]) -> None:
    band = levels.mood_band(scores)
    assert band is not None
    assert abs(band - sum(scores) / len(scores)) <= 0.5


def test_without_scores_there_is_no_mood() -> None:
    assert levels.mood_band([]) is None


def test_a_consent_holds_on_its_last_day_and_not_on_the_next() -> None:
    until = date(2026, 12, 31)
    assert not levels.is_over(until, until)
    assert levels.is_over(until, date(2027, 1, 1))
    assert not levels.is_over(None, date(2099, 1, 1))
