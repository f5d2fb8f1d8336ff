"""What we know of one member, folded from what they sent and what the coach answered.

A pure fold: the same messages give the same picture, whenever they came. What a level does not
carry is absent here and 'not shared' on the screen; it is never counted as zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from harada.desk.consent import LEVEL_OF, Consent, consent_of, within
from harada.method.day import iso_week, monday_of_week

Stage = Literal["invited", "joined", "member", "declined", "left", "removed"]
"""Invited; joined and not yet confirmed; confirmed; and three ways in which a box is closed."""

CLOSED: tuple[Stage, ...] = ("declined", "left", "removed")

ASKS = ("question", "stroke", "support")
"""What a member can ask for."""

ANSWERED = (*ASKS, "diary")
"""What waits for an answer of the coach."""


Rank = tuple[int, int, str]
"""Version, place and stream of a summary: the highest is the newest of its week."""


@dataclass(frozen=True, slots=True)
class Week:
    """The newest summary of one ISO week: `facts` are the fields its level carries.

    `earlier` counts the versions it took the place of. `disputed` says that the week came in two
    versions of which neither is the newer.
    """

    week: str
    level: int
    mid: str
    rev: int
    earlier: int
    disputed: bool
    facts: Mapping[str, Any]

    def carries(self, field: str) -> bool:
        """Whether the field was shared, be it with nothing in it."""
        return field in self.facts

    def number(self, field: str) -> int | None:
        """A figure in percent, None where it is not shared or nothing was due."""
        value = self.facts.get(field)
        return None if value is None else int(value)

    @property
    def ends(self) -> date:
        """Its Sunday."""
        return monday_of_week(self.week) + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a member chose to share by itself; `number` is how a person names it here."""

    number: int
    mid: str
    what: str
    day: date | None
    text: str
    parts: Mapping[str, str]
    came: date
    answered: bool
    read: bool = False
    """Whether the coach has read it; a page that asks nothing needs no more."""

    @property
    def headline(self) -> str:
        """What it says first: its text, or the part of it that says most."""
        if self.what == "support":
            return ": ".join(self.parts[key] for key in ("who", "support") if key in self.parts)
        said = self.parts.get("question") or self.parts.get("obstacle")
        return self.text or said or next(iter(self.parts.values()), "")

    @property
    def asks(self) -> str | None:
        """What it asks for, one of `ASKS`; a page of the diary may hold a question. Else None."""
        if self.what in ASKS:
            return self.what
        return "question" if self.what == "diary" and self.parts.get("question") else None

    @property
    def obstacle(self) -> str | None:
        """What came in the way, by what was sent; None where nothing is said of it."""
        if self.what == "obstacle":
            return self.headline
        return self.parts.get("challenge") or None

    @property
    def waits(self) -> bool:
        """Whether it asks for an answer and has none; what only tells waits to be read."""
        settled = self.answered or (self.read and self.asks is None)
        return self.what in ANSWERED and not settled


@dataclass(frozen=True, slots=True)
class Answer:
    """Something the coach wrote: a reply, a stroke or a note of the month."""

    mid: str
    what: str
    about: str | None
    week: str | None
    day: str | None
    month: str | None
    text: str
    sent: date


@dataclass(frozen=True, slots=True)
class Warned:
    """An alert of the mailbox that nobody has looked at yet."""

    code: str
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class Member:
    """One member, as the desk shows them; `levels` tells from which day on which level held."""

    box: str
    name: str
    stage: Stage
    by_hand: bool
    """Whether no store lies between the two: files are passed on by hand."""
    invited: date
    expires: date | None
    joined: date | None
    confirmed: date | None
    fingerprint: str | None
    last_talk: date | None
    last_heard: date | None
    consent: Consent | None
    levels: tuple[tuple[date, int], ...]
    weeks: tuple[Week, ...]
    entries: tuple[Entry, ...]
    answers: tuple[Answer, ...]
    alerts: tuple[Warned, ...]

    @property
    def open(self) -> bool:
        """Whether the box still stands: invited, joined or confirmed."""
        return self.stage not in CLOSED

    @property
    def latest(self) -> Week | None:
        """The newest week there is a summary of."""
        return self.weeks[-1] if self.weeks else None

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """What waits for an answer, the oldest first."""
        return tuple(entry for entry in self.entries if entry.waits)

    def shares(self, field: str) -> bool:
        """Whether a field is among what is shared now."""
        if field == "mood":
            return self.consent is not None and self.consent.mood
        latest = self.latest
        if latest is not None and latest.carries(field):
            return True
        return self.consent is not None and self.consent.level >= LEVEL_OF[field]

    def fact(self, field: str) -> Any:
        """The newest value of a field that was ever shared, None where there is none."""
        for week in reversed(self.weeks):
            if week.facts.get(field) is not None:
                return week.facts[field]
        return None

    def series(self, field: str, count: int, until: date) -> list[int | None]:
        """A figure week by week, `count` weeks up to that of `until`; None where there is none."""
        known = {week.week: week.number(field) for week in self.weeks}
        days = [until - timedelta(weeks=back) for back in range(count - 1, -1, -1)]
        return [known.get(iso_week(day)) for day in days]


