"""A sentence as the wording adviser reads it: its words, and the amounts it names.

The same for every language; what a word means stands in the module of its language. Any text is
taken, in any script and of any length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['-][^\W\d_]+)*|[,;.!?…:]")
_QUOTES = str.maketrans("‘’ʼ`´‐‑", "'''''--")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")

LONGEST_READ = 2_000
"""Characters that are looked at; what a sentence asks stands at its beginning."""


class Sentence:
    """A text in words.

    `low` is the text in lower case; `tokens` are its words, numbers and stops in lower case, and
    `written` the same ones as they were written.
    """

    __slots__ = ("low", "tokens", "written")

    def __init__(self, text: str) -> None:
        plain = unicodedata.normalize("NFKC", text[:LONGEST_READ]).translate(_QUOTES)
        plain = " ".join(plain.split())
        self.written: list[str] = _TOKEN.findall(plain)
        self.tokens = [word.lower() for word in self.written]
        self.low = plain.lower()

    @property
    def is_latin(self) -> bool:
        """Whether it has a letter of the script our languages are written in."""
        return _LATIN.search(self.low) is not None

    def without(self, pattern: re.Pattern[str]) -> Sentence:
        """The sentence with what the pattern finds left out, in lower case."""
        return Sentence(pattern.sub(" , ", self.low))

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands in it."""
        return not words.isdisjoint(self.tokens)


class Amount:
    """A number in a sentence, from token `begin` up to `end`."""

    __slots__ = ("begin", "end", "value")

    def __init__(self, value: float, begin: int, end: int) -> None:
        self.value = value
        self.begin = begin
        self.end = end


def is_number(token: str) -> bool:
    """Whether a token is written in figures of any script, or as a sign such as ½."""
    return unicodedata.numeric(token[0], None) is not None


def figure(token: str, thousands: str) -> float | None:
    """The value of a token in figures; `thousands` is the sign between thousands, `,` or `.`."""
    if not token[:1].isdecimal() or ":" in token:
        return None
    bare = token.rstrip("%")
    head, *groups = bare.split(thousands)
    if groups and all(len(group.partition(".")[0]) == 3 for group in groups):
        bare = head + "".join(groups)
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None


def amounts(tokens: list[str], value: Callable[[str], float | None]) -> Iterator[Amount]:
    """The numbers among the tokens; `value` gives that of one token, or None."""
    place = 0
    while place < len(tokens):
        found = value(tokens[place])
        if found is None:
            place += 1
            continue
        begin, total = place, found
        place += 1
        while place < len(tokens) and (more := value(tokens[place])) is not None:
            total = total * more if more >= 100 and more > total else total + more
            place += 1
        yield Amount(total, begin, place)


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


def phrases(forms: Mapping[str, str]) -> str:
    """One pattern from named parts, joined by or; the names only say what a part is for."""
    return "|".join(f"(?:{form})" for form in forms.values())
