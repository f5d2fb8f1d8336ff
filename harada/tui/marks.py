"""The signs of the app: one glyph per state, and a plain letter for terminals that need it.

State is never told by colour alone; these signs tell it. Each is one cell wide.
"""

from __future__ import annotations

from harada.i18n import ngettext
from harada.method.marks import SIGNS

DRAWN = {
    **SIGNS,
    "later": "▫",
    "habit": "★",
    "news": "»",
    "more": "│",
}
"""The usual glyphs, by state."""

PLAIN = {
    "done": "o",
    "missed": "x",
    "rest": "-",
    "open": "?",
    "later": ":",
    "dated": ">",
    "habit": "*",
    "checked": "v",
    "news": "#",
    "more": "|",
}
"""Plain letters for the same states."""


def signs(plain: bool) -> dict[str, str]:
    """Return the set of signs a person reads."""
    return PLAIN if plain else DRAWN


def marked_line(count: int) -> str:
    """Return what is said after so many routines were marked as done with one key."""
    said = ngettext(
        "{n} marked as done; u takes it back.", "{n} marked as done; u takes them back.", count
    )
    return said.format(n=count)
