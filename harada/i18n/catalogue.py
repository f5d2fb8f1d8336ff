"""A compiled catalogue (`.mo`), read on demand: one look-up searches the file's own sorted table.

Python's `gettext` parses a whole catalogue before the first word, and its import brings regular
expressions along; together that is a quarter of what a quick command may cost. Here opening is
one read, and a command pays only for the sentences it says. Not a writer: `tools/catalogues.py`
compiles the files, sorted by bytes as the format asks.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_MAGIC = b"\xde\x12\x04\x95"
_TWO_FORMS = "(n != 1)"
"""The plural rule of Dutch and most of its neighbours, known here without a parser."""


class Catalogue:
    """One language's texts; opening raises OSError (no file) or ValueError (no catalogue)."""

    def __init__(self, path: str) -> None:
        """Read the file; nothing in it is parsed but its header."""
        with open(path, "rb") as file:
            self._data = file.read()
        if self._data[:4] != _MAGIC:
            raise ValueError(f"not a compiled catalogue: {path}")
        self._count = self._number(8)
        self._keys = self._number(12)
        self._values = self._number(16)
        self._found: dict[str, str | None] = {}
        self._form: Callable[[int], int] | None = None

    def text(self, message: str) -> str:
        """The translation of a message, or the message itself."""
        # The empty message is the catalogue's header, which is nobody's sentence.
        return (self._look_up(message) if message else None) or message

    def in_context(self, context: str, message: str) -> str:
        """The translation of a message in a context, or the message itself."""
        return self._look_up(f"{context}\x04{message}") or message

    def plural(self, one: str, many: str, n: int) -> str:
        """The form of a message that fits `n`, or the English one where there is none."""
        forms = self._look_up(f"{one}\x00{many}")
        if forms is None:
            return one if n == 1 else many
        if self._form is None:
            self._form = self._rule()
        return forms.split("\x00")[self._form(n)]

    def _number(self, at: int) -> int:
        """The 32-bit number at this place of the file."""
        return int.from_bytes(self._data[at : at + 4], "little")

    def _string(self, table: int, index: int) -> bytes:
        """The string of this index in the table of keys or of values."""
        entry = table + 8 * index
        start = self._number(entry + 4)
        return self._data[start : start + self._number(entry)]

    def _look_up(self, key: str) -> str | None:
        """The text stored under a key, remembered once found."""
        try:
            return self._found[key]
        except KeyError:
            found = self._found[key] = self._search(key.encode())
            return found

    def _search(self, key: bytes) -> str | None:
        """Halve the sorted table until the key is found, or is not there."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            candidate = self._string(self._keys, middle)
            if candidate == key:
                return self._string(self._values, middle).decode()
            if candidate < key:
                low = middle + 1
            else:
                high = middle
        return None

    def _rule(self) -> Callable[[int], int]:
        """The language's plural rule: count in, index of the form out."""
        for line in (self._look_up("") or "").splitlines():
            name, _, value = line.partition(":")
            if name.lower() == "plural-forms":
                rule = value.partition("plural=")[2].strip().rstrip(";")
                if rule.strip("() ") != _TWO_FORMS.strip("() "):
                    from gettext import c2py

                    return c2py(rule)
        return lambda n: int(n != 1)
