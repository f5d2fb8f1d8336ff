"""The guided path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.empty import ASPECTS, action, empty_chart, empty_goal, empty_profile, routine
from harada.method.guide import STAGES, STEPS, done, next_step, progress
from tests.method.values import TODAY

IDS = [step.id for step in STEPS]


def fill(step, snapshot):
    """Write what a step asks for."""
    goal, chart = snapshot["goal"], snapshot["chart"]
    rows = goal["analysis"].values()
    lines = {
        "survey": lambda: snapshot.update(surveys_whole=1),
        "mission": lambda: goal.update(line_of_sight="fewer falls"),
        "service": lambda: goal.update(service_home="wash up", service_work="tidy"),
        "past": lambda: [row.update(success="x") for row in rows],
        "future": lambda: snapshot.update(wishes=1),
        "candidates": lambda: snapshot.update(candidates=1),
        "goal": lambda: goal.update(goal="10 km"),
        "perspectives": lambda: [texts.append("x") for texts in goal["perspectives"].values()],
        "levels": lambda: (goal.update(deadline="2027-01-01"), goal["levels"][0].update(text="x")),
        "obstacles": lambda: [row.update(obstacle="rain") for row in rows],
        "countermeasures": lambda: [row.update(obstacle="r", countermeasure="x") for row in rows],
        "pillars": lambda: [pillar.update(text="x") for pillar in chart["pillars"]],
        "sixty-four": lambda: [
            cell.update(text="x") for pillar in chart["pillars"] for cell in pillar["actions"]
        ],
        "dated": lambda: snapshot["actions"].update(
            {f"a{n}": action("x", TODAY) for n in range(3)}
        ),
        "routines": lambda: snapshot["routines"].update(
            {f"r{n}": routine("x", TODAY) for n in range(3)}
        ),
        "supporters": lambda: goal["supporters"].append({"who": "Els", "what": "", "asked": None}),
        "affirmation": lambda: goal.update(affirmation="I listen first"),
        "live": lambda: snapshot.update(days_written=1),
    }
    lines[step]()


def beginning():
    """What someone has who told their name, and has a sheet and a chart with nothing in them."""
    return {
        "profile": empty_profile("Lotte", "en", "2026-11-22"),
        "mission": None,
        "objectives": {},
        "goal": empty_goal(TODAY),
        "chart": empty_chart(TODAY),
        "routines": {},
        "actions": {},
        "days_written": 0,
        "surveys_whole": 0,
        "wishes": 0,
        "candidates": 0,
    }


def guide(skipped=(), later=()):
    return {"skipped": list(skipped), "later": list(later), "at": None}


some = st.sets(st.sampled_from(IDS))


@given(some, some, some)
def test_the_next_step_is_never_one_that_is_done_or_passed_over(filled, skipped, later):
    snapshot = beginning()
    for step in filled:
        fill(step, snapshot)
    offered = next_step(snapshot, guide(skipped, later))
    left = [step for step in IDS if step not in skipped and not done(step, snapshot)]
    assert (offered is None) == (not left)
    if offered is not None:
        assert offered in left
        fresh = [step for step in left if step not in later]
        assert offered == (fresh or left)[0]


def test_the_path_goes_through_all_steps_in_order():
    snapshot, seen = beginning(), []
    while (step := next_step(snapshot, guide())) is not None:
        seen.append(step)
        fill(step, snapshot)
    assert seen == IDS


def test_what_was_put_off_comes_back_when_nothing_else_is_left():
    snapshot = beginning()
    others = [step for step in IDS if step not in ("service", "past")]
    assert next_step(snapshot, guide(skipped=others, later=["service"])) == "past"
    assert next_step(snapshot, guide(skipped=others, later=["service", "past"])) == "service"


@given(some, some)
def test_progress_counts_what_is_done_of_what_is_not_passed_over(filled, skipped):
    snapshot = beginning()
    for step in filled:
        fill(step, snapshot)
    ready, total = progress(snapshot, guide(skipped))
    assert ready == sum(done(step, snapshot) for step in IDS)
    assert ready <= total <= len(STEPS)
    assert (ready == total) == (next_step(snapshot, guide(skipped)) is None)


@pytest.mark.parametrize("step", IDS)
def test_a_step_is_done_by_what_it_asks_for_and_not_before(step):
    snapshot = beginning()
    assert not done(step, snapshot)
    fill(step, snapshot)
    assert done(step, snapshot)


@pytest.mark.parametrize("step", IDS)
def test_nothing_is_done_before_there_is_a_sheet(step):
    snapshot = {**beginning(), "goal": None, "chart": None}
    assert not done(step, snapshot)


def test_whoever_has_a_goal_needs_no_wishes_and_no_candidates_first():
    snapshot = beginning()
    fill("goal", snapshot)
    assert done("future", snapshot)
    assert done("candidates", snapshot)


def test_the_service_acts_are_not_among_the_first_routines():
    snapshot = beginning()
    acts = {f"r{n}": {**routine("x", TODAY), "service": "home"} for n in range(3)}
    assert not done("routines", {**snapshot, "routines": acts})


def test_an_obstacle_without_a_countermeasure_leaves_the_step_open():
    snapshot = beginning()
    for aspect in ASPECTS:
        snapshot["goal"]["analysis"][aspect].update(obstacle="rain", countermeasure="coat")
    snapshot["goal"]["analysis"]["body"]["countermeasure"] = " "
    assert not done("countermeasures", snapshot)


def test_every_step_has_its_own_name_and_a_stage_in_order():
    assert len(set(IDS)) == len(IDS)
    stages = [step.stage for step in STEPS]
    assert stages == sorted(stages, key=list(STAGES).index)
    assert all(step.title and step.why.endswith(".") for step in STEPS)
