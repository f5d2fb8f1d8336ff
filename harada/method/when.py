"""A day as a person types it: `2026-11-22`, `yesterday`, `vrijdag`, `-3d`, `22 nov`.

English and Dutch are both always understood, whatever language the face speaks. What could be two
days is refused with a sentence, never guessed; the one exception is a bare weekday or a date
without its year, where the caller says which way it leans. No time of day is read here.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _, month_name
from harada.method.errors import UnreadableValue
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Lean = Literal["ahead", "back"]

_EARLIEST, _LATEST = 1900, 2999

_NEAR = {
    "today": 0,
    "vandaag": 0,
    "yesterday": -1,
    "gisteren": -1,
    "tomorrow": 1,
    "morgen": 1,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "eergisteren": -2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "overmorgen": 2,
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon maandag ma",
            "tuesday tue tues dinsdag di",
            "wednesday wed woensdag wo woe",
            "thursday thu thur thurs donderdag do",
            "friday fri vrijdag vr vrij",
            "saturday sat zaterdag za",
            "sunday sun zondag zo",
        )
    )
    for name in names.split()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januari",
            "february feb februari",
            "march mar maart mrt",
            "april apr",
            "may mei",
            "june jun juni",
            "july jul juli",
            "august aug augustus",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_LAST = ("last", "vorige", "afgelopen", "laatste")
_NEXT = ("next", "volgende", "komende", "aanstaande")
_UNITS = {
    unit: name
    for name, units in (
        ("day", "d day days dag dagen"),
        ("week", "w week weeks weken"),
        ("month", "m month months maand maanden"),
        ("year", "y j year years jaar jaren"),
    )
    for unit in units.split()
}
_ENDINGS = ("", "st", "nd", "rd", "th", "e", "de", "ste")
"""What may stand behind the number of a day: 1st, 2de."""


class BadDate(UnreadableValue):
    """A day that is not understood, does not exist, or could be two days."""


def parse_day(text: str, today: date, lean: Lean = "ahead") -> date:
    """The day a person means, seen from `today`.

    `lean` is the way a bare weekday and a date without a year point: `ahead` (as for a due date)
    takes the coming one, `back` (as for a mark or a diary line) the latest one, today included
    in both. `last` and `next` before a weekday mean the nearest one before and after today.
    Raises `BadDate` with a sentence.
    """
    words = text.casefold().replace(",", " ").split()
    plain = " ".join(words)
    if plain in _NEAR:
        return _moved(today, _NEAR[plain], "day", text)
    found = (
        _iso(plain, text)
        or _numeric(plain, text)
        or _weekday(words, today, lean)
        or _distance(words, today, text)
        or _named_month(words, today, lean, text)
    )
    if found is None:
        raise BadDate(
            _(
                "“{text}” is not a day I know. Write 2026-11-22, yesterday, friday, -3d, +2w or "
                "22 November."
            ).format(text=shown(text))
        )
    return found


def named_day(text: str, today: date) -> date | None:
    """The last day from `today` on that a sentence names: '10 km before 15 December' names one.

    Only a day with its month counts; 'friday' and 'in 3 weeks' may tell how often or how long.
    """
    words = [word.strip(".,;:!?()\"'“”‘’") for word in text.casefold().split()]
    found, place = None, 0
    while place < len(words):
        day, taken = _day_at(words, place, today)
        found = day if day is not None and day >= today else found
        place += taken
    return found


def _day_at(words: list[str], place: int, today: date) -> tuple[date | None, int]:
    """The day that is named from this word on, if one is, and how many words are through."""
    for size in (3, 2, 1):
        some = words[place : place + size]
        plain = " ".join(some)
        try:
            if size > 1:
                day = _named_month(some, today, "ahead", plain)
            elif plain.isdigit():  # a number counts something
                day = None
            else:
                day = _iso(plain, plain) or _numeric(plain, plain)
        except BadDate:
            day = None
        if day is not None:
            return day, size
    return None, 1


def _iso(plain: str, text: str) -> date | None:
    """A day as `2026-11-22`, `2026/11/22`, `20261122` or, by ISO week, `2026-w47-7`."""
    if len(plain) == 8 and _number(plain) is not None:
        return _exists(int(plain[:4]), int(plain[4:6]), int(plain[6:]), text)
    parts = plain.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or len(parts[0]) != 4:
        return None
    year, last = _number(parts[0]), _number(parts[2])
    if year is None or last is None:
        return None
    if parts[1][:1] == "w":
        week = _number(parts[1][1:])
        return None if week is None else _week_day(year, week, last, text)
    month = _number(parts[1])
    return None if month is None else _exists(year, month, last, text)


def _numeric(plain: str, text: str) -> date | None:
    """A day as numbers with the year last; refused when day and month could be exchanged."""
    parts = plain.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or len(parts[2]) != 4:
        return None
    first, second, year = (_number(part) for part in parts)
    if first is None or second is None or year is None:
        return None
    if first <= 12 and second <= 12 and first != second:
        raise BadDate(
            _("“{text}” could be two days. Write the year first, like {iso}.").format(
                text=shown(text), iso=f"{year:04d}-{second:02d}-{first:02d}"
            )
        )
    day, month = (second, first) if second > 12 else (first, second)
    return _exists(year, month, day, text)


def _weekday(words: list[str], today: date, lean: Lean) -> date | None:
    """A weekday's name, alone or after `last` or `next`."""
    if not words or len(words) > 2 or words[-1] not in _WEEKDAYS:
        return None
    ahead = (_WEEKDAYS[words[-1]] - today.weekday()) % 7
    if len(words) == 1:
        return today + timedelta(days=ahead if lean == "ahead" else -(-ahead % 7))
    if words[0] in _NEXT:
        return today + timedelta(days=ahead or 7)
    if words[0] in _LAST:
        return today - timedelta(days=7 - ahead)
    return None


