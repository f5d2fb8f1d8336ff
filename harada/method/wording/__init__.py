"""The wording adviser: what a goal, an action or a routine leaves open, as a question.

It works offline by rules per language, asks and never writes for a person, and says nothing where
it cannot tell. Everything it asks may be left as it is.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from harada.i18n import N_, _
from harada.method.wording.sentence import Sentence, is_number

if TYPE_CHECKING:
    from collections.abc import Callable

    Rules = dict[tuple[str, str], Callable[[Sentence], bool]]

Kind = Literal["goal", "action", "routine"]

CODES: dict[Kind, tuple[str, ...]] = {
    "goal": ("no-number", "no-date", "not-mine", "not-as-done"),
    "action": ("vague", "no-verb", "no-measure"),
    "routine": ("vague", "too-big", "not-by-myself"),
}
"""What can be asked of each kind of text, in the order in which it is asked."""

QUESTIONS = {
    "no-number": N_("How will you count it? A number shows when you are there."),
    "no-date": N_("By which day?"),
    "not-mine": N_("What part of this is yours to do, whatever others decide?"),
    "not-as-done": N_("How would you say it if it were done already? “I have …”, “I am …”"),
    "vague": N_("What exactly will you do, so that another could see that you did it?"),
    "no-verb": N_("What do you do? Which verb belongs here?"),
    "no-measure": N_("How much, when, where, or in which way?"),
    "too-big": N_("Would you still do this on a bad day? What is the smallest piece of it?"),
    "not-by-myself": N_("Can you do this even when nobody else has time?"),
}
"""The question of each code, to translate at use."""

LANGUAGES = {"en": "english", "nl": "dutch"}
"""Languages there are rules for, with the module that holds them."""


def advise(kind: Kind, text: str, lang: str) -> list[str]:
    """The codes of what this text leaves open, in the order of `CODES`; empty for nothing.

    `lang` is the tag of the language the text is written in. Of a text in a language or a script
    without rules only the number of a goal is asked.
    """
    sentence = Sentence(text)
    if not any(char.isalnum() for char in sentence.low):
        return []
    module = LANGUAGES.get(lang.partition("-")[0].partition("_")[0].lower())
    if module is None or not sentence.is_latin:
        counted = any(is_number(char) for char in sentence.low)
        return ["no-number"] if kind == "goal" and not counted else []
    rules = _rules(module)
    return [code for code in CODES[kind] if rules[kind, code](sentence)]


def question(code: str) -> str:
    """The question of a code, in the language of this moment."""
    return _(QUESTIONS[code])


@cache
def _rules(module: str) -> Rules:
    """The rules of a language; loaded when it is first asked about."""
    found: Rules = import_module(f"harada.method.wording.{module}").ASKS
    return found
