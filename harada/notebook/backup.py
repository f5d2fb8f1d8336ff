"""Backups: dated zips of a notebook's files as they lie, made by themselves and by hand.

`all` holds every file: the first of each ISO week, and the first of each month is kept longest.
`day` holds the small files and the months that changed since the last `all`, which it names; all
other files of that day are in there. Both carry a list of what the notebook was. How a backup is
proved and brought back stands in `restore`.
"""

from __future__ import annotations

import json
import os
import time
from datetime import date

from harada.i18n import _
from harada.notebook.errors import HaradaError, Refused, reason_of
from harada.notebook.file import BINARY, sync_folder
from harada.notebook.seal import VAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from zipfile import ZipFile

    from harada.notebook.store import Store

    State = tuple[int, int, int]
    """Size, time in nanoseconds and CRC of a file as it was backed up."""

FOLDER = "backups"
CONTENTS = "backup.json"
"""The member of a backup that lists what the notebook was."""

SETTINGS = "settings.toml"
"""What the app alone reads; it is no notebook file but belongs to the person's things."""

DAYS, WEEKS, MONTHS, OTHERS = 7, 5, 12, 5
"""How many are kept: of `day`, of weekly and of monthly `all`, and of each kind made on purpose."""

_EFFORT = 3
"""Half the time of the usual compression for a fifteenth more space."""

_LENGTH_OF_DATE = 10


class Backup:
    """One backup in the notebook's folder."""

    __slots__ = ("date", "kind", "name", "path", "size")

    def __init__(self, folder: str, name: str, size: int = 0) -> None:
        """Stand for the file `name` in `folder`, of `size` bytes."""
        self.name = name
        self.path = os.path.join(folder, name)
        self.date = name[:_LENGTH_OF_DATE]
        """The day it was made, ISO."""
        self.kind = name.removesuffix(".zip")[_LENGTH_OF_DATE:].partition("-")[2]
        """`day`, `all`, `kept` (by hand), `before-restore`, `before-repair`, `before-migration`."""
        self.size = size


def back_up_if_due(store: Store, today: date) -> Backup | None:
    """Make the backup of today unless there is one; a failure is told in the store's notices."""
    if store.has_backup_of(today.isoformat()):
        return None
    try:
        with store.lock:  # another process may have made it while we waited
            return None if store.has_backup_of(today.isoformat()) else _make_due(store, today)
    except HaradaError as problem:
        store.notices.append(str(problem))
        return None


def _make_due(store: Store, today: date) -> Backup:
    full = [backup for backup in backups(store) if backup.kind == "all"]
    base = next((backup for backup in full if backup.date <= today.isoformat()), None)
    this_week = base is not None and _week(base.date) == today.isocalendar()[:2]
    contents = read_contents(base.path) if base is not None and this_week else None
    if base is None or contents is None:
        made = _make(store, f"{today.isoformat()}-all.zip", None, {})
    else:
        made = _make(store, f"{today.isoformat()}-day.zip", base.name, contents["files"])
    prune(store)
    return made


def _week(day: str) -> tuple[int, int] | None:
    try:
        return date.fromisoformat(day).isocalendar()[:2]
    except ValueError:
        return None


def back_up_now(store: Store, kind: str = "kept") -> Backup:
    """Make a backup of everything at this moment; raises `Refused` when it can't be made."""
    begin = time.strftime("%Y-%m-%dT%H%M%S")
    with store.lock:
        name, number = f"{begin}-{kind}.zip", 1
        while os.path.exists(os.path.join(store.home, FOLDER, name)):
            number += 1
            name = f"{begin}.{number}-{kind}.zip"
        made = _make(store, name, None, {})
        prune(store)
    return made


def keep_before_migration(store: Store, name: str) -> None:
    """Make a backup of everything unless one made for a migration holds the file as it lies."""
    from zlib import crc32

    now = crc32(store.file(name).read_bytes())
    for backup in backups(store):
        if backup.kind == "before-migration":
            contents = read_contents(backup.path)
            if contents is not None and contents["files"].get(name, (0, 0, None))[2] == now:
                return
    back_up_now(store, "before-migration")


