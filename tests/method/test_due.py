"""On which days a routine is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import DAILY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from harada.method.day import days_between
from harada.method.due import (
    done_in_window,
    due_days,
    due_flags,
    frequency,
    is_due,
    pauses_for,
    satisfied,
    window_of,
)
from harada.method.empty import pause
from tests.method.values import daily, near_days, recurrences

spans = st.tuples(near_days, st.integers(0, 90)).map(
    lambda span: (span[0], span[0] + timedelta(days=span[1]))
)
rules = st.sampled_from(
    ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,SA", "FREQ=MONTHLY", "FREQ=DAILY;INTERVAL=3;COUNT=9"]
).map(lambda rule: {"kind": "rule", "rule": rule})
ends = st.none() | near_days.map(date.isoformat)
pauses = st.lists(spans.map(lambda span: pause(*span)), max_size=3)


@given(near_days, recurrences | rules, spans, ends, pauses)
def test_a_day_is_due_when_it_is_among_the_due_days(start, recurrence, span, end, breaks):
    routine = daily(start, recurrence=recurrence, end=end)
    listed = due_days(routine, *span, breaks)
    assert listed == [day for day in days_between(*span) if is_due(routine, day, breaks)]
    assert list(due_flags(routine, *span, breaks)) == [
        int(day in listed) for day in days_between(*span)
    ]


@given(near_days, recurrences | rules, spans, ends, pauses)
def test_nothing_is_due_outside_its_time_or_in_a_pause(start, recurrence, span, end, breaks):
    for day in due_days(daily(start, recurrence=recurrence, end=end), *span, breaks):
        assert start <= day
        assert end is None or day.isoformat() <= end
        assert not any(one["first"] <= day.isoformat() <= one["last"] for one in breaks)


@given(near_days, spans)
def test_a_daily_routine_is_due_as_dateutil_says(start, span):
    first, last = span
    expected = rrule(DAILY, dtstart=_moment(start)).between(_moment(first), _moment(last), inc=True)
    assert due_days(daily(start), first, last) == [moment.date() for moment in expected]


@given(near_days, spans, st.sets(st.integers(0, 6), min_size=1))
def test_a_routine_of_weekdays_is_due_as_dateutil_says(start, span, weekdays):
    first, last = span
    routine = daily(start, recurrence={"kind": "weekdays", "days": list(weekdays)})
    expected = rrule(WEEKLY, byweekday=sorted(weekdays), dtstart=_moment(start)).between(
        _moment(first), _moment(last), inc=True
    )
    assert due_days(routine, first, last) == [moment.date() for moment in expected]


def test_a_29_february_is_a_day_like_any_other():
    days = due_days(daily(date(2028, 2, 1)), date(2028, 2, 28), date(2028, 3, 1))
    assert days == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


def test_a_stretch_that_ends_before_it_begins_has_no_due_days():
    assert due_days(daily(), date(2026, 11, 22), date(2026, 11, 21)) == []


def test_a_pause_of_another_routine_does_not_count():
    of_all = pause(date(2026, 7, 1), date(2026, 7, 14))
    its_own = pause(date(2026, 8, 1), date(2026, 8, 2), "r1")
    another = pause(date(2026, 9, 1), date(2026, 9, 2), "r2")
    known = {"p1": of_all, "p2": its_own, "p3": another}
    assert pauses_for("r1", known) == [of_all, its_own]


@pytest.mark.parametrize(
    ("recurrence", "per_day"),
    [
        ({"kind": "daily"}, 1),
        ({"kind": "weekdays", "days": [0, 2, 4]}, 3 / 7),
        ({"kind": "times", "times": 2, "days_in": 10}, 0.2),
        ({"kind": "rule", "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"}, 1 / 14),
        ({"kind": "rule", "rule": "FREQ=MONTHLY;BYMONTHDAY=-1"}, 12 / 365.25),
    ],
)
def test_a_frequency_is_how_often_a_day(recurrence, per_day):
    assert frequency(recurrence) == pytest.approx(per_day, rel=0.01)


@given(near_days, near_days, st.integers(1, 16))
def test_windows_of_a_times_routine_follow_each_other_without_a_gap(start, on, length):
    routine = daily(start, recurrence={"kind": "times", "times": 1, "days_in": length})
    first, last = window_of(routine, on)
    assert first <= on <= last
    assert (last - first).days + 1 == length
    assert window_of(routine, last + timedelta(days=1))[0] == last + timedelta(days=1)
    assert window_of(routine, first) == window_of(routine, last) == (first, last)


def test_windows_of_a_week_begin_on_a_monday_and_others_at_the_start():
    weekly = daily(date(2026, 11, 18), recurrence={"kind": "times", "times": 1, "days_in": 7})
    assert window_of(weekly, date(2026, 11, 22)) == (date(2026, 11, 16), date(2026, 11, 22))
    tenth = daily(date(2026, 11, 18), recurrence={"kind": "times", "times": 1, "days_in": 10})
    assert window_of(tenth, date(2026, 11, 22))[0] == date(2026, 11, 18)


def test_a_times_routine_is_satisfied_once_done_so_often_in_its_window():
    routine = daily(recurrence={"kind": "times", "times": 2, "days_in": 7})
    days = {
        "2026-11-15": {"marks": {"r1": 1}},  # the Sunday before
        "2026-11-17": {"marks": {"r1": 1}},
        "2026-11-18": {"marks": {"r1": 2, "r2": 1}},
    }
    assert done_in_window("r1", routine, date(2026, 11, 22), days) == 1
    assert not satisfied("r1", routine, date(2026, 11, 22), days)
    late = {**routine, "start": "2026-11-18"}
    assert done_in_window("r1", late, date(2026, 11, 22), days) == 0
    days["2026-11-20"] = {"marks": {"r1": 1}}
    assert satisfied("r1", routine, date(2026, 11, 22), days)
    assert not satisfied("r1", routine, date(2026, 11, 23), days)


def test_a_daily_routine_is_never_satisfied_but_due():
    assert not satisfied("r1", daily(), date(2026, 11, 22), {"2026-11-22": {"marks": {"r1": 1}}})


def _moment(day):
    return datetime(day.year, day.month, day.day)
