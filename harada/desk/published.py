"""A member as `harada desk open --json` publishes them: ids in English, dates ISO, percents whole.

What is not shared is null and named in `not_shared`; nothing here is reckoned.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from harada.desk.attention import reasons
from harada.desk.consent import LEVEL_OF
from harada.desk.member import Answer, Entry, Member, Week


def as_json(member: Member, today: date) -> dict[str, Any]:
    """Return all that is known of a member."""
    consent, latest = member.consent, member.latest
    return {
        "name": member.name,
        "box": member.box,
        "state": member.stage,
        "fingerprint": member.fingerprint,
        "invited": member.invited.isoformat(),
        "expires": _iso(member.expires),
        "joined": _iso(member.joined),
        "confirmed": _iso(member.confirmed),
        "level": None if consent is None else consent.level,
        "until": None if consent is None else _iso(consent.until),
        "mood": None if consent is None else consent.mood,
        "last_heard": _iso(member.last_heard),
        "last_talk": _iso(member.last_talk),
        "goal": member.fact("goal"),
        "pillar_titles": member.fact("pillar_titles"),
        "pillars": None if latest is None else latest.facts.get("pillars"),
        "routines": None if latest is None else latest.facts.get("routines"),
        "weeks": [_week(week) for week in member.weeks],
        "entries": [_entry(entry) for entry in member.entries],
        "answers": [_answer(answer) for answer in member.answers],
        "attention": [
            {"code": reason.code, "text": reason.text, "since": reason.since.isoformat()}
            for reason in reasons(member, today)
        ],
        "not_shared": [field for field in LEVEL_OF if not member.shares(field)],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _week(week: Week) -> dict[str, Any]:
    return {
        "week": week.week,
        "mid": week.mid,
        "level": week.level,
        "rev": week.rev,
        "earlier_versions": week.earlier,
        "disputed": week.disputed,
        **week.facts,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "mid": entry.mid,
        "what": entry.what,
        "date": _iso(entry.day),
        "text": entry.text,
        "parts": dict(entry.parts),
        "came": entry.came.isoformat(),
        "waits": entry.waits,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "mid": answer.mid,
        "what": answer.what,
        "about": answer.about,
        "week": answer.week,
        "date": answer.day,
        "month": answer.month,
        "text": answer.text,
        "sent": answer.sent.isoformat(),
    }
