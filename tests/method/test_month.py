"""The month sheet."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.method.month import month_sheet
from harada.method.score import routine_figures
from tests.method.values import codes, daily, kept, recurrences

TODAY = date(2026, 11, 22)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def of_one(marks, routine, key="r1"):
    """Days that hold the marks of one routine."""
    return {iso: {"marks": {key: code}} for iso, code in marks.items()}


def sheet(routine, marks, year=2026, month=11, today=TODAY):
    return month_sheet({"r1": routine}, of_one(marks, routine), {}, year, month, today)


@given(st.dates(date(1990, 1, 1), date(2400, 12, 1)))
def test_a_sheet_has_all_days_of_its_month_in_whole_or_cut_weeks(day):
    found = month_sheet({}, {}, {}, day.year, day.month, TODAY)
    assert found.days[0].day == 1
    assert (found.days[-1] + timedelta(days=1)).day == 1
    assert {(one.year, one.month) for one in found.days} == {(day.year, day.month)}
    assert [n for week in found.weeks for n in range(week.begin, week.end)] == list(
        range(len(found.days))
    )
    assert all(found.days[week.begin].weekday() == 0 for week in found.weeks[1:])


def test_a_day_shows_what_was_said_or_what_it_waits_for():
    routine = daily(date(2026, 11, 3))
    marks = {"2026-11-01": 1, "2026-11-03": 1, "2026-11-04": 2, "2026-11-05": 3}
    (row,) = sheet(routine, marks).rows
    assert row.states[:6] == ["done", "off", "done", "missed", "rest", "unsaid"]
    assert row.states[20:23] == ["unsaid", "open", "coming"]
    assert len(row.states) == 30


def test_a_marked_today_is_not_open_any_more():
    (row,) = sheet(daily(), {"2026-11-22": 1}).rows
    assert row.states[21] == "done"


@given(recurrences, st.lists(codes, min_size=30, max_size=30))
def test_the_month_counts_as_the_figures_do(recurrence, line):
    routine = daily(date(2026, 11, 2), recurrence=recurrence)
    marks = {(FIRST + timedelta(days=n)).isoformat(): code for n, code in enumerate(line) if code}
    (row,) = sheet(routine, marks).rows
    alone = routine_figures(routine, marks, (), FIRST, LAST, TODAY)
    assert (row.month.done, row.month.due, row.total) == (alone.done, alone.due, alone.total)


@given(st.lists(codes, min_size=30, max_size=30))
def test_the_weeks_of_a_daily_routine_add_up_to_the_month(line):
    marks = {(FIRST + timedelta(days=n)).isoformat(): code for n, code in enumerate(line) if code}
    (row,) = sheet(daily(), marks).rows
    assert sum(week.done for week in row.weeks) == row.month.done
    assert sum(week.due for week in row.weeks) == row.month.due


def test_a_run_that_began_before_the_month_goes_on_in_it():
    marks = kept(date(2026, 10, 22), "○" * 32)
    (row,) = sheet(daily(date(2026, 10, 22)), marks).rows
    assert row.figures.run == 32
    assert (row.month.done, row.month.due, row.month.percent) == (22, 22, 100)


def test_only_what_was_kept_or_marked_in_the_month_has_a_row():
    routines = {
        "r1": daily(),
        "r2": daily(start=date(2026, 12, 1)),
        "r3": daily(end="2026-10-31"),
        "r4": daily(state="dropped"),
        "r5": daily(state="archived"),
    }
    days = {"2026-11-02": {"marks": {"r5": 1}}}
    found = month_sheet(routines, days, {}, 2026, 11, TODAY)
    assert [row.id for row in found.rows] == ["r1", "r5"]


def test_rows_stand_in_the_order_of_the_agenda():
    routines = {
        "r1": daily(state="habit"),
        "r2": daily(pillar=3, action=1),
        "r3": daily(service="home"),
        "r4": daily(focus=2),
        "r5": daily(focus=1),
        "r6": daily(pillar=1, action=8),
    }
    found = month_sheet(routines, {}, {}, 2026, 11, TODAY)
    assert [row.id for row in found.rows] == ["r5", "r4", "r3", "r6", "r2", "r1"]


def test_a_month_ahead_waits_and_expects_nothing():
    (row,) = sheet(daily(), {}, 2026, 12).rows
    assert set(row.states) == {"coming"}
    assert (row.month.due, row.month.percent) == (0, None)
