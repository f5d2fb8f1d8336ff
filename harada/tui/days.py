"""Days in a word, for the screens: short in a list, and how far they are.

It loads no widget, so that a page that only reads need not load what one writes in.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import _, month_short, ngettext


def short_day(iso: str) -> str:
    """Return a day as it stands in a list: '30 Oct 2026'."""
    day = date.fromisoformat(iso)
    return _("{day} {month} {year}").format(
        day=day.day, month=month_short(day.month), year=day.year
    )


def days_left(day: date, today: date) -> str:
    """Return how far a day is, in words: '96 days left', 'today', '3 days ago'."""
    left = (day - today).days
    if left > 0:
        return ngettext("{n} day left", "{n} days left", left).format(n=left)
    if left == 0:
        return _("today")
    return ngettext("{n} day ago", "{n} days ago", -left).format(n=-left)
