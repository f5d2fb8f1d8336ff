"""The kit: a chart as `{goal, deadline, why, pillars: [{name, actions: […]}]}` in JSON.

Several tools for agents write this shape (`toolkit.json`, `ow64.json`); a pillar has a `name` or a
`theme`, an action is a text or an object with a text and how often. All cells wait.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from harada.exchange.draft import Document, Draft
from harada.exchange.fields import Entry, Trouble, iso_day
from harada.exchange.reading import BroughtFile
from harada.i18n import N_, _
from harada.method.empty import empty_chart, empty_goal
from harada.method.text import shown

NAME = "kit"
TITLE = N_("a chart of another tool (goal, pillars and actions in JSON)")

_SUGGEST = {
    "daily": "routine",
    "every day": "routine",
    "weekly": "weekly",
    "every week": "weekly",
    "once": "dated",
    "one-time": "dated",
}
_EIGHT = 8


def recognises(file: BroughtFile) -> bool:
    """Whether the file is an object with pillars that have a name or a theme."""
    if not file.looks_like_json or not isinstance(file.json, dict):
        return False
    pillars = file.json.get("pillars")
    return isinstance(pillars, list) and any(
        isinstance(pillar, dict) and {"name", "theme"} & pillar.keys() for pillar in pillars
    )


def read(file: BroughtFile, _lang: str | None, today: date) -> Draft:
    """The chart as a draft, with its goal, deadline and why as a sheet."""
    trouble = Trouble(file.name)
    whole = Entry(file.json, "", trouble)
    draft = Draft()
    text, why, deadline = whole.text("goal"), whole.text("why"), _deadline(whole)
    if why or deadline:
        draft.add("goals", "g", _goal(text, why, deadline, today))
    draft.add("charts", "c", _chart(whole, text, "g1" if draft.goal else None, today))
    if draft.goal:
        draft.goal["chart"] = "c1"
    whole.warn_of_unknown()
    trouble.refuse_if_any()
    draft.warnings += trouble.warnings
    return draft


def _goal(text: str, why: str, deadline: str | None, today: date) -> Document:
    goal: Document = {**empty_goal(today)}
    goal.update(goal=text, deadline=deadline)
    if why:
        goal["perspectives"] = {**goal["perspectives"], "self_intangible": [why]}
    return goal


def _deadline(whole: Entry) -> str | None:
    text = whole.text("deadline")
    if text and iso_day(text) is None:
        whole.warn(
            "deadline",
            _("'{value}' is no date such as 2026-11-22; set it on the sheet").format(
                value=shown(text)
            ),
        )
        return None
    return text or None


def _chart(whole: Entry, text: str, goal: str | None, today: date) -> Document:
    entries = whole.entries("pillars")
    if len(entries) != _EIGHT:
        whole.wrong("pillars", _("a chart has 8 pillars, this one has {n}").format(n=len(entries)))
    pillars = [_pillar(entry, number) for number, entry in enumerate(entries, 1)]
    return {**empty_chart(today, goal), "text": text, "pillars": pillars}


def _pillar(entry: Entry, number: int) -> Document:
    text = entry.first_text("name", "theme")
    actions: Any = entry.fields.get("actions")
    simple = isinstance(actions, list) and all(isinstance(action, str) for action in actions)
    if simple:
        cells: list[Document] = [
            {"text": line, "state": "waiting"} for line in entry.lines("actions")
        ]
    else:
        cells = [_cell(action) for action in entry.entries("actions")]
    if len(cells) != _EIGHT:
        entry.wrong(
            "actions",
            _("a pillar has 8 actions; pillar {number} ({name}) has {n}").format(
                number=number, name=shown(text), n=len(cells)
            ),
        )
    entry.warn_of_unknown()
    return {"text": text, "aspect": None, "actions": cells}


def _cell(entry: Entry) -> Document:
    cell: Document = {"text": entry.first_text("text", "title"), "state": "waiting"}
    often = entry.text("frequency")
    suggest = _SUGGEST.get(often.lower())
    if suggest:
        cell["suggest"] = suggest
    elif often:
        entry.warn("frequency", _("'{value}' is not kept").format(value=shown(often)))
    entry.warn_of_unknown()
    return cell
