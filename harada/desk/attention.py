"""Who needs a look of the coach, with the reason in words.

The order is by what kind of thing waits and how long it has waited; nobody is set above or below
anybody by a figure. Whatever is not shared gives no reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from harada.desk.member import Entry, Member, Week
from harada.i18n import N_, _, long_date, ngettext
from harada.method.text import shorten

SILENT_DAYS = 14
"""Days without a word after which a coach might ask how it goes; summaries come each week."""

ENDS_SOON_DAYS = 14
"""Days before the end of a consent or an invite at which it is told."""

COLD = 20
"""Below it warmth is cold."""

FALL = 20
"""Percentage points that a figure must fall to be told: figures come in steps of ten."""

FRESH_DAYS = 21
"""A figure of a week that ended longer ago tells nothing of now."""

_BEFORE = 4
"""Weeks with which the newest is compared."""

_LONGEST = 60

ORDER = (
    "alert",
    "confirm",
    "question",
    "stroke",
    "support",
    "diary",
    "silent",
    "cold",
    "cooling",
    "kept",
    "consent",
    "invite",
)
"""The kinds of reasons, in the order in which they are told."""

_ASKED = {
    "question": N_("Asks: {text}"),
    "stroke": N_("Asks for a stroke: {text}"),
    "support": N_("Asks for support: {text}"),
    "diary": N_("Shared a page of the diary: {text}"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to look at a member: its kind, in words, and since when it holds."""

    code: str
    text: str
    since: date


@dataclass(frozen=True, slots=True)
class Attention:
    """A member with the reasons to look at them, the first to be told first."""

    member: Member
    reasons: tuple[Reason, ...]


def attention(members: Iterable[Member], today: date) -> list[Attention]:
    """Return the members that need a look, ordered by their first reason, its age and the name."""
    found = [Attention(member, tuple(reasons(member, today))) for member in members]
    looked_at = (each for each in found if each.reasons)
    return sorted(looked_at, key=lambda each: place(each.member, each.reasons))


def place(member: Member, why: Sequence[Reason]) -> tuple[int, date, str, str]:
    """Return where a member stands among others; whoever needs no look comes last, by name."""
    kind, since = (ORDER.index(why[0].code), why[0].since) if why else (len(ORDER), date.max)
    return kind, since, member.name.casefold(), member.box


def reasons(member: Member, today: date) -> list[Reason]:
    """Return the reasons to look at one member, in the order of `ORDER` and by age."""
    found = [reason for look in _LOOKS for reason in look(member, today)]
    return sorted(found, key=lambda reason: (ORDER.index(reason.code), reason.since))


def _alerts(member: Member, _today: date) -> Iterator[Reason]:
    """What the mailbox saw that a person must look at; told of closed boxes too."""
    for alert in member.alerts:
        yield Reason("alert", alert.text, alert.day)


def _unconfirmed(member: Member, _today: date) -> Iterator[Reason]:
    if member.stage == "joined" and member.joined is not None:
        yield Reason("confirm", _("Joined and waits for your confirmation."), member.joined)


def _invited(member: Member, today: date) -> Iterator[Reason]:
    if member.stage != "invited" or member.expires is None:
        return
    if member.expires < today:
        text = _("The invite expired on {day} and was not used.")
    elif member.expires <= today + timedelta(days=3):
        text = _("The invite is not used yet and expires on {day}.")
    else:
        return
    yield Reason("invite", text.format(day=long_date(member.expires)), member.invited)


def _asked(member: Member, _today: date) -> Iterator[Reason]:
    if not member.open:
        return
    for entry in member.waiting:
        code = entry.asks or entry.what
        yield Reason(code, _(_ASKED[code]).format(text=_beginning(entry)), entry.came)


def _beginning(entry: Entry) -> str:
    return shorten(" ".join(entry.headline.split()), _LONGEST)


def _silent(member: Member, today: date) -> Iterator[Reason]:
    """Not heard for long: they may be away, or the store may hold everything back."""
    if member.stage != "member":
        return
    last = member.last_heard or member.joined or member.invited
    days = (today - last).days
    if days >= SILENT_DAYS:
        text = ngettext("Not heard for {n} day.", "Not heard for {n} days.", days)
        yield Reason("silent", text.format(n=days), last)


def _warmth(member: Member, today: date) -> Iterator[Reason]:
    last = _fresh(member, "warmth", today)
    if last is None:
        return
    warmth = last.number("warmth")
    assert warmth is not None
    if warmth < COLD:
        yield Reason("cold", _("Warmth is {n}: cold.").format(n=warmth), _cold_since(member))
        return
    high = max(_numbers_before(member, "warmth", last), default=warmth)
    if high - warmth >= FALL:
        text = _("Warmth fell from {high} to {now}.").format(high=high, now=warmth)
        yield Reason("cooling", text, last.ends)


def _cold_since(member: Member) -> date:
    """The end of the first week of the cold stretch that lasts until now."""
    since = member.weeks[-1].ends
    for week in reversed(member.weeks):
        warmth = week.number("warmth")
        if warmth is None:
            continue
        if warmth >= COLD:
            break
        since = week.ends
    return since


def _kept(member: Member, today: date) -> Iterator[Reason]:
    """Kept fell beside the mean of the weeks before."""
    last = _fresh(member, "kept", today)
    if last is None:
        return
    kept = last.number("kept")
    before = _numbers_before(member, "kept", last)
    if kept is None or len(before) < 2:
        return
    mean = round(sum(before) / len(before))
    if mean - kept >= FALL:
        text = _("Kept fell from about {before} % to {now} %.").format(before=mean, now=kept)
        yield Reason("kept", text, last.ends)


def _fresh(member: Member, field: str, today: date) -> Week | None:
    """The newest week that has a figure, None where it is old, or the member is not in."""
    if member.stage != "member":
        return None
    known = [week for week in member.weeks if week.number(field) is not None]
    if not known or known[-1].ends < today - timedelta(days=FRESH_DAYS):
        return None
    return known[-1]


def _numbers_before(member: Member, field: str, last: Week) -> list[int]:
    """A figure in the few weeks before the last one."""
    first = last.ends - timedelta(weeks=_BEFORE)
    numbers = [
        week.number(field) for week in member.weeks if first <= week.ends and week.week != last.week
    ]
    return [number for number in numbers if number is not None]


def _consent(member: Member, today: date) -> Iterator[Reason]:
    consent = member.consent
    if member.stage != "member" or consent is None or consent.until is None:
        return
    if consent.ended(today):
        text = _("The consent ended on {day}; nothing is shared any more.")
    elif consent.until <= today + timedelta(days=ENDS_SOON_DAYS):
        text = _("The consent ends on {day}.")
    else:
        return
    yield Reason("consent", text.format(day=long_date(consent.until)), consent.until)


_LOOKS: tuple[Callable[[Member, date], Iterator[Reason]], ...] = (
    _alerts,
    _unconfirmed,
    _asked,
    _silent,
    _warmth,
    _kept,
    _consent,
    _invited,
)
