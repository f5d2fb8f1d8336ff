"""Reads the templates that come with the program: starter sheets per kind of work, and the demo.

A template is data in the folder `templates`, in every language of the face; this module finds the
folder, in an installed package as well as in a checkout, and gives the texts in one language. It
puts nothing into a notebook: the person fills in, an example only shows how.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast

from harada.i18n import ENGLISH

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from harada.method.documents import Analysis, Aspect, Perspectives

STARTERS = ("customer_service", "care", "sales", "engineering", "leadership")
"""The kinds of work there are starter sheets for, in the order in which they are offered."""


class StarterObjective(TypedDict):
    """An objective as a company might set it."""

    text: str
    measure: str


class StarterAction(TypedDict):
    """One of the 64, and whether it is a `routine`, done `weekly`, or `dated`."""

    kind: Literal["routine", "weekly", "dated"]
    text: str


class StarterPillar(TypedDict):
    """One of the eight pillars with its eight actions, in reading order."""

    text: str
    aspect: Aspect
    actions: list[StarterAction]


class StarterLevel(TypedDict):
    """A goal level by its id in the goal sheet."""

    name: str
    text: str


class StarterSupporter(TypedDict):
    """Who helps, and what is asked of them."""

    who: str
    what: str


class Starter(TypedDict):
    """A whole sheet and chart of an invented person, in one language."""

    kind: str
    title: str
    role: str
    mission: str
    objective: StarterObjective
    line_of_sight: str
    service_home: str
    service_work: str
    goal: str
    levels: list[StarterLevel]
    perspectives: Perspectives
    analysis: dict[Aspect, Analysis]
    pillars: list[StarterPillar]
    dated: list[str]
    """The ten actions that get a date first, as `pillar.action`."""
    routines: list[str]
    """The ten actions that become routines first, as `pillar.action`."""
    supporters: list[StarterSupporter]
    affirmation: str
    feelings: list[str]


def starter(kind: str, language: str) -> Starter:
    """Return the starter sheet for a kind of work, its texts in a language, else in English.

    An unknown kind, such as none chosen yet, gives the first one. `language` is any tag; what
    stands behind its first hyphen may be unknown.
    """
    document = _starter_file(kind if kind in STARTERS else STARTERS[0])
    return cast("Starter", _spoken(document, language))


def demo(language: str) -> dict[str, Any]:
    """Return the made-up half year of the demo, its texts in a language, else in English.

    Its person is the customer adviser of `starter`: what they kept, when, and in which words.
    """
    text = (_folder() / "demo" / "customer_service.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", _spoken(json.loads(text), language))


def _spoken(value: Any, language: str) -> Any:
    """Return a value of a template with every text in one language."""
    if isinstance(value, list):
        return [_spoken(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    if ENGLISH in value:
        return value.get(language) or value.get(language.partition("-")[0]) or value[ENGLISH]
    return {key: _spoken(item, language) for key, item in value.items()}


def _starter_file(kind: str) -> dict[str, Any]:
    """Read a starter sheet, texts by language."""
    return stored_template("starters", kind)


@cache
def stored_template(folder: str, name: str) -> dict[str, Any]:
    """Read a template with its texts in every language, once."""
    text = (_folder() / folder / f"{name}.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


def _folder() -> Traversable:
    """Return the folder of the templates: inside the installed package, else beside it."""
    from importlib.resources import files

    package = files("harada")
    inside = package / "templates"
    if inside.is_dir():
        return inside
    from pathlib import Path

    return Path(str(package)).parent / "templates"
