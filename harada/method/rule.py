"""Recurrence rules of RFC 5545 over civil days: `FREQ=MONTHLY;BYMONTHDAY=-1`.

Rules that are a set of weekdays are told as such and need no library; the others are worked out by
dateutil, imported only then. Days alone exist here: a rule that speaks of hours is refused, and so
is one that asks what the standard does not allow or that never comes at all.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from harada.i18n import _
from harada.method.errors import UnreadableValue
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateutil.rrule import rrule

    Parts = Mapping[str, str]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_RANGES = {
    "INTERVAL": (1, 10_000),
    "COUNT": (1, 100_000),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
}
_SINGLE = ("INTERVAL", "COUNT")
_DAY_PARTS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_NOT_WITH = {
    "DAILY": ("BYYEARDAY", "BYWEEKNO"),
    "WEEKLY": ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"),
    "MONTHLY": ("BYYEARDAY", "BYWEEKNO"),
    "YEARLY": (),
}
_ERA = timedelta(days=146_097)
"""400 years: after this many days the calendar repeats, weekdays and all."""


class BadRule(UnreadableValue):
    """A recurrence rule that is not understood, not allowed, or never comes."""


@lru_cache(maxsize=256)
def parse_rule(rule: str) -> Parts:
    """The parts of a rule by name in upper case, checked one by one; raises `BadRule`."""
    parts: dict[str, str] = {}
    bare = rule.strip().upper().removeprefix("RRULE:")
    for piece in bare.split(";"):
        key, equals, value = piece.partition("=")
        if not equals or not value or key in parts:
            raise _unclear(rule)
        parts[key] = value
    for key, value in parts.items():
        if not _is_sound(key, value):
            raise _unclear(rule)
    _refuse_mixtures(parts, rule)
    return parts


def check_rule(rule: str, start: date) -> None:
    """Raise `BadRule` unless the rule is sound and comes at least once from `start` on."""
    parts = parse_rule(rule)
    if weekdays_of(rule, start) is not None and "UNTIL" not in parts:
        return
    eras = _eras(start)
    found = _dateutil(parts, start, start, eras).after(_moment(start, eras), inc=True)
    if found is None or found.date() - eras * _ERA > _until(parts):
        raise BadRule(
            _("The rule “{rule}” never comes. Check its days and months.").format(rule=shown(rule))
        )


def weekdays_of(rule: str, start: date) -> frozenset[int] | None:
    """The weekdays (0 Monday) of a rule that is nothing but weekdays, else None.

    The rule's end (`UNTIL`) is not part of it: see `rule_end`.
    """
    parts = parse_rule(rule)
    if parts.get("INTERVAL", "1") != "1" or set(parts) - {
        "FREQ", "INTERVAL", "BYDAY", "WKST", "UNTIL"
    }:  # fmt: skip
        return None
    if parts["FREQ"] not in ("DAILY", "WEEKLY"):
        return None
    if "BYDAY" in parts:
        return frozenset(_WEEKDAYS.index(day) for day in parts["BYDAY"].split(","))
    return frozenset(range(7)) if parts["FREQ"] == "DAILY" else frozenset((start.weekday(),))


def rule_end(rule: str) -> date | None:
    """The last day a rule allows (`UNTIL`), or None."""
    parts = parse_rule(rule)
    return _until(parts) if "UNTIL" in parts else None


def rule_days(rule: str, start: date, first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which a rule that began at `start` comes.

    Both ends are included. The cost depends on the length of the stretch, not on how long ago the
    rule began, except for a rule with `COUNT`, which has to be counted from its start.
    """
    parts = parse_rule(rule)
    first, last = max(first, start), min(last, _until(parts))
    if last < first:
        return []
    eras = _eras(last)
    found = _dateutil(parts, start, first, eras).between(
        _moment(first, eras), _moment(last, eras), inc=True
    )
    return [moment.date() - eras * _ERA for moment in found]


