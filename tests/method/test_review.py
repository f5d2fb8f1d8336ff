"""What the data say of a period, before the person says it."""

from __future__ import annotations

from datetime import date, timedelta

from harada.method import empty
from harada.method.documents import Action, Chart, Day, Goal, Routine
from harada.method.period import period_at
from harada.method.review import Facts, Kept, first_day, reasons, review

WEEK = period_at("week", date(2026, 11, 18))
SUNDAY = WEEK.last
START = WEEK.first - timedelta(days=60)


def routine(**fields: object) -> Routine:
    made = empty.routine("Walk", START, taken=[])
    return {**made, **fields}  # type: ignore[typeddict-item]


def days(
    marks: dict[str, dict[int, int]], reasons_of: dict[str, str] | None = None
) -> dict[str, Day]:
    """Days by how far before Sunday they lie: marks by routine and distance."""
    found: dict[str, Day] = {}
    for key, by_distance in marks.items():
        for distance, code in by_distance.items():
            iso = (SUNDAY - timedelta(days=distance)).isoformat()
            found.setdefault(iso, {"marks": {}})["marks"][key] = code  # type: ignore[assignment]
    for iso, text in (reasons_of or {}).items():
        found.setdefault(iso, {"marks": {}})["reasons"] = {"r1": text}
    return found


def facts(
    routines: dict[str, Routine],
    written: dict[str, Day],
    *,
    actions: dict[str, Action] | None = None,
    chart: Chart | None = None,
    goal: Goal | None = None,
) -> Facts:
    kept = Kept(routines, actions or {}, {}, written, chart, goal)
    return review(WEEK, kept, SUNDAY + timedelta(days=1))


def test_each_routine_is_counted_in_the_period_and_the_one_before() -> None:
    found = facts({"r1": routine()}, days({"r1": {0: 1, 1: 1, 2: 2, 8: 1}}))
    (only,) = found.routines
    assert (only.kept.done, only.kept.due, only.before.done) == (2, 7, 1)
    assert (found.kept.percent, found.kept_before.percent) == (29, 14)


def test_fourteen_in_a_row_is_nearly_a_habit_and_twenty_one_may_be_called_one() -> None:
    found = facts(
        {"r1": routine(), "r2": routine(), "r3": routine()},
        days({"r1": dict.fromkeys(range(14), 1), "r2": dict.fromkeys(range(21), 1),
              "r3": dict.fromkeys(range(13), 1)}),
    )  # fmt: skip
    assert (found.nearly, found.ready) == (["r1"], ["r2"])


def test_what_was_kept_before_and_not_now_has_stalled() -> None:
    found = facts(
        {"r1": routine(), "r2": routine()}, days({"r1": {9: 1, 1: 2}, "r2": {0: 1, 9: 1}})
    )
    assert found.stalled == ["r1"]


def test_what_nothing_was_said_about_for_two_periods_is_untouched() -> None:
    new = routine(start=WEEK.first.isoformat())
    found = facts({"r1": routine(), "r2": routine(), "r3": new}, days({"r2": {1: 3}}))
    assert found.untouched == ["r1"]


def test_routines_that_were_not_due_are_left_out() -> None:
    later = routine(start=(SUNDAY + timedelta(days=1)).isoformat())
    assert facts({"r1": later}, {}).routines == []


def test_a_habit_of_the_period_is_named() -> None:
    became = routine(state="habit", habit_on=WEEK.first.isoformat())
    earlier = routine(state="habit", habit_on=START.isoformat())
    assert facts({"r1": became, "r2": earlier}, {}).habits == ["r1"]


def test_pillars_add_their_routines_up_and_offer_a_waiting_cell() -> None:
    chart = empty.empty_chart(START)
    chart["pillars"][2]["actions"][4] = {"text": "Walk", "state": "active", "routine": "r1"}
    chart["pillars"][2]["actions"][5] = {"text": "Swim", "state": "waiting"}
    placed = routine(chart="c1", pillar=3, action=5)
    found = facts({"r1": placed}, days({"r1": {9: 1}}), chart=chart)
    assert {number: count.due for number, count in found.pillars.items()} == {3: 7}
    assert found.swaps == [("r1", "3.6")]


def test_a_cell_that_was_let_go_in_the_period_is_not_offered_again_at_once() -> None:
    chart = empty.empty_chart(START)
    chart["pillars"][2]["actions"][4] = {"text": "Walk", "state": "active", "routine": "r1"}
    chart["pillars"][2]["actions"][5] = {"text": "Swim", "state": "waiting"}
    chart["pillars"][2]["actions"][6] = {"text": "Row", "state": "waiting"}
    placed = routine(chart="c1", pillar=3, action=5)
    left = routine(chart="c1", pillar=3, action=6, state="archived", end=WEEK.last.isoformat())
    found = facts({"r1": placed, "r2": left}, days({"r1": {9: 1}}), chart=chart)
    assert found.swaps == [("r1", "3.7")]


def test_dated_actions_that_were_done_and_that_are_late_are_told_apart() -> None:
    def action(due: date, **fields: object) -> Action:
        return {**empty.action("x", due, taken=[]), **fields}  # type: ignore[typeddict-item]

    found = facts(
        {},
        {},
        actions={
            "a1": action(SUNDAY, state="done", done_on=WEEK.first.isoformat()),
            "a2": action(WEEK.first - timedelta(days=3)),
            "a3": action(SUNDAY),
            "a4": action(WEEK.first, state="dropped"),
            "a5": action(START, state="done", done_on=START.isoformat()),
        },
    )
    assert (found.done, found.late) == (["a1"], ["a2"])


def test_a_reason_that_comes_back_is_counted_whatever_its_case() -> None:
    monday = WEEK.first.isoformat()
    tuesday = (WEEK.first + timedelta(days=1)).isoformat()
    written = days({}, {monday: "Late shift.", tuesday: "late  SHIFT"})
    written["2026-11-19"] = {"marks": {}, "reasons": {"r2": "tired"}}
    (only,) = reasons(written)
    assert (only.text, only.count, only.routines) == ("late  SHIFT", 2, ["r1"])


def test_supporters_without_a_day_were_not_asked_yet() -> None:
    goal = empty.empty_goal(START)
    goal["supporters"] = [
        {"who": "Els", "what": "run", "asked": None},
        {"who": "Jo", "what": "ask", "asked": "2026-10-01"},
    ]
    assert facts({}, {}, goal=goal).supporters == ["Els"]


def test_good_things_and_questions_of_the_period_are_gathered() -> None:
    written = days({})
    written[WEEK.first.isoformat()] = {"marks": {}, "diary": {"good": "sun", "question": "why?"}}
    written[START.isoformat()] = {"marks": {}, "diary": {"good": "long ago"}}
    found = facts({}, written)
    assert found.good == [(WEEK.first.isoformat(), "sun")]
    assert found.questions == [(WEEK.first.isoformat(), "why?")]
    assert found.written == 1


def test_an_empty_notebook_has_an_empty_review() -> None:
    found = facts({}, {})
    assert (found.kept.percent, found.routines, found.reasons) == (None, [], [])
    assert first_day(WEEK) < WEEK.first
