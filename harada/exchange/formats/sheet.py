"""The sheet: a whole goal sheet with chart, routines, a diary entry and a coach's reply, as JSON.

This is the shape of the example sheets: one object with `goal`, `levels`, `purpose`, `analysis`,
`support`, `pillars` (title, aspect, eight actions of a kind), `routines` (the focus), `dated` and
`diary`. A chart alone, with its texts in several languages around a `center`, is the same shape
with most of it left out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from harada.exchange.draft import Draft
from harada.exchange.fields import Entry, Trouble
from harada.exchange.formats._sheet_chart import ChartReader
from harada.exchange.formats._sheet_diary import read_diary
from harada.exchange.formats._sheet_goal import read_goal, read_source
from harada.exchange.reading import BroughtFile
from harada.i18n import N_

NAME = "sheet"
TITLE = N_("a goal sheet with its chart")

_SIGNS = {
    "center",
    "purpose",
    "levels",
    "analysis",
    "support",
    "affirmation",
    "dated",
    "routines",
    "service_home",
    "service_work",
    "link_company",
    "diary",
}


def recognises(file: BroughtFile) -> bool:
    """Whether the file is such an object: pillars with actions but no `name`, or enough fields."""
    if not file.looks_like_json or not isinstance(file.json, dict):
        return False
    value: dict[str, Any] = file.json
    if "format" in value:
        return False
    pillars = value.get("pillars")
    if isinstance(pillars, list) and any(_is_pillar(pillar) for pillar in pillars):
        return True
    return len(_SIGNS & value.keys()) >= 2


def _is_pillar(value: object) -> bool:
    return isinstance(value, dict) and "actions" in value and not {"name", "theme"} & value.keys()


def read(file: BroughtFile, lang: str | None, today: date) -> Draft:
    """The sheet as a draft; raises `Refused` naming every place that cannot be taken."""
    trouble = Trouble(file.name)
    whole = Entry(file.json, "", trouble)
    draft = Draft()
    source = read_source(whole)
    goal = read_goal(whole, draft, source, today)
    chart = ChartReader(whole, draft, lang, today)
    if "pillars" in whole.fields:
        chart.read(goal, source)
    chart.read_labels()
    chart.add_service(goal)
    read_diary(whole.entry("diary"), draft)
    whole.warn_of_unknown()
    trouble.refuse_if_any()
    draft.warnings += trouble.warnings
    return draft
