"""The pair every file of a notebook passes through on its way to and from the disk.

Without a vault the bytes stay as they are, so that a notebook is open to every editor; with one
the agent seals and opens them, since the key never comes into a command of the evening. Schema
number and kind stand outside the sealed part.
"""

from __future__ import annotations

import os

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
            """Return the body that `seal` was given for `name`; `ValueError` when damaged."""


VAULT = "vault.json"
"""The file of the vault; a notebook without it has none."""


def is_sealed(body: bytes) -> bool:
    """Tell whether the body of a file, as it lies, was sealed by a vault: it is one string."""
    return body.startswith(b'"')


class Plain:
    """No vault: what lies on the disk is the document itself."""

    def seal(self, name: str, body: bytes) -> bytes:
        """Return `body` as it is."""
        return body

    def open(self, name: str, sealed: bytes) -> bytes:
        """Return `sealed` as it is; raises `Locked` when a vault has sealed it."""
        if is_sealed(sealed):
            raise Locked(
                _(
                    "{file} is sealed by a vault, and the vault.json that opens it is not here. "
                    "A backup made since the vault has it inside."
                ).format(file=name)
            )
        return sealed


class HomeSeal(Plain):
    """The seal of the notebook in a folder: none without a vault, else the vault's agent."""

    def __init__(self, home: str) -> None:
        """Stand for the folder `home`; a vault may come and go meanwhile."""
        self._home = home
        self._vault = os.path.join(home, VAULT)

    def seal(self, name: str, body: bytes) -> bytes:
        """Return what is to be written; raises `Locked` where there is a vault and no agent."""
        if not os.path.exists(self._vault):
            return super().seal(name, body)
        from harada.notebook import agent

        return agent.ask(self._home, agent.SEAL, name, body)

    def open(self, name: str, sealed: bytes) -> bytes:
        """Return the body; raises `Locked`, `ValueError` for a damaged or exchanged one.

        Raises `NeedsPerson` for a file that is not sealed where all must be.
        """
        if not os.path.exists(self._vault):
            return super().open(name, sealed)
        from harada.notebook import agent

        return agent.ask(self._home, agent.OPEN, name, sealed)
