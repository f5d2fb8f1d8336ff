"""The chart of a draft by itself, with the routines and dated actions that stand in it."""

from __future__ import annotations

from harada.exchange.draft import Draft
from harada.i18n import _


def chart_part(draft: Draft) -> Draft:
    """The newest chart of the draft (of a whole notebook, the current one) and what lives in it."""
    charts = draft.tables["charts"]
    current = draft.tables["current"].get("chart", {}).get("id")
    identity = current if current in charts else next(reversed(charts))
    part = Draft()
    part.warnings += draft.warnings
    part.tables["charts"] = {identity: {**charts[identity], "goal": None, "replaces": None}}
    for table in ("routines", "actions"):
        part.tables[table] = {
            key: document
            for key, document in draft.tables[table].items()
            if document["chart"] == identity
        }
    left = [table for table in ("goals", "days", "replies") if draft.tables[table]]
    if left:
        part.warnings.append(
            _("The chart alone is taken. `harada import` also brings the sheet and the diary.")
        )
    return part
