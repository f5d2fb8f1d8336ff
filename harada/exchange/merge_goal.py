"""A goal sheet from two sides: what one leaves blank the other fills, nothing is overwritten."""

from __future__ import annotations

from typing import Any

from harada.exchange.draft import Document

_OWN = ("chart", "objective", "created", "closed", "start", "previous", "source")
"""Fields that say how the sheet stands in its notebook, not what is written on it."""


def filled_goal(mine: Document, theirs: Document) -> tuple[Document, list[str]]:
    """The notebook's sheet with what the file adds, and the fields where the two differ."""
    differing: list[str] = []
    filled = dict(mine)
    for field, value in theirs.items():
        if field not in _OWN:
            filled[field] = _filled(mine.get(field), value, field, differing)
    return filled, differing


def _filled(mine: Any, theirs: Any, path: str, differing: list[str]) -> Any:
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return {
            key: _filled(mine.get(key), theirs.get(key), f"{path}.{key}", differing)
            for key in (*mine, *(key for key in theirs if key not in mine))
        }
    if _is_blank(mine):
        return mine if _is_blank(theirs) else theirs
    if not _is_blank(theirs) and mine != theirs:
        differing.append(path)
    return mine


def _is_blank(value: Any) -> bool:
    """Whether nobody wrote here; a list of levels without a text counts as blank."""
    if isinstance(value, list):
        return all(
            _is_blank(each.get("text", each) if isinstance(each, dict) else each) for each in value
        )
    return value in (None, "") or (isinstance(value, dict) and all(map(_is_blank, value.values())))
