"""What the doctor finds: a sentence, where, how much it matters, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """One thing the doctor saw."""

    level: Literal["problem", "note"]
    """A problem stands in the way or will; a note is good to know."""

    file: str
    """The file it is about, as a path in the notebook; empty when it is about the whole."""

    sentence: str
    """What is the matter, for the person."""

    repair: str | None = None
    """What `repair` does about it, for the person; None when that takes a person."""

    mend: Callable[[], object] | None = field(default=None, compare=False, repr=False)
    """Does what `repair` says; may raise a `HaradaError`."""


def problem(
    file: str, sentence: str, repair: str | None = None, mend: Callable[[], object] | None = None
) -> Finding:
    """Return a finding that stands in the way."""
    return Finding("problem", file, sentence, repair, mend)


def note(
    file: str, sentence: str, repair: str | None = None, mend: Callable[[], object] | None = None
) -> Finding:
    """Return a finding that is good to know."""
    return Finding("note", file, sentence, repair, mend)
