"""The language of the face: which one is spoken, and how a sentence is found in it.

Every text a person reads passes through `_`, `ngettext` or `pgettext` of this module, which look it
up in the language of this moment, so the language can change while the app is open. What a person
wrote is data and never comes here. English is in the code itself and costs nothing to load; another
language is one catalogue beside this file.

The quick commands pay for whatever this module imports, so it imports only `os`, which Python has
loaded by itself. Format after translating: `_("{n} left").format(n=n)`; never join sentences.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Protocol

    class Speaker(Protocol):
        """What stands behind `_`: a catalogue, or the pseudo-language of the tests."""

        def text(self, message: str) -> str:
            """The translation of a message, or the message itself."""

        def in_context(self, context: str, message: str) -> str:
            """The translation of a message in a context, or the message itself."""

        def plural(self, one: str, many: str, n: int) -> str:
            """The form that fits `n`, or the English one."""


ENGLISH = "en"
PSEUDO = "x-pseudo"
"""A language for tests: accented and longer than English. Spoken only when asked for by its tag."""

_LOCALE = os.path.join(os.path.dirname(__file__), "locale")

_tag = ENGLISH
_speaker: Speaker | None = None


def N_(message: str) -> str:  # noqa: N802 - the name translators' tools know
    """Mark a constant for translation and return it as it is; `_` translates it at use."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802 - as above
    """Mark a constant that has a context; `pgettext` with the same context translates it at use."""
    return message


