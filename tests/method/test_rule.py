"""Recurrence rules of RFC 5545 over civil days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from harada.method.due import due_days
from harada.method.rule import (
    BadRule,
    check_rule,
    parse_rule,
    rule_days,
    rule_end,
    rule_frequency,
    weekdays_of,
)
from harada.method.text import printable
from tests.method.values import daily, refusal, texts

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

starts = st.dates(date(2016, 1, 1), date(2026, 12, 31))


def _listed(values):
    return ",".join(str(value) for value in values)


def _some(values, most=3):
    return st.lists(values, min_size=1, max_size=most, unique=True).map(_listed)


weekday_lists = _some(st.sampled_from(WEEKDAYS))
numbered_weekdays = _some(
    st.builds(
        lambda number, day: f"{number or ''}{day}", st.integers(-2, 4), st.sampled_from(WEEKDAYS)
    )
)
month_days = _some(st.integers(1, 31) | st.integers(-5, -1))
optional = {
    "INTERVAL": st.integers(1, 5).map(str),
    "COUNT": st.integers(1, 40).map(str),
    "WKST": st.sampled_from(WEEKDAYS),
    "BYMONTH": _some(st.integers(1, 12), 6),
}


def _rules(frequency, **own):
    parts = st.fixed_dictionaries({}, optional={**optional, **own})
    return parts.map(
        lambda chosen: ";".join([f"FREQ={frequency}", *(f"{k}={v}" for k, v in chosen.items())])
    )


rules = st.one_of(
    _rules("DAILY", BYDAY=weekday_lists, BYMONTHDAY=month_days),
    _rules("WEEKLY", BYDAY=weekday_lists),
    _rules("MONTHLY", BYDAY=numbered_weekdays),
    _rules("MONTHLY", BYMONTHDAY=month_days),
    _rules("YEARLY", BYMONTHDAY=month_days, BYDAY=weekday_lists),
    _rules("YEARLY", BYYEARDAY=_some(st.integers(1, 366) | st.integers(-9, -1))),
)


@given(rules, starts, st.integers(0, 1500), st.integers(0, 70))
def test_a_look_at_a_stretch_finds_what_a_walk_from_the_start_finds(rule, start, ahead, length):
    first = start + timedelta(days=ahead)
    last = first + timedelta(days=length)
    walk = (
        rrulestr(rule + ";UNTIL=20400101", dtstart=_moment(start))
        if "COUNT" not in rule
        else (rrulestr(rule, dtstart=_moment(start)))
    )
    expected = [m.date() for m in walk.between(_moment(first), _moment(last), inc=True)]
    assert rule_days(rule, start, first, last) == expected
    routine = daily(start, recurrence={"kind": "rule", "rule": rule})
    assert due_days(routine, first, last) == expected


def test_monthly_from_the_31st_skips_short_months():
    days = rule_days("FREQ=MONTHLY", date(2025, 1, 31), date(2026, 1, 1), date(2026, 12, 31))
    assert [day.month for day in days] == [1, 3, 5, 7, 8, 10, 12]
    assert {day.day for day in days} == {31}


def test_the_last_day_of_each_month_is_a_rule():
    days = rule_days(
        "FREQ=MONTHLY;BYMONTHDAY=-1", date(2020, 1, 1), date(2028, 1, 1), date(2028, 12, 31)
    )
    assert len(days) == 12
    assert date(2028, 2, 29) in days


def test_yearly_on_29_february_comes_in_leap_years():
    days = rule_days("FREQ=YEARLY", date(2024, 2, 29), date(2024, 1, 1), date(2040, 12, 31))
    assert [day.year for day in days] == [2024, 2028, 2032, 2036, 2040]


def test_every_second_week_keeps_its_phase_over_the_years():
    start = date(2016, 1, 5)
    days = rule_days("FREQ=WEEKLY;INTERVAL=2", start, date(2026, 11, 1), date(2026, 11, 30))
    assert days
    assert all((day - start).days % 14 == 0 for day in days)


def test_a_week_number_alone_takes_the_weekday_of_the_start():
    days = rule_days(
        "FREQ=YEARLY;BYWEEKNO=20", date(2026, 1, 6), date(2026, 1, 1), date(2027, 1, 1)
    )
    assert days == [date(2026, 5, 12)]


def test_a_start_that_does_not_match_is_not_due_itself():
    days = rule_days(
        "FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 22), date(2026, 11, 1), date(2026, 11, 30)
    )
    assert days == [date(2026, 11, 23), date(2026, 11, 30)]


@pytest.mark.parametrize("until", ["20261124", "20261124T235959Z", "20261124T000000"])
def test_a_rule_ends_with_the_day_it_names(until):
    rule = f"FREQ=DAILY;UNTIL={until}"
    routine = daily(date(2026, 11, 1), recurrence={"kind": "rule", "rule": rule})
    assert rule_end(rule) == date(2026, 11, 24)
    assert due_days(routine, date(2026, 11, 23), date(2026, 11, 30)) == [
        date(2026, 11, 23),
        date(2026, 11, 24),
    ]


@pytest.mark.parametrize(
    ("rule", "weekdays"),
    [
        ("FREQ=DAILY", {0, 1, 2, 3, 4, 5, 6}),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR", {0, 2, 4}),
        ("freq=weekly;byday=su;wkst=mo;interval=1", {6}),
        ("FREQ=DAILY;BYDAY=SA,SU", {5, 6}),
        ("FREQ=WEEKLY", {6}),
        ("FREQ=WEEKLY;INTERVAL=2", None),
        ("FREQ=WEEKLY;COUNT=3", None),
        ("FREQ=MONTHLY;BYDAY=MO", None),
    ],
)
def test_a_rule_of_weekdays_is_told_as_such(rule, weekdays):
    assert weekdays_of(rule, date(2026, 11, 22)) == weekdays


@pytest.mark.parametrize(
    "rule",
    [
        "", "x", "FREQ", "FREQ=", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=8", "INTERVAL=2",
        "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=²", "FREQ=DAILY;COUNT=3;UNTIL=20270101", "FREQ=DAILY;UNTIL=20260230",
        "FREQ=DAILY;UNTIL=soon", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYMONTH=13",
        "FREQ=MONTHLY;BYWEEKNO=3", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYEASTER=0", "FREQ=DAILY\nRDATE=20260101", "DTSTART:20260101;FREQ=DAILY",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_followed_is_refused_with_an_example(rule):
    with pytest.raises(BadRule, match="An example"):
        check_rule(rule, date(2026, 11, 22))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=DAILY;UNTIL=20200101",
    ],
)
def test_a_rule_that_never_comes_is_refused(rule):
    with pytest.raises(BadRule, match="never comes"):
        check_rule(rule, date(2026, 1, 31))


def test_a_rule_that_comes_rarely_is_taken():
    check_rule("FREQ=MONTHLY;BYMONTH=2;BYDAY=5MO", date(2026, 11, 22))


@given(texts)
def test_any_text_is_a_rule_or_a_sentence(rule):
    sentence = refusal(parse_rule, rule)
    assert sentence is None or printable(sentence) == sentence


@pytest.mark.parametrize(
    ("rule", "per_day"),
    [
        ("FREQ=DAILY", 1),
        ("FREQ=DAILY;INTERVAL=3;COUNT=2", 1 / 3),
        ("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20200101", 2 / 7),
        ("FREQ=YEARLY;INTERVAL=4", 1 / (4 * 365.25)),
    ],
)
def test_the_frequency_of_a_rule_leaves_its_end_aside(rule, per_day):
    assert rule_frequency(rule) == pytest.approx(per_day, rel=0.01)


def _moment(day):
    return datetime(day.year, day.month, day.day)
