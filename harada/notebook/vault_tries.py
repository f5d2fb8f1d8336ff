"""How wrong passphrases slow down: a count on the disk, and a wait that doubles up to a bound.

A try is counted before it is made and under the notebook's lock, so neither many at once nor a
process that is killed in between gets around it. It holds off whoever sits at this machine; who
takes the files away can try elsewhere, and only the length of the passphrase stands in the way.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

from harada.i18n import _, ngettext
from harada.notebook.errors import Locked
from harada.notebook.file import encode_bytes, overwrite

_FILE = "tries.json"

_FREE = 3
"""Tries before the first wait."""

_LONGEST = 300
"""Seconds of the longest wait."""


def _wait(wrong: int) -> int:
    """Return the seconds to wait after so many wrong tries."""
    return 0 if wrong < _FREE else min(_LONGEST, 2 ** min(wrong - _FREE, 16))


def begin(home: str, now: float) -> None:
    """Count a try at the moment `now` (seconds since 1970); the lock must be held.

    Raises `Locked` and counts nothing while a wait lasts; it ends in time whatever the clock did.
    """
    wrong, until = _read(home)
    left = min(until - now, _wait(wrong))
    if left > 0:
        seconds = int(left) + 1
        raise Locked(
            ngettext(
                "Too many wrong tries: the next one can be made in {n} second.",
                "Too many wrong tries: the next one can be made in {n} seconds.",
                seconds,
            ).format(n=seconds)
        )
    with suppress(OSError):  # a folder that can't be written can be carried elsewhere, too
        counted = {"wrong": wrong + 1, "until": now + _wait(wrong + 1)}
        overwrite(os.path.join(home, _FILE), encode_bytes(counted))


def succeeded(home: str) -> None:
    """Forget the wrong tries."""
    with suppress(OSError):
        os.unlink(os.path.join(home, _FILE))


def wrong() -> Locked:
    """Return the error for a passphrase that does not open the vault."""
    return Locked(_("That does not open it. Nothing was changed."))


def _read(home: str) -> tuple[int, float]:
    try:
        with open(os.path.join(home, _FILE), "rb") as stream:
            found = json.load(stream)
        return max(0, int(found["wrong"])), float(found["until"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError, OverflowError):
        return 0, 0.0