def _(message: str) -> str:
    """The message in the language of this moment."""
    return message if _speaker is None else _speaker.text(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a message that fits the count `n`, in the language of this moment."""
    if _speaker is None:
        return one if n == 1 else many
    return _speaker.plural(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message as it reads in one context, where English uses one word for several things."""
    return message if _speaker is None else _speaker.in_context(context, message)


def use(tag: str) -> None:
    """Speak the language of this tag from now on; English where there is no catalogue for it.

    Any language tag or locale name is taken: `nl`, `nl-BE`, `nl_NL.UTF-8`. Never an error.
    """
    global _tag, _speaker
    _tag, _speaker = _speaker_of(tag)


def language() -> str:
    """The tag of the language that is spoken now, one of `languages()`."""
    return _tag


def languages() -> list[str]:
    """Tags of the languages with a catalogue, English first, the others by tag."""
    found = [name.replace("_", "-") for name in os.listdir(_LOCALE) if os.path.exists(_file(name))]
    return [ENGLISH, *sorted(found)]


def language_name(tag: str) -> str:
    """A language's name in that language itself: `nl` gives "Nederlands"."""
    speaker = _speaker_of(tag)[1]
    name = NP_("the name of this language, in this language", "English")
    if speaker is None:
        return name
    return speaker.in_context("the name of this language, in this language", name)


def from_environment(env: Mapping[str, str]) -> str:
    """The language tag a person's environment asks for, `en` where it asks for none.

    Read in the order of gettext: LANGUAGE (several, the first that has a catalogue), LC_ALL,
    LC_MESSAGES, LANG. The tag may be one without a catalogue, such as `ja-JP`: texts that come in
    several languages are still chosen by it.
    """
    wished = [name for name in env.get("LANGUAGE", "").split(":") if name]
    for name in wished:
        tag = _normal(name)
        if tag == ENGLISH or tag.startswith("en-") or _speaker_of(tag)[1] is not None:
            return tag
    if wished:
        return _normal(wished[0])
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(variable):
            return _normal(env[variable])
    if os.name == "nt":
        from harada.i18n.windows import interface_language

        return _normal(interface_language())
    return ENGLISH


def month_name(month: int) -> str:
    """The name of a month, 1 to 12, as it stands in a sentence."""
    return pgettext("month", _MONTHS[month - 1])


def month_short(month: int) -> str:
    """A month's name, 1 to 12, in about three letters."""
    return pgettext("short month", _SHORT_MONTHS[month - 1])


def weekday_name(weekday: int) -> str:
    """The name of a weekday, 0 Monday to 6 Sunday, as it stands in a sentence."""
    return pgettext("weekday", _WEEKDAYS[weekday])


def weekday_short(weekday: int) -> str:
    """A weekday's name, 0 Monday to 6 Sunday, in two or three letters."""
    return pgettext("short weekday", _SHORT_WEEKDAYS[weekday])


def long_date(day: date | str) -> str:
    """A day in full, from a date or an ISO text: "Sunday 22 November 2026"."""
    if isinstance(day, str):
        from datetime import date as civil

        day = civil.fromisoformat(day)
    return pgettext("long date", "{weekday} {day} {month} {year}").format(
        weekday=weekday_name(day.weekday()),
        day=day.day,
        month=month_name(day.month),
        year=day.year,
    )


def _normal(name: str) -> str:
    """A locale name as a language tag: `nl_NL.UTF-8@euro` is `nl-NL`; C and nonsense are `en`."""
    bare = name.partition("@")[0].partition(".")[0].replace("_", "-")
    parts = bare.split("-")
    if bare in ("C", "POSIX") or not all(part.isascii() and part.isalnum() for part in parts):
        return ENGLISH
    if parts[0].lower() == "x":
        return bare.lower()
    shaped = [parts[0].lower()]
    for part in parts[1:]:
        shaped.append(part.title() if len(part) == 4 else part.upper())
    return "-".join(shaped)


def _file(name: str) -> str:
    """Where the compiled catalogue of a locale name would be."""
    return os.path.join(_LOCALE, name, "LC_MESSAGES", "harada.mo")


def _speaker_of(wished: str) -> tuple[str, Speaker | None]:
    """The nearest language we speak to the wished one, and what speaks it; None is English."""
    tag = _normal(wished)
    if tag == PSEUDO:
        from harada.i18n.pseudo import PseudoLanguage

        return tag, PseudoLanguage()
    parts = tag.split("-")
    if parts[0] == ENGLISH:
        return ENGLISH, None
    from harada.i18n.catalogue import Catalogue

    while parts:
        try:
            return "-".join(parts), Catalogue(_file("_".join(parts)))
        except (OSError, ValueError):
            # No such catalogue, or one that was damaged: the wider language, in the end English.
            parts.pop()
    return ENGLISH, None


_MONTHS = (
    NP_("month", "January"),
    NP_("month", "February"),
    NP_("month", "March"),
    NP_("month", "April"),
    NP_("month", "May"),
    NP_("month", "June"),
    NP_("month", "July"),
    NP_("month", "August"),
    NP_("month", "September"),
    NP_("month", "October"),
    NP_("month", "November"),
    NP_("month", "December"),
)
_SHORT_MONTHS = (
    NP_("short month", "Jan"),
    NP_("short month", "Feb"),
    NP_("short month", "Mar"),
    NP_("short month", "Apr"),
    NP_("short month", "May"),
    NP_("short month", "Jun"),
    NP_("short month", "Jul"),
    NP_("short month", "Aug"),
    NP_("short month", "Sep"),
    NP_("short month", "Oct"),
    NP_("short month", "Nov"),
    NP_("short month", "Dec"),
)
_WEEKDAYS = (
    NP_("weekday", "Monday"),
    NP_("weekday", "Tuesday"),
    NP_("weekday", "Wednesday"),
    NP_("weekday", "Thursday"),
    NP_("weekday", "Friday"),
    NP_("weekday", "Saturday"),
    NP_("weekday", "Sunday"),
)
_SHORT_WEEKDAYS = (
    NP_("short weekday", "Mon"),
    NP_("short weekday", "Tue"),
    NP_("short weekday", "Wed"),
    NP_("short weekday", "Thu"),
    NP_("short weekday", "Fri"),
    NP_("short weekday", "Sat"),
    NP_("short weekday", "Sun"),
)
