"""The guided path: the steps from knowing oneself to living the plan, and which one comes next.

Whether a step is done is read from what the person wrote, never stored; what is stored is only what
they passed over or put off. The questions, examples and screens of a step are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from harada.i18n import N_
from harada.method.documents import (
    Action,
    Chart,
    Goal,
    Guide,
    Mission,
    Objective,
    Profile,
    Routine,
)
from harada.method.empty import ASPECTS

Stage = Literal["know", "choose", "plan", "commit", "live"]

STAGES: dict[Stage, str] = {
    "know": N_("Know myself"),
    "choose": N_("Choose"),
    "plan": N_("Plan"),
    "commit": N_("Commit"),
    "live": N_("Live"),
}

ENOUGH_TO_BEGIN = 3
"""So many dated actions, or routines, are enough to go on; the screens aim at about ten."""


class Snapshot(TypedDict):
    """What the path looks at: the person's documents, and how far other forms were filled in."""

    profile: Profile
    mission: Mission | None
    objectives: Mapping[str, Objective]
    goal: Goal | None
    chart: Chart | None
    routines: Mapping[str, Routine]
    actions: Mapping[str, Action]
    days_written: int
    """On how many days the diary was kept."""
    surveys_whole: int
    """In how many surveys every word is answered."""
    wishes: int
    """How many wishes stand in the future window."""
    candidates: int
    """How many goals were weighed, or are to be."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path; `title` and `why` are messages to translate at use."""

    id: str
    stage: Stage
    title: str
    why: str


STEPS: tuple[Step, ...] = (
    Step(
        "survey",
        "know",
        N_("Self-reliance survey"),
        N_("33 words show where you stand today, and in three months what has moved."),
    ),
    Step(
        "mission",
        "know",
        N_("Mission and line of sight"),
        N_("A goal carries further when it helps something larger than yourself."),
    ),
    Step(
        "service",
        "know",
        N_("Service at home and at work"),
        N_("One small unpaid act a day for others, at home and at work, keeps you outward."),
    ),
    Step(
        "past",
        "know",
        N_("What went well, what did not"),
        N_("Your best success and your worst failure show what works for you and what trips you."),
    ),
    Step(
        "future",
        "choose",
        N_("Future window"),
        N_("What you might want, in eight themes: from many wishes it is easier to choose one."),
    ),
    Step(
        "candidates",
        "choose",
        N_("Candidate goals"),
        N_("About ten goals side by side show which one carries you; the weights are yours."),
    ),
    Step(
        "goal",
        "choose",
        N_("Your goal"),
        N_("One goal, with a number and a date, written as if it were already done."),
    ),
    Step(
        "perspectives",
        "choose",
        N_("Four perspectives"),
        N_("Say what it brings, to you and to others, that can be touched and that cannot."),
    ),
    Step(
        "levels",
        "choose",
        N_("Levels and date"),
        N_("A level you are sure to reach and one to dream of make the way there visible."),
    ),
    Step(
        "obstacles",
        "plan",
        N_("Obstacles"),
        N_("What will get in the way is easier to meet when you saw it coming."),
    ),
    Step(
        "countermeasures",
        "plan",
        N_("Countermeasures"),
        N_("Decide now, in a calm hour, what you will do then."),
    ),
    Step(
        "pillars",
        "plan",
        N_("Eight pillars"),
        N_("Eight things that carry the goal, from spirit, skill, body and life."),
    ),
    Step(
        "sixty-four",
        "plan",
        N_("Sixty-four actions"),
        N_("Eight actions for each pillar. Write fast; you can choose later."),
    ),
    Step(
        "dated",
        "plan",
        N_("Dated actions"),
        N_("About ten steps with a date are the stairs up to the goal."),
    ),
    Step(
        "routines",
        "plan",
        N_("Routines"),
        N_("About ten small things you can do by yourself, every day."),
    ),
    Step(
        "supporters",
        "commit",
        N_("Supporters"),
        N_("Nobody gets there alone. Say whom you ask, and for what."),
    ),
    Step(
        "affirmation",
        "commit",
        N_("Your affirmation"),
        N_("One sentence to read each morning: I, by this date, do this, and how it feels."),
    ),
    Step(
        "live",
        "live",
        N_("Check sheet and diary"),
        N_("Five minutes each evening: mark the day, and write a few lines."),
    ),
)


def done(step_id: str, snapshot: Snapshot) -> bool:
    """Whether what the person wrote fills this step; raises `KeyError` for an unknown step."""
    return _DONE[step_id](snapshot)


