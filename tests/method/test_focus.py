"""The places of the focus routines."""

from __future__ import annotations

from datetime import date

from harada.method.documents import Routine
from harada.method.empty import routine
from harada.method.focus import in_order, placing


def routines(*places: int | None) -> dict[str, Routine]:
    return {
        f"r{n}": {**routine(f"Thing {n}", date(2026, 11, 22)), "focus": place}
        for n, place in enumerate(places, 1)
    }


def test_the_order_is_that_of_the_places_and_of_active_routines_only() -> None:
    kept = routines(3, None, 1, 2)
    kept["r4"]["state"] = "habit"
    assert in_order(kept) == ["r3", "r1"]


def test_a_routine_that_takes_a_place_moves_the_others_down() -> None:
    assert placing(routines(1, 2, 3, None), "r4", 2) == {"r4": 2, "r2": 3, "r3": 4}


def test_a_place_beyond_the_end_is_the_next_free_one() -> None:
    assert placing(routines(1, 2, None), "r3", 9) == {"r3": 3}


def test_a_routine_that_leaves_closes_the_gap() -> None:
    assert placing(routines(1, 2, 3), "r1", None) == {"r1": None, "r2": 1, "r3": 2}


def test_gaps_that_were_there_are_closed() -> None:
    assert placing(routines(2, 5, None), "r3", 3) == {"r1": 1, "r2": 2, "r3": 3}


def test_a_place_it_has_already_changes_nothing() -> None:
    assert placing(routines(1, 2), "r2", 2) == {}
