"""What each level of sharing lets out, in words and in fields, and the coarse bands it is told in.

Pure: the screens of consent, the commands and the desk read the same table. What is built for a
level is in `summary`; that nothing else gets out is the matter of its types, not of this list.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from harada.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

Streak = Literal["none", "days", "week", "weeks", "months"]

NOTHING = 0
HIGHEST = 4
RECOMMENDED = 2
"""Enough for a coach to ask good questions (SHARING.md 2.7)."""

_TITLES = (
    N_("nothing"),
    N_("used or not"),
    N_("figures"),
    N_("goal and pillars"),
    N_("routines you choose"),
)

_SHARES = (
    (),
    (N_("Which week it is, and whether you used Harada in it: yes or no."),),
    (
        N_("For each of the eight pillars, without its name, how often its routines were done."),
        N_("How much of all routines you kept, your score and your warmth, in steps of ten."),
        N_("For how long you have kept something every day: days, a week, weeks or months."),
    ),
    (N_("Your goal, and the titles of your eight pillars."),),
    (N_("The routines you choose, by name, and how often each was done."),),
)
"""What each level adds to the one below it."""

_MOOD = N_("Your mood: the mean of your diary’s scores for mind and body in the week, 1 to 5.")

_NEVER = N_(
    "Never in a summary: your diary, notes, reasons and amounts, your survey, the rest of your "
    "sheet. A diary entry goes only when you send that one yourself."
)

FIELDS: tuple[tuple[str, ...], ...] = (
    (),
    ("week", "used"),
    ("pillars", "streak", "kept", "score", "warmth"),
    ("goal", "pillar_titles"),
    ("routines",),
)
"""The fields of a summary that each level adds to the one below it."""

_STREAKS: dict[Streak, str] = {
    "none": N_("not lately"),
    "days": N_("for some days"),
    "week": N_("for a week"),
    "weeks": N_("for weeks"),
    "months": N_("for months"),
}

_WEEK, _TWO_WEEKS, _MONTH = 7, 14, 31


def title(level: int) -> str:
    """What a level is called, within a sentence: 'figures'."""
    return _(_TITLES[level])


def shares(level: int, *, mood: bool = False) -> list[str]:
    """All that a level lets out, a sentence each; empty for level 0 without mood."""
    told = [_(text) for texts in _SHARES[: level + 1] for text in texts]
    return [*told, _(_MOOD)] if mood and level else told


def adds(level: int) -> list[str]:
    """What a level lets out besides what the one below it does, a sentence each."""
    return [_(text) for text in _SHARES[level]]


def never() -> str:
    """What no level lets out, as a sentence."""
    return _(_NEVER)


def mood_shares() -> str:
    """What the switch for mood lets out, as a sentence."""
    return _(_MOOD)


def fields(level: int) -> tuple[str, ...]:
    """The fields of a summary of this level; mood, which has a switch of its own, is not one."""
    return tuple(name for names in FIELDS[: level + 1] for name in names)


def is_over(until: date | None, today: date) -> bool:
    """Whether a consent has ended: its last day is `until`, None is without an end."""
    return until is not None and today > until


def streak_band(days: int) -> Streak:
    """The band of so many days in a row."""
    if days <= 0:
        return "none"
    if days < _WEEK:
        return "days"
    if days < _TWO_WEEKS:
        return "week"
    return "weeks" if days < _MONTH else "months"


def streak_text(band: Streak) -> str:
    """A band as it stands in a sentence: 'for weeks'."""
    return _(_STREAKS[band])


def by_itself() -> str:
    """What the app does by itself, for those who agree to a level."""
    return _(
        "Once your coach has confirmed you, the app sends each week by itself when it is over; "
        "you can turn that off."
    )


def streak_figure(band: Streak) -> str:
    """A band as it stands among the figures of a week: 'daily for weeks'."""
    if band == "none":
        return _("not daily lately")
    return _("daily {band}").format(band=streak_text(band))


def tens(percent: float | None) -> int | None:
    """A figure from 0 to 100 in steps of ten, half up; None stays None."""
    return None if percent is None else min(100, max(0, int(percent + 5) // 10 * 10))


def mood_band(scores: Iterable[int]) -> int | None:
    """The mean of scores from 1 to 5 as a whole number, half up; None where there are none."""
    given = list(scores)
    return (2 * sum(given) + len(given)) // (2 * len(given)) if given else None