def next_step(snapshot: Snapshot, guide: Guide) -> str | None:
    """The id of the step to offer now, or None when nothing is left.

    The first that is neither done, passed over nor put off; when there is no such step, the first
    that was put off. Never one that is done or was passed over.
    """
    left = [
        step.id for step in STEPS if step.id not in guide["skipped"] and not done(step.id, snapshot)
    ]
    fresh = [step_id for step_id in left if step_id not in guide["later"]]
    return next(iter(fresh or left), None)


def progress(snapshot: Snapshot, guide: Guide) -> tuple[int, int]:
    """How many steps are done, of how many; steps passed over and not done count in neither."""
    filled = [step.id for step in STEPS if done(step.id, snapshot)]
    left = [step.id for step in STEPS if step.id not in filled and step.id not in guide["skipped"]]
    return len(filled), len(filled) + len(left)


def _goal(test: Callable[[Goal], bool]) -> Callable[[Snapshot], bool]:
    """A test of the goal sheet, which fails where there is no sheet yet."""
    return lambda snapshot: snapshot["goal"] is not None and test(snapshot["goal"])


def _chart(test: Callable[[Chart], bool]) -> Callable[[Snapshot], bool]:
    """A test of the chart, which fails where there is no chart yet."""
    return lambda snapshot: snapshot["chart"] is not None and test(snapshot["chart"])


def _any(texts: list[str]) -> bool:
    return any(text.strip() for text in texts)


def _every_aspect(goal: Goal, *fields: Literal["success", "failure", "obstacle"]) -> bool:
    """Whether the row of each of the four aspects has a text in one of these fields."""
    return all(
        aspect in goal["analysis"] and _any([goal["analysis"][aspect][field] for field in fields])
        for aspect in ASPECTS
    )


def _countered(goal: Goal) -> bool:
    """Whether there are obstacles, and each of them has a countermeasure."""
    rows = [row for row in goal["analysis"].values() if row["obstacle"].strip()]
    return bool(rows) and all(row["countermeasure"].strip() for row in rows)


def _live_routines(snapshot: Snapshot) -> int:
    """How many routines are kept, the service acts not counted."""
    return sum(
        routine["service"] is None and routine["state"] in ("active", "habit")
        for routine in snapshot["routines"].values()
    )


_HAS_GOAL = _goal(lambda goal: bool(goal["goal"].strip()))
"""Whether a goal is chosen; whoever has one needs no wishes and no candidates first."""

_DONE: dict[str, Callable[[Snapshot], bool]] = {
    "survey": lambda snapshot: snapshot["surveys_whole"] > 0,
    "mission": _goal(lambda goal: bool(goal["line_of_sight"].strip() or goal["objective"])),
    "service": _goal(
        lambda goal: bool(goal["service_home"].strip() and goal["service_work"].strip())
    ),
    "past": _goal(lambda goal: _every_aspect(goal, "success", "failure")),
    "future": lambda snapshot: snapshot["wishes"] > 0 or _HAS_GOAL(snapshot),
    "candidates": lambda snapshot: snapshot["candidates"] > 0 or _HAS_GOAL(snapshot),
    "goal": _HAS_GOAL,
    "perspectives": _goal(
        lambda goal: all(
            _any(lines)
            for lines in (
                goal["perspectives"]["self_tangible"],
                goal["perspectives"]["self_intangible"],
                goal["perspectives"]["others_tangible"],
                goal["perspectives"]["others_intangible"],
            )
        )
    ),
    "levels": _goal(
        lambda goal: bool(goal["deadline"]) and _any([level["text"] for level in goal["levels"]])
    ),
    "obstacles": _goal(lambda goal: _every_aspect(goal, "obstacle")),
    "countermeasures": _goal(_countered),
    "pillars": _chart(lambda chart: all(pillar["text"].strip() for pillar in chart["pillars"])),
    "sixty-four": _chart(
        lambda chart: all(
            cell["text"].strip() for pillar in chart["pillars"] for cell in pillar["actions"]
        )
    ),
    "dated": lambda snapshot: (
        sum(action["state"] != "dropped" for action in snapshot["actions"].values())
        >= ENOUGH_TO_BEGIN
    ),
    "routines": lambda snapshot: _live_routines(snapshot) >= ENOUGH_TO_BEGIN,
    "supporters": _goal(lambda goal: _any([one["who"] for one in goal["supporters"]])),
    "affirmation": _goal(lambda goal: bool(goal["affirmation"].strip())),
    "live": lambda snapshot: snapshot["days_written"] > 0,
}