def fold(
    box: Mapping[str, Any],
    record: Mapping[str, Any],
    received: Sequence[Mapping[str, Any]],
    sent: Sequence[Mapping[str, Any]],
) -> Member:
    """Return the picture of a member.

    `box` is how things stand between the two (`box.json`), `record` what the desk keeps besides
    (`member.json`), `received` and `sent` are the messages of the box, in their order.
    """
    consent = consent_of(box)
    answers = _answers(sent)
    heard = [day_of(message) for message in received]
    heard += [_known_date(record["heard"])] if record.get("heard") else []
    return Member(
        box=box["box"],
        name=box["name"],
        stage=_stage(box),
        by_hand=box["store"] is None,
        invited=_known_date(box["invited"]),
        expires=_date(box["expires"]),
        joined=_date(box["joined"]),
        confirmed=_date(box["confirmed"]),
        fingerprint=record.get("fingerprint"),
        last_talk=max((_known_date(day) for day in record.get("talks", ())), default=None),
        last_heard=max(heard, default=_date(box["heard"] or box["joined"])),
        consent=consent,
        levels=tuple((_known_date(day), level) for day, level in record.get("levels", ())),
        weeks=_weeks(received, box["epochs"], consent),
        entries=_entries(received, answers, int(record.get("read", -1))),
        answers=answers,
        alerts=tuple(
            Warned(alert["code"], alert["text"], _known_date(alert["day"]))
            for alert in record.get("alerts", ())
        ),
    )


def _stage(box: Mapping[str, Any]) -> Stage:
    """How far the two are: a box is closed by either, before or after it was confirmed."""
    if box["state"] == "invited":
        return "invited"
    if box["state"] != "closed":
        return "member" if box["confirmed"] else "joined"
    if box["left"] == "peer":
        return "left"
    return "removed" if box["confirmed"] else "declined"


def _known_date(text: str) -> date:
    """The day of an ISO date or stamp."""
    return date.fromisoformat(text[:10])


def _date(text: str | None) -> date | None:
    return None if text is None else _known_date(text)


def day_of(message: Mapping[str, Any]) -> date:
    """The day a message was written, as far as its sender's clock can be believed.

    A clock that runs ahead counts as the day it was received.
    """
    received = _known_date(message["received"])
    try:
        written = date(1970, 1, 1) + timedelta(milliseconds=int(message["ts"]))
    except OverflowError:
        return received
    return min(written, received)


def _weeks(
    received: Sequence[Mapping[str, Any]], epochs: Mapping[str, int], consent: Consent | None
) -> tuple[Week, ...]:
    """The newest summary of each week, by version, then by order, then by stream (2.6)."""
    versions: dict[str, dict[Rank, tuple[str, Mapping[str, Any]]]] = {}
    disputed: set[str] = set()
    for place, message in enumerate(received):
        for body in within(message, epochs):
            if message["fork"]:
                disputed.add(body["week"])
                continue
            rank = (body["rev"], place, message["stream"])
            versions.setdefault(body["week"], {})[rank] = message["mid"], body
    mood = consent is not None and consent.mood
    return tuple(
        _week(week, versions[week], disputed=week in disputed, mood=mood)
        for week in sorted(versions, key=monday_of_week)
    )


def _week(
    week: str,
    versions: Mapping[Rank, tuple[str, Mapping[str, Any]]],
    *,
    disputed: bool,
    mood: bool,
) -> Week:
    """The newest of the versions of a week, with the fields of its level and no others."""
    mid, body = versions[max(versions)]
    level = body["level"]
    facts = {
        field: body.get(field) for field, from_level in LEVEL_OF.items() if from_level <= level
    }
    if mood and body.get("mood") is not None:
        facts["mood"] = body["mood"]
    revs = {rev for rev, _place, _stream in versions}
    return Week(week, level, mid, body["rev"], len(revs) - 1, disputed, facts)


def _answers(sent: Sequence[Mapping[str, Any]]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            message["mid"],
            message["body"]["what"],
            message["body"].get("about"),
            message["body"].get("week"),
            _text(message["body"].get("date")),
            message["body"].get("month"),
            message["body"]["text"],
            day_of(message),
        )
        for message in sent
        if message["kind"] == "comment"
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _entries(
    received: Sequence[Mapping[str, Any]], answers: Sequence[Answer], read: int
) -> tuple[Entry, ...]:
    """What was chosen one by one, in the order in which it came; up to `read` it was read."""
    about = {answer.about for answer in answers}
    chosen = [message for message in received if message["kind"] == "entry" and message["body"]]
    chosen.sort(key=lambda message: int(message["order"]))
    return tuple(
        Entry(
            number,
            message["mid"],
            message["body"]["what"],
            _date(_text(message["body"].get("date"))),
            message["body"]["text"],
            dict(message["body"].get("parts") or {}),
            day_of(message),
            message["mid"] in about,
            int(message["order"]) <= read,
        )
        for number, message in enumerate(chosen, 1)
    )
