"""Which day is it: the one place where a moment becomes a civil day.

A person's day ends when they say it does (`day_start`, 04:00 unless set), so half past midnight
still belongs to the evening before. Nothing here reads a clock or a time zone: the caller passes
the local moment, and only its wall-clock reading counts. Weeks are ISO weeks with ISO years. Which
day start holds on a day of a roster is in `roster`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from harada.i18n import _
from harada.method.errors import UnreadableValue
from harada.method.text import shown

DAY_START = "04:00"
"""When a day begins unless a person says otherwise."""

_LATEST_START = 6 * 60
_LATEST_OF_SHIFT = 18 * 60
_ONE_DAY = timedelta(days=1)


class BadDayStart(UnreadableValue):
    """A day start that is not a time from 00:00 to 06:00, or of a shift, to 18:00."""


class BadWeek(UnreadableValue):
    """A text that is no ISO week."""


def parse_day_start(text: str) -> int:
    """Minutes after midnight of a day start written `HH:MM`, 00:00 to 06:00.

    Raises `BadDayStart` for anything else, also for digits of other scripts.
    """
    total = _minutes(text)
    if total is None or total > _LATEST_START:
        raise BadDayStart(
            _(
                "The day can begin at 00:00 to 06:00, written like 04:00. “{text}” is not that."
            ).format(text=shown(text))
        )
    return total


def parse_shift_start(text: str) -> int:
    """Minutes after midnight at which the day of a shift begins, `HH:MM`, 00:00 to 18:00.

    Whoever works at night lets the day begin at noon or later. Raises `BadDayStart` for others.
    """
    total = _minutes(text)
    if total is None or total > _LATEST_OF_SHIFT:
        raise BadDayStart(
            _(
                "The day of a shift can begin at 00:00 to 18:00, written like 12:00. “{text}” is "
                "not that."
            ).format(text=shown(text))
        )
    return total


def _minutes(text: str) -> int | None:
    """Minutes after midnight of a time written `HH:MM`, None for what is no such time."""
    hours, colon, minutes = text[:2], text[2:3], text[3:]
    if len(text) == 5 and colon == ":" and text.isascii() and (hours + minutes).isdigit():
        return int(hours) * 60 + int(minutes) if int(minutes) < 60 else None
    return None


def tidy_day_start(text: str) -> str:
    """A day start as a person writes it, `5` or `5:30`, as `HH:MM`; raises `BadDayStart`."""
    tidy = _tidy(text)
    parse_day_start(tidy)
    return tidy


def tidy_shift_start(text: str) -> str:
    """When the day of a shift begins, `12` or `12:30`, as `HH:MM`; raises `BadDayStart`."""
    tidy = _tidy(text)
    parse_shift_start(tidy)
    return tidy


def _tidy(text: str) -> str:
    """A time as a person writes it, as `HH:MM`."""
    hours, colon, minutes = text.strip().partition(":")
    return f"{hours.zfill(2)}:{minutes if colon else '00'}"


def logical_date(now: datetime, day_start: str = DAY_START) -> date:
    """The day a local moment belongs to: the wall clock's reading minus the day start.

    `day_start` is the one that holds on the civil day of `now`, 00:00 to 18:00; it may differ from
    day to day, and still no day is skipped or comes back, as each begins on its own civil day.
    `now` is local, naive or aware; its zone is not looked at. Every wall-clock reading belongs to
    exactly one day, on both nights of a clock change too: an hour that is skipped is never asked
    for, and an hour that comes twice belongs to the same day both times.
    """
    wall = now.replace(tzinfo=None)
    start = parse_shift_start(day_start)
    if wall.hour * 60 + wall.minute < start:
        return wall.date() - _ONE_DAY
    return wall.date()


def iso_week(day: date) -> str:
    """The ISO week of a day with its ISO year: `2026-W53` for 1 January 2027."""
    year, week, _weekday = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of_week(text: str) -> date:
    """The Monday of an ISO week written `2026-W47`; raises `BadWeek` for anything else."""
    year, mark, week = text[:4], text[4:6], text[6:]
    if len(text) == 8 and mark == "-W" and text.isascii() and (year + week).isdigit():
        try:
            return date.fromisocalendar(int(year), int(week), 1)
        except ValueError:
            pass
    raise BadWeek(_("“{text}” is not a week written like 2026-W47.").format(text=shown(text)))


def month_of(day: date) -> str:
    """The month of a day: `2026-11`."""
    return day.isoformat()[:7]


def monday_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def week_days(day: date) -> list[date]:
    """The seven days of a day's ISO week, from Monday."""
    monday = monday_of(day)
    return [monday + timedelta(days=n) for n in range(7)]


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included; empty when `last` comes before `first`."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
