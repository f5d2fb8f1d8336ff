"""What a member agreed to share, and when the coach's copies of it are to go.

The mailbox refuses what is above the level of its epoch as it arrives; the desk looks again before
it shows anything, so that nothing above it is ever read (SHARING.md 2.7). Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from harada.i18n import N_
from harada.sharing.levels import FIELDS, is_over

RETENTION_DAYS = 400
"""Days a coach keeps what was shared, counted from the day it came (SHARING.md 2.8)."""

LEVEL_OF = {
    field: level for level, fields in enumerate(FIELDS) for field in fields if field != "week"
}
"""The level from which a summary carries a field; the mood has a switch of its own."""

NAMES = {
    "used": N_("used or not"),
    "pillars": N_("pillars"),
    "streak": N_("run"),
    "kept": N_("kept"),
    "score": N_("score"),
    "warmth": N_("warmth"),
    "goal": N_("goal"),
    "pillar_titles": N_("titles of the pillars"),
    "routines": N_("routines"),
    "mood": N_("mood"),
}
"""What a field is called in a sentence."""

FIGURES = {"kept": N_("Kept"), "score": N_("Score"), "warmth": N_("Warmth")}
"""The figures of a week in percent, each as it begins a line or heads a column."""

_PERSONAL = ("summary", "snapshot", "entry")
"""Messages that tell of the person; they lapse."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What holds now: the level, until when, and whether the mood goes along."""

    level: int
    until: date | None
    mood: bool

    def ended(self, today: date) -> bool:
        """Whether its last day is past."""
        return is_over(self.until, today)


def consent_of(box: Mapping[str, Any]) -> Consent | None:
    """The consent of a box, None before anybody joined."""
    if not box["epochs"]:
        return None
    until = box["until"]
    return Consent(box["level"], None if until is None else date.fromisoformat(until), box["mood"])


def summaries_of(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The summaries a message brings: one, those of a snapshot, or none."""
    if message["kind"] == "summary":
        return [message["body"]]
    return list(message["body"]["summaries"]) if message["kind"] == "snapshot" else []


def within(message: Mapping[str, Any], epochs: Mapping[str, int]) -> list[Mapping[str, Any]]:
    """The summaries of a message that the consent of its epoch allows; `epochs` holds levels."""
    agreed = epochs.get(str(message["epoch"]), 0)
    return [summary for summary in summaries_of(message) if summary["level"] <= agreed]


def has_lapsed(message: Mapping[str, Any], consent: Consent | None, today: date) -> bool:
    """Whether the copy of what was shared is to go: it is too old, or the consent has ended."""
    if message["kind"] not in _PERSONAL:
        return False
    received = date.fromisoformat(message["received"][:10])
    if received < today - timedelta(days=RETENTION_DAYS):
        return True
    return consent is not None and consent.ended(today)
