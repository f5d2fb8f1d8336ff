"""The talk sheet: facts and questions for one conversation, never a verdict.

What moved since the last talk, what stands still, which obstacle came back, what deserves praise,
what the person asked, and questions that let them think. It compares a person with themselves only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from harada.desk import facts as of
from harada.desk.consent import LEVEL_OF
from harada.desk.facts import Fact, Part
from harada.desk.member import Member
from harada.i18n import N_, _

TITLES: dict[Part, str] = {
    "moved": N_("What moved"),
    "stalled": N_("What stands still"),
    "obstacle": N_("What came in the way"),
    "praise": N_("Worth a compliment"),
    "asked": N_("What they asked"),
    "ask": N_("Questions to ask"),
}

_LOW = 30
"""Warmth up to which the coach might ask what gives energy."""

_QUESTIONS = {
    "first": N_("What do you want to be able to do once this goal is reached?"),
    "up": N_("What made the difference?"),
    "down": N_("What changed in these weeks, and what do you need?"),
    "step": N_("What would be the smallest step that you could take this week?"),
    "back": N_("What helped you to begin again?"),
    "warmth": N_("What gives you energy these days?"),
    "next": N_("What will you do first, and when?"),
    "support": N_("What can I do for you until we talk again?"),
}


@dataclass(frozen=True, slots=True)
class TalkSheet:
    """The facts and questions for one talk with a member; `since` is the last talk, if any."""

    name: str
    since: date | None
    today: date
    weeks: tuple[str, ...]
    facts: tuple[Fact, ...]
    not_shared: tuple[str, ...]

    def part(self, part: Part) -> tuple[Fact, ...]:
        """The lines of one part."""
        return tuple(fact for fact in self.facts if fact.part == part)


def talk_sheet(member: Member, today: date) -> TalkSheet:
    """Return the sheet for a talk with a member today."""
    since = member.last_talk
    weeks = [week for week in member.weeks if since is None or week.ends >= since]
    before = [week for week in member.weeks if since is not None and week.ends < since]
    facts = [
        *of.moved(before[-1:] + weeks),
        *of.level_changes(member, since),
        *of.stalled(member.weeks),
        *of.gaps(member, weeks, today),
        *of.obstacles(member, since, today),
        *of.praise(before, weeks),
        *of.shared_good(member, since),
        *of.asked(member),
    ]
    return TalkSheet(
        name=member.name,
        since=since,
        today=today,
        weeks=tuple(week.week for week in weeks),
        facts=(*facts, *_questions(facts, member)),
        not_shared=tuple(field for field in LEVEL_OF if not member.shares(field)),
    )


def _questions(facts: Sequence[Fact], member: Member) -> Iterator[Fact]:
    """Open questions that the facts give rise to; the last two always belong."""
    kinds = {fact.code.partition(":")[0] for fact in facts}
    warmth = None if member.latest is None else member.latest.number("warmth")
    wanted = {
        "first": member.last_talk is None,
        "up": any(kind.endswith("-up") for kind in kinds),
        "down": any(kind.endswith("-down") for kind in kinds),
        "step": any(fact.part == "stalled" for fact in facts),
        "back": "back" in kinds,
        "warmth": warmth is not None and warmth <= _LOW,
    }
    for key, asked in wanted.items():
        if asked:
            yield Fact("ask", key, _(_QUESTIONS[key]))
    for fact in facts:
        if fact.code == "routine":
            text = _("Does “{name}” still fit you, or may it be smaller?")
            yield Fact("ask", "routine", text.format(name=fact.about), fact.about)
        elif fact.code == "recurs":
            text = _("“{text}” came back. If it happens again, what will you do then?")
            yield Fact("ask", "recurs", text.format(text=fact.about), fact.about)
    for key in ("next", "support"):
        yield Fact("ask", key, _(_QUESTIONS[key]))


def as_json(sheet: TalkSheet) -> dict[str, Any]:
    """Return the sheet as it is published: each part a list of codes with their sentences."""
    return {
        "name": sheet.name,
        "since": None if sheet.since is None else sheet.since.isoformat(),
        "date": sheet.today.isoformat(),
        "weeks": list(sheet.weeks),
        **{
            part: [{"code": fact.code, "text": fact.text} for fact in sheet.part(part)]
            for part in TITLES
        },
        "not_shared": list(sheet.not_shared),
    }
