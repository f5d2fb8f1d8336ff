"""What an envelope may say, a model for each kind: what has no field here can't be sent.

The fields of a summary are one model a level, so that a level can't carry what a higher one does.
A text is kept as its writer wrote it; whoever shows it makes it harmless.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from harada.method.fields import IsoDay, Text
from harada.sharing.card import Key, SignedCard
from harada.sharing.form import Sealed
from harada.sharing.levels import Streak

MOST_ERASED = 500
"""How many items one tombstone or one confirmation can name."""

LONGEST_WORDS = 20_000
"""Characters of one text."""

MOST_PARTS = 64
LONGEST_ID = 500
"""Characters of the id of a part; a question of one's own is its own id."""

_WEEK = re.compile(r"((?:19|2[0-9])[0-9]{2})-W([0-9]{2})")
_MONTH = re.compile(r"(?:19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])")
"""Of the years 1900 to 2999, as days are: whoever reckons with one never leaves the calendar."""


def _week(text: str) -> str:
    found = _WEEK.fullmatch(text)
    if found is None:
        raise ValueError("not a week written like 2026-W40")
    date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return text


def _month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        raise ValueError("not a month written like 2026-10")
    return text


Mid = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
"""The id of a message."""

Sha = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of the bytes of an envelope, in hexadecimal."""

Week = Annotated[str, AfterValidator(_week)]
"""An ISO week with its ISO year, `2026-W40`."""

Month = Annotated[str, AfterValidator(_month)]
"""A month, `2026-10`."""

Words = Annotated[Text, Field(max_length=LONGEST_WORDS)]
"""What somebody wrote to the other."""

Line = Annotated[Text, Field(max_length=500)]
"""A title, a name of a routine."""

Level = Annotated[int, Field(ge=0, le=4)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Tens = Annotated[int, Field(ge=0, le=100, multiple_of=10)]
"""0 to 100 in steps of ten."""


def _parts(parts: dict[str, str]) -> dict[str, str]:
    """Look at the parts of an entry as one: their ids may be a person's words too."""
    whole = len(parts) <= MOST_PARTS and all(
        len(name) <= LONGEST_ID and len(text) <= LONGEST_WORDS for name, text in parts.items()
    )
    try:
        "".join(parts).encode()
        "".join(parts.values()).encode()
    except UnicodeEncodeError:
        whole = False
    if not whole:
        raise ValueError("too many parts, or one too long, or with half a character")
    return parts


class JoinBody(Sealed):
    """The first an employee writes into a box: who they are, and that they hold the invite."""

    card: SignedCard
    mac: Key
    """`invite.join_mac` over the text of the card."""
    level: Level
    until: IsoDay | None = None
    """The last day the consent holds; None is until it is taken back."""
    mood: bool = False
    """A switch of its own, for mood may say something of health."""


class CardBody(Sealed):
    """A newer card of the sender: a device came or went."""

    card: SignedCard


class ConsentBody(Sealed):
    """What the employee lets out from now on."""

    level: Level
    until: IsoDay | None = None
    mood: bool = False
    """A switch of its own, for mood may say something of health."""
    epoch: Annotated[int, Field(ge=0, le=2**53)]
    """Rises with every consent; what is sent names the one it rests on."""


class PillarCount(Sealed):
    """How often the routines of one pillar were done in a week, of how often planned."""

    done: Count
    planned: Count


class RoutineCount(Sealed):
    """The same of one routine that was chosen, with its name."""

    name: Line
    done: Count
    planned: Count


class _Used(Sealed):
    """What every level tells of a week."""

    rev: Annotated[int, Field(ge=1, le=10_000)] = 1
    """Rises when the summary of a week is sent anew."""
    week: Week
    used: bool
    """Whether anything was written in the week."""
    mood: Annotated[int, Field(ge=1, le=5)] | None = None
    """Only where its own switch is on."""


class _Figures(_Used):
    pillars: Annotated[list[PillarCount], Field(min_length=8, max_length=8)]
    """In reading order around the centre of the chart."""
    streak: Streak
    kept: Tens | None = None
    """Percent of what was due; None where nothing was."""
    score: Tens | None = None
    warmth: Tens | None = None


class _Titles(_Figures):
    goal: Line
    pillar_titles: Annotated[list[Line], Field(min_length=8, max_length=8)]


class Summary1(_Used):
    """A week at level 1: used or not."""

    level: Literal[1] = 1


class Summary2(_Figures):
    """A week at level 2: figures without names."""

    level: Literal[2] = 2


class Summary3(_Titles):
    """A week at level 3: the goal and the titles of the pillars too."""

    level: Literal[3] = 3


class Summary4(_Titles):
    """A week at level 4: routines that were chosen, by name, too."""

    level: Literal[4] = 4
    routines: Annotated[list[RoutineCount], Field(max_length=64)]


Summary = Summary1 | Summary2 | Summary3 | Summary4
"""A week as its level shows it; `level` says which."""

_AnySummary = Annotated[Summary, Field(discriminator="level")]


class EntryBody(Sealed):
    """One thing the employee chose to show: a day of the diary, a question, an obstacle …"""

    what: Literal["diary", "question", "stroke", "support", "obstacle"]
    date: IsoDay | None = None
    text: Words = ""
    parts: Annotated[dict[str, str], AfterValidator(_parts)] = Field(default_factory=dict)
    """The answers of a diary page by the id of their field."""


class CommentBody(Sealed):
    """What the coach says: to one message, to a week, to a day, or of a month."""

    what: Literal["reply", "stroke", "note"]
    about: Mid | None = None
    """The message it answers."""
    week: Week | None = None
    date: IsoDay | None = None
    month: Month | None = None
    """Of which month a note is."""
    text: Words


class AckBody(Sealed):
    """The coach confirms a pairing, or that something was erased."""

    confirmed: bool = False
    erased: Annotated[list[Annotated[str, Field(max_length=120)]], Field(max_length=500)] = Field(
        default_factory=list
    )
    """Names of objects, or `box` for all of it."""


class TombstoneBody(Sealed):
    """What the sender erased: the sum of each envelope by its stream and its number.

    A number alone is one of this stream. It has no more digits than the name of an object has
    room for.
    """

    erased: Annotated[
        dict[Annotated[str, Field(pattern=r"^([a-z2-7]{13}-)?[1-9][0-9]{0,9}$")], Sha],
        Field(min_length=1, max_length=MOST_ERASED),
    ]


class SnapshotBody(Sealed):
    """Weeks that were shared before, for a coach who comes new."""

    summaries: Annotated[list[_AnySummary], Field(max_length=500)]


class LeaveBody(Sealed):
    """The sender leaves; nothing comes after it."""

    erase: bool
    """Whether all of the box is to be erased."""


Body = (
    JoinBody
    | CardBody
    | ConsentBody
    | Summary
    | EntryBody
    | CommentBody
    | AckBody
    | TombstoneBody
    | SnapshotBody
    | LeaveBody
)

KINDS: dict[str, TypeAdapter[Body]] = {
    "join": TypeAdapter(JoinBody),
    "card": TypeAdapter(CardBody),
    "consent": TypeAdapter(ConsentBody),
    "summary": TypeAdapter(_AnySummary, config=ConfigDict(hide_input_in_errors=True)),
    "entry": TypeAdapter(EntryBody),
    "comment": TypeAdapter(CommentBody),
    "ack": TypeAdapter(AckBody),
    "tombstone": TypeAdapter(TombstoneBody),
    "snapshot": TypeAdapter(SnapshotBody),
    "leave": TypeAdapter(LeaveBody),
}
"""How the body of each kind is read."""
