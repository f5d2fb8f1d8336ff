"""Turning the backups of a notebook: the files in each sealed, or open again.

A backup that rests on another is made whole in itself first, since what it rests on changes. The
vault's own file lies in every sealed one, so that it can be opened where all else is lost.
"""

from __future__ import annotations

import io
import json
import os
import time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from harada.i18n import _
from harada.notebook.backup import CONTENTS, FOLDER, Backup, backups, contents_of
from harada.notebook.errors import HaradaError
from harada.notebook.file import UNREADABLE, overwrite, split
from harada.notebook.restore import BROKEN, members
from harada.notebook.schema import is_ours
from harada.notebook.seal import VAULT, is_sealed
from harada.notebook.store import Store
from harada.notebook.vault import SEALED, parse
from harada.notebook.vault_file import aside, turn_aside, turned

_LEVEL = 3


def turn_backups(store: Store, vault: bytes | None) -> None:
    """Seal every backup that is not yet, with `vault` inside; without one, open them.

    Raises `OSError`. One that can't be read is set aside, sealed as it lies; one that another
    vault sealed stays.
    """
    folder, wanted = os.path.join(store.home, FOLDER), vault is not None
    entries = os.listdir(folder) if os.path.isdir(folder) else []
    for entry in entries:
        if entry.endswith(".tmp"):  # before one of that name is written anew
            os.unlink(os.path.join(folder, entry))
    for entry in entries:
        if ".damaged-" in entry and not entry.endswith(".tmp"):
            turn_aside(store.seal, f"{FOLDER}/{entry}", os.path.join(folder, entry), wanted)
    found = backups(store)
    for backup in sorted(found, key=lambda each: each.kind != "day"):
        try:
            if not _is_turned(store, backup.path, wanted):
                overwrite(backup.path, _turned(store, backup.path, vault))
        except (HaradaError, *UNREADABLE, *BROKEN) as problem:
            if isinstance(problem, OSError) and problem.errno:
                raise
            if wanted:
                _set_aside(store, backup)
            else:
                told = _("The backup {name} could not be opened; it was left as it is.")
                store.notices.append(told.format(name=backup.name))


def _is_turned(store: Store, path: str, wanted: bool) -> bool:
    """Tell whether a backup, and the one it rests on, hold nothing that is otherwise."""
    with ZipFile(path) as stored:
        for name in stored.namelist():
            if is_ours(name) and is_sealed(split(stored.read(name))[2]) != wanted:
                return False
        if not _has_vault(stored) if wanted else VAULT in stored.namelist():
            return False
        contents = contents_of(stored)
    base = os.path.basename(contents["base"] or "") if contents else ""
    path = os.path.join(store.home, FOLDER, base)
    return not base or (os.path.exists(path) and _is_turned(store, path, wanted))


def _has_vault(stored: ZipFile) -> bool:
    """Tell whether a backup has a vault inside that takes nothing but what is sealed."""
    return VAULT in stored.namelist() and parse(stored.read(VAULT)).claimed == SEALED


def _turned(store: Store, path: str, vault: bytes | None) -> bytes:
    """Return the backup with every file turned, and with those it took from another one."""
    made = io.BytesIO()
    with ZipFile(path) as stored, ZipFile(made, "w", ZIP_DEFLATED) as new:
        contents = contents_of(stored)
        moments = {each.filename: each.date_time for each in stored.infolist()}
        files: dict[str, Any] = {}
        for name, read in members(store, stored, path).items():
            raw = read()
            if is_ours(name):
                raw = turned(store.seal, name, raw, vault is not None)
            member = ZipInfo(name, moments.get(name, (1980, 1, 1, 0, 0, 0)))
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o100600 << 16
            new.writestr(member, raw, compresslevel=_LEVEL)
            files[name] = (len(raw), 0, member.CRC)
        if vault is not None:
            new.writestr(VAULT, vault)
        if contents is not None:
            told = {**contents, "base": None, "files": files}
            new.writestr(CONTENTS, json.dumps(told, indent=1, sort_keys=True))
    return made.getvalue()


def _set_aside(store: Store, backup: Backup) -> None:
    """Seal a backup that can't be read as it lies, under another name."""
    name = f"{FOLDER}/{backup.name}.damaged-{time.time_ns()}"
    with open(backup.path, "rb") as stream:
        raw = stream.read()
    overwrite(os.path.join(store.home, name), aside(store.seal, name, raw))
    os.unlink(backup.path)
    told = _("The backup {name} can't be read; it was set aside.")
    store.notices.append(told.format(name=backup.name))
