"""Turning a whole notebook: all its files sealed, or all open again.

It goes on wherever it was cut off. Each file is replaced as a whole and says by itself what it is,
so the notebook can be read at every moment in between. The lock is held by who calls. What was on
the disk before is overwritten by name only: a solid state drive, a snapshot or a copy made
elsewhere may keep it.
"""

from __future__ import annotations

import os
import shutil

from harada.i18n import _
from harada.notebook import undo, vault
from harada.notebook.errors import Refused, reason_of
from harada.notebook.file import UNREADABLE, overwrite, sync_folder
from harada.notebook.restore import STAGE
from harada.notebook.rights import belongs
from harada.notebook.schema import folders, is_ours
from harada.notebook.seal import VAULT, is_sealed
from harada.notebook.store import Store
from harada.notebook.vault_backups import turn_backups
from harada.notebook.vault_file import turn_aside, turned
from harada.notebook.vault_key import KeySeal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.vault import Vault


def prove_whole(store: Store) -> None:
    """Raise what reading raises unless every file of the notebook can be read."""
    for name in store.names():
        store.file(name).read()


def finish(store: Store, key: bytes) -> None:
    """Bring the notebook where its vault's state leads: all sealed, or all open and no vault.

    Raises `Refused` when the disk does not let it; it goes on from there the next time.
    """
    before, seal = store.seal, KeySeal(store.home, key)
    store.seal = seal
    try:
        state = seal.state()
        if state == vault.SEALED:
            return
        store.finish_interrupted()
        done = vault.read(store.home).in_state(vault.SEALED, key)
        turn_backups(store, done.encoded() if state == vault.SEALING else None)
        _turn(store, seal, state == vault.SEALING)
        _settle(store, done, state)
    except OSError as problem:
        raise Refused(
            _(
                "Not every file could be written yet: {reason}. The notebook can be read; "
                "`harada unlock` goes on with the rest."
            ).format(reason=reason_of(problem))
        ) from problem
    finally:
        store.seal = before


def _settle(store: Store, done: Vault, state: str) -> None:
    """Say in the vault's file that all is sealed, or take it away when all is open."""
    if state == vault.SEALING:
        done.write(store.home)
        return
    os.unlink(os.path.join(store.home, VAULT))
    sync_folder(store.home)


def _turn(store: Store, seal: KeySeal, wanted: bool) -> None:
    """Turn everything that is not yet `wanted`: sealed, or not."""
    for name in _all(store):
        path = os.path.join(store.home, *name.split("/"))
        if name.endswith(".tmp"):
            os.unlink(path)
        elif ".damaged-" in name:
            turn_aside(seal, name, path, wanted)
        else:
            _turn_file(seal, name, path, wanted)
    for log in (undo.UNDO, undo.REDO):
        _turn_log(seal, log, os.path.join(store.home, log), wanted)
    if not os.path.exists(store.journal):
        shutil.rmtree(os.path.join(store.home, STAGE), ignore_errors=True)


def _all(store: Store) -> list[str]:
    """Return the notebook's files and what lies beside them, the files themselves last.

    The copies go first: they are what holds old text and is looked at by nobody.
    """
    found = []
    for folder in folders(store.home):
        inner = os.path.join(store.home, folder)
        for entry in os.listdir(inner) if os.path.isdir(inner) else ():
            name = f"{folder}/{entry}" if folder else entry
            beside = entry.endswith((".bak", ".tmp")) or ".damaged-" in entry
            if is_ours(name) or (beside and belongs(name)):
                found.append(name)
    return sorted(found, key=lambda name: (is_ours(name), name))


def _turn_file(seal: KeySeal, name: str, path: str, wanted: bool) -> None:
    raw = _bytes(path)
    try:
        new = turned(seal, name.removesuffix(".bak"), raw, wanted)
    except UNREADABLE:
        if name.endswith(".bak"):  # it could bring nothing back
            os.unlink(path)
            return
        raise Refused(
            _("{file} is damaged; `harada doctor --repair` first.").format(file=name)
        ) from None
    if new is not raw:
        overwrite(path, new)


def _turn_log(seal: KeySeal, log: str, path: str, wanted: bool) -> None:
    """Turn a log line by line; a line that a crash cut short goes."""
    if not os.path.exists(path):
        return
    lines = _bytes(path).splitlines()
    if all(is_sealed(line) == wanted for line in lines):
        return
    turned_lines = []
    for line in lines:
        try:
            body = seal.open(log, line)
        except ValueError:
            continue
        turned_lines.append(seal.seal(log, body) + b"\n")
    overwrite(path, b"".join(turned_lines))


def _bytes(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()