def backups(store: Store) -> list[Backup]:
    """Return the backups there are, newest first."""
    folder = os.path.join(store.home, FOLDER)
    try:
        listing = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as problem:
        raise Refused(
            _("{file} cannot be read: {reason}.").format(file=folder, reason=reason_of(problem))
        ) from problem
    found = [
        Backup(folder, entry.name, entry.stat().st_size)
        for entry in listing
        if entry.name[:4].isdigit() and entry.name.endswith(".zip")
    ]
    return sorted(found, key=lambda backup: backup.name, reverse=True)


def names(store: Store) -> list[str]:
    """Return the names of all files a backup holds."""
    settings = os.path.exists(os.path.join(store.home, SETTINGS))
    return [*store.names(), SETTINGS] if settings else store.names()


def read_contents(path: str) -> dict[str, Any] | None:
    """Return what a backup says it holds (`files`, `base`, `made`); None when it can't be read."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as stored:
            return contents_of(stored)
    except (OSError, BadZipFile, ValueError, NotImplementedError):
        return None


def contents_of(stored: ZipFile) -> dict[str, Any] | None:
    """Return what an open backup says it holds; None when it says nothing we understand."""
    try:
        contents = json.loads(stored.read(CONTENTS))
        files = {name: tuple(map(int, state)) for name, state in contents["files"].items()}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    if any(len(state) != 3 for state in files.values()):
        return None
    return {**contents, "files": files}


def _make(store: Store, name: str, base: str | None, unchanged: dict[str, State]) -> Backup:
    """Write the backup `name`: all but the month files that are as `unchanged` has them."""
    folder = os.path.join(store.home, FOLDER)
    temporary = os.path.join(folder, ".making.tmp")
    try:
        if not os.path.isdir(folder):
            os.mkdir(folder, 0o700)
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
        with open(handle, "w+b") as stream:
            _fill(store, stream, base, unchanged)
            stream.flush()
            os.fsync(handle)
        os.replace(temporary, os.path.join(folder, name))
        sync_folder(folder)
    except OSError as problem:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise Refused(
            _("The backup could not be made in {folder}: {reason}.").format(
                folder=folder, reason=reason_of(problem)
            )
        ) from problem
    return Backup(folder, name, os.path.getsize(os.path.join(folder, name)))


def _fill(store: Store, stream: Any, base: str | None, unchanged: dict[str, State]) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    files: dict[str, State] = {}
    with ZipFile(stream, "w", ZIP_DEFLATED) as stored:
        for name in names(store):
            path = os.path.join(store.home, *name.split("/"))
            seen = os.stat(path)
            state = unchanged.get(name)
            if state is not None and state[:2] == (seen.st_size, seen.st_mtime_ns):
                if name.startswith("days/"):
                    files[name] = state
                    continue
            moment = time.localtime(max(seen.st_mtime, 315_640_800))  # zips begin in 1980
            member = ZipInfo(name, moment[:6])
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o100600 << 16
            with open(path, "rb") as source:
                stored.writestr(member, source.read(), compresslevel=_EFFORT)
            files[name] = (seen.st_size, seen.st_mtime_ns, member.CRC)
        vault = os.path.join(store.home, VAULT)
        if os.path.exists(vault):  # so that the backup can be opened where all else is lost
            stored.write(vault, VAULT)
        made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        contents = {"kind": "backup", "schema": 1, "made": made, "base": base, "files": files}
        stored.writestr(CONTENTS, json.dumps(contents, indent=1, sort_keys=True))


def prune(store: Store) -> None:
    """Remove what is older than is kept; an `all` that a kept `day` needs stays."""
    found = backups(store)
    days = [backup for backup in found if backup.kind == "day"]
    full = [backup for backup in found if backup.kind == "all"]
    first_of_month = {backup.date[:7]: backup for backup in full}
    kept = {*days[:DAYS], *full[:WEEKS]}
    kept |= {first_of_month[month] for month in sorted(first_of_month)[-MONTHS:]}
    for day in days[:DAYS]:
        kept |= set([backup for backup in full if backup.date <= day.date][:1])
    for kind in {backup.kind for backup in found} - {"day", "all"}:
        kept |= set([backup for backup in found if backup.kind == kind][:OTHERS])
    for backup in found:
        if backup not in kept:
            try:
                os.unlink(backup.path)
            except OSError:  # one too many does no harm
                continue
