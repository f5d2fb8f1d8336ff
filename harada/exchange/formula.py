"""The guard against formulas in spreadsheet text.

A spreadsheet runs a cell that begins with one of these signs. On the way out such text gets one
apostrophe in front; on the way in that one apostrophe goes again.
"""

from __future__ import annotations

_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: `=1+1` becomes `'=1+1`.

    Text that already looks guarded is guarded once more, so that `unguarded` always gives back
    exactly what was there.
    """
    return "'" + text if text.lstrip("'").startswith(_SIGNS) else text


def unguarded(text: str) -> str:
    """Return `text` without the one apostrophe that `guarded` put in front."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_SIGNS) else text
