"""What a day asks for."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.method.agenda import SOON, agenda, week_line, window_days
from harada.method.due import is_due, window_of
from harada.method.empty import action, empty_day, pause
from harada.method.score import routine_figures
from tests.method.values import TODAY, chart_with, daily, near_days, recurrences

MONDAY = date(2026, 11, 16)

routine_kinds = st.builds(
    lambda group, place, recurrence: {
        **daily(recurrence=recurrence),
        **{
            "focus": {"focus": place},
            "service": {"service": "home" if place % 2 else "work"},
            "pillar": {"pillar": place, "action": 1},
            "none": {},
            "habit": {"state": "habit"},
            "dropped": {"state": "dropped"},
            "archived": {"state": "archived"},
        }[group],
    },
    st.sampled_from(["focus", "service", "pillar", "none", "habit", "dropped", "archived"]),
    st.integers(1, 8),
    recurrences,
)


def rows(routines, day=None, on=TODAY, chart=None, days=None, pauses=None):
    """The routines of a day's agenda."""
    return agenda(routines, {}, pauses or {}, day or empty_day(), on, chart, days or {})["routines"]


@given(st.lists(routine_kinds, max_size=12), near_days)
def test_the_order_is_focus_then_service_then_pillars_then_habits(several, on):
    routines = {f"r{n}": routine for n, routine in enumerate(several)}
    groups = [row["group"] for row in rows(routines, on=on)]
    order = ["focus", "service", "pillar", "habit"]
    assert groups == sorted(groups, key=order.index)
    focus = [row["focus"] for row in rows(routines, on=on) if row["group"] == "focus"]
    assert focus == sorted(focus)


@given(st.lists(routine_kinds, max_size=12), near_days)
def test_all_due_live_routines_are_listed_and_no_others(several, on):
    routines = {f"r{n}": routine for n, routine in enumerate(several)}
    listed = {row["id"] for row in rows(routines, on=on)}
    assert listed == {
        key
        for key, routine in routines.items()
        if routine["state"] in ("active", "habit") and is_due(routine, on)
    }


def test_pillars_are_those_of_the_current_chart():
    chart = chart_with(r1=(8, 1), r2=(2, 4), r3=(2, 3))
    routines = {
        "r4": daily(pillar=1, action=1),
        "r1": daily(pillar=8, action=1),
        "r2": daily(pillar=2, action=4),
        "r3": daily(pillar=2, action=3),
    }
    found = rows(routines, chart=chart)
    assert [row["id"] for row in found] == ["r3", "r2", "r1", "r4"]
    assert [row["pillar"] for row in found] == [2, 2, 8, None]
    assert [row["ref"] for row in found] == ["2.3", "2.4", "8.1", "read-ten-pages"]


def test_the_service_act_at_home_comes_before_the_one_at_work():
    routines = {"r1": daily(service="work"), "r2": daily(service="home")}
    assert [row["id"] for row in rows(routines)] == ["r2", "r1"]


def test_a_mark_and_a_note_are_shown():
    day = {"marks": {"r1": 3}, "notes": {"r1": "ill [b]"}}
    (row,) = rows({"r1": daily()}, day)
    assert (row["state"], row["note"], row["due"]) == ("rest", "ill [b]", True)


def test_what_was_marked_is_listed_though_it_was_not_due():
    routines = {"r1": daily(start=TODAY + timedelta(days=1)), "r2": daily()}
    breaks = {"p1": pause(TODAY, TODAY)}
    (row,) = rows(routines, {"marks": {"r1": 1}}, pauses=breaks)
    assert (row["id"], row["due"], row["state"]) == ("r1", False, "done")


def test_a_times_routine_says_how_often_it_was_done_this_week():
    routine = daily(recurrence={"kind": "times", "times": 2, "days_in": 7})
    days = {"2026-11-17": {"marks": {"r1": 1}}, "2026-11-21": {"marks": {"r1": 1}}}
    (row,) = rows({"r1": routine}, days=days)
    assert (row["done_times"], row["times"], row["satisfied"]) == (2, 2, True)
    (row,) = rows({"r1": routine}, days={})
    assert (row["done_times"], row["satisfied"]) == (0, False)


