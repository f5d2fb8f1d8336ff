"""Taking typed values out of a brought JSON object, with the place of whatever is wrong.

A reader collects all that is wrong in the file and then refuses it once, naming every place, so
that a person mends a file in one go. Nothing is converted silently: a number where a text belongs
is named, and so is every key this product has no place for.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from harada.i18n import _, language
from harada.method.text import printable, shorten
from harada.notebook.errors import Refused

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MOST = 20
"""How many places a refusal lists; the rest is counted."""


class Trouble:
    """All that is wrong in one file, and all that is worth a warning."""

    def __init__(self, name: str) -> None:
        """Begin with nothing wrong in the file `name`."""
        self.name = name
        self.wrong: list[str] = []
        self.warnings: list[str] = []

    def refuse(self, sentence: str) -> None:
        """Note a sentence about what is wrong, once."""
        if sentence not in self.wrong:
            self.wrong.append(sentence)

    def refuse_if_any(self) -> None:
        """Raise `Refused` with every sentence collected so far, if there is one."""
        if not self.wrong:
            return
        shown = self.wrong[:_MOST]
        if len(self.wrong) > _MOST:
            shown.append(_("… and {n} more.").format(n=len(self.wrong) - _MOST))
        first = _("{file} was not brought in; nothing was changed.").format(
            file=printable(self.name)
        )
        raise Refused("\n".join([first, *shown]))


class Entry:
    """One JSON object of the file and where it stands, such as `pillars[2].actions[5]`."""

    def __init__(self, value: object, where: str, trouble: Trouble) -> None:
        """Stand for `value`; anything but an object is noted as wrong and read as empty."""
        self.where = where
        self.trouble = trouble
        self._known: set[str] = set()
        self.fields: dict[str, Any] = {}
        if isinstance(value, dict):
            self.fields = value
        elif value is not None:
            self.wrong("", _("an object belongs here"))

    def wrong(self, key: str, reason: str) -> None:
        """Note that the value of `key` cannot be taken, and why."""
        self.trouble.refuse(_("{place}: {problem}.").format(place=self.at(key), problem=reason))

    def warn(self, key: str, reason: str) -> None:
        """Note something about `key` the person should know, without refusing the file."""
        told = _("{place}: {problem}.").format(place=self.at(key), problem=reason)
        self.trouble.warnings.append(told)

    def at(self, key: str) -> str:
        """The place of `key` in the file."""
        path = ".".join(part for part in (self.where, key) if part)
        return printable(path) or _("the file")

    def text(self, key: str) -> str:
        """The text of `key`; empty where it is absent or null."""
        self._known.add(key)
        value = self.fields.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong(key, _("a text belongs here"))
            return ""
        return value

    def first_text(self, *keys: str) -> str:
        """The first of several keys that holds a text."""
        found = [self.text(key) for key in keys]
        return next((text for text in found if text), "")

    def flag(self, key: str) -> bool | None:
        """True or false; None where it is absent."""
        self._known.add(key)
        value = self.fields.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(key, _("true or false belongs here"))
        return None

    def whole_number(self, key: str, lowest: int, highest: int) -> int | None:
        """A whole number within bounds; None where it is absent or wrong."""
        self._known.add(key)
        value = self.fields.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            self.wrong(
                key,
                _("'{value}' is no whole number from {lowest} to {highest}").format(
                    value=_brief(value), lowest=lowest, highest=highest
                ),
            )
            return None
        return value

    def day(self, key: str) -> str | None:
        """A date as `2026-11-22`; None where it is absent, null or empty."""
        text = self.text(key)
        if not text:
            return None
        if iso_day(text) is None:
            self.wrong(
                key,
                _("'{value}' is no date; write it as 2026-11-22").format(value=_brief(text)),
            )
            return None
        return text

    def lines(self, key: str) -> list[str]:
        """A list of texts; a single text is a list of one."""
        self._known.add(key)
        value = self.fields.get(key)
        if isinstance(value, str):
            return [value]
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            self.wrong(key, _("a list of texts belongs here"))
            return []
        return list(value)

    def entry(self, key: str) -> Entry:
        """The object of `key`; an empty one where it is absent."""
        self._known.add(key)
        return Entry(self.fields.get(key), self._under(key), self.trouble)

    def entries(self, key: str) -> list[Entry]:
        """The objects in the list of `key`; none where it is absent."""
        self._known.add(key)
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, _("a list belongs here"))
            return []
        return [
            Entry(item, f"{self._under(key)}[{index}]", self.trouble)
            for index, item in enumerate(value)
        ]

    def languages(self, *others: str) -> dict[str, str]:
        """The texts per language this object holds, beside the keys named in `others`."""
        found = {
            key: value
            for key, value in self.fields.items()
            if key not in others and isinstance(value, str) and _TAG.fullmatch(key)
        }
        self._known.update(found)
        return found

    def warn_of_unknown(self) -> None:
        """Name every key nobody asked for: it has no place here and is not brought in."""
        for key in self.fields:
            if key not in self._known:
                self.warn(key, _("this product has no place for it, so it is left out"))

    def _under(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def iso_day(text: str) -> date | None:
    """The date that `text` is when written as `2026-11-22`, else None."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def chosen(texts: dict[str, str], lang: str | None) -> tuple[str, str]:
    """Tag and text of the language that becomes the text.

    `lang` where the file has it, else the language of the face, else the first in the file;
    `nl-BE` also finds `nl`, and the other way round.
    """
    for wanted in (lang, language()):
        if not wanted:
            continue
        if wanted in texts:
            return wanted, texts[wanted]
        short = _primary(wanted)
        for tag, text in texts.items():
            if _primary(tag) == short:
                return tag, text
    return next(iter(texts.items()))


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def _brief(value: object) -> str:
    return shorten(printable(str(value)), 40)
