"""A pseudo-language for tests: English with accents, 40 % longer, in brackets.

Whatever shows up on a screen without brackets was never translated; whatever loses its closing
bracket was cut. Not a catalogue and offered to nobody: it is spoken only under the tag `x-pseudo`.
"""

from __future__ import annotations

import re

_KEPT = re.compile(r"(\{[^{}]*\}|%\([a-z_]+\)[a-z]|%[a-z])")
"""Placeholders, which must come through unchanged."""

_ACCENTED = str.maketrans(
    "aceginosuyzACEGINOSUYZ",
    "áçéģíñöšüýžÁÇÉĢÍÑÖŠÜÝŽ",
)
_LONGER = 0.4


class PseudoLanguage:
    """Speaks every message as an accented, longer form of itself."""

    def text(self, message: str) -> str:
        """The message with accents, padded, in brackets; placeholders as they are."""
        if not message:
            return message
        pieces = _KEPT.split(message)
        accented = "".join(
            piece if at % 2 else piece.translate(_ACCENTED) for at, piece in enumerate(pieces)
        )
        spoken = sum(len(piece) for piece in pieces[::2])
        return f"[{accented}{'~' * max(1, round(spoken * _LONGER) - 2)}]"

    def in_context(self, context: str, message: str) -> str:
        """As `text`; a context changes nothing here."""
        return self.text(message)

    def plural(self, one: str, many: str, n: int) -> str:
        """As `text`, of the English form that fits `n`."""
        return self.text(one if n == 1 else many)
