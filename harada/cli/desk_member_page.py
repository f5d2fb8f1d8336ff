"""The page of one member: what they share as far as they share it, what they ask, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.desk.attention import reasons
from harada.desk.consent import LEVEL_OF, NAMES
from harada.desk.facts import pillar_name
from harada.desk.words import SAID, STAGES
from harada.i18n import _, long_date
from harada.method.text import printable
from harada.sharing.choice import part_label, part_text
from harada.sharing.choice import title as kind_of
from harada.sharing.levels import streak_figure
from harada.sharing.levels import title as level_title

if TYPE_CHECKING:
    from datetime import date

    from harada.cli.context import Context
    from harada.desk.member import Answer, Entry, Member, Week

WEEKS = 8
"""Weeks that are shown, the newest last."""

ANSWERS = 5
"""The newest answers that are shown."""


def show_member(member: Member, today: date, context: Context) -> None:
    """Print the page of a member."""
    page = Page(context)
    page.title(f"{member.name}: {_(STAGES[member.stage])}")
    _standing(member, page)
    looks = reasons(member, today)
    if looks:
        page.heading(_("Needs a look"))
        for reason in looks:
            page.line(printable(reason.text), "-")
    _goal(member, page)
    _weeks(member, page)
    _entries(member, page)
    _answers(member, page)
    unshared = [_(NAMES[field]) for field in LEVEL_OF if not member.shares(field)]
    if unshared and member.consent is not None:
        page.heading(_("Not shared"))
        page.line(", ".join(unshared))
    page.show()


def _standing(member: Member, page: Page) -> None:
    """How far the two are, and what was agreed."""
    if member.fingerprint is not None:
        page.field(_("Fingerprint"), member.fingerprint)
    consent = member.consent
    if consent is not None:
        text = _("{level}, {title}").format(level=consent.level, title=level_title(consent.level))
        page.field(_("Level"), text)
        if consent.until is not None:
            page.field(_("Until"), long_date(consent.until))
    elif member.expires is not None:
        page.field(_("The invite expires on"), long_date(member.expires))
    if member.last_heard is not None:
        page.field(_("Last heard"), long_date(member.last_heard))
    if member.last_talk is not None:
        page.field(_("Last talk"), long_date(member.last_talk))


def _goal(member: Member, page: Page) -> None:
    """The goal and the pillars of the newest week, as far as they are shared."""
    goal, latest = member.fact("goal"), member.latest
    if goal:
        page.heading(_("Goal"))
        page.line(goal)
    if latest is None or not latest.carries("pillars"):
        return
    page.heading(_("Pillars, {week}").format(week=latest.week))
    page.table(
        [
            [str(place + 1), _count(count), pillar_name(member.weeks, place)]
            for place, count in enumerate(latest.facts["pillars"])
        ]
    )
    if latest.facts.get("routines"):
        page.heading(_("Routines, {week}").format(week=latest.week))
        page.table([[_count(row), row["name"]] for row in latest.facts["routines"]])


def _count(row: dict[str, int]) -> str:
    if not row["planned"]:
        return "–"
    return _("{done} of {planned}").format(done=row["done"], planned=row["planned"])


def _weeks(member: Member, page: Page) -> None:
    if not member.weeks:
        return
    page.heading(_("Week by week"))
    page.table([_week(week) for week in member.weeks[-WEEKS:]])


def _week(week: Week) -> list[str]:
    """A week in one row; what is not shared has no cell of its own that could pass for zero."""
    parts = []
    for field in ("kept", "score", "warmth"):
        number = week.number(field)
        if week.carries(field):
            text = "–" if number is None else str(number)
            parts.append(f"{_(NAMES[field])} {text}" + ("" if field == "warmth" else " %"))
    if week.facts.get("streak"):
        parts.append(streak_figure(week.facts["streak"]))
    if week.facts.get("mood") is not None:
        parts.append(_("mood {n} of 5").format(n=week.facts["mood"]))
    if week.disputed:
        parts.append(_("came in two versions: ask which holds"))
    used = _("used") if week.facts["used"] else _("not used")
    return [week.week, used, ", ".join(parts)]


def _entries(member: Member, page: Page) -> None:
    """What they sent one by one, with the number by which it is answered."""
    if not member.entries:
        return
    page.heading(_("Sent to you"))
    for entry in reversed(member.entries):
        page.line(_entry_title(entry), f"{entry.number}.")
        if entry.text:
            page.line(entry.text, depth=2)
        for key, text in entry.parts.items():
            page.line(f"{part_label(key)}: {part_text(key, text)}", depth=2)


def _entry_title(entry: Entry) -> str:
    day = long_date(entry.day or entry.came)
    if entry.waits:
        return _("{what}, {day}: waits for you").format(what=kind_of(entry.what), day=day)
    return _("{what}, {day}").format(what=kind_of(entry.what), day=day)


def _answers(member: Member, page: Page) -> None:
    if not member.answers:
        return
    page.heading(_("From you"))
    for answer in reversed(member.answers[-ANSWERS:]):
        page.line(_answer_title(answer), "-")
        page.line(answer.text, depth=2)


def _answer_title(answer: Answer) -> str:
    about = answer.week or answer.month or long_date(answer.day or answer.sent)
    return f"{_(SAID[answer.what])}, {about}"
