"""Which routines go together with better days: a tie is found, chance and good months are not."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from harada.method import empty
from harada.method.documents import Day, Routine
from harada.method.insight import Stretch
from harada.method.together import FEWEST_DAYS, Together, better_days, day_score

FIRST = date(2026, 1, 1)


def better(
    length: int, score: Callable[[int, list[int]], int], kept: Callable[[int, int], bool], many: int
) -> Together:
    """The comparison over `length` days; whether routine n was kept, and the score of a day."""
    routines: dict[str, Routine] = {
        f"r{n}": empty.routine(f"Routine {n}", FIRST, taken=[]) for n in range(many)
    }
    days: dict[str, Any] = {}
    for place in range(length):
        codes = [1 if kept(place, n) else 2 for n in range(many)]
        marks = {f"r{n}": code for n, code in enumerate(codes)}
        diary = {"scores": {"overall": score(place, codes)}}
        days[(FIRST + timedelta(days=place)).isoformat()] = {"marks": marks, "diary": diary}
    last = FIRST + timedelta(days=length - 1)
    return better_days(Stretch(routines, days, {}, FIRST, last, last + timedelta(days=1)))


def outstanding(found: Together) -> list[str]:
    return [each.id for each in found.routines if each.stands_out]


def test_a_routine_that_goes_with_better_days_stands_out() -> None:
    draw = random.Random(1)
    found = better(
        200,
        lambda _place, codes: min(5, draw.choice((2, 3, 4)) + (codes[0] == 1)),
        lambda _place, _n: draw.random() < 0.6,
        6,
    )
    assert outstanding(found) == ["r0"]
    first = found.routines[0]
    assert first.id == "r0"
    assert first.difference == pytest.approx(1.0, abs=0.4)
    assert first.days_done + first.days_not == found.days == 200


def test_by_chance_alone_hardly_ever_any_routine_stands_out() -> None:
    false_alarms = 0
    for seed in range(20):
        draw = random.Random(seed)
        found = better(
            120,
            lambda _place, _codes, draw=draw: draw.choice((2, 3, 4, 5)),  # type: ignore[misc]
            lambda _place, _n, draw=draw: draw.random() < 0.6,  # type: ignore[misc]
            8,
        )
        false_alarms += bool(outstanding(found))
    assert false_alarms <= 4


def test_a_routine_that_was_kept_in_good_months_does_not_pass_for_a_good_routine() -> None:
    draw = random.Random(3)

    def month(place: int) -> int:
        return (FIRST + timedelta(days=place)).month

    found = better(
        180,
        lambda place, _codes: draw.choice((1, 2)) + 2 * (month(place) > 3),
        lambda place, n: draw.random() < (0.85 if month(place) > 3 and n == 0 else 0.35),
        3,
    )
    first = next(each for each in found.routines if each.id == "r0")
    assert first.difference > 0.5
    assert first.chance[0] > 0
    assert not first.stands_out


def test_the_same_days_give_the_same_answer() -> None:
    def once() -> list[tuple[str, float, tuple[float, float]]]:
        draw = random.Random(5)
        found = better(
            90, lambda _p, _c: draw.choice((2, 3, 4)), lambda _p, _n: draw.random() < 0.5, 4
        )
        return [(each.id, each.difference, each.chance) for each in found.routines]

    assert once() == once()


def test_with_too_few_days_nothing_is_compared() -> None:
    found = better(FEWEST_DAYS - 1, lambda _p, _c: 3, lambda place, _n: place % 2 == 0, 2)
    assert (found.enough, found.routines, found.days) == (False, [], FEWEST_DAYS - 1)


def test_a_routine_that_was_nearly_always_done_is_not_compared() -> None:
    found = better(100, lambda place, _c: place % 5 + 1, lambda place, _n: place % 20 > 0, 1)
    assert (found.enough, found.routines) == (True, [])


def test_days_that_are_all_alike_let_nothing_stand_out() -> None:
    found = better(100, lambda _p, _c: 3, lambda place, _n: place % 2 == 0, 2)
    assert outstanding(found) == []


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"overall": 4, "mental": 1}, 4.0),
        ({"mental": 2, "body": 4, "routines": 5}, 3.0),
        ({"routines": 5}, None),
        ({}, None),
    ],
)
def test_the_score_of_a_day_leaves_that_of_the_routines_out(
    scores: dict[str, int], expected: float | None
) -> None:
    day: Day = {"marks": {}, "diary": {"scores": scores}}
    assert day_score(day) == expected
    assert day_score({"marks": {}}) is None
