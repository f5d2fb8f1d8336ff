"""What the demo's person thought: wishes and candidates at the start, then looking back.

The future window, the candidates that were weighed, two surveys, the reviews and the chart as it
was before it was changed. Dates and figures are the same in every language; a random stream of its
own gives the answers of the surveys.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from harada.exchange.templates import stored_template
from harada.method.candidate import CRITERIA
from harada.method.future import empty_future
from harada.method.period import before, period_at, week_in_turn
from harada.method.survey import HIGHEST, LOWEST, OWN

if TYPE_CHECKING:
    from harada.exchange.demo_plan import Plan

    Document = dict[str, Any]

CHART_CHANGED = 84
"""The day, counted from the first, on which the chart was put aside as it stood."""
_SECOND_SURVEY = 9
"""So many days ago; the first survey is of the second day of all."""
_WEEKS = 5
"""So many weeks were reviewed; the one whose turn it is waits for whoever opens the demo."""
_LOW, _RISEN = 3, 6
"""The score of a word that was worked on, before and after; those in turn stand just above low."""


def thinking_of(plan: Plan, tables: dict[str, Any]) -> dict[str, dict[str, Document]]:
    """Return the tables `charts`, `candidates`, `surveys` and `reviews` of the demo.

    `tables` are those of the plan, whose chart gets its earlier version.
    """
    return {
        "charts": _charts(plan, tables),
        "candidates": _candidates(plan, tables["goals"]["g1"]["goal"]),
        "surveys": _surveys(plan),
        "reviews": {**_weeks(plan), **_month(plan)},
    }


def _charts(plan: Plan, tables: dict[str, Any]) -> dict[str, Document]:
    now = tables["charts"]["c1"]
    return {
        "c1": {**now, "version": 2, "replaces": "c2"},
        "c2": _earlier(plan, now, tables["actions"]),
        "c3": _future(plan),
    }


def _earlier(plan: Plan, now: Document, actions: dict[str, Document]) -> Document:
    """Return the chart as it was on the day it was changed."""
    day = plan.day(CHART_CHANGED)
    begun = {kept.id: kept for kept in plan.routines if kept.document["start"] <= day.isoformat()}
    pillars = [
        {**pillar, "actions": [dict(cell) for cell in pillar["actions"]]}
        for pillar in now["pillars"]
    ]
    for pillar in pillars:
        for cell in pillar["actions"]:
            if "routine" in cell:
                kept = begun.get(cell["routine"])
                if kept is None:
                    del cell["routine"]
                    cell["state"] = "waiting"
                elif kept.habit is not None and kept.habit > day:
                    cell["state"] = "active"
            elif "action" in cell:
                done = actions[cell["action"]]["done_on"]
                cell["state"] = "done" if done and done <= day.isoformat() else "active"
    for place, text in plan.words["earlier_cells"].items():
        number, _dot, action = place.partition(".")
        pillars[int(number) - 1]["actions"][int(action) - 1]["text"] = text
    return {**now, "kept": day.isoformat(), "pillars": pillars}


def _future(plan: Plan) -> Document:
    window: Document = {**empty_future(plan.first)}
    for place, text in plan.words["wishes"].items():
        number, _dot, action = place.partition(".")
        window["pillars"][int(number) - 1]["actions"][int(action) - 1]["text"] = text
    return window


def _candidates(plan: Plan, goal: str) -> dict[str, Document]:
    """Return what was weighed; the first of them was chosen and says what the sheet says."""
    found: dict[str, Document] = {}
    for number, told in enumerate(plan.words["candidates"], 1):
        found[f"k{number}"] = {
            "text": told.get("text", goal),
            "weights": dict(zip(CRITERIA, told["weights"], strict=False)),
            "cell": told["cell"],
            "chosen": None if "text" in told else "g1",
            "created": plan.first.isoformat(),
        }
    return found


def _surveys(plan: Plan) -> dict[str, Document]:
    chance = Random("harada demo: survey")
    lines = plan.words["survey"]
    words = [
        word["id"] for group in stored_template("surveys", OWN)["groups"] for word in group["words"]
    ]
    first, second = {}, {}
    for word in words:
        score, step = chance.randint(_LOW + 1, 8), chance.choice((-1, 0, 0, 1, 1, 2))
        if word in lines["first"]:
            first[word], second[word] = _LOW, _RISEN
        elif word in lines["second"]:
            first[word], second[word] = _LOW + 1, _LOW + 1
        else:
            first[word], second[word] = score, min(max(score + step, LOWEST), HIGHEST)
    return {
        "s1": _survey(plan.day(1), first, lines["first"]),
        "s2": _survey(plan.today - timedelta(days=_SECOND_SURVEY), second, lines["second"]),
    }


def _survey(on: date, answers: dict[str, int], improve: dict[str, str]) -> Document:
    return {
        "date": on.isoformat(),
        "questionnaire": OWN,
        "answers": answers,
        "improve": dict(improve),
    }


def _weeks(plan: Plan) -> dict[str, Document]:
    found: dict[str, Document] = {}
    week = week_in_turn(plan.today)
    for told in plan.words["week_reviews"][:_WEEKS]:
        week = before(week)
        found[week.key] = {**told, "date": week.last.isoformat(), "swap": ""}
    return found


def _month(plan: Plan) -> dict[str, Document]:
    month = before(period_at("month", plan.today))
    return {month.key: {**plan.words["month_review"], "date": month.last.isoformat()}}
