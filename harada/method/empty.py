"""New documents, complete and plain: an empty goal sheet, a chart of 64 blanks, a routine.

Every field a document must have is here, so that no caller makes one by hand. Nothing is stored and
no id is given out: the notebook does both.
"""

from __future__ import annotations

from datetime import date

from harada.method.reference import fold
from harada.method.text import printable, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from harada.method.documents import (
        Action,
        Analysis,
        Aspect,
        Cell,
        Chart,
        Day,
        Goal,
        Objective,
        Pause,
        Pillar,
        Profile,
        Recurrence,
        Reply,
        Routine,
    )

ASPECTS: tuple[Aspect, ...] = ("spirit", "skill", "body", "life")
LEVELS = ("ultimate", "intermediate", "sure", "this_time")
NAME_CELLS = 24
"""The longest short name, in terminal cells."""


def empty_profile(name: str, language: str, created: str) -> Profile:
    """The profile of someone who has told no more than a name; `created` is a UTC moment."""
    return {
        "name": name,
        "company": "",
        "department": "",
        "role": "",
        "kind_of_work": "",
        "language": language,
        "day_start": "04:00",
        "week_start": 0,
        "depth": "minimal",
        "created": created,
        "guide": {"skipped": [], "later": [], "at": None},
    }


def empty_goal(today: date) -> Goal:
    """A goal sheet with nothing filled in."""
    return {
        "name": "",
        "role": "",
        "company": "",
        "department": "",
        "objective": None,
        "line_of_sight": "",
        "start": today.isoformat(),
        "deadline": None,
        "service_home": "",
        "service_work": "",
        "goal": "",
        "levels": [{"name": name, "text": "", "result": None} for name in LEVELS],
        "perspectives": {
            "self_tangible": [],
            "self_intangible": [],
            "others_tangible": [],
            "others_intangible": [],
        },
        "analysis": {aspect: empty_analysis() for aspect in ASPECTS},
        "supporters": [],
        "affirmation": "",
        "feelings": [],
        "chart": None,
        "created": today.isoformat(),
        "closed": None,
    }


def empty_analysis() -> Analysis:
    """One empty row of the self-analysis and of the obstacles."""
    return {
        "success": "",
        "success_why": "",
        "failure": "",
        "failure_why": "",
        "obstacle": "",
        "countermeasure": "",
    }


def empty_chart(today: date, goal_id: str | None = None) -> Chart:
    """A practice chart of eight empty pillars with eight empty actions each."""
    return {
        "goal": goal_id,
        "text": "",
        "variant": "practice",
        "version": 1,
        "replaces": None,
        "created": today.isoformat(),
        "pillars": [empty_pillar() for _number in range(8)],
    }


def empty_pillar() -> Pillar:
    """A pillar without a text or an aspect, with eight empty actions."""
    return {"text": "", "aspect": None, "actions": [empty_cell() for _number in range(8)]}


def empty_cell() -> Cell:
    """An action of the chart nobody has written yet."""
    return {"text": "", "state": "waiting"}


def empty_day() -> Day:
    """A day on which nothing was said."""
    return {"marks": {}}


def routine(
    text: str,
    start: date,
    *,
    name: str | None = None,
    recurrence: Recurrence | None = None,
    taken: Iterable[str] = (),
) -> Routine:
    """An active routine of its own, daily unless a recurrence is given, on no chart.

    Without a `name` it gets a short one that none of the `taken` names collides with.
    """
    return {
        "name": short_name(text, taken) if name is None else name,
        "text": text,
        "chart": None,
        "pillar": None,
        "action": None,
        "service": None,
        "focus": None,
        "recurrence": {"kind": "daily"} if recurrence is None else recurrence,
        "start": start.isoformat(),
        "end": None,
        "state": "active",
        "habit_on": None,
        "target": None,
    }


def action(text: str, due: date, *, name: str | None = None, taken: Iterable[str] = ()) -> Action:
    """An open dated action of its own, on no chart."""
    return {
        "name": short_name(text, taken) if name is None else name,
        "text": text,
        "chart": None,
        "pillar": None,
        "action": None,
        "due": due.isoformat(),
        "state": "open",
        "done_on": None,
    }


def pause(first: date, last: date, routine_id: str | None = None) -> Pause:
    """A pause of one routine, or of all, both days included."""
    return {"first": first.isoformat(), "last": last.isoformat(), "routine": routine_id}


def objective(text: str, measure: str = "", on: date | None = None) -> Objective:
    """An objective of the company."""
    return {"text": text, "measure": measure, "date": None if on is None else on.isoformat()}


def reply(text: str, sender: str, week: str | None = None, on: date | None = None) -> Reply:
    """A coach's answer nobody has read yet, to an ISO week or to a day."""
    return {
        "text": text,
        "sender": sender,
        "week": week,
        "date": None if on is None else on.isoformat(),
        "seen": False,
    }


def short_name(text: str, taken: Iterable[str] = ()) -> str:
    """A short name to type after `harada done`, made of the first words of a text.

    At most 24 cells, in lower case, hyphens between the words, letters and digits of any script;
    never a number, an id, a cell or one of the `taken` names, which are compared as references
    are.
    """
    words = "".join(c if c.isalnum() or _clings(c) else " " for c in printable(text).lower())
    base = _cut("-".join(words.split()), NAME_CELLS) or "routine"
    if _reads_otherwise(base):
        base = _cut(f"do-{base}", NAME_CELLS)
    known = {fold(name) for name in taken}
    name, number = base, 1
    while fold(name) in known:
        number += 1
        name = f"{_cut(base, NAME_CELLS - len(str(number)) - 1)}-{number}"
    return name


def _cut(name: str, cells: int) -> str:
    """The name on at most so many cells, at the end of a word where one is near."""
    if shorten(name, cells) == name:
        return name
    short = shorten(name, cells + 1).removesuffix("…")
    whole, hyphen, _rest = short.rpartition("-")
    return whole if hyphen and len(whole) * 2 >= len(short) else short.strip("-")


def _clings(char: str) -> bool:
    """Whether a character belongs to the letter before it: an accent, a vowel sign."""
    if char.isascii():
        return False
    from unicodedata import category

    return category(char) in ("Mn", "Mc")


def _reads_otherwise(name: str) -> bool:
    """Whether a reference of this form would be read as a number or an id, not as a name."""
    bare = name[1:] if name[:1] in "racgopy" else name
    return bare == "" or bare.replace("-", "").isdigit()
