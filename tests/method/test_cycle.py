"""What a period held, the sheet that follows, and what changed between two versions of a chart."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta

from harada.method import empty
from harada.method.cycle import carried_to, period_facts, period_of, still_open, successor
from harada.method.documents import Action, Day, Routine
from harada.method.forms import problems
from harada.method.versions import changes

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 22)


def daily(**fields: object) -> Routine:
    return {**empty.routine("Walk", FIRST, taken=[]), **fields}  # type: ignore[typeddict-item]


def dated(on: date, **fields: object) -> Action:
    return {**empty.action("Send it", on, taken=[]), **fields}  # type: ignore[typeddict-item]


def test_a_period_counts_what_was_kept_written_and_done() -> None:
    days: dict[str, Day] = {
        (FIRST + timedelta(days=n)).isoformat(): {"marks": {"r1": 1}, "diary": {"good": "sun"}}
        for n in range(7)
    }
    days["2026-11-20"] = {"marks": {"r1": 3}}
    routines = {
        "r1": daily(),
        "r2": daily(start="2027-01-01"),
        "r3": daily(habit_on="2026-11-10", start="2027-01-01"),
    }
    actions = {
        "a1": dated(FIRST, state="done"),
        "a2": dated(LAST),
        "a3": dated(LAST + timedelta(days=1)),
        "a4": dated(LAST, state="dropped"),
    }
    found = period_facts(FIRST, LAST, routines, actions, days, {}, LAST + timedelta(days=1))
    assert (found.kept.done, found.kept.due) == (7, 20)
    assert found.kept.percent == 35
    assert (found.days_written, found.habits) == (7, ["r3"])
    assert (found.actions_done, found.actions) == (1, 2)


def test_a_period_without_anything_is_empty() -> None:
    found = period_facts(FIRST, LAST, {}, {}, {}, {}, LAST)
    assert (found.kept.percent, found.days_written, found.actions) == (None, 0, 0)


def test_a_period_goes_from_the_start_to_the_closing_or_to_today() -> None:
    goal = empty.empty_goal(FIRST)
    assert period_of(goal, LAST) == (FIRST, LAST)
    assert period_of({**goal, "closed": "2026-11-10"}, LAST) == (FIRST, date(2026, 11, 10))
    assert period_of({**goal, "start": None}, LAST) == (FIRST, LAST)
    assert period_of({**goal, "start": "2027-01-01"}, LAST) == (LAST, LAST)


def test_the_successor_is_sound_and_leaves_the_old_sheet_as_it_was() -> None:
    old = empty.empty_goal(FIRST)
    old |= {"goal": "Run", "closed": "2026-11-20", "learned": "x", "deadline": "2026-11-30"}
    old["levels"][0]["result"] = "reached"
    before = deepcopy(old)
    made = successor(old, "g1", LAST)
    assert old == before
    assert problems("goals", "goals", "g2", made) == []
    assert made["levels"][0]["result"] is None
    assert (made["goal"], made["start"], made["previous"]) == ("Run", "2026-11-22", "g1")


def test_nothing_changed_between_a_chart_and_itself() -> None:
    chart = empty.empty_chart(FIRST)
    assert changes(chart, deepcopy(chart)) == []


def test_each_kind_of_change_is_named_where_it_is() -> None:
    before = empty.empty_chart(FIRST)
    before["pillars"][0]["actions"][0]["text"] = "old"
    before["pillars"][0]["actions"][1]["text"] = "gone"
    before["pillars"][0]["actions"][2]["text"] = "same"
    after = deepcopy(before)
    after["text"] = "centre"
    after["pillars"][0]["actions"][0]["text"] = "new text"
    after["pillars"][0]["actions"][1]["text"] = " "
    after["pillars"][0]["actions"][2]["state"] = "active"
    after["pillars"][7]["actions"][7]["text"] = "new"
    found = [(change.ref, change.kind) for change in changes(before, after)]
    assert found == [
        ("centre", "new"),
        ("1.1", "rewritten"),
        ("1.2", "gone"),
        ("1.3", "state"),
        ("8.8", "new"),
    ]


def test_an_action_is_carried_four_weeks_on_and_one_to_come_stays() -> None:
    assert carried_to(date(2026, 9, 1), date(2026, 11, 30)) == date(2026, 12, 28)
    assert carried_to(date(2026, 12, 1), date(2026, 11, 30)) == date(2026, 12, 1)


def test_open_actions_come_by_their_day() -> None:
    actions = {
        "a1": dated(date(2027, 1, 1)),
        "a2": dated(date(2026, 1, 1)),
        "a3": dated(date(2025, 1, 1), state="done"),
    }
    assert still_open(actions) == ["a2", "a1"]
