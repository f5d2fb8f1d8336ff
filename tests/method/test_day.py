"""Which day is it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.day import (
    BadDayStart,
    BadWeek,
    days_between,
    iso_week,
    logical_date,
    monday_of,
    monday_of_week,
    month_of,
    parse_day_start,
    parse_shift_start,
    tidy_shift_start,
    week_days,
)
from tests.method.values import days

DAY_STARTS = [f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in range(0, 361, 15)]
NIGHTS = [
    ("Europe/Brussels", date(2026, 3, 29)),
    ("Europe/Brussels", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
]

day_starts = st.sampled_from(DAY_STARTS)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2900, 1, 1))


def minutes_of(zone, night):
    """Every minute that really passes from noon before a night to noon after it, in local time."""
    local = ZoneInfo(zone)
    moment = datetime.combine(night - timedelta(days=1), datetime.min.time(), local)
    moment = moment.replace(hour=12).astimezone(UTC)
    last = datetime.combine(night, datetime.min.time(), local).replace(hour=12).astimezone(UTC)
    while moment <= last:
        yield moment.astimezone(local)
        moment += timedelta(minutes=1)


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_on_a_night_of_a_clock_change_each_minute_has_the_day_of_its_wall_clock(zone, night):
    for moment in minutes_of(zone, night):
        wall = moment.replace(tzinfo=None)
        for start in DAY_STARTS[::2]:
            begins = datetime.combine(night, datetime.min.time().fromisoformat(start))
            expected = night if wall >= begins else night - timedelta(days=1)
            assert logical_date(moment, start) == expected


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_on_a_night_of_a_clock_change_the_day_changes_once_at_four(zone, night):
    seen = [logical_date(moment, "04:00") for moment in minutes_of(zone, night)]
    assert seen == sorted(seen)
    assert set(seen) == {night - timedelta(days=1), night}


def test_half_past_midnight_belongs_to_the_evening_before():
    assert logical_date(datetime(2026, 11, 22, 0, 30), "04:00") == date(2026, 11, 21)


def test_a_day_that_starts_at_midnight_is_the_civil_day():
    assert logical_date(datetime(2026, 11, 22, 0, 0), "00:00") == date(2026, 11, 22)


@given(moments, day_starts)
def test_a_zone_does_not_change_the_day_of_a_wall_clock_reading(moment, start):
    aware = moment.replace(tzinfo=ZoneInfo("Europe/Brussels"))
    assert logical_date(aware, start) == logical_date(moment, start)


@pytest.mark.parametrize("text", DAY_STARTS)
def test_a_day_can_start_from_midnight_to_six(text):
    assert parse_day_start(text) == int(text[:2]) * 60 + int(text[3:])


@pytest.mark.parametrize(
    "text", ["", "4", "04", "4:00", "06:01", "24:00", "03:60", "٠٤:٠٠", "04.00"]
)
def test_any_other_day_start_is_refused(text):
    with pytest.raises(BadDayStart):
        parse_day_start(text)


def test_the_day_of_a_shift_can_start_up_to_six_in_the_evening():
    assert parse_shift_start("18:00") == 18 * 60
    assert tidy_shift_start(" 12 ") == "12:00"
    for text in ("18:01", "1:00", "12:60", "noon"):
        with pytest.raises(BadDayStart):
            parse_shift_start(text)


@pytest.mark.parametrize("year", range(1900, 2301, 100))
def test_weeks_around_new_year_have_the_year_of_their_thursday(year):
    for offset in range(100):
        for number in range(7):
            day = date(year + offset, 12, 29) + timedelta(days=number)
            thursday = day - timedelta(days=day.weekday()) + timedelta(days=3)
            week = (thursday - date(thursday.year, 1, 1)).days // 7 + 1
            assert iso_week(day) == f"{thursday.year}-W{week:02d}"


@given(days)
def test_a_week_is_found_again_by_its_name(day):
    assert monday_of_week(iso_week(day)) == monday_of(day) == week_days(day)[0]


@given(days)
def test_a_week_is_seven_days_that_share_its_name(day):
    assert {iso_week(one) for one in week_days(day)} == {iso_week(day)}
    assert day in week_days(day)


@pytest.mark.parametrize(
    "text", ["", "2026-W54", "2026-W00", "2026W47", "2026-w47", "2026-W4", "x"]
)
def test_what_is_no_week_is_refused(text):
    with pytest.raises(BadWeek):
        monday_of_week(text)


@pytest.mark.parametrize("year", [1900, 2000, 2024, 2026, 2028, 2100, 2400])
def test_only_leap_years_have_a_29_february(year):
    february = days_between(date(year, 2, 1), date(year, 3, 1) - timedelta(days=1))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    assert len(february) == (29 if leap else 28)
    assert {month_of(day) for day in february} == {f"{year}-02"}


def test_days_that_end_before_they_begin_are_none():
    assert days_between(date(2026, 11, 22), date(2026, 11, 21)) == []