def _distance(words: list[str], today: date, text: str) -> date | None:
    """So far from today: `-3d`, `+2w`, `in 3 days`, `3 dagen geleden`, `over 2 weken`."""
    plain = "".join(words)
    if plain[:1] in ("+", "-"):
        amount, unit = _split_number(plain[1:])
        sign = 1 if plain[0] == "+" else -1
    elif len(words) == 3 and words[0] in ("in", "over"):
        amount, unit, sign = _number(words[1]), words[2], 1
    elif len(words) == 3 and words[2] in ("ago", "geleden"):
        amount, unit, sign = _number(words[0]), words[1], -1
    else:
        return None
    if amount is None or unit not in _UNITS:
        return None
    return _moved(today, sign * amount, _UNITS[unit], text)


def _named_month(words: list[str], today: date, lean: Lean, text: str) -> date | None:
    """A day with its month by name: `22 November`, `nov 22 2026`, `22 nov. 2026`."""
    words = [word.rstrip(".") for word in words]
    if not 2 <= len(words) <= 3:
        return None
    if words[0] in _MONTHS:
        words[0], words[1] = words[1], words[0]
    day, ending = _split_number(words[0])
    month = _MONTHS.get(words[1]) if ending in _ENDINGS else None
    if day is None or month is None:
        return None
    if len(words) == 3:
        year = _number(words[2]) if len(words[2]) == 4 else None
        return None if year is None else _exists(year, month, day, text)
    if day == 29 and month == 2:
        raise BadDate(_("Write the year too: 29 February comes only in leap years."))
    this_year = _exists(today.year, month, day, text)
    if lean == "ahead" and this_year < today:
        return _exists(today.year + 1, month, day, text)
    if lean == "back" and this_year > today:
        return _exists(today.year - 1, month, day, text)
    return this_year


def _number(digits: str) -> int | None:
    """A short run of ASCII digits as a number, else None."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 8 else None


def _split_number(text: str) -> tuple[int | None, str]:
    """A number and the letters behind it: `3d` is 3 and `d`."""
    letters = text.lstrip("0123456789")
    return _number(text[: len(text) - len(letters)]), letters


def _exists(year: int, month: int, day: int, text: str) -> date:
    """The date, or `BadDate` that says why there is no such day."""
    if not _EARLIEST <= year <= _LATEST:
        raise BadDate(
            _("“{text}” lies outside the years {first} to {last}.").format(
                text=shown(text), first=_EARLIEST, last=_LATEST
            )
        )
    if not 1 <= month <= 12:
        raise BadDate(_("“{text}” does not exist: a year has 12 months.").format(text=shown(text)))
    days = _month_length(year, month)
    if not 1 <= day <= days:
        raise BadDate(
            _("“{text}” does not exist: {month} {year} has {days} days.").format(
                text=shown(text), month=month_name(month), year=year, days=days
            )
        )
    return date(year, month, day)


def _week_day(year: int, week: int, weekday: int, text: str) -> date:
    """The day of an ISO week, or `BadDate` when that week or day does not exist."""
    try:
        found = date.fromisocalendar(year, week, weekday)
    except ValueError:
        raise BadDate(
            _("“{text}” does not exist: check the week and the day of the week.").format(
                text=shown(text)
            )
        ) from None
    return _exists(found.year, found.month, found.day, text)


def _moved(today: date, amount: int, unit: str, text: str) -> date:
    """So many days, weeks, months or years from today; a month's end stays a month's end."""
    if unit in ("day", "week"):
        try:
            found = today + timedelta(days=amount * (7 if unit == "week" else 1))
        except OverflowError:
            return _exists(_LATEST + 1, 1, 1, text)
        return _exists(found.year, found.month, found.day, text)
    months = today.year * 12 + today.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    inside = _EARLIEST <= year <= _LATEST
    return _exists(
        year, month + 1, min(today.day, _month_length(year, month + 1)) if inside else 1, text
    )


def _month_length(year: int, month: int) -> int:
    """How many days a month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days
