"""Figures over time: days, score line, pillars and diary scores."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method import empty
from harada.method.documents import Day, Routine
from harada.method.insight import Stretch, diary_scores, heat, level, pillar_months, score_line
from harada.method.score import Count, all_figures

FIRST = date(2026, 9, 1)
LAST = date(2026, 11, 22)
TODAY = LAST + timedelta(days=1)
LENGTH = (LAST - FIRST).days + 1


def routine(**fields: object) -> Routine:
    made = empty.routine("Walk", FIRST, taken=[])
    return {**made, **fields}  # type: ignore[typeddict-item]


def days(marks: dict[str, dict[int, int]]) -> dict[str, Day]:
    """Days by how far after the first they lie."""
    found: dict[str, Any] = {}
    for key, by_place in marks.items():
        for place, code in by_place.items():
            iso = (FIRST + timedelta(days=place)).isoformat()
            found.setdefault(iso, {"marks": {}})["marks"][key] = code
    return found


def stretch(routines: dict[str, Routine], written: dict[str, Day], today: date = TODAY) -> Stretch:
    return Stretch(routines, written, {}, FIRST, LAST, today)


def test_each_day_counts_what_was_done_of_what_was_due() -> None:
    found = heat(stretch({"r1": routine(), "r2": routine()},
                         days({"r1": {0: 1, 1: 1, 2: 3}, "r2": {0: 2, 2: 1}})))  # fmt: skip
    assert len(found) == LENGTH
    assert [(kept.done, kept.due) for _day, kept in found[:4]] == [(1, 2), (1, 2), (1, 1), (0, 2)]


def test_a_routine_of_choice_is_due_on_the_days_it_was_done() -> None:
    chosen = routine(recurrence={"kind": "times", "times": 2, "days_in": 7})
    found = heat(stretch({"r1": chosen}, days({"r1": {3: 1}})))
    assert [(kept.done, kept.due) for _day, kept in found[2:5]] == [(0, 0), (1, 1), (0, 0)]


def test_today_counts_what_was_marked_and_later_days_are_left_out() -> None:
    found = heat(stretch({"r1": routine(), "r2": routine()}, days({"r1": {9: 1}}),
                         FIRST + timedelta(days=9)))  # fmt: skip
    assert len(found) == 10
    assert (found[-1][1].done, found[-1][1].due) == (1, 1)


@pytest.mark.parametrize(
    ("done", "due", "shade"),
    [
        (0, 0, None),
        (0, 5, 0),
        (1, 100, 1),
        (1, 3, 2),
        (2, 3, 3),
        (99, 100, 3),
        (3, 3, 4),
        (4, 3, 4),
    ],
)
def test_only_a_whole_day_has_the_fullest_shade(done: int, due: int, shade: int | None) -> None:
    assert level(Count(done, due)) == shade


@given(
    st.lists(st.sampled_from([0, 1, 2, 3]), min_size=LENGTH, max_size=LENGTH),
    st.sampled_from(
        [
            {"kind": "daily"},
            {"kind": "weekdays", "days": [0, 2, 4]},
            {"kind": "times", "times": 3, "days_in": 7},
        ]
    ),
)
def test_the_score_line_ends_at_the_score_of_the_figures(
    codes: list[int], recurrence: dict[str, Any]
) -> None:
    made = {"r1": routine(recurrence=recurrence)}
    written = days({"r1": {place: code for place, code in enumerate(codes) if code}})
    line = score_line(stretch(made, written))
    figures = all_figures(made, written, {}, FIRST, LAST, TODAY)
    assert line[-1][0] == LAST
    assert line[-1][1] == pytest.approx(figures["r1"].score)


def test_the_score_line_begins_when_a_routine_does_and_climbs_while_it_is_kept() -> None:
    late = routine(start=(FIRST + timedelta(days=30)).isoformat())
    line = score_line(stretch({"r1": late}, days({"r1": dict.fromkeys(range(30, LENGTH), 1)})))
    assert line[0][0] >= FIRST + timedelta(days=30)
    values = [value for _day, value in line]
    assert values == sorted(values)


def test_without_routines_there_is_no_line() -> None:
    assert score_line(stretch({}, {})) == []
    assert heat(stretch({}, {}))[0][1].due == 0


def test_pillars_are_counted_by_month() -> None:
    chart = empty.empty_chart(FIRST)
    chart["pillars"][2]["actions"][4] = {"text": "Walk", "state": "active", "routine": "r1"}
    placed = routine(chart="c1", pillar=3, action=5)
    elsewhere = routine(chart="c1", pillar=3, action=6)
    found = pillar_months(
        stretch({"r1": placed, "r2": elsewhere}, days({"r1": {0: 1, 1: 1, 35: 1}})), chart
    )
    assert list(found) == [3]
    assert {month: (kept.done, kept.due) for month, kept in found[3].items()} == {
        "2026-09": (2, 30),
        "2026-10": (1, 31),
        "2026-11": (0, 22),
    }


def test_diary_scores_are_the_mean_of_their_week() -> None:
    written: dict[str, Day] = {
        "2026-11-16": {"marks": {}, "diary": {"scores": {"mental": 2, "overall": 4}}},
        "2026-11-22": {"marks": {}, "diary": {"scores": {"mental": 5}}},
        "2026-11-23": {"marks": {}, "diary": {"scores": {"mental": 1}}},
        "2026-11-24": {"marks": {}},
    }
    assert diary_scores(written) == {
        "mental": [("2026-W47", 3.5), ("2026-W48", 1.0)],
        "overall": [("2026-W47", 4.0)],
    }
