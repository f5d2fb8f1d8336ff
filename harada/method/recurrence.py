"""A recurrence as a person says it, and as they type it: `every day`, `mon,wed`, `3/7`.

The recurrence itself is a plain document; when it is due is the matter of `due`, whether a rule is
sound that of `rule`.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import N_, _, ngettext, weekday_name, weekday_short
from harada.method.errors import UnreadableValue
from harada.method.text import shown
from harada.method.when import BadDate, parse_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Recurrence

_WEEK = 7
_LONGEST_WINDOW = 366
_A_MONDAY, _A_THURSDAY = date(2026, 1, 5), date(2026, 1, 8)
_WORKDAYS, _WEEKEND = [0, 1, 2, 3, 4], [5, 6]


_RULE_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PLACES = {
    "1": N_("on the first {weekday} of the month"),
    "2": N_("on the second {weekday} of the month"),
    "3": N_("on the third {weekday} of the month"),
    "4": N_("on the fourth {weekday} of the month"),
    "-1": N_("on the last {weekday} of the month"),
}


class BadRecurrence(UnreadableValue):
    """Weekdays or a number of times that are not understood."""


def in_words(recurrence: Recurrence) -> str:
    """The recurrence in the person's language: `every day`, `Mon, Wed`, `3 times a week`."""
    kind = recurrence["kind"]
    if kind == "weekdays":
        return _weekdays_in_words(sorted(set(recurrence["days"])))
    if kind == "times":
        return _times_in_words(recurrence["times"], recurrence["days_in"])
    if kind == "rule":
        return _rule_in_words(recurrence["rule"])
    if kind == "shifts":
        return _("on shifts: {names}").format(names=", ".join(recurrence["shifts"]))
    return _("every day")


def _weekdays_in_words(days: list[int]) -> str:
    if len(days) == _WEEK:
        return _("every day")
    if days == _WORKDAYS:
        return _("Monday to Friday")
    if days == _WEEKEND:
        return _("in the weekend")
    if len(days) == 1:
        return _("every {weekday}").format(weekday=weekday_name(days[0]))
    return ", ".join(weekday_short(day) for day in days)


def _times_in_words(times: int, days: int) -> str:
    if days == _WEEK:
        return ngettext("once a week", "{n} times a week", times).format(n=times)
    return ngettext("once in {days} days", "{n} times in {days} days", times).format(
        n=times, days=days
    )


def _rule_in_words(rule: str) -> str:
    """The rules people use as words, all others as they are written."""
    from harada.method.rule import parse_rule

    parts = dict(parse_rule(rule))
    if parts.pop("FREQ") == "MONTHLY" and len(parts) == 1:
        if parts.get("BYMONTHDAY") == "-1":
            return _("on the last day of the month")
        if parts.get("BYMONTHDAY", "-").isdigit():
            return _("on day {n} of the month").format(n=parts["BYMONTHDAY"])
        place, weekday = parts.get("BYDAY", "")[:-2], parts.get("BYDAY", "")[-2:]
        if place in _PLACES and weekday in _RULE_WEEKDAYS:
            return _(_PLACES[place]).format(weekday=weekday_name(_RULE_WEEKDAYS.index(weekday)))
    return _("by the rule {rule}").format(rule=rule)


def weekdays(text: str) -> Recurrence:
    """The recurrence on weekdays named in either language: `mon,wed`, `ma wo vr`, `mon-fri`.

    Raises `BadRecurrence` for a word that is no weekday, and when there is none.
    """
    days: set[int] = set()
    for word in text.replace(",", " ").split():
        first, dash, last = word.partition("-")
        begin = _weekday(first, text)
        end = _weekday(last, text) if dash else begin
        days |= {(begin + n) % _WEEK for n in range((end - begin) % _WEEK + 1)}
    if not days:
        raise _no_weekdays(text)
    return {"kind": "weekdays", "days": sorted(days)}


def _weekday(word: str, text: str) -> int:
    """The number of a weekday by name, 0 Monday; words for other days mean no weekday."""
    if not word.isalpha():
        raise _no_weekdays(text)
    try:
        found = {parse_day(word, anchor).weekday() for anchor in (_A_MONDAY, _A_THURSDAY)}
    except BadDate:
        raise _no_weekdays(text) from None
    if len(found) != 1:  # a day counted from today, such as `tomorrow`
        raise _no_weekdays(text)
    return found.pop()


def _no_weekdays(text: str) -> BadRecurrence:
    return BadRecurrence(
        _("“{text}” does not name weekdays. Write them like mon,wed,fri or mon-fri.").format(
            text=shown(text)
        )
    )


def times(text: str) -> Recurrence:
    """The recurrence of `3/7`, three times in seven days; raises `BadRecurrence` for another form.

    More times than days cannot be: a day is marked once.
    """
    many, slash, days = text.replace(" ", "").partition("/")
    if slash and _is_count(many) and _is_count(days):
        n, length = int(many), int(days)
        if 1 <= n <= length <= _LONGEST_WINDOW:
            return {"kind": "times", "times": n, "days_in": length}
    raise BadRecurrence(
        _(
            "“{text}” is not a number of times. Write 3/7 for three times in seven days; a day "
            "counts once."
        ).format(text=shown(text))
    )


def _is_count(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) <= 3