@lru_cache(maxsize=256)
def rule_frequency(rule: str) -> float:
    """How often per day a rule comes in the long run, its end and count left aside."""
    parts = {k: v for k, v in parse_rule(rule).items() if k not in ("COUNT", "UNTIL")}
    interval = int(parts.get("INTERVAL", "1"))
    months = {"MONTHLY": 1, "YEARLY": 12}.get(parts["FREQ"], 0) * interval
    years = min(400, max(8, months // 3, interval // 12))
    start = date(2001, 1, 1)
    last = date(2000 + years, 12, 31)
    days = rule_days(";".join(f"{k}={v}" for k, v in parts.items()), start, start, last)
    return max(1, len(days)) / ((last - start).days + 1)


def _is_sound(key: str, value: str) -> bool:
    """Whether one part has a name we know and values in its range."""
    if key == "FREQ":
        return value in _FREQUENCIES
    if key == "WKST":
        return value in _WEEKDAYS
    if key == "BYDAY":
        return all(
            day[-2:] in _WEEKDAYS and (len(day) == 2 or _in_range(day[:-2], -53, 53))
            for day in value.split(",")
        )
    if key == "UNTIL":
        return _day_of(value) is not None
    low, high = _RANGES.get(key, (1, 0))
    if key in _SINGLE:
        return _in_range(value, low, high)
    return all(_in_range(number, low, high) for number in value.split(","))


def _in_range(number: str, low: int, high: int) -> bool:
    """Whether ASCII digits, with a sign or without, lie in the range and are not zero."""
    digits = number[1:] if number[:1] in ("+", "-") else number
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        return False
    return low <= int(number) <= high and int(number) != 0


def _refuse_mixtures(parts: Parts, rule: str) -> None:
    """Raise `BadRule` for parts that RFC 5545 does not allow together."""
    frequency = parts.get("FREQ")
    if frequency is None or ("COUNT" in parts and "UNTIL" in parts):
        raise _unclear(rule)
    if any(key in parts for key in _NOT_WITH[frequency]):
        raise _unclear(rule)
    numbered = any(len(day) > 2 for day in parts.get("BYDAY", "").split(","))
    if numbered and (frequency in ("DAILY", "WEEKLY") or "BYWEEKNO" in parts):
        raise _unclear(rule)
    if "BYSETPOS" in parts and not any(key in parts for key in (*_DAY_PARTS, "BYMONTH")):
        raise _unclear(rule)


def _unclear(rule: str) -> BadRule:
    return BadRule(
        _(
            "“{rule}” is not a recurrence rule I can follow. An example: "
            "FREQ=MONTHLY;BYMONTHDAY=-1 is the last day of each month."
        ).format(rule=shown(rule))
    )


def _day_of(until: str) -> date | None:
    """The civil day of an `UNTIL`, whatever time stands behind it."""
    digits = until[:8]
    if len(digits) < 8 or not (digits.isascii() and digits.isdigit()):
        return None
    if until[8:] and not (until[8:9] == "T" and until[9:].removesuffix("Z").isdigit()):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _until(parts: Parts) -> date:
    """The last day the rule allows."""
    return _day_of(parts.get("UNTIL", "")) or date.max


def _eras(last: date) -> int:
    """How many eras ahead dateutil works.

    It looks for the next occurrence up to the year 9999. Moved as close to that end as whole eras
    allow, a rule that never comes is found out in a fraction of the time.
    """
    return (9999 - last.year) // 400


def _moment(day: date, eras: int) -> datetime:
    """A civil day as dateutil wants it, moved by whole eras."""
    moved = day + eras * _ERA
    return datetime(moved.year, moved.month, moved.day)


def _dateutil(parts: Parts, start: date, first: date, eras: int) -> rrule:
    """The rule as dateutil's, begun shortly before `first` in the same phase, moved by `eras`.

    What a rule takes from its start (its weekday, its day of the month) is written into it, so the
    begin can move: otherwise each look at a month would walk all years since the start.
    """
    from dateutil.rrule import rrulestr

    full = dict(parts)
    full.pop("UNTIL", None)
    if not any(key in full for key in _DAY_PARTS):
        if full["FREQ"] == "YEARLY":
            full.setdefault("BYMONTH", str(start.month))
        if full["FREQ"] in ("YEARLY", "MONTHLY"):
            full["BYMONTHDAY"] = str(start.day)
    if full["FREQ"] == "WEEKLY" or "BYWEEKNO" in full:
        full.setdefault("BYDAY", _WEEKDAYS[start.weekday()])
    begin = start if "COUNT" in full else _near(full, start, first)
    text = ";".join(f"{key}={value}" for key, value in full.items())
    return rrulestr(text, dtstart=_moment(begin, eras))  # type: ignore[return-value]


def _near(parts: Parts, start: date, first: date) -> date:
    """A begin of the rule's phase at least one whole period before `first`, or its start."""
    interval = int(parts.get("INTERVAL", "1"))
    frequency = parts["FREQ"]
    if frequency in ("DAILY", "WEEKLY"):
        period = interval * (7 if frequency == "WEEKLY" else 1)
        return start + timedelta(days=period * max(0, (first - start).days // period - 1))
    period = interval * (12 if frequency == "YEARLY" else 1)
    apart = (first.year - start.year) * 12 + first.month - start.month
    periods = apart // period - 1
    if periods <= 0:
        return start
    year, month = divmod(start.year * 12 + start.month - 1 + period * periods, 12)
    return date(year, 1 if frequency == "YEARLY" else month + 1, 1)
