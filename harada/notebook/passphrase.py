"""What opens a vault: the passphrase as it counts, and the printed recovery code.

A passphrase is prepared as RFC 8265 has it (OpaqueString): every kind of space is one space, and
characters are composed (NFC), so that keyboards and systems agree. Nothing is done with keys here.
"""

from __future__ import annotations

import secrets
import unicodedata

from harada.i18n import _
from harada.notebook.errors import Refused

LONGEST = 1000
"""Characters of a passphrase."""

ADVISED = 12
"""Characters from which on a passphrase is no longer advised against."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are read for others."""

_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SECRET, _CHECK, _GROUP = 26, 2, 4
"""130 bits of secret, two letters that tell a slip of the pen, written in groups of four."""


def prepared(text: str) -> str:
    """Return a passphrase as it counts; raises `Refused` for an empty or impossible one."""
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    composed = unicodedata.normalize("NFC", spaced)
    if not composed.strip():
        raise Refused(_("An empty passphrase locks nothing. Nothing was changed."))
    if len(composed) > LONGEST:
        raise Refused(
            _("A passphrase has at most {n} characters. Nothing was changed.").format(n=LONGEST)
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in composed):
        raise Refused(
            _("The passphrase holds characters that can't be typed again. Nothing was changed.")
        )
    return composed


def advice(passphrase: str) -> str:
    """Return what is to be said of a prepared passphrase; empty when there is nothing."""
    if len(passphrase) >= ADVISED:
        return ""
    return _(
        "A short passphrase can be guessed by a machine. Four or five words that don't belong "
        "together are hard to guess and easy to remember."
    )


def new_code() -> str:
    """Return a new recovery code, as it counts."""
    secret = "".join(secrets.choice(_LETTERS) for _each in range(_SECRET))
    return secret + _check(secret)


def _check(secret: str) -> str:
    """Return the letters that a code ends with: its sum with weights, modulo a prime."""
    total = sum((place + 1) * _LETTERS.index(letter) for place, letter in enumerate(secret))
    rest = total % 1021
    return _LETTERS[rest // 32] + _LETTERS[rest % 32]


def shown(code: str) -> str:
    """Return a code in groups, as it is printed."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(text: str) -> str:
    """Return a recovery code as it counts, however it was typed.

    Raises `Refused` for one that can't be a code: a letter was left out, or misread.
    """
    letters = "".join(sign for sign in text.upper().translate(_ALIKE) if sign.isalnum())
    right = len(letters) == _SECRET + _CHECK and set(letters) <= set(_LETTERS)
    if not right or _check(letters[:_SECRET]) != letters[_SECRET:]:
        raise Refused(
            _(
                "This is no recovery code as it was printed: a letter is missing or wrong. "
                "It has seven groups of four."
            )
        )
    return letters
