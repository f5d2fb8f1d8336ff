"""A long life of routines and diary, made up from a seed: the same for us and for every peer.

64 routines (8 pillars of 8), each day about 70 % of them done, and an entry of about 120 words.
Every day's numbers come from the seed and the date alone, so one year is the tail of ten.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

PILLARS = ("Body", "Mind", "Craft", "Team", "Family", "Service", "Order", "Luck")
ACTS = (
    "rise at six",
    "walk half an hour",
    "read ten pages",
    "thank someone by name",
    "clear one surface",
    "ask one question more",
    "look back at the plan",
    "lights out at half ten",
)
ROUTINES = tuple(f"{pillar} {act}" for pillar in PILLARS for act in ACTS)

NEEDLE = "lighthouse"
"""A word that stands in about one entry of ninety."""
LAST_TEXT = ROUTINES[-1]

_SYLLABLES = (
    "ba",
    "ro",
    "ti",
    "men",
    "sel",
    "ka",
    "dor",
    "li",
    "van",
    "o",
    "pe",
    "ster",
    "u",
    "win",
)
_EVERYDAY = tuple(
    word
    for line in (
        "the a of and to in was it for with on at we my not but then more this they one day time",
        "call team work home early late good again help went asked said after before customer plan",
    )
    for word in line.split()
)


class Entry(NamedTuple):
    """One day: which routines were done (by index) and what was written."""

    day: date
    done: tuple[int, ...]
    text: str


def vocabulary(seed: int, size: int = 5000) -> list[str]:
    """Return everyday words first, then made-up ones, all different."""
    chance = random.Random(seed)
    words = dict.fromkeys(_EVERYDAY)
    while len(words) < size:
        words["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(words)


def history(days: int, end: date, *, seed: int = 64, rate: float = 0.7) -> Iterator[Entry]:
    """Yield `days` days up to `end`, oldest first."""
    words = vocabulary(seed)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for back in range(days - 1, -1, -1):
        day = end - timedelta(days=back)
        chance = random.Random(f"{seed} {day}")
        mood = min(0.98, max(0.2, chance.gauss(rate, 0.12)))
        done = tuple(index for index in range(len(ROUTINES)) if chance.random() < mood)
        text = chance.choices(words, weights, k=max(40, round(chance.gauss(120, 25))))
        if chance.random() < 1 / 90:
            text[chance.randrange(len(text))] = NEEDLE
        yield Entry(day, done, _sentences(text, chance))


def _sentences(words: list[str], chance: random.Random) -> str:
    said: list[str] = []
    start = 0
    while start < len(words):
        stop = start + chance.randint(6, 14)
        said.append(" ".join(words[start:stop]).capitalize() + ".")
        start = stop
    return "\n".join(" ".join(said[line : line + 4]) for line in range(0, len(said), 4))
