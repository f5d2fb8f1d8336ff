"""Messages and boxes as the mailbox keeps them, made by hand for the pure parts of the desk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from harada.desk.member import Member, fold
from harada.method.day import iso_week
from harada.sharing.box import coach_box

TODAY = date(2026, 11, 22)
"""A Sunday: the last finished week is 2026-W46."""


def stamp(day: date) -> str:
    """Noon of a day, as the mailbox stamps it."""
    return f"{day.isoformat()}T12:00:00Z"


def week_ago(weeks: int) -> str:
    """The ISO week so many weeks before that of today."""
    return iso_week(TODAY - timedelta(weeks=weeks))


def box(state: str = "confirmed", name: str = "An", level: int = 2, **more: Any) -> dict[str, Any]:
    """A coach's box, in a state, at a level."""
    made: dict[str, Any] = dict(
        coach_box(
            box=name.lower().ljust(26, "a"),
            name=name,
            token="t",
            expires="2026-08-15",
            store=None,
            store_id=None,
            now=stamp(date(2026, 8, 1)),
        )
    )
    made["state"] = state
    if state != "invited":
        made |= {"joined": stamp(date(2026, 8, 3)), "epochs": {"1": level}, "level": level}
        made |= {"epoch": 1}
    if state == "confirmed":
        made["confirmed"] = stamp(date(2026, 8, 4))
    return made | more


_COUNT = iter(range(1, 1_000_000))


def message(
    kind: str, body: dict[str, Any], day: date = TODAY, *, epoch: int = 1, **more: Any
) -> dict[str, Any]:
    """A message that came and was written on a day."""
    number = next(_COUNT)
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return {
        "mid": f"{number:032x}",
        "kind": kind,
        "body": body,
        "stream": "s" * 13,
        "seq": number,
        "sha": "",
        "ts": int(moment.timestamp() * 1000),
        "epoch": epoch,
        "received": stamp(day),
        "order": number,
        "fork": False,
        **more,
    }


def summary(weeks: int, level: int = 2, rev: int = 1, **facts: Any) -> dict[str, Any]:
    """The summary of the week so many weeks ago, which came on the Monday after it."""
    week = week_ago(weeks)
    body: dict[str, Any] = {"rev": rev, "week": week, "level": level, "used": True}
    if level >= 2:
        body |= {"pillars": pillars(), "streak": "days", "kept": 50, "score": 50, "warmth": 50}
    if level >= 3:
        body |= {"goal": "Swim a mile", "pillar_titles": [f"Title {n}" for n in range(1, 9)]}
    if level >= 4:
        body |= {"routines": []}
    monday = TODAY - timedelta(weeks=weeks) + timedelta(days=1)
    more = {name: facts.pop(name) for name in ("stream", "fork", "epoch") if name in facts}
    return message("summary", body | facts, monday, **more)


def pillars(**done: int) -> list[dict[str, int]]:
    """Eight pillars of five planned times each; `p3=2` says how often the third was done."""
    return [{"done": done.get(f"p{n}", 3), "planned": 5} for n in range(1, 9)]


def entry(what: str, text: str = "", day: date = TODAY, **parts: str) -> dict[str, Any]:
    """Something chosen one by one."""
    body = {"what": what, "date": day.isoformat(), "text": text, "parts": parts}
    return message("entry", body, day)


def comment(
    what: str, text: str, about: str | None = None, day: date = TODAY, **more: Any
) -> dict[str, Any]:
    """Something the coach wrote."""
    body = {"what": what, "about": about, "week": None, "date": None, "month": None, "text": text}
    return message("comment", body | more, day)


def member(
    *received: dict[str, Any],
    sent: tuple[dict[str, Any], ...] = (),
    record: dict[str, Any] | None = None,
    **of_box: Any,
) -> Member:
    """The picture of a member after these messages."""
    return fold(box(**of_box), record or {}, received, sent)
