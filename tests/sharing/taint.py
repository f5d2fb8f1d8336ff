"""Marks every text a notebook can hold with a word of its own, found from the models themselves.

A field that is added to a form is marked without a change here: whether a field takes free text is
asked of its own validator.
"""

from __future__ import annotations

import re
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from harada.exchange.places import file_of
from harada.method.forms import FORMS, problems
from harada.notebook.notebook import Notebook
from harada.notebook.schema import kind_of

MARK = re.compile(r"zq[a-z]{6}qz")
"""What a mark looks like; no word of the program does."""

_PLAIN = ("2026-11-02", "2026-11-02T10:00:00Z", "2026-W45", "1", "x", 1, 1.0, True, {}, [], None)
"""What a field that takes no free text may take."""

_STEERS = {
    "profile.language", "profile.day_start", "profile.shift_starts", "routines.recurrence",
    "levels.name",
}  # fmt: skip
"""Texts that choose what the program does: a language, a time, a rule; none is a person's words."""


class Marker:
    """Gives each place in a notebook a mark, and knows the place of each."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def mark(self, place: str) -> str:
        """The mark of a place; `place` is a path such as `goals.g1.goal`."""
        number, letters = len(self.places), ""
        for _digit in range(6):
            number, rest = divmod(number, 26)
            letters += chr(ord("a") + rest)
        word = f"zq{letters}qz"
        self.places[word] = place
        return word

    def of(self, *places: str) -> set[str]:
        """The marks at some places; each must have one."""
        found = {word for word, place in self.places.items() if place in places}
        assert len(found) == len(places), set(places) - set(self.places.values())
        return found

    def found_in(self, text: str) -> set[str]:
        """The marks that occur in a text."""
        return set(MARK.findall(text.casefold())) & self.places.keys()

    def told(self, marks: set[str]) -> list[str]:
        """The places of marks, to be read when a test fails."""
        return sorted(self.places[word] for word in marks)


def taint(notebook: Notebook) -> Marker:
    """Mark every free text of every document of a notebook, present or possible."""
    marker = Marker()
    with notebook.store.unlogged_change() as change:
        for name in notebook.store.names():
            kind = kind_of(name)
            for table, documents in notebook.store.file(name).read().items():
                form = FORMS.get((kind, table))
                if form is None:
                    continue
                for key, document in documents.items():
                    marked = _marked(form, document, marker, table, f"{table}.{key}")
                    assert problems(kind, table, key, marked) == []
                    change.put(name, table, key, marked)
        for (kind, table), form in FORMS.items():
            if not any(place.startswith(f"{table}.") for place in marker.places.values()):
                made = _marked(form, {}, marker, table, f"{table}.n1")
                assert problems(kind, table, "n1", made) == []
                if table not in ("current", "pauses"):  # ids and dates alone
                    change.put(file_of(table, "n1"), table, "n1", made)
    return marker


def _marked(
    form: type[BaseModel], document: dict[str, Any], marker: Marker, short: str, place: str
) -> dict[str, Any]:
    """A document with a mark in each field that takes a text."""
    made = dict(document)
    for name, field in form.model_fields.items():
        if f"{short}.{name}" in _STEERS:
            continue
        kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        value = _value(kind, made.get(name), marker, name, f"{place}.{name}")
        if value is not _NOTHING:
            made[name] = value
        elif name not in made and field.is_required():
            made[name] = _plain(Annotated[field.annotation, *field.metadata, None])
    return made


_NOTHING: Any = object()
"""Where there is no text to mark, what stands there stays."""


def _value(kind: Any, now: Any, marker: Marker, short: str, place: str) -> Any:
    origin = get_origin(kind)
    inner = get_args(kind)
    if origin is Annotated and inner[0] is not str:
        return _value(inner[0], now, marker, short, place)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _marked(kind, now or {}, marker, short, place)
    if origin is list:
        return _list(inner[0], now, marker, short, place)
    if origin is dict:
        return _dict(inner, now, marker, short, place)
    if origin in (Union, types.UnionType):
        texts = [each for each in inner if _is_text(each)]
        return marker.mark(place) if texts and now is not None else _NOTHING
    return marker.mark(place) if _is_text(kind) else _NOTHING


def _list(kind: Any, now: Any, marker: Marker, short: str, place: str) -> Any:
    """A list with a mark in each item; one item where there were none, if that can be."""
    values = [
        _value(kind, each, marker, short, f"{place}.{number}")
        for number, each in enumerate(now or [None], 1)
    ]
    if any(value is _NOTHING for value in values):
        return _NOTHING
    return values


def _dict(kinds: tuple[Any, ...], now: Any, marker: Marker, short: str, place: str) -> Any:
    """A dictionary with a mark in each value, and in a key where that takes a text."""
    keys = list(now or {}) or ["r1"]
    if _is_text(kinds[0]):
        keys = [marker.mark(f"{place}.key")]
    values = {}
    for key in keys:
        value = _value(kinds[1], (now or {}).get(key), marker, short, f"{place}.{key}")
        if value is _NOTHING:
            return _NOTHING
        values[key] = value
    return values


def _plain(kind: Any) -> Any:
    """What a field may hold that takes no free text."""
    if get_origin(get_args(kind)[0]) is Literal:
        return get_args(get_args(kind)[0])[0]
    return next(each for each in _PLAIN if _takes(kind, each))


def _is_text(kind: Any) -> bool:
    return _takes(kind, "zq" * 40 + " any words") and not _takes(kind, 1.5)


def _takes(kind: Any, value: Any) -> bool:
    try:
        _adapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
