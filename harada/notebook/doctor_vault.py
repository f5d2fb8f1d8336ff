"""What the doctor looks at in the vault: that it is there, can be read, and has finished its work.

A locked notebook is in order as far as can be seen. Without its vault nothing can be opened, so
what is lost is looked for in the backups.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from harada.i18n import _
from harada.notebook import vault
from harada.notebook.backup import Backup, backups
from harada.notebook.errors import HaradaError
from harada.notebook.file import UNREADABLE, split
from harada.notebook.finding import Finding, note, problem
from harada.notebook.seal import VAULT, is_sealed
from harada.notebook.store import Store

if TYPE_CHECKING:
    from harada.notebook.vault import Vault


def look_at_vault(store: Store) -> list[Finding]:
    """Return what is wrong with the vault, or that there is none where one is needed."""
    if not vault.exists(store.home):
        if not _holds_sealed(store):
            return []
        told = _("{file} is missing, and without it nothing can be opened.").format(file=VAULT)
        return [_from_backup(store, told)]
    try:
        found = vault.read(store.home)
    except HaradaError as reason:
        return [_from_backup(store, str(reason))]
    if found.claimed == vault.SEALED:
        return []
    told = (
        _("A lock was cut off half-way: not every file is sealed yet.")
        if found.claimed == vault.SEALING
        else _("Taking the vault away was cut off half-way: some files are still sealed.")
    )
    return [problem(VAULT, f"{told} {_('`harada unlock` finishes it.')}")]


def locked() -> Finding:
    """Return what is to be said of a notebook that is locked."""
    told = _("The notebook is locked: what its files hold can be looked at once it is unlocked.")
    return note("", told)


def _holds_sealed(store: Store) -> bool:
    """Tell whether a file of the notebook is sealed; those that can't be read are not looked at."""
    for name in store.names():
        try:
            if is_sealed(split(store.file(name).read_bytes())[2]):
                return True
        except (HaradaError, *UNREADABLE):
            continue
    return False


def _from_backup(store: Store, told: str) -> Finding:
    for backup in backups(store):
        found = _vault_in(backup)
        if found is not None:
            remedy = _(
                "The one in the backup of {date} is put back; the passphrase of that day opens it."
            ).format(date=backup.date)
            return problem(VAULT, told, remedy, _putting_back(store, found))
    return problem(VAULT, told)


def _vault_in(backup: Backup) -> Vault | None:
    try:
        with ZipFile(backup.path) as stored:
            return vault.parse(stored.read(VAULT))
    except (OSError, KeyError, BadZipFile, RuntimeError, HaradaError, *UNREADABLE):
        return None


def _putting_back(store: Store, found: Vault) -> Callable[[], None]:
    def put_back() -> None:
        with store.lock:
            path = os.path.join(store.home, VAULT)
            if os.path.exists(path):
                os.replace(path, f"{path}.damaged-{time.time_ns()}")
            found.write(store.home)

    return put_back
