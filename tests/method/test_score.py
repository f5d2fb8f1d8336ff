"""Score, total, percent and run."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.due import frequency, is_due
from harada.method.empty import pause
from harada.method.score import GRADUATION, all_figures, mark_rows, routine_figures
from tests.method.values import codes, daily, kept, recurrences

START = date(2026, 1, 1)
"""A Thursday."""

plain = recurrences.filter(
    lambda recurrence: recurrence["kind"] != "times" or recurrence["times"] == recurrence["days_in"]
)
lines = st.lists(codes, min_size=1, max_size=60)
breaks = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 9)).map(
        lambda span: pause(_day(span[0]), _day(span[0] + span[1]))
    ),
    max_size=2,
)
TIMES = {"kind": "times", "times": 3, "days_in": 7}


def _day(place):
    return START + timedelta(days=place)


def _marks(line):
    return {_day(place).isoformat(): code for place, code in enumerate(line) if code}


def figures(routine, marks, last, pauses=(), amounts=None, today=None):
    """The figures from the start to `last`, which is today unless another day is given."""
    return routine_figures(routine, marks, pauses, START, last, today or last, amounts)


def slow_score(routine, marks, pauses, last):
    """The score as DESIGN writes it, day by day."""
    recurrence = routine["recurrence"]
    per_day = frequency(recurrence)
    keep = 0.5 ** (per_day**0.5 / 13)
    windowed = recurrence["kind"] == "times" and per_day < 1
    score, counted, day = 0.0, [], START
    while day <= last:
        code = marks.get(day.isoformat())
        open_today = day == last and code is None
        if is_due(routine, day, pauses) and code != 3 and not open_today:
            counted.append(1 if code == 1 else 0)
            value = counted[-1]
            if windowed:
                done = sum(counted[-2 * recurrence["days_in"] :])
                value = min(1, done / (2 * recurrence["times"]))
            score = score * keep + value * (1 - keep)
        day += timedelta(days=1)
    return score


@given(recurrences, lines, breaks, st.integers(0, 20))
def test_the_score_is_that_of_a_walk_day_by_day(recurrence, line, pauses, late):
    routine = daily(_day(late), recurrence=recurrence)
    last = _day(len(line) - 1)
    found = figures(routine, _marks(line), last, pauses).score
    assert found == pytest.approx(slow_score(routine, _marks(line), pauses, last), abs=1e-9)


@given(recurrences, lines, breaks)
def test_every_figure_stays_in_its_bounds(recurrence, line, pauses):
    found = figures(daily(START, recurrence=recurrence), _marks(line), _day(len(line) - 1), pauses)
    assert 0 <= found.score <= 1
    assert 0 <= found.done <= found.due
    assert found.done <= found.total == line.count(1)
    assert 0 <= found.run <= found.best_run <= found.total
    assert found.percent is None or 0 <= found.percent <= 100


@given(recurrences, lines, st.data())
def test_one_more_done_never_lowers_a_figure(recurrence, line, data):
    place = data.draw(st.sampled_from([n for n, code in enumerate(line) if code in (0, 2)] or [0]))
    more = [*line]
    more[place] = 1
    routine, last = daily(START, recurrence=recurrence), _day(len(line) - 1)
    before = figures(routine, _marks(line), last)
    after = figures(routine, _marks(more), last)
    if line[place] == 3:
        return
    assert after.score >= before.score - 1e-12
    assert after.total >= before.total
    assert after.done >= before.done
    assert after.run >= before.run
    assert after.best_run >= before.best_run
    assert (after.percent or 0) >= (before.percent or 0)


@given(lines, st.integers(0, 60))
def test_a_day_of_rest_is_as_if_it_had_not_been(line, place):
    place = min(place, len(line))
    rested = [*line[:place], 3, *line[place:]]
    routine, last = daily(START), _day(len(line))
    plain_figures = figures(routine, _marks([*line, 0]), last)
    rested_figures = figures(routine, _marks(rested), last, today=_day(len(line) + 1))
    without_today = figures(routine, _marks(line), _day(len(line) - 1), today=last)
    assert rested_figures.score == pytest.approx(without_today.score)
    assert (rested_figures.done, rested_figures.due) == (without_today.done, without_today.due)
    assert (rested_figures.run, rested_figures.best_run) == (
        without_today.run,
        without_today.best_run,
    )
    assert plain_figures.score == pytest.approx(without_today.score)


@given(recurrences, lines, st.integers(1, 20))
def test_a_pause_leaves_every_figure_as_it_is(recurrence, line, length):
    routine = daily(START, recurrence=recurrence)
    last = _day(len(line) - 1)
    later = last + timedelta(days=length)
    away = pause(last + timedelta(days=1), later)
    tomorrow = later + timedelta(days=1)
    before = figures(routine, _marks(line), last, today=last + timedelta(days=1))
    after = figures(routine, _marks(line), later, [away], today=tomorrow)
    assert after.score == pytest.approx(before.score)
    if recurrence["kind"] != "times":
        assert (after.done, after.due, after.run) == (before.done, before.due, before.run)


@given(recurrences, lines)
def test_today_is_open_until_it_is_marked(recurrence, line):
    routine = daily(START, recurrence=recurrence)
    yesterday, today = _day(len(line) - 1), _day(len(line))
    marks = _marks(line)
    before = figures(routine, marks, yesterday, today=today)
    unmarked = figures(routine, marks, today)
    assert unmarked.score == before.score
    assert (unmarked.total, unmarked.run) == (before.total, before.run)
    rested = figures(routine, {**marks, today.isoformat(): 3}, today)
    assert rested.score == before.score


@given(plain, lines)
def test_what_lies_ahead_is_left_aside(recurrence, line):
    routine = daily(START, recurrence=recurrence)
    today = _day(len(line) // 2)
    seen = figures(routine, _marks(line[: len(line) // 2 + 1]), today)
    ahead = figures(routine, _marks(line), _day(len(line) - 1), today=today)
    assert (ahead.score, ahead.total, ahead.done, ahead.due, ahead.run) == (
        seen.score,
        seen.total,
        seen.done,
        seen.due,
        seen.run,
    )


def test_a_daily_routine_halves_the_way_in_thirteen_days():
    assert figures(daily(START), kept(START, "○" * 13), _day(12)).score == pytest.approx(0.5)


def test_a_past_day_without_a_mark_stays_in_the_denominator_and_ends_a_run():
    found = figures(daily(START), kept(START, "○○○.○○"), _day(5))
    assert (found.done, found.due, found.percent) == (5, 6, 83)
    assert (found.run, found.best_run, found.total) == (2, 3, 5)


def test_rest_neither_counts_nor_breaks():
    found = figures(daily(START), kept(START, "○○rr○"), _day(4))
    assert (found.done, found.due, found.run) == (3, 3, 3)


def test_days_before_the_start_leave_the_denominator_though_a_mark_there_is_kept():
    found = figures(daily(_day(3)), kept(START, "○○.○○"), _day(4))
    assert (found.total, found.done, found.due) == (4, 2, 2)


def test_days_after_the_end_leave_the_denominator():
    found = figures(daily(START, end=_day(2).isoformat()), kept(START, "○○○"), _day(9))
    assert (found.done, found.due, found.run) == (3, 3, 3)


def test_where_nothing_was_due_there_is_no_percent():
    assert figures(daily(_day(9)), {}, _day(4)).percent is None


def test_a_run_counts_due_days_only():
    mondays = daily(START, recurrence={"kind": "weekdays", "days": [0]})
    marks = {"2026-01-05": 1, "2026-01-07": 1, "2026-01-12": 1}
    found = figures(mondays, marks, date(2026, 1, 18))
    assert (found.run, found.total, found.done, found.due) == (2, 3, 2, 2)


def test_twenty_one_in_a_row_graduate():
    found = figures(daily(START), kept(START, "○" * 21), _day(20))
    assert found.run == GRADUATION == 21


# Several times in several days. 2026-01-05 is a Monday.


def test_a_closed_week_expects_its_times_and_more_do_not_count_double():
    routine = daily(date(2026, 1, 5), recurrence=TIMES)
    marks = kept(date(2026, 1, 5), "○○○○○.." + "○......")
    found = routine_figures(
        routine, marks, (), date(2026, 1, 5), date(2026, 1, 18), date(2026, 1, 19)
    )
    assert (found.total, found.done, found.due) == (6, 4, 6)
    assert (found.run, found.best_run) == (0, 4)


@pytest.mark.parametrize(
    ("line", "due"),
    [(".", 0), ("○.", 1), ("....", 0), (".....", 1), ("......", 2), ("○○○.", 3), ("○○○○", 3)],
)
def test_the_open_week_expects_what_was_done_and_what_is_out_of_reach(line, due):
    monday = date(2026, 1, 5)
    routine = daily(monday, recurrence=TIMES)
    today = monday + timedelta(days=len(line))
    found = routine_figures(routine, kept(monday, line), (), monday, date(2026, 1, 11), today)
    assert found.due == due


def test_a_pause_lowers_what_a_week_expects():
    monday = date(2026, 1, 5)
    routine = daily(monday, recurrence={"kind": "times", "times": 7, "days_in": 14})
    away = pause(date(2026, 1, 12), date(2026, 1, 18))
    found = routine_figures(
        routine, kept(monday, "○○○○"), [away], monday, date(2026, 1, 18), date(2026, 1, 19)
    )
    assert (found.done, found.due, found.run) == (4, 4, 4)


def test_weeks_that_were_kept_make_one_run():
    monday = date(2026, 1, 5)
    routine = daily(monday, recurrence={"kind": "times", "times": 1, "days_in": 7})
    marks = kept(monday, "..○...." + "......○" + "○......" + "...")
    found = routine_figures(routine, marks, (), monday, date(2026, 1, 29), date(2026, 1, 29))
    assert (found.run, found.done, found.due, found.percent) == (3, 3, 3, 100)


# Amounts.


def with_target(kind, amount, **fields):
    """A daily routine with a target."""
    return daily(START, target={"kind": kind, "amount": amount, "unit": "pages"}, **fields)


def test_half_the_amount_moves_the_score_half_as_far():
    today = START.isoformat()
    whole = figures(with_target("at_least", 10), {today: 1}, START, amounts={today: 12.0}).score
    half = figures(with_target("at_least", 10), {today: 2}, START, amounts={today: 5.0}).score
    assert half == pytest.approx(whole / 2)


def test_staying_under_starts_at_one_and_falls_with_what_is_over():
    today = START.isoformat()
    routine = with_target("at_most", 10)
    keep = 0.5 ** (1 / 13)
    assert figures(routine, {}, START).score == 1
    assert figures(routine, {today: 1}, START, amounts={today: 10.0}).score == 1
    assert figures(routine, {today: 2}, START, amounts={today: 15.0}).score == pytest.approx(
        keep + 0.5 * (1 - keep)
    )
    assert figures(routine, {today: 2}, START, amounts={today: 99.0}).score == pytest.approx(keep)


def test_none_at_all_is_kept_by_none_and_broken_by_any():
    today = START.isoformat()
    routine = with_target("at_most", 0)
    assert figures(routine, {today: 1}, START, amounts={today: 0.0}).score == 1
    assert figures(routine, {today: 2}, START, amounts={today: 1.0}).score < 1


def test_done_without_an_amount_is_the_whole_of_it():
    marks = kept(START, "○○○")
    assert figures(with_target("at_least", 10), marks, _day(2)).score == pytest.approx(
        figures(daily(START), marks, _day(2)).score
    )


def test_an_amount_for_a_week_is_summed_over_the_week():
    routine = with_target("at_least", 30, recurrence=TIMES)
    amounts = {_day(n).isoformat(): 10.0 for n in range(3)}
    marks = dict.fromkeys(amounts, 1)
    keep = 0.5 ** ((3 / 7) ** 0.5 / 13)
    expected = 0.0
    for value in (1 / 3, 2 / 3, 1, 1):
        expected = expected * keep + value * (1 - keep)
    found = figures(routine, marks, _day(3), amounts=amounts, today=_day(4))
    assert found.score == pytest.approx(expected)


@given(lines, st.sampled_from(["at_least", "at_most"]), st.floats(0, 1e9), recurrences)
def test_scores_of_amounts_stay_between_nothing_and_one(line, kind, amount, recurrence):
    routine = with_target(kind, 10.0, recurrence=recurrence)
    amounts = {_day(n).isoformat(): amount for n, code in enumerate(line) if code == 2}
    found = figures(routine, _marks(line), _day(len(line) - 1), amounts=amounts)
    assert 0 <= found.score <= 1


# Many routines at once.


@given(st.lists(st.tuples(recurrences, lines), min_size=1, max_size=4), breaks)
def test_all_figures_at_once_are_those_of_each_routine(several, pauses):
    routines = {f"r{n}": daily(START, recurrence=one) for n, (one, _line) in enumerate(several)}
    days: dict = {}
    for n, (_one, line) in enumerate(several):
        for iso, code in _marks(line).items():
            days.setdefault(iso, {"marks": {}})["marks"][f"r{n}"] = code
    last = _day(40)
    known = {f"p{n}": one for n, one in enumerate(pauses)}
    together = all_figures(routines, days, known, START, last, last)
    for n, (_one, line) in enumerate(several):
        alone = figures(routines[f"r{n}"], _marks(line), last, pauses)
        found = together[f"r{n}"]
        for name in ("score", "total", "done", "due", "percent", "run", "best_run"):
            assert getattr(found, name) == getattr(alone, name)


def test_amounts_are_found_among_the_days():
    routine = with_target("at_least", 10)
    today = START.isoformat()
    days = {today: {"marks": {"r1": 2}, "amounts": {"r1": 5.0}}}
    together = all_figures({"r1": routine}, days, {}, START, START, START)["r1"]
    assert together.score == figures(routine, {today: 2}, START, amounts={today: 5.0}).score


def test_a_row_of_marks_has_one_byte_a_day_and_leaves_other_days_out():
    days = {"2025-12-31": {"marks": {"r1": 1}}, "2026-01-02": {"marks": {"r1": 2}}}
    assert mark_rows(days, START, _day(2)) == {"r1": bytearray(b"\x00\x02\x00")}
