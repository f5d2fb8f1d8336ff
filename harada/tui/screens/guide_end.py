"""The pages of the guided path that lead elsewhere: survey, wishes, candidates, and its end.

Each says in a few lines what there is, and offers ways on; the answers are given elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import N_, _, long_date, ngettext
from harada.method import guide as path
from harada.method.future import wishes
from harada.method.text import printable
from harada.notebook.surveying import surveys, whole_surveys
from harada.notebook.wishing import candidates, future
from harada.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from harada.notebook.notebook import Notebook
    from harada.tui.questions import Question


_ON = ("next", N_("Go on along the path"))
_KNOWN = ("ask:goal", N_("I know my goal"))


def leading_on(
    question: Question, notebook: Notebook, today: date, snapshot: path.Snapshot
) -> tuple[list[str], list[Row]]:
    """Return what a page that leads elsewhere says, and its ways on."""
    if question.step == "survey":
        return _survey(notebook, today, snapshot)
    if question.step == "future":
        return _future(snapshot)
    if question.step == "candidates":
        return _candidates(snapshot)
    return summary(notebook, today), ways_on(snapshot, vault=notebook.has_vault())


def snapshot_of(notebook: Notebook) -> path.Snapshot:
    """Return what the method looks at to say which steps are done."""
    window = future(notebook)
    return {
        "profile": notebook.profile(),
        "mission": notebook.mission(),
        "objectives": notebook.objectives(),
        "goal": notebook.goal(),
        "chart": notebook.chart(),
        "routines": notebook.routines(),
        "actions": notebook.actions(),
        "days_written": 0,
        "surveys_whole": whole_surveys(notebook),
        "wishes": len(wishes(window)) if window else 0,
        "candidates": len(candidates(notebook)),
    }


def _survey(
    notebook: Notebook, today: date, snapshot: path.Snapshot
) -> tuple[list[str], list[Row]]:
    """Return what the last survey says, and the ways to it and past it."""
    if not surveys(notebook):
        return [], [Row(_("Take the survey"), "show:survey")]
    from harada.tui.survey_facts import SurveyFacts

    facts = SurveyFacts(notebook, today)
    if not path.done("survey", snapshot):
        return facts.summary(), [Row(_("Go on with the survey"), "show:survey")]
    return facts.summary(), [
        *_rows([_ON]),
        Row(_("Look at the survey"), "show:survey"),
    ]


def _future(snapshot: path.Snapshot) -> tuple[list[str], list[Row]]:
    """Return how many wishes there are, and the ways to them and past them."""
    count = snapshot["wishes"]
    if path.done("goal", snapshot):
        ways = [_ON, ("show:future", N_("Look at the future window"))]
    elif count:
        ways = [
            ("next", N_("Go on to the candidates")),
            ("show:future", N_("Go on wishing")),
            _KNOWN,
        ]
    else:
        ways = [("show:future", N_("I have no goal yet: to the future window")), _KNOWN]
    said = ngettext("{n} wish in eight themes", "{n} wishes in eight themes", count)
    return [said.format(n=count)] if count else [], _rows(ways)


def _candidates(snapshot: path.Snapshot) -> tuple[list[str], list[Row]]:
    """Return how many candidates there are, and the ways to them and past them."""
    count = snapshot["candidates"]
    if path.done("goal", snapshot):
        ways = [_ON, ("show:candidates", N_("Look at the candidates"))]
    else:
        ways = [("show:candidates", N_("Write, weigh and choose")), _KNOWN]
    said = ngettext("{n} candidate for your goal", "{n} candidates for your goal", count)
    return [said.format(n=count)] if count else [], _rows(ways)


def _rows(ways: list[tuple[str, str]]) -> list[Row]:
    """Return ways as rows, their words in the language of now."""
    return [Row(_(words), way) for way, words in ways]


def summary(notebook: Notebook, today: date) -> list[str]:
    """Return the goal, its day, and how much of the sheet is filled, a line each."""
    # Only the end of the path needs it; Today asks here which steps are open.
    from harada.tui.days import days_left

    goal, chart = notebook.goal(), notebook.chart()
    lines = [printable(goal["goal"]) if goal else ""]
    if goal and goal["deadline"]:
        day = today.fromisoformat(goal["deadline"])
        left = days_left(day, today)
        lines.append(_("{day} · {distance}").format(day=long_date(day), distance=left))
    pillars = chart["pillars"] if chart else []
    named = sum(bool(pillar["text"].strip()) for pillar in pillars)
    cells = sum(bool(cell["text"].strip()) for pillar in pillars for cell in pillar["actions"])
    lines.append(_("Pillars: {n} of 8 · Actions: {cells} of 64").format(n=named, cells=cells))
    lines.append(
        _("With a date: {dated} · Routines: {routines} · Supporters: {helpers}").format(
            dated=_count(notebook.actions(), ("open", "done")),
            routines=_count(notebook.routines(), ("active", "habit")),
            helpers=len(goal["supporters"]) if goal else 0,
        )
    )
    return [line for line in lines if line]


def _count(documents: Mapping[str, object], states: tuple[str, ...]) -> int:
    """Count the routines or dated actions in one of these states."""
    return sum(isinstance(each, dict) and each["state"] in states for each in documents.values())


def ways_on(snapshot: path.Snapshot, *, vault: bool) -> list[Row]:
    """Return where one can go from the end: Today, the sheet, and each step that is open.

    Where there is no `vault` yet, one is offered.
    """
    rows = [Row(_("Go to Today"), "today"), Row(_("Read my goal sheet"), "goal")]
    if not vault:
        rows.append(Row(_("Lock my diary with a passphrase"), "lock"))
    still_open = list(_still_open(snapshot))
    if still_open:
        rows += [Row(_("Still open"), look="heading"), *still_open]
    return rows


def _still_open(snapshot: path.Snapshot) -> Iterator[Row]:
    """Yield a row for each step that is not done, and say what the person decided about it."""
    guide = snapshot["profile"]["guide"]
    for step in path.STEPS:
        if step.id == "live" or path.done(step.id, snapshot):
            continue
        tail = ""
        if step.id in guide["later"]:
            tail = _("not now")
        elif step.id in guide["skipped"]:
            tail = _("skipped")
        yield Row(_(step.title), step.id, tail=tail)
