"""Amounts beside a mark: how much was done, and the target a routine has for it.

An amount is a number from 0 up in the unit of the routine's target; a target is reached from below
(`at_least`) or kept under (`at_most`). What an amount is worth in the score stands in `score`.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _, pgettext
from harada.method.errors import UnreadableValue
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Day, Routine, Target

_LARGEST = 1e12
_AT_MOST = ("at most", "hoogstens", "maximaal", "max", "<=", "≤")
_AT_LEAST = ("at least", "minstens", "minimaal", "min", ">=", "≥")
_NOTHING = ("", "none", "no", "geen")


class BadAmount(UnreadableValue):
    """An amount or a target that is not understood."""


def number(text: str) -> float:
    """The amount a person typed, with a point or a comma; raises `BadAmount` for anything else."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = float("nan")
    if not 0 <= value < _LARGEST:
        raise BadAmount(_("The amount {text} is not a number from 0 up.").format(text=shown(text)))
    return value


def counted(text: str, before: float | None) -> float:
    """The amount of a day after a person typed `12`, or `+2` for two more than `before`."""
    typed = text.strip()
    if typed.startswith("+"):
        return (before or 0.0) + number(typed[1:])
    return number(typed)


def target_of(text: str) -> Target | None:
    """The target of `20 pages`, `at least 20 pages` or `at most 2 cups`; None for none.

    Understands both languages and `>=`, `<=`. Raises `BadAmount` for anything else, and for
    'at least nothing'.
    """
    typed = " ".join(text.split())
    if typed.casefold() in _NOTHING:
        return None
    for words, kind in ((_AT_MOST, "at_most"), (_AT_LEAST, "at_least")):
        for word in words:
            rest = typed[len(word) :].lstrip()
            if typed.casefold().startswith(word) and rest[:1].isdigit():
                return target(kind, rest)
    return target("at_least", typed)


def target(kind: str, text: str) -> Target:
    """The target of this kind, `at_least` or `at_most`, with the amount and unit of a text.

    Raises `BadAmount` for a text that does not begin with a number, and for 'at least nothing'.
    """
    figure, _space, unit = text.strip().partition(" ")
    try:
        amount = number(figure)
    except BadAmount:
        amount = -1.0
    if amount < 0 or (kind == "at_least" and amount == 0):
        raise BadAmount(
            _("“{text}” is not an amount. Write a number and what it counts: “20 pages”.").format(
                text=shown(text)
            )
        )
    return {"kind": kind, "amount": amount, "unit": unit.strip()}  # type: ignore[typeddict-item]


def so_far(routine_id: str, routine: Routine, on: date, days: Mapping[str, Day]) -> float | None:
    """How much was done on a day, of 'n times in m days' in its window up to that day.

    None where no amount was said. `days` by ISO date must hold those days.
    """
    first = on
    if routine["recurrence"]["kind"] == "times":
        from harada.method.due import window_of  # a mark with an amount does without

        first = window_of(routine, on)[0]
    said: list[float] = []
    while first <= on:
        day = days.get(first.isoformat())
        if day is not None and routine_id in day.get("amounts", {}):
            said.append(day["amounts"][routine_id])
        first += timedelta(days=1)
    return sum(said) if said else None


def told(wanted: Target, amount: float | None) -> str:
    """An amount beside its target, in a few cells: `12/20 pages`, `2/≤3 cups`, `0/20 pages`."""
    limit = "≤" if wanted["kind"] == "at_most" else ""
    return f"{figure(amount or 0.0)}/{limit}{figure(wanted['amount'])} {wanted['unit']}".strip()


def in_words(wanted: Target) -> str:
    """A target in the person's language: `at least 20 pages`."""
    sentence = _("at least {amount}") if wanted["kind"] == "at_least" else _("at most {amount}")
    return sentence.format(amount=f"{figure(wanted['amount'])} {wanted['unit']}".strip())


def figure(amount: float) -> str:
    """An amount as a person writes it: `20`, `1.5`, in Dutch `1,5`, never with an exponent."""
    written = f"{amount:.4f}".rstrip("0").rstrip(".")
    return written.replace(".", pgettext("decimal mark", ".")) or "0"
