"""The levels of a goal as a list a person may change: one more, another name, one less.

A level that comes with the form keeps its id whatever it is called in a language; any other goes by
its own name.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.errors import MethodError
from harada.method.labels import LEVELS
from harada.method.text import printable, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from harada.method.documents import Level


class BadLevel(MethodError):
    """A level that cannot be added, named so or taken away."""


def title(name: str) -> str:
    """What a level is called in the language of now."""
    return _(LEVELS[name]) if name in LEVELS else name


def level_named(levels: Iterable[Level], typed: str) -> Level:
    """The level a text means: its id, its title, or how it begins; raises `BadLevel`."""
    wanted, found = _tidy(typed).casefold(), list(levels)
    spoken = {one["name"]: (one["name"].casefold(), title(one["name"]).casefold()) for one in found}
    same = [one for one in found if wanted in spoken[one["name"]]]
    begun = [
        one
        for one in found
        if wanted and any(name.startswith(wanted) for name in spoken[one["name"]])
    ]
    if not same and len(begun) != 1:
        raise BadLevel(
            _("“{text}” is none of the levels: {names}.").format(
                text=shown(typed), names=", ".join(title(one["name"]) for one in found)
            )
        )
    return (same or begun)[0]


def with_level(levels: Iterable[Level], name: str, text: str = "") -> list[Level]:
    """The levels with one more at the end; raises `BadLevel` for no name and for one there is."""
    old = list(levels)
    return [*old, {"name": _new_name(old, name), "text": text.strip(), "result": None}]


def renamed(levels: Iterable[Level], before: str, name: str) -> list[Level]:
    """The levels with one under another name; what it says stays."""
    old = list(levels)
    others = [level for level in old if level["name"] != before]
    new = _new_name(others, name)
    return [{**level, "name": new} if level["name"] == before else level for level in old]


def without(levels: Iterable[Level], name: str) -> list[Level]:
    """The levels with one less; raises `BadLevel` for the last one."""
    left = [level for level in levels if level["name"] != name]
    if not left:
        raise BadLevel(_("A sheet keeps at least one level."))
    return left


def _new_name(levels: Iterable[Level], typed: str) -> str:
    """The name to keep for what was typed: that of the form where it means one of its levels."""
    tidy = _tidy(typed)
    if not tidy:
        raise BadLevel(_("A level needs a name, for instance: stretch."))
    spoken = {title(name).casefold(): name for name in LEVELS} | {name: name for name in LEVELS}
    name = spoken.get(tidy.casefold(), tidy)
    if name.casefold() in (level["name"].casefold() for level in levels):
        raise BadLevel(_("There is a level {name} already.").format(name=title(name)))
    return name


def _tidy(text: str) -> str:
    """A name in one line."""
    return " ".join(printable(text).split())
