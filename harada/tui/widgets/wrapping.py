"""Text laid into a rectangle of terminal cells, exactly.

A Japanese character fills two cells, a combined accent none: everything here counts cells, never
characters, and never cuts through one. Every line that comes out is exactly as wide as was asked.
Nothing here knows colours or widgets.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from rich.cells import cell_len, set_cell_size

from harada.method.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINER = "\u200d"
_LOOSE = re.compile("(?:^|(?<= ))[\u200d\ufe0f]+|\u200d+(?= |$)")
"""Joiners that join nothing: they would swallow the blank beside them."""
LONGEST_CLUSTER = 12
"""Code points kept of one visible character; a family of emoji takes seven to ten."""

_HYPHENATED = 6
"""From this width on a long word is cut with a hyphen."""
_CUT = "\ue000"
"""Stands for the hyphen of a cut while lines are laid, apart from those of its words."""
_LEAST = 3
"""So many characters stay together when a word is cut."""


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader sees as one character: a letter with all that is joined to it."""
    cluster = ""
    for character in text:
        joined = cluster.endswith(JOINER) or not cell_len(character)
        if cluster and not joined:
            yield cluster.rstrip(JOINER)
            cluster = ""
        if len(cluster) < LONGEST_CLUSTER:
            cluster += character
    if cluster:
        yield cluster.rstrip(JOINER)


def clean(text: str, most: int) -> str:
    """Return text as one harmless line with single spaces, at most `most` code points of it."""
    line = " ".join(printable(text[: most * LONGEST_CLUSTER]).split())
    return line if line.isascii() else _LOOSE.sub("", line)


@lru_cache(maxsize=2048)
def fit(text: str, width: int, more: str = "…") -> str:
    """Return text as one line of exactly `width` cells, with `more` where it was cut off."""
    if width <= 0:
        return ""
    line = clean(text, width + 1)
    if cell_len(line) > width:
        room = width - cell_len(more)
        line = _head(line, room) + more if room > 0 else _head(line, width)
    return set_cell_size(line, width)


@lru_cache(maxsize=2048)
def wrap(text: str, width: int, height: int, more: str = "…") -> tuple[str, ...]:
    """Return text as exactly `height` lines of exactly `width` cells.

    Lines break between words, and within a word only where it is longer than a line. What does
    not fit is cut off and ends in `more`.
    """
    if width <= 0 or height <= 0:
        return ("",) * max(0, height)
    lines = _broken(clean(text, width * (height + 1) + 1).split(), width, height + 1)
    if len(lines) > height:
        last = lines[height - 1]
        if last.endswith(_CUT):
            last = last.removesuffix(_CUT) + lines[height]
        last = _head(last, width - cell_len(more)).rstrip()
        lines = [*lines[: height - 1], last + more]
    lines += [""] * (height - len(lines))
    return tuple(set_cell_size(line.replace(_CUT, "-"), width) for line in lines)


def _head(text: str, width: int) -> str:
    """Return as much of the start of text as fits into `width` cells."""
    head, used = "", 0
    for cluster in clusters(text):
        used += cell_len(cluster)
        if used > width:
            break
        head += cluster
    return head


def _broken(words: list[str], width: int, most: int) -> list[str]:
    """Return words laid into lines of at most `width` cells, at most `most` lines."""
    lines: list[str] = []
    line = ""
    for word in words:
        for part, gap in _parts(word):
            longer = line + gap + part if line else part
            if cell_len(longer) <= width:
                line = longer
            elif cell_len(part) <= width:
                lines.append(line)
                line = part
            else:
                # A long word starts on this line where that leaves something to read of it.
                begun = line + gap if line and cell_len(line) + 4 <= width else ""
                if line and not begun:
                    lines.append(line)
                *full, line = _chopped(begun + part, width)
                lines += full
        if len(lines) >= most:
            return lines[:most]
    return [*lines, line] if line else lines


def _parts(word: str) -> Iterator[tuple[str, str]]:
    """Yield what a word may be broken into at its hyphens, each with the gap before it."""
    gap = " "
    head, hyphen, word = word.partition("-")
    while hyphen and word:
        yield head + hyphen, gap
        gap = ""
        head, hyphen, word = word.partition("-")
    yield head + hyphen, gap


def _chopped(text: str, width: int) -> list[str]:
    """Return text cut between characters into lines of at most `width` cells.

    A word is cut with a hyphen where a syllable seems to begin, never so that a letter or two
    stand alone; where none does, it is cut where the line ends.
    """
    lines: list[str] = []
    left = [cluster for cluster in clusters(text) if cell_len(cluster) <= width]
    while (fitting := _fitting(left, width)) < len(left):
        cut, mark = fitting, ""
        most = min(_fitting(left, width - 1), len(left) - _LEAST)
        places = range(most, _LEAST - 1, -1) if width >= _HYPHENATED else ()
        syllable = next((place for place in places if _begins_syllable(left, place)), None)
        if syllable is not None:
            cut, mark = syllable, _CUT
        lines.append("".join(left[:cut]) + mark)
        left = left[cut:]
    return [*lines, "".join(left)]


def _fitting(pieces: list[str], width: int) -> int:
    """Return how many of these characters fit into `width` cells."""
    used = 0
    for count, piece in enumerate(pieces):
        used += cell_len(piece)
        if used > width:
            return count
    return len(pieces)


def _begins_syllable(pieces: list[str], at: int) -> bool:
    """Tell whether a consonant and a vowel follow here inside a word that had a vowel before."""
    word = "".join(pieces[:at]).rpartition(" ")[2]
    before = len(word) >= _LEAST and word.isalpha() and any(map(_is_vowel, word))
    return (
        before
        and pieces[at][0].isalpha()
        and not _is_vowel(pieces[at])
        and _is_vowel(pieces[at + 1])
    )


def _is_vowel(piece: str) -> bool:
    """Tell whether a letter is a vowel of the Latin script, whatever accent it bears."""
    return normalize("NFD", piece)[0].casefold() in "aeiouy"
