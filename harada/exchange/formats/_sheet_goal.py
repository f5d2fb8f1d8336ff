"""The goal sheet's own fields in the sheet format: person, levels, perspectives, analysis."""

from __future__ import annotations

from datetime import date
from typing import Any

from harada.exchange.draft import Document, Draft
from harada.exchange.fields import Entry
from harada.i18n import _
from harada.method.empty import empty_goal

_ROWS = {"spirit": "spirit", "skill": "skill", "physical": "body", "body": "body", "life": "life"}
_PERSPECTIVES = ("self_tangible", "self_intangible", "others_tangible", "others_intangible")
_CHART_ONLY = {"_about", "synthetic", "center", "pillars"}


def read_source(whole: Entry) -> Document:
    """What the file says of itself, kept with what it brings."""
    source: dict[str, Any] = {}
    about, synthetic = whole.text("_about"), whole.flag("synthetic")
    if about:
        source["about"] = about
    if synthetic is not None:
        source["synthetic"] = synthetic
    return source


def read_goal(whole: Entry, draft: Draft, source: Document, today: date) -> Document | None:
    """Put the goal sheet in the draft and return it; None where the file is a chart alone."""
    if not whole.fields.keys() - _CHART_ONLY:
        return None
    goal: Document = {**empty_goal(today)}
    goal.update(
        name=whole.text("person"),
        role=whole.text("role"),
        company=whole.text("company"),
        department=whole.text("department"),
        line_of_sight=whole.text("link_company"),
        start=whole.day("start") or goal["start"],
        deadline=whole.day("deadline"),
        service_home=whole.text("service_home"),
        service_work=whole.text("service_work"),
        goal=whole.text("goal"),
        levels=_levels(whole.entry("levels")) or goal["levels"],
        perspectives=_perspectives(whole.entry("purpose")),
        analysis=_analysis(whole.entry("analysis"), goal["analysis"]),
        supporters=[_supporter(entry) for entry in whole.entries("support")],
        affirmation=whole.text("affirmation"),
        feelings=whole.lines("feelings"),
    )
    if source:
        goal["source"] = dict(source)
    draft.add("goals", "g", goal)
    _person(goal, draft)
    return goal


def _person(goal: Document, draft: Draft) -> None:
    told = {key: goal[key] for key in ("name", "role", "company", "department") if goal[key]}
    if told:
        draft.tables["profile"]["me"] = told


def _levels(entry: Entry) -> list[Document]:
    return [{"name": name, "text": entry.text(name), "result": None} for name in entry.fields]


def _perspectives(entry: Entry) -> Document:
    found = {name: entry.lines(name) for name in _PERSPECTIVES}
    entry.warn_of_unknown()
    return found


def _analysis(entry: Entry, empty: Document) -> Document:
    found = {aspect: dict(row) for aspect, row in empty.items()}
    for key in entry.fields:
        if key not in _ROWS:
            entry.wrong(key, _("this row is not known; spirit, skill, physical and life are"))
            continue
        row = entry.entry(key)
        taken = {
            "success": row.text("success"),
            "success_why": row.text("success_why"),
            "failure": row.text("failure"),
            "failure_why": row.text("failure_why"),
            "obstacle": row.first_text("expected_problem", "obstacle"),
            "countermeasure": row.text("countermeasure"),
        }
        row.warn_of_unknown()
        if key == "body" and "physical" in entry.fields:
            entry.wrong(key, _("body and physical are the same row; keep one of them"))
        found[_ROWS[key]] = taken
    return found


def _supporter(entry: Entry) -> Document:
    found = {"who": entry.text("who"), "what": entry.text("what"), "asked": entry.day("asked")}
    entry.warn_of_unknown()
    return found
