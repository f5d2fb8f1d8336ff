"""One day from two sides: the notebook's own word stays, what it does not say is added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_BY_ROUTINE = ("marks", "notes", "reasons", "amounts")
_OWN_WAYS = ("depth", "template")
"""Diary fields that say how the person writes, not what: a difference there is no conflict."""


def linked_day(day: Mapping[str, Any], routines: Mapping[str, str]) -> dict[str, Any]:
    """The day with its routines under the notebook's ids, those it has."""
    linked = dict(day)
    for field in _BY_ROUTINE:
        if field in day:
            linked[field] = {
                routines[routine]: value
                for routine, value in day[field].items()
                if routine in routines
            }
    return linked


def merged_day(
    mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """The notebook's day with what the file adds, and the fields where both say something else."""
    merged = dict(mine)
    differing: list[str] = []
    for field in (*_BY_ROUTINE, "diary"):
        ours, other = mine.get(field, {}), theirs.get(field, {})
        both = {**other, **ours}
        if both != ours:
            merged[field] = both
        differing += [
            key if field == "diary" else field
            for key, value in other.items()
            if both[key] != value and key not in _OWN_WAYS
        ]
    return merged, list(dict.fromkeys(differing))
