"""The roster: one row for each member, by name or by what waits for the coach.

A row holds what was shared and when; no row stands above another for its figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from harada.desk.attention import Reason, place, reasons
from harada.desk.consent import FIGURES
from harada.desk.member import Member

WEEKS = 12
"""Weeks of the score trend."""


@dataclass(frozen=True, slots=True)
class Row:
    """One member on the roster.

    `figures` are those of the newest week, in percent, None where there is none; what stands in
    `not_shared` is not shared. `trend` is the score week by week, the newest last.
    """

    member: Member
    days_silent: int | None
    week: str | None
    figures: dict[str, int | None]
    not_shared: tuple[str, ...]
    trend: tuple[int | None, ...]
    open_questions: int
    reasons: tuple[Reason, ...]


def roster(members: Iterable[Member], today: date, *, by: str = "name") -> list[Row]:
    """Return the rows of those whose box stands or that have a reason to be looked at.

    `by` is `name` or `attention`; with the latter whoever needs no look comes after, by name.
    """
    found = sorted(members, key=lambda member: (member.name.casefold(), member.box))
    rows = [row(member, today) for member in found]
    if by == "attention":
        rows.sort(key=lambda each: place(each.member, each.reasons))
    return [each for each in rows if each.member.open or each.reasons]


def row(member: Member, today: date) -> Row:
    """Return the row of one member."""
    last = member.latest
    heard = member.last_heard
    finished = today - timedelta(days=today.weekday() + 1)
    return Row(
        member=member,
        days_silent=None if heard is None else max(0, (today - heard).days),
        week=None if last is None else last.week,
        figures={field: None if last is None else last.number(field) for field in FIGURES},
        not_shared=tuple(field for field in FIGURES if not _carries(member, field)),
        trend=tuple(member.series("score", WEEKS, finished)),
        open_questions=sum(entry.asks == "question" for entry in member.waiting),
        reasons=tuple(reasons(member, today)),
    )


def _carries(member: Member, field: str) -> bool:
    """Whether the newest week carries a field; without a week, whether the consent does."""
    return member.shares(field) if member.latest is None else member.latest.carries(field)


def as_json(each: Row) -> dict[str, Any]:
    """Return a row as it is published: dates ISO, figures in percent, ids English."""
    member = each.member
    return {
        "name": member.name,
        "box": member.box,
        "state": member.stage,
        "level": None if member.consent is None else member.consent.level,
        "last_heard": None if member.last_heard is None else member.last_heard.isoformat(),
        "days_silent": each.days_silent,
        "week": each.week,
        **each.figures,
        "not_shared": list(each.not_shared),
        "trend": list(each.trend),
        "open_questions": each.open_questions,
        "last_talk": None if member.last_talk is None else member.last_talk.isoformat(),
        "attention": [
            {"code": reason.code, "text": reason.text, "since": reason.since.isoformat()}
            for reason in each.reasons
        ],
    }
