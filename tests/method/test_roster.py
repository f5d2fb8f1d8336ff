"""Shift rosters, and the days of routines that follow them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.due import due_flags, frequency, is_due
from harada.method.recurrence import in_words
from harada.method.roster import (
    BadRoster,
    followed,
    from_day_on,
    names,
    on_days,
    on_shifts,
    read_shifts,
    share,
    shift_on,
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
        with pytest.raises(BadRoster):
            read_shifts(text)


@pytest.mark.parametrize("text", ["", "noon", "early noon"])
def test_a_shift_the_roster_does_not_have_is_refused(text):
    with pytest.raises(BadRoster):
        on_shifts(text, {"w1": {"first": "2026-11-16", "shifts": ["early"], "repeats": True}})
    with pytest.raises(BadRoster):
        on_shifts("early", {})
