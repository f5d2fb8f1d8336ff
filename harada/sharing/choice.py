"""What a person sends one by one: a diary entry, a question, a stroke asked for, support, obstacle.

Each is made for one occasion from what was named, and shown before it goes; there is no standing
setting that sends one. A diary entry holds the fields that were chosen and nothing else of its day:
marks, notes and reasons are not in a diary.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from harada.i18n import N_, _
from harada.method.depth import ORDER
from harada.method.labels import ANALYSIS, ASPECTS, DIARY, SCORES
from harada.method.text import shown
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harada.method.documents import Analysis, Aspect, Diary, Supporter
    from harada.sharing.bodies import EntryBody

What = Literal["diary", "question", "stroke", "support", "obstacle"]

OWN = "own:"
"""Before a question of the person's own, where a part of a diary entry answers it."""

ALL_OWN = "own"
"""The answers to all questions of the person's own together, among fields that are named."""

LONGEST_KEY = 64
"""Characters of the key of a part; a longer question of one's own is cut there."""

_TITLES = {
    "diary": N_("Diary entry"),
    "question": N_("Question for my coach"),
    "stroke": N_("Asked for a stroke"),
    "support": N_("Asked for support"),
    "obstacle": N_("Obstacle, and what I will do then"),
}

_PARTS = {
    **DIARY,
    "who": N_("Whom I ask"),
    "support": N_("What I ask"),
    "aspect": N_("Aspect"),
    "obstacle": ANALYSIS["obstacle"],
    "countermeasure": ANALYSIS["countermeasure"],
}


class Choice(NamedTuple):
    """One thing a person chose to send: the fields of an `entry` message."""

    what: What
    date: str | None
    text: str
    parts: dict[str, str]


def title(what: str) -> str:
    """What kind of thing it is, as a heading."""
    return _(_TITLES[what]) if what in _TITLES else shown(what)


def part_label(key: str) -> str:
    """What a part of it is called; a question of the person's own is called by its words."""
    return _(_PARTS[key]) if key in _PARTS else key.removeprefix(OWN)


def part_text(key: str, text: str) -> str:
    """What a part of it says; an aspect travels as its code and is read in words."""
    return _(ASPECTS[text]) if key == "aspect" and text in ASPECTS else text


def written(diary: Diary) -> list[str]:
    """The fields of a diary that say something, in the order of the full form, own ones last.

    Those are the words a person may name to choose from.
    """
    own = diary.get("own", {})
    named = [key for key, question in _own(diary).items() if own[question]]
    return [name for name in ORDER if diary.get(name)] + named


def diary_entry(on: date, diary: Diary, chosen: Sequence[str] | None) -> Choice:
    """The entry of a day with the chosen fields, all that were written where none were named.

    Raises `Misuse` for a field that was not written, `Refused` for a day without a diary.
    """
    there = written(diary)
    if not there:
        raise Refused(
            _("There is nothing in the diary of {day} to share.").format(day=on.isoformat())
        )
    for name in chosen or ():
        if name not in (*there, ALL_OWN) or (name == ALL_OWN and not _own(diary)):
            asked = ", ".join(dict.fromkeys(field.partition(":")[0] for field in there))
            raise Misuse(
                _("The diary of {day} has nothing in {field}. It has: {fields}.").format(
                    day=on.isoformat(), field=shown(name), fields=asked
                )
            )
    parts = {
        name: _part(diary, name)
        for name in there
        if chosen is None or name in chosen or (name.startswith(OWN) and ALL_OWN in chosen)
    }
    return Choice("diary", on.isoformat(), "", parts)


def question(text: str, on: date | None = None) -> Choice:
    """A question for the coach, of a day's diary when `on` is given; raises `Misuse` if empty."""
    return Choice("question", None if on is None else on.isoformat(), _said(text), {})


def stroke(text: str) -> Choice:
    """A stroke asked for: what the person would like to be seen for; raises `Misuse` if empty."""
    return Choice("stroke", None, _said(text), {})


def support(supporters: Sequence[Supporter], wanted: str) -> Choice:
    """What is asked of a supporter of the sheet, named by number from 1 or by name.

    Raises `Refused` when the sheet has no such supporter, or nothing is asked of them yet.
    """
    found = [
        each
        for number, each in enumerate(supporters, 1)
        if wanted.strip().casefold() in (str(number), each["who"].strip().casefold())
    ]
    if not found:
        raise Refused(
            _("The sheet has no supporter {name}. `harada goal` shows who they are.").format(
                name=shown(wanted)
            )
        )
    if not found[0]["what"].strip():
        raise Refused(
            _("The sheet does not say yet what you ask of {name}.").format(name=shown(wanted))
        )
    return Choice("support", None, "", {"who": found[0]["who"], "support": found[0]["what"]})


def obstacle(analysis: Mapping[Aspect, Analysis], aspect: str) -> Choice:
    """The obstacle of a row of the sheet, with its countermeasure where one is written.

    Raises `Misuse` for what is no row, `Refused` where no obstacle is written.
    """
    if aspect not in ASPECTS:
        raise Misuse(
            _("There is no row {row}. The rows: {rows}.").format(
                row=shown(aspect), rows=", ".join(ASPECTS)
            )
        )
    row = analysis[cast("Aspect", aspect)]
    if not row["obstacle"].strip():
        raise Refused(_("The sheet names no obstacle for {row} yet.").format(row=aspect))
    parts = {"aspect": aspect, "obstacle": row["obstacle"]}
    if row["countermeasure"].strip():
        parts["countermeasure"] = row["countermeasure"]
    return Choice("obstacle", None, "", parts)


def message(choice: Choice) -> EntryBody:
    """The body of the message that sends a choice; raises `Refused` where it is too long."""
    from pydantic import ValidationError

    from harada.sharing.bodies import EntryBody

    try:
        return EntryBody(what=choice.what, date=choice.date, text=choice.text, parts=choice.parts)
    except ValidationError:  # its own words would repeat the text
        raise too_long() from None


def too_long() -> Refused:
    """The error for what is longer than a message can be."""
    return Refused(_("That is too long for one message. Choose fewer fields, or shorten it."))


def _said(text: str) -> str:
    bare = text.strip()
    if not bare:
        raise Misuse(_("There is nothing in it yet: write what you mean."))
    return bare


def _own(diary: Diary) -> dict[str, str]:
    """The person's own questions by the key each has as a part, which is not as long as any."""
    keys: dict[str, str] = {}
    for question in diary.get("own", {}):
        key, number = f"{OWN}{question}"[:LONGEST_KEY], 1
        while key in keys:
            number += 1
            key = f"{key[: LONGEST_KEY - 4]} {number}"
        keys[key] = question
    return keys


def _part(diary: Diary, name: str) -> str:
    """A field of the diary as a text: tasks and hours a line each, scores in one line."""
    if name.startswith(OWN):
        return diary["own"][_own(diary)[name]]
    if name == "tasks":
        return "\n".join(f"[{'x' if task['done'] else ' '}] {task['text']}"
                         for task in diary["tasks"])  # fmt: skip
    if name == "hours":
        return "\n".join(
            f"{hour['time']}  {hour['plan']} | {hour['actual']} | {hour['reflection']}".rstrip(" |")
            for hour in diary["hours"]
        )
    if name == "scores":
        scores = diary["scores"]
        return ", ".join(f"{_(label)} {scores[key]}"
                         for key, label in SCORES.items() if key in scores)  # fmt: skip
    return cast("str", diary[name])  # type: ignore[literal-required]
