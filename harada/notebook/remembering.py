"""Letting the keyring of the system open a vault: asked for, told, and taken back at any time.

The keyring gets a random secret and the vault's file a third wrapping by it, so that each alone is
worth nothing and taking back needs no keyring. The secret comes before its wrapping and goes before
it: whatever is cut off, the worst that is left is that the passphrase is asked for.
"""

from __future__ import annotations

import secrets

from harada.i18n import _
from harada.notebook import locking, vault, vault_keyring
from harada.notebook.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook


def is_remembered(home: str) -> bool:
    """Tell whether a keyring may open the notebook in a folder; raises as `vault.read` does."""
    return vault.read(home).is_remembered


def unlock_and_remember(notebook: Notebook, secret: str, minutes: int) -> str:
    """Unlock by passphrase, and let the keyring do it from now on; return the keyring's name.

    Raises what `locking.unlock` raises, and `Refused` where no keyring can be used: the notebook
    is as it was then.
    """
    names = []

    def find() -> bytes:
        name, key = _remember(notebook, secret)
        names.append(name)
        return key

    locking.unlock_by(notebook, find, minutes)
    return names[0]


def _remember(notebook: Notebook, secret: str) -> tuple[str, bytes]:
    """Return the name of the keyring that now opens the vault, and the key of the vault."""
    with notebook.store.lock:
        found, key = locking.proved(notebook, vault.PASSPHRASE, secret)
        if found.claimed == vault.OPENING:
            raise Refused(
                _("The vault is being taken away; `harada unlock` finishes it. Nothing is kept.")
            )
        by = secrets.token_bytes(vault.KEY)
        made = found.remembered_by(by, key)
        name = vault_keyring.put(found.id, by)
        try:
            made.write(notebook.home)
        except Refused:
            vault_keyring.drop(found.id)
            raise
    return name, key


def unlock_remembered(notebook: Notebook, minutes: int) -> bool:
    """Unlock with what the keyring holds; False where it holds nothing that opens the vault."""
    found = vault.read(notebook.home)
    by = vault_keyring.get(found.id) if found.is_remembered else None
    key = None if by is None else found.key_remembered(by)
    if key is None:
        return False
    locking.unlock_by(notebook, lambda: key, minutes)
    return True


def forget(notebook: Notebook) -> bool:
    """Let only the passphrase and the code open the vault; False if the keyring can't be asked.

    What it may still hold then opens nothing any more. Needs no passphrase: it takes a way in away.
    """
    with notebook.store.lock:
        found = vault.read(notebook.home)
        dropped = vault_keyring.drop(found.id)  # one that a crash left, too
        if found.is_remembered:
            found.forgotten().write(notebook.home)
    return dropped or not found.is_remembered
