"""When a document of a brought file and one in the notebook are the same thing.

Two keys decide: what a thing is recognised by wherever it comes from, and, for our own export, the
id it had when it went out together with something that did not change since. Links between
documents are compared in the notebook's own ids.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from harada.exchange.draft import Document

_SHEET_TEXTS = ("goal", "affirmation", "line_of_sight")


def key_of(table: str, document: Document) -> Hashable:
    """What a thing is recognised by: the same key is the same thing, brought in a second time."""
    return _KEYS[table](document)


def _goal_key(goal: Document) -> Hashable:
    return goal["name"], goal["goal"], goal["deadline"]


def chart_texts(chart: Document) -> tuple[str, ...]:
    """The 73 texts of a chart: its centre, and each pillar followed by its actions."""
    texts = [chart["text"]]
    for pillar in chart["pillars"]:
        texts += [pillar["text"], *(cell["text"] for cell in pillar["actions"])]
    return tuple(texts)


def _routine_key(routine: Document) -> Hashable:
    if routine["service"]:
        return "service", routine["service"], routine["text"]
    return "cell", routine["chart"], routine["pillar"], routine["action"], routine["text"]


def _action_key(action: Document) -> Hashable:
    place = action["chart"], action["pillar"], action["action"]
    return (*place, action["text"], action["due"] if action["chart"] is None else None)


_KEYS: dict[str, Callable[[Document], Hashable]] = {
    "goals": _goal_key,
    "charts": chart_texts,
    "objectives": lambda objective: objective["text"],
    "routines": _routine_key,
    "actions": _action_key,
    "pauses": lambda pause: (pause["first"], pause["last"], pause["routine"]),
    "rosters": lambda period: period["first"],
    "candidates": lambda candidate: candidate["text"],
    "questionnaires": lambda questionnaire: tuple(
        word["id"] for group in questionnaire["groups"] for word in group["words"]
    ),
    "surveys": lambda survey: (survey["date"], survey["questionnaire"]),
    "replies": lambda reply: (reply["text"], reply["sender"], reply["date"], reply["week"]),
}


def still_the_same(table: str, before: Document, now: Document) -> bool:
    """Whether two documents with the same id are one thing that was changed in between."""
    if table == "goals":
        same = any(before[field] and before[field] == now[field] for field in _SHEET_TEXTS)
        return same and bool(before["created"] == now["created"])
    if table == "charts":
        if before["created"] != now["created"]:
            return False
        pairs = list(zip(chart_texts(before), chart_texts(now), strict=True))
        written = [pair for pair in pairs if pair[0] or pair[1]]
        return 2 * sum(old == new for old, new in written) >= len(written)
    if table in ("routines", "actions"):
        return any(before[field] == now[field] for field in ("name", "text"))
    return False
