"""Weeks, months and quarters: the periods a review looks back on, by their keys.

`2026-W47` is an ISO week with its ISO year, `2026-11` a month, `2026-Q4` a quarter.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from harada.i18n import _
from harada.method.day import BadWeek, iso_week, monday_of, monday_of_week, month_of
from harada.method.errors import UnreadableValue
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["week", "month", "quarter"]

KINDS: tuple[Kind, ...] = ("week", "month", "quarter")

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


class BadPeriod(UnreadableValue):
    """A text that names no week, month or quarter."""


class Period:
    """A stretch of days under its key, both ends included."""

    __slots__ = ("first", "key", "kind", "last")

    def __init__(self, kind: Kind, key: str, first: date, last: date) -> None:
        self.kind = kind
        self.key = key
        self.first = first
        self.last = last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def period_at(kind: Kind, on: date) -> Period:
    """The period of this kind that holds a day."""
    if kind == "week":
        monday = monday_of(on)
        return Period(kind, iso_week(on), monday, monday + timedelta(days=6))
    months = 1 if kind == "month" else 3
    begin = on.month if kind == "month" else on.month - (on.month - 1) % 3
    first = on.replace(month=begin, day=1)
    end = begin + months
    last = date(on.year + (end > 12), end - 12 * (end > 12), 1) - timedelta(days=1)
    key = month_of(on) if kind == "month" else f"{on.year:04d}-Q{(begin + 2) // 3}"
    return Period(kind, key, first, last)


def period_of(key: str) -> Period:
    """The period with this key; raises `BadPeriod` for a text that is none."""
    month, quarter = _MONTH.fullmatch(key), _QUARTER.fullmatch(key)
    try:
        if month:
            return period_at("month", date(int(month[1]), int(month[2]), 1))
        if quarter:
            return period_at("quarter", date(int(quarter[1]), 3 * int(quarter[2]), 1))
        return period_at("week", monday_of_week(key))
    except (BadWeek, ValueError):
        raise BadPeriod(
            _("“{text}” is no period. Write a week as 2026-W47, a month as 2026-11, a quarter as "
              "2026-Q4.").format(text=shown(key))
        ) from None  # fmt: skip


def before(period: Period) -> Period:
    """The period of the same kind just before."""
    return period_at(period.kind, period.first - timedelta(days=1))


def after(period: Period) -> Period:
    """The period of the same kind just after."""
    return period_at(period.kind, period.last + timedelta(days=1))


def week_in_turn(today: date) -> Period:
    """The week one looks back on now: the last one until Wednesday, from Thursday on this one."""
    return period_at("week", today - timedelta(days=3))


def is_time_for_the_week(today: date) -> bool:
    """Whether the days are there on which a week is reviewed: from Saturday to Wednesday."""
    return today.weekday() not in (3, 4)