def test_the_day_itself_counts_for_a_times_routine():
    routine = daily(recurrence={"kind": "times", "times": 1, "days_in": 7})
    (row,) = rows({"r1": routine}, {"marks": {"r1": 1}})
    assert row["satisfied"]


def test_the_agenda_counts_what_is_done_and_what_still_asks():
    weekly = daily(recurrence={"kind": "times", "times": 1, "days_in": 7})
    routines = {"r1": daily(), "r2": daily(), "r3": daily(), "r4": weekly}
    days = {"2026-11-17": {"marks": {"r4": 1}}}
    found = agenda(routines, {}, {}, {"marks": {"r1": 1, "r2": 3}}, TODAY, None, days)
    assert (found["done"], found["open"]) == (1, 1)


def dated(due, **fields):
    """A dated action."""
    return {**action("exam", due), **fields}


def listed(actions, chart=None):
    """The dated actions of today's agenda."""
    return agenda({}, actions, {}, empty_day(), TODAY, chart)["actions"]


def test_dated_actions_are_listed_from_a_week_before_until_they_are_done():
    actions = {
        "a1": dated(TODAY + timedelta(days=SOON + 1)),
        "a2": dated(TODAY + timedelta(days=SOON)),
        "a3": dated(TODAY),
        "a4": dated(TODAY - timedelta(days=90)),
        "a5": dated(TODAY, state="dropped"),
    }
    assert [(row["id"], row["days_left"]) for row in listed(actions)] == [
        ("a4", -90),
        ("a3", 0),
        ("a2", SOON),
    ]


def test_a_dated_action_is_listed_on_the_day_it_was_done():
    done_today = dated(TODAY + timedelta(days=30), state="done", done_on=TODAY.isoformat())
    done_before = dated(TODAY, state="done", done_on="2026-11-01")
    (row,) = listed({"a1": done_today, "a2": done_before})
    assert (row["id"], row["state"]) == ("a1", "done")


def test_a_dated_action_on_the_chart_is_called_by_its_cell():
    (row,) = listed({"a1": dated(TODAY, pillar=4, action=6)}, chart_with(a1=(4, 6)))
    assert (row["ref"], row["pillar"], row["action"]) == ("4.6", 4, 6)


def test_how_the_week_goes_counts_up_to_today():
    routines = {"r1": daily(), "r2": daily(), "r3": daily(state="dropped")}
    days = {
        "2026-11-15": {"marks": {"r1": 1}},  # the week before
        "2026-11-16": {"marks": {"r1": 1, "r2": 1}},
        "2026-11-17": {"marks": {"r1": 1, "r2": 3}},
        "2026-11-18": {"marks": {"r1": 1}},
    }
    wednesday = MONDAY + timedelta(days=2)
    assert week_line(routines, days, {}, wednesday) == {"week": "2026-W47", "done": 4, "due": 4}


@given(st.lists(recurrences, max_size=4), st.integers(0, 6))
def test_how_the_week_goes_is_the_sum_of_the_routines(several, weekday):
    routines = {f"r{n}": daily(recurrence=one) for n, one in enumerate(several)}
    today = MONDAY + timedelta(days=weekday)
    days = {"2026-11-16": {"marks": dict.fromkeys(routines, 1)}}
    line = week_line(routines, days, {}, today)
    alone = [
        routine_figures(one, {"2026-11-16": 1}, (), MONDAY, MONDAY + timedelta(days=6), today)
        for one in routines.values()
    ]
    assert line["done"] == sum(one.done for one in alone)
    assert line["due"] == sum(one.due for one in alone)


@given(st.lists(recurrences, max_size=4), near_days)
def test_the_days_to_read_span_the_week_and_every_window(several, on):
    routines = {f"r{n}": daily(recurrence=one) for n, one in enumerate(several)}
    first, last = window_days(routines, on)
    assert last == on
    assert first <= on - timedelta(days=on.weekday())
    for routine in routines.values():
        if routine["recurrence"]["kind"] == "times":
            assert first <= window_of(routine, on)[0]
