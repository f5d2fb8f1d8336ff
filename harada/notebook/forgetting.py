"""Letting what was taken out of some files be gone from everything that was kept of them too.

A notebook keeps what it replaces, so that nothing of one's own is lost. What another person shared
and takes back is not one's own: when it goes, it must not come back from an earlier copy or a
backup. So the backups get the files as they now are.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from harada.i18n import _
from harada.notebook.backup import CONTENTS, FOLDER, backups, contents_of
from harada.notebook.errors import Refused, reason_of
from harada.notebook.file import BINARY, sync_folder
from harada.notebook.store import Store

_EARLIER = (".bak", ".tmp", ".damaged-")
"""What stands in the name of an earlier or an unfinished copy of a file."""

_OLDEST = 315_640_800
"""Zips begin in 1980."""


def forget(store: Store, folders: Collection[str]) -> int:
    """Take away the earlier copies of the files in some folders, and what backups hold of them.

    `folders` are paths in the notebook with `/`. Their files as they now are stay, and take the
    place of those in the backups. Returns how many backups were written anew; one that can't be
    read is left as it is. Raises `Refused`.
    """
    prefixes = tuple(f"{folder}/" for folder in folders)
    try:
        with store.lock:
            for folder in folders:
                _drop_earlier(os.path.join(store.home, *folder.split("/")))
            present = {
                name: store.file(name).read_bytes()
                for name in store.names()
                if name.startswith(prefixes)
            }
            return sum(_renew(store, backup.path, prefixes, present) for backup in backups(store))
    except OSError as problem:
        raise Refused(
            _("Earlier copies in {folder} could not be taken away: {reason}.").format(
                folder=os.path.join(store.home, FOLDER), reason=reason_of(problem)
            )
        ) from problem


def _drop_earlier(folder: str) -> None:
    try:
        listing = os.listdir(folder)
    except FileNotFoundError:
        return
    for name in listing:
        if any(mark in name for mark in _EARLIER):
            os.unlink(os.path.join(folder, name))
    sync_folder(folder)


def _renew(store: Store, path: str, prefixes: tuple[str, ...], present: dict[str, bytes]) -> bool:
    """Write a backup anew with the present files in the place of those it has of the folders."""
    try:
        with ZipFile(path) as stored:
            old = [name for name in stored.namelist() if name.startswith(prefixes)]
            contents = contents_of(stored)
            if contents is None or all(stored.read(name) == present.get(name) for name in old):
                return False
            overwritten = tuple(f"{name.rpartition('/')[0]}/" for name in old)
            kept = {name: raw for name, raw in present.items() if name.startswith(overwritten)}
            _write(store, path, stored, contents, kept, set(old))
    except BadZipFile:
        return False
    return True


def _write(
    store: Store,
    path: str,
    stored: ZipFile,
    contents: dict[str, object],
    present: dict[str, bytes],
    old: set[str],
) -> None:
    """Write the backup at `path` without the members `old` and with the files in `present`."""
    files = contents["files"]
    assert isinstance(files, dict)
    states = {name: state for name, state in files.items() if name not in old}
    temporary = os.path.join(store.home, FOLDER, ".making.tmp")
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    try:
        with open(handle, "w+b") as stream:
            with ZipFile(stream, "w") as made:
                for member in stored.infolist():
                    if member.filename != CONTENTS and member.filename not in old:
                        made.writestr(member, stored.read(member))
                for name, raw in present.items():
                    states[name] = _put(store, made, name, raw)
                made.writestr(CONTENTS, json.dumps({**contents, "files": states}, indent=1))
            stream.flush()
            os.fsync(handle)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    sync_folder(os.path.dirname(path))


def _put(store: Store, made: ZipFile, name: str, raw: bytes) -> tuple[int, int, int]:
    """Put a file into a backup and return its state, as the list of the backup has it."""
    seen = os.stat(store.file(name).path)
    member = ZipInfo(name, time.localtime(max(seen.st_mtime, _OLDEST))[:6])
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o100600 << 16
    made.writestr(member, raw)
    return seen.st_size, seen.st_mtime_ns, member.CRC
