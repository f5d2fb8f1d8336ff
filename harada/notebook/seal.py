"""The pair every file of a notebook passes through on its way to and from the disk.

`Plain` leaves the bytes as they are, so that a notebook is open to every editor; a vault puts
another pair in its place. Schema number and kind stand outside the sealed part.
"""

from __future__ import annotations

from harada.i18n import _
from harada.notebook.errors import Locked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Seal(Protocol):
        """Turns the body of a file into what lies on the disk, and back."""

        def seal(self, name: str, body: bytes) -> bytes:
            """Return one JSON value, as bytes, that stands for `body` in the file `name`."""

        def open(self, name: str, sealed: bytes) -> bytes:
            """Return the body that `seal` was given for `name`."""


class Plain:
    """No vault: what lies on the disk is the document itself."""

    def seal(self, name: str, body: bytes) -> bytes:
        """Return `body` as it is."""
        return body

    def open(self, name: str, sealed: bytes) -> bytes:
        """Return `sealed` as it is; raises `Locked` when a vault has sealed it."""
        if sealed.startswith(b'"'):
            raise Locked(
                _("{file} is sealed by a vault that this version of Harada can't open.").format(
                    file=name
                )
            )
        return sealed
