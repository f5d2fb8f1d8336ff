"""The links between documents, turned from the ids of a file into those of the notebook.

A link to something the file does not hold is cut, and a cell that stands on it waits again.
"""

from __future__ import annotations

from collections.abc import Mapping

from harada.exchange.draft import Document

Ids = Mapping[str, Mapping[str, str]]
"""By table: the id in the file, the id in the notebook."""


def linked(table: str, document: Document, ids: Ids) -> Document:
    """A copy of the document with its links in the notebook's ids."""
    link = _LINKED.get(table)
    return link(document, ids) if link else dict(document)


def _goal(goal: Document, ids: Ids) -> Document:
    linked_goal = {
        **goal,
        "chart": ids["charts"].get(goal["chart"]),
        "objective": ids["objectives"].get(goal["objective"]),
    }
    previous = ids["goals"].get(linked_goal.pop("previous", None))
    return linked_goal if previous is None else {**linked_goal, "previous": previous}


def _chart(chart: Document, ids: Ids) -> Document:
    return {
        **chart,
        "goal": ids["goals"].get(chart["goal"]),
        "replaces": ids["charts"].get(chart["replaces"]),
        "pillars": [
            {**pillar, "actions": [_cell(cell, ids) for cell in pillar["actions"]]}
            for pillar in chart["pillars"]
        ],
    }


def _cell(cell: Document, ids: Ids) -> Document:
    copy = dict(cell)
    for link, table in (("routine", "routines"), ("action", "actions")):
        if link in copy:
            found = ids[table].get(copy.pop(link))
            if found is not None:
                copy[link] = found
    if copy["state"] == "active" and not {"routine", "action"} & copy.keys():
        copy["state"] = "waiting"
    return copy


def _placed(document: Document, ids: Ids) -> Document:
    chart = ids["charts"].get(document["chart"])
    if chart is None:
        return {**document, "chart": None, "pillar": None, "action": None}
    return {**document, "chart": chart}


def _pause(pause: Document, ids: Ids) -> Document:
    """A pause of one routine; it must never become a pause of all, so an unknown id stays."""
    routine = pause["routine"]
    return {**pause, "routine": ids["routines"].get(routine, routine)}


def _candidate(candidate: Document, ids: Ids) -> Document:
    return {**candidate, "chosen": ids["goals"].get(candidate["chosen"])}


def _survey(survey: Document, ids: Ids) -> Document:
    """A survey of words that are not in the file keeps their id: they may be the program's own."""
    asked = survey["questionnaire"]
    return {**survey, "questionnaire": ids["questionnaires"].get(asked, asked)}


_LINKED = {
    "goals": _goal,
    "charts": _chart,
    "routines": _placed,
    "actions": _placed,
    "pauses": _pause,
    "candidates": _candidate,
    "surveys": _survey,
}
