"""Shift rosters, and the days of routines that follow them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.day import logical_date
from harada.method.due import due_flags, frequency, is_due
from harada.method.recurrence import in_words
from harada.method.roster import (
    BadRoster,
    BadShifts,
    day_start_on,
    followed,
    from_day_on,
    names,
    on_days,
    on_shifts,
    read_shifts,
    share,
    shift_on,
    start_of,
    with_start,
)
from harada.method.score import row_figures
from tests.method.values import TODAY, codes, daily

shifts = st.lists(st.sampled_from(["early", "late", "night", "off"]), min_size=1, max_size=10)
starts = st.dates(date(2026, 9, 1), date(2027, 2, 1))
changes = st.lists(st.tuples(st.sampled_from([from_day_on, on_days]), starts, shifts), max_size=6)
SPAN = [date(2026, 8, 1) + timedelta(days=n) for n in range(240)]


def made(steps):
    """A roster after these changes."""
    periods = []
    for change, first, line in steps:
        periods = change(periods, first, line)
    return periods


@given(changes, starts, shifts)
def test_a_new_cycle_leaves_the_past_alone(steps, first, line):
    before = made(steps)
    after = from_day_on(before, first, line)
    for day in SPAN:
        if day < first:
            assert shift_on(after, day) == shift_on(before, day)
        else:
            assert shift_on(after, day) == line[(day - first).days % len(line)]


@given(changes, starts, shifts)
def test_swapped_days_change_those_days_alone(steps, first, line):
    before = made(steps)
    after = on_days(before, first, line)
    for day in SPAN:
        place = (day - first).days
        expected = line[place] if 0 <= place < len(line) else shift_on(before, day)
        assert shift_on(after, day) == expected


@given(changes, st.lists(st.sampled_from(["early", "Late", "off"]), min_size=1, unique=True))
def test_a_routine_on_shifts_is_due_on_those_shifts(steps, wanted):
    periods = made(steps)
    recurrence = {"kind": "shifts", "shifts": wanted, "periods": followed(periods, wanted)}
    routine = daily(SPAN[0], recurrence=recurrence)
    flags = due_flags(routine, SPAN[0], SPAN[-1])
    folded = {name.casefold() for name in wanted}
    for day, flag in zip(SPAN, flags, strict=True):
        shift = shift_on(periods, day)
        assert bool(flag) == (shift is not None and shift.casefold() in folded)
        assert is_due(routine, day) == bool(flag)
    assert 0 <= share(recurrence["periods"]) <= 1
    assert frequency(recurrence) == share(recurrence["periods"])


@given(changes, st.lists(codes, min_size=30, max_size=30))
def test_figures_of_a_routine_on_shifts_stay_in_their_bounds(steps, marks):
    first = TODAY - timedelta(days=29)
    recurrence = {
        "kind": "shifts",
        "shifts": ["early"],
        "periods": followed(made(steps), ["early"]),
    }
    routine = daily(first, recurrence=recurrence)
    flags = due_flags(routine, first, TODAY)
    figures = row_figures(routine, flags, bytearray(marks), first, TODAY, {})
    assert 0 <= figures.score <= 1
    assert figures.done <= figures.due <= flags.count(1)


def test_free_days_are_neutral():
    periods = from_day_on([], date(2026, 11, 16), ["early", "early", "off", "off"])
    recurrence = on_shifts("EARLY", {"w1": periods[0]})
    routine = daily(date(2026, 11, 16), recurrence=recurrence)
    flags = due_flags(routine, date(2026, 11, 16), date(2026, 11, 23))
    assert list(flags) == [1, 1, 0, 0, 1, 1, 0, 0]
    figures = row_figures(
        routine, flags, bytearray([1, 1, 0, 0, 1, 1, 0, 0]), date(2026, 11, 16), TODAY, {}
    )
    assert (figures.percent, figures.run) == (100, 4)
    assert in_words(recurrence) == "on shifts: early"


def test_shifts_are_read_and_named_in_order():
    assert read_shifts("early, Early late  off") == ["early", "Early", "late", "off"]
    assert names(from_day_on([], TODAY, ["late", "early", "Late"])) == ["late", "early"]
    for text in ("", " , ", "off " * 367):
        with pytest.raises(BadShifts):
            read_shifts(text)


@pytest.mark.parametrize("text", ["", "noon", "early noon"])
def test_a_shift_the_roster_does_not_have_is_refused(text):
    with pytest.raises(BadRoster):
        on_shifts(text, {"w1": {"first": "2026-11-16", "shifts": ["early"], "repeats": True}})
    with pytest.raises(BadRoster):
        on_shifts("early", {})


TIMES = [f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in range(0, 18 * 60 + 1, 45)]
times = st.sampled_from(TIMES)
own_starts = st.dictionaries(st.sampled_from(["early", "Late", "night", "off"]), times)
usual_starts = st.sampled_from(["00:00", "04:00", "06:00"])


def today_at(moment, periods, starts, usual):
    """The day it is at a moment, as the notebook finds it."""
    return logical_date(moment, day_start_on(periods, starts, usual, moment.date()))


@given(changes, own_starts, usual_starts, starts, st.integers(1, 60))
def test_as_time_goes_on_no_day_is_skipped_or_comes_back(steps, own, usual, first, minutes):
    periods = made(steps)
    moment = datetime.combine(first, datetime.min.time())
    seen = [today_at(moment, periods, own, usual)]
    for _step in range(10 * 24 * 60 // minutes):
        moment += timedelta(minutes=minutes)
        seen.append(today_at(moment, periods, own, usual))
    turns = {(b - a).days for a, b in pairwise(seen)}
    assert turns <= {0, 1}
    assert 9 <= (seen[-1] - seen[0]).days <= 11


@given(changes, own_starts, usual_starts, starts)
def test_the_day_of_a_shift_begins_at_its_time_and_no_minute_sooner(steps, own, usual, first):
    periods = made(steps)
    begins = day_start_on(periods, own, usual, first)
    moment = datetime.combine(first, datetime.strptime(begins, "%H:%M").time())
    assert today_at(moment, periods, own, usual) == first
    assert today_at(moment - timedelta(minutes=1), periods, own, usual) < first
    shift = shift_on(periods, first)
    if shift is not None and start_of(shift, own) is not None:
        assert begins == start_of(shift, own)


@given(changes, st.lists(st.sampled_from(["early", "night"])), usual_starts, starts)
def test_without_day_starts_of_their_own_shifts_change_no_day(steps, line, usual, first):
    assert day_start_on(made(steps), {}, usual, first) == usual


def test_the_morning_after_the_last_night_belongs_to_that_night():
    periods = from_day_on([], date(2026, 11, 16), ["late", "night", "night", "off", "off"])
    starts = {"night": "12:00"}
    told = {
        "2026-11-17 11:59": 16,
        "2026-11-17 12:00": 17,
        "2026-11-18 07:00": 17,
        "2026-11-19 07:00": 18,
        "2026-11-19 12:00": 19,
        "2026-11-20 04:00": 20,
    }
    for moment, day in told.items():
        assert today_at(datetime.fromisoformat(moment), periods, starts, "04:00").day == day


def test_an_early_shift_begins_early_though_the_day_before_was_usual():
    periods = from_day_on([], date(2026, 11, 16), ["off", "early"])
    assert day_start_on(periods, {"EARLY": "02:00"}, "04:00", date(2026, 11, 17)) == "02:00"
    assert day_start_on(periods, {"EARLY": "02:00"}, "04:00", date(2026, 11, 18)) == "04:00"


def test_a_day_start_is_kept_under_the_name_the_roster_has():
    periods = from_day_on([], TODAY, ["Night", "off"])
    kept = with_start({}, periods, "night", "12:00")
    assert kept == {"Night": "12:00"}
    assert with_start(kept, periods, "NIGHT", "13:00") == {"Night": "13:00"}
    assert with_start(kept, periods, "night", None) == {}
    with pytest.raises(BadRoster):
        with_start(kept, periods, "noon", "12:00")
