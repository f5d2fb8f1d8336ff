"""Taking a folder of files out of everything that was kept of them: earlier copies and backups.

A notebook keeps what it replaces, so that nothing of one's own is lost. What another person shared
and asks back is not one's own: when that goes, it must not come back from a backup either.
"""

from __future__ import annotations

import json
import os
from zipfile import BadZipFile, ZipFile

from harada.i18n import _
from harada.notebook.backup import CONTENTS, FOLDER, backups, contents_of
from harada.notebook.errors import Refused, reason_of
from harada.notebook.file import BINARY, sync_folder
from harada.notebook.store import Store

_EARLIER = (".bak", ".tmp", ".damaged-")
"""What stands in the name of an earlier or an unfinished copy of a file."""


def forget(store: Store, folder: str) -> int:
    """Take the earlier copies of a folder's files away, and the folder out of all backups.

    `folder` is a path in the notebook with `/`; its files as they now are stay. Returns how many
    backups were written anew. A backup that can't be read is left as it is. Raises `Refused`.
    """
    with store.lock:
        try:
            _drop_earlier(os.path.join(store.home, *folder.split("/")))
            return sum(_rewrite(store, backup.path, f"{folder}/") for backup in backups(store))
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


def _rewrite(store: Store, path: str, prefix: str) -> bool:
    """Write a backup anew without what begins with `prefix`; tell whether that was needed."""
    try:
        with ZipFile(path) as stored:
            if not any(name.startswith(prefix) for name in stored.namelist()):
                return False
            contents = contents_of(stored)
            if contents is None:
                return False
            _write(store, path, stored, prefix, contents)
    except BadZipFile:
        return False
    return True


def _write(
    store: Store, path: str, stored: ZipFile, prefix: str, contents: dict[str, object]
) -> None:
    files = contents["files"]
    assert isinstance(files, dict)
    left = {name: state for name, state in files.items() if not name.startswith(prefix)}
    temporary = os.path.join(store.home, FOLDER, ".making.tmp")
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    try:
        with open(handle, "w+b") as stream:
            with ZipFile(stream, "w") as made:
                for member in stored.infolist():
                    if member.filename != CONTENTS and not member.filename.startswith(prefix):
                        made.writestr(member, stored.read(member))
                made.writestr(CONTENTS, json.dumps({**contents, "files": left}, indent=1))
            stream.flush()
            os.fsync(handle)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    sync_folder(os.path.dirname(path))
