"""What a review brings about: each a single change, taken back as a whole."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from harada.method.period import period_at, week_in_turn
from harada.notebook.clock import FixedClock
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.outcomes import drop_action, supporter_asked, swap, write_learned
from harada.notebook.review_week import open_week, week_to_show
from harada.notebook.reviewing import review_of, reviews, write_review
from tests.notebook.conftest import TODAY, again


def test_a_swap_gives_the_new_routine_the_rhythm_and_the_place_of_the_old_one(
    filled: Notebook,
) -> None:
    filled.set_routine("r1", focus=1, recurrence={"kind": "weekly", "days": [0, 3]})
    filled.set_routine("r2", focus=2)
    made = swap(again(filled), "r1", 3, 5)
    routines = again(filled).routines()
    assert (routines[made]["focus"], routines["r2"]["focus"]) == (1, 2)
    assert routines[made]["recurrence"] == {"kind": "weekly", "days": [0, 3]}
    assert routines["r1"]["state"] == "archived"


def test_a_swap_of_a_routine_outside_the_focus_stays_outside(filled: Notebook) -> None:
    made = swap(filled, "r1", 3, 5)
    assert filled.routines()[made]["focus"] is None


def test_a_swap_is_taken_back_as_a_whole(filled: Notebook) -> None:
    before = dict(filled.routines())
    swap(filled, "r1", 3, 5)
    filled.undo()
    assert filled.routines() == before


def test_letting_a_dated_action_go_leaves_its_cell_dropped(filled: Notebook) -> None:
    key = filled.promote(3, 5, due=TODAY, name="bed")
    drop_action(filled, key)
    chart = filled.chart()
    assert chart is not None
    assert chart["pillars"][2]["actions"][4]["state"] == "dropped"
    assert filled.actions()[key]["state"] == "dropped"
    drop_action(filled, "a1")
    assert filled.actions()["a1"]["state"] == "dropped"


def test_a_supporter_is_asked_on_a_day_and_only_once(filled: Notebook) -> None:
    griet = {"who": "Griet", "what": "Listen", "asked": None}
    filled.set_goal_field("supporters", [griet])
    supporter_asked(filled, "Griet", TODAY)
    goal = filled.goal()
    assert goal is not None and goal["supporters"] == [{**griet, "asked": "2026-11-22"}]
    with pytest.raises(Refused):
        supporter_asked(filled, "Griet", TODAY)


def test_what_i_learned_stands_on_the_sheet(filled: Notebook) -> None:
    write_learned(filled, "Ask earlier")
    goal = again(filled).goal()
    assert goal is not None and goal["learned"] == "Ask earlier"


def test_nothing_is_learned_without_a_sheet(notebook: Notebook) -> None:
    with pytest.raises(Refused):
        write_learned(notebook, "Ask earlier")


def test_until_wednesday_one_looks_back_on_the_week_before() -> None:
    turns = {day: week_in_turn(date(2026, 11, day)).key for day in (22, 23, 25, 26)}
    assert turns == {22: "2026-W47", 23: "2026-W47", 25: "2026-W47", 26: "2026-W48"}


def test_a_week_asks_for_a_review_once_it_was_lived_and_until_it_is_written(
    filled: Notebook, clock: FixedClock
) -> None:
    assert open_week(filled, TODAY) is None
    filled.mark(TODAY, ["r1"], 1)
    week = open_week(filled, TODAY)
    assert week is not None and week.key == "2026-W47"
    write_review(filled, week.key, {"good": "It rained, I ran"})
    assert open_week(again(filled), TODAY) is None


def test_on_thursday_and_friday_nothing_asks_and_the_week_of_today_is_shown(
    filled: Notebook, clock: FixedClock
) -> None:
    friday = date(2026, 11, 27)
    filled.mark(TODAY, ["r1"], 1)
    clock.moment = datetime(2026, 11, 27, 20, 0)
    assert open_week(filled, friday) is None
    assert week_to_show(filled, friday).key == period_at("week", friday).key


def test_a_line_typed_with_pauses_is_one_step_back(filled: Notebook) -> None:
    write_learned(filled, "Ask")
    write_learned(filled, "Ask earlier")
    for text in ("A ca", "A calm", "A calm week"):
        write_review(filled, "2026-W47", {"good": text})
    filled.undo()
    assert review_of(filled, "2026-W47") is None
    filled.undo()
    goal = filled.goal()
    assert goal is not None and "learned" not in goal


def test_another_line_another_review_and_a_later_hour_are_steps_of_their_own(
    filled: Notebook,
) -> None:
    clock = FixedClock(datetime(2026, 11, 22, 20, 0))
    filled.clock = clock
    write_review(filled, "2026-W47", {"good": "A calm week"})
    write_review(filled, "2026-W47", {"redo": "Breathe"})
    write_review(filled, "2026-W46", {"redo": "Ask"})
    clock.moment = datetime(2026, 11, 22, 21, 0)
    write_review(filled, "2026-W46", {"redo": "Ask earlier"})
    filled.undo()
    assert reviews(filled)["2026-W46"]["redo"] == "Ask"
    filled.undo()
    filled.undo()
    assert (reviews(filled).keys(), reviews(filled)["2026-W47"]["redo"]) == ({"2026-W47"}, "")
