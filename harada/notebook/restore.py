"""Proving that a backup is whole, and making the notebook again what it was then.

A restore makes the notebook files what they were: files that came later go. The present state is
backed up first, so nothing is lost, and undo begins anew. Other things in the folder are left
alone. It happens wholly or not at all: everything is laid ready beside the notebook before the
journal is written, and while the journal stands the restore will be finished.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Callable
from zipfile import BadZipFile, ZipFile

from harada.i18n import _
from harada.method.text import shown
from harada.notebook import undo
from harada.notebook.backup import (
    CONTENTS,
    FOLDER,
    SETTINGS,
    Backup,
    back_up_now,
    backups,
    contents_of,
    names,
)
from harada.notebook.errors import HaradaError, Locked, Refused, reason_of
from harada.notebook.file import UNREADABLE, joined, overwrite, split, sync_folder
from harada.notebook.schema import is_ours
from harada.notebook.seal import VAULT, is_sealed
from harada.notebook.store import RESTORE, Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.schema import Tables

STAGE = ".restoring"
"""The folder in which the files of a backup are laid ready."""

BROKEN = (OSError, BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError)
"""What reading a damaged zip raises."""

Contents = dict[str, Callable[[], bytes]]
"""The files of a backup by name, each with what reads it."""


def find(store: Store, wanted: str) -> str:
    """Return the path of a backup: the name of one, `latest`, or a path.

    Raises `Refused` and names the newest when there is no such backup.
    """
    found = backups(store)
    for backup in found:
        if wanted in (backup.name, backup.name.removesuffix(".zip"), "latest"):
            return backup.path
    if os.path.isfile(wanted):
        return wanted
    if not found:
        raise Refused(
            _("There is no backup {name}; none has been made yet.").format(name=shown(wanted))
        )
    raise Refused(
        _("There is no backup {name}. The newest is {newest}.").format(
            name=shown(wanted), newest=found[0].name
        )
    )


def verify(store: Store, path: str) -> list[str]:
    """Return a sentence for each thing wrong with a backup; none when it is whole.

    Every byte is read, every file parsed, and a `day` is looked up in the `all` it rests on. What
    another vault sealed is read but can't be parsed. Raises `Locked` when the key is needed.
    """
    try:
        with ZipFile(path) as stored:
            look = _bytes_of if _is_foreign(store, stored) else _problem_of
            problems: list[str] = []
            for name, read in members(store, stored, path).items():
                problem = look(store, name, read)
                if problem is not None:
                    problems.append(problem)
            return problems
    except Locked:
        raise
    except HaradaError as problem:
        return [str(problem)]
    except BROKEN as problem:
        return [_("{file} is no whole backup: {reason}.").format(file=path, reason=_why(problem))]


def tables_in(store: Store, path: str, wanted: tuple[str, ...]) -> dict[str, Tables]:
    """Return the tables of these files as a backup has them; a file it lacks has none.

    Raises `Refused` when one of them is damaged there or of a newer version. Nothing is changed.
    """
    found: dict[str, Tables] = {name: {} for name in wanted}
    try:
        with ZipFile(path) as stored:
            held = members(store, stored, path)
            for name in found.keys() & held.keys():
                file = store.file(name)
                number, tables = file.parse(held[name](), Either(store))
                store.schema.refuse_newer(name, file.kind, number)
                found[name] = store.schema.lift(name, file.kind, number, tables)
    except (*BROKEN, *UNREADABLE) as problem:
        raise Refused(
            _("{file} is no whole backup: {reason}.").format(file=path, reason=_why(problem))
        ) from problem
    return found


class Either:
    """The seal for reading a backup: one from before the vault may be brought back too."""

    def __init__(self, store: Store) -> None:
        """Open what is sealed as `store` does."""
        self._store = store

    def seal(self, name: str, body: bytes) -> bytes:
        """Seal as the notebook does."""
        return self._store.seal.seal(name, body)

    def open(self, name: str, sealed: bytes) -> bytes:
        """Return the body, whether it is sealed or not."""
        return self._store.seal.open(name, sealed) if is_sealed(sealed) else sealed


def _is_foreign(store: Store, stored: ZipFile) -> bool:
    """Tell whether a vault sealed a backup that is not the one of this notebook."""
    if VAULT not in stored.namelist():
        return False
    inside = stored.read(VAULT)
    try:
        with open(os.path.join(store.home, VAULT), "rb") as stream:
            return _identity(stream.read()) != _identity(inside)
    except FileNotFoundError:
        return True


def _identity(raw: bytes) -> object:
    """Return what tells one vault from another, in the bytes of its file."""
    try:
        return json.loads(raw)["id"]
    except UNREADABLE:
        return None


def _bytes_of(_store: Store, name: str, read: Callable[[], bytes]) -> str | None:
    try:
        read()
    except BROKEN:
        return _("{file} is damaged in this backup.").format(file=name)
    return None


def _why(problem: Exception) -> str:
    """Why a backup can't be read, as part of a sentence."""
    return (
        _("it was cut short or is no zip")
        if isinstance(problem, BadZipFile)
        else reason_of(problem)
    )


def _problem_of(store: Store, name: str, read: Callable[[], bytes]) -> str | None:
    try:
        raw = read()
        if is_ours(name):
            file = store.file(name)
            found, tables = file.parse(raw, Either(store))
            store.schema.refuse_newer(name, file.kind, found)
            store.schema.lift(name, file.kind, found, tables)
    except Locked:
        raise
    except HaradaError as problem:
        return str(problem)
    except (*BROKEN, *UNREADABLE):
        return _("{file} is damaged in this backup.").format(file=name)
    return None


def members(store: Store, stored: ZipFile, path: str) -> Contents:
    """Return all files of the notebook as a backup has them, also those in its base.

    Raises `Refused` when one is missing, or when it is no backup of a notebook.
    """
    held = {name for name in stored.namelist() if is_ours(name) or name == SETTINGS}
    contents = contents_of(stored)
    if contents is None and CONTENTS in stored.namelist():
        raise Refused(_("{file} is damaged in this backup.").format(file=CONTENTS))
    if contents is None:  # packed by hand: what is in it, and no more
        if not held:
            raise Refused(_("{file} holds no notebook.").format(file=path))
        return {name: _from_zip(path, name) for name in held}
    base = os.path.join(os.path.dirname(path), os.path.basename(contents["base"] or ""))
    found: Contents = {}
    for name, (_size, _time, crc) in contents["files"].items():
        if not (is_ours(name) or name == SETTINGS):
            continue
        if name in held:
            found[name] = _proved(_from_zip(path, name), crc)
        elif contents["base"] and _holds(base, name, crc):
            found[name] = _from_zip(base, name)
        elif _lies(store, name, crc):
            found[name] = store.file(name).read_bytes
        else:
            raise Refused(
                _("{file} is not in this backup, and {base}, which has it, is gone.").format(
                    file=name, base=contents["base"]
                )
            )
    return found


def _from_zip(path: str, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        with ZipFile(path) as stored:
            return stored.read(name)

    return read


def _proved(read: Callable[[], bytes], crc: int) -> Callable[[], bytes]:
    def proved() -> bytes:
        raw = read()
        if zlib.crc32(raw) != crc:
            raise BadZipFile("another file than was backed up")
        return raw

    return proved


def _holds(path: str, name: str, crc: int) -> bool:
    try:
        with ZipFile(path) as stored:
            return crc == stored.getinfo(name).CRC
    except (KeyError, *BROKEN):
        return False


def _lies(store: Store, name: str, crc: int) -> bool:
    try:
        return zlib.crc32(store.file(name).read_bytes()) == crc
    except HaradaError:
        return False


def restore(store: Store, path: str) -> Backup:
    """Make the notebook what it was at a backup; returns the backup made of the present first.

    Raises `Refused` and leaves everything as it is when the backup is not whole, when there is
    no room, or when it is of a newer version. What another vault sealed is brought back with that
    vault, and only where there is no notebook yet; its own passphrase opens it there.
    """
    problems = verify(store, path)
    if problems:
        raise Refused(problems[0])
    _make_home(store)
    with store.lock:
        store.finish_interrupted()
        try:
            with ZipFile(path) as stored:
                wanted = members(store, stored, path)
                if _is_foreign(store, stored):
                    _refuse_over_a_notebook(store, path)
                    wanted[VAULT] = _from_zip(path, VAULT)
                exact = contents_of(stored) is not None
            _lay_ready(store, wanted)
            before = back_up_now(store, "before-restore")
            later = [name for name in names(store) if exact and name not in wanted]
            overwrite(store.journal, b"\n".join([RESTORE, json.dumps(later).encode(), b"end\n"]))
        except (HaradaError, *BROKEN, *UNREADABLE) as problem:
            shutil.rmtree(os.path.join(store.home, STAGE), ignore_errors=True)
            if isinstance(problem, Locked):
                raise
            raise Refused(
                _("The backup could not be brought back: {reason}. Nothing was changed.").format(
                    reason=reason_of(problem)
                )
            ) from problem
        store.finish_interrupted()
    return before


def _make_home(store: Store) -> None:
    """Make the folder where there is none yet: a backup may be all that is left."""
    try:
        os.makedirs(store.home, 0o700, exist_ok=True)
    except OSError as problem:
        raise Refused(
            _("A notebook can't be made in {folder}: {reason}.").format(
                folder=store.home, reason=reason_of(problem)
            )
        ) from problem


def _refuse_over_a_notebook(store: Store, path: str) -> None:
    if names(store):
        raise Refused(
            _(
                "{file} was sealed by another vault. Bring it back into an empty folder "
                "(`harada backup restore FILE --home FOLDER`); its own passphrase opens it there"
            ).format(file=path)
        )


def _lay_ready(store: Store, wanted: Contents) -> None:
    """Write all files of a backup beside the notebook, durably, and sealed where that is."""
    stage = os.path.join(store.home, STAGE)
    shutil.rmtree(stage, ignore_errors=True)
    for name, read in wanted.items():
        raw = read()
        if is_ours(name):
            kind, schema, body = split(raw)
            if not is_sealed(body):
                raw = joined(kind, schema, store.seal.seal(name, body))
        overwrite(os.path.join(stage, *name.split("/")), raw)


def finish(store: Store, later: list[str]) -> None:
    """Move what lies ready into the notebook's place and take `later` files away.

    It can be cut off anywhere and begun again. Raises `Refused`; the journal then stays.
    """
    stage = os.path.join(store.home, STAGE)
    try:
        for folder, _folders, files in os.walk(stage):
            target = os.path.join(store.home, os.path.relpath(folder, stage))
            os.makedirs(target, 0o700, exist_ok=True)
            for name in files:
                os.replace(os.path.join(folder, name), os.path.join(target, name))
                _remove(os.path.join(target, name) + ".bak")
            sync_folder(target)
        for name in later:
            if is_ours(name) or name == SETTINGS:
                _remove(os.path.join(store.home, *name.split("/")) + ".bak")
                _remove(os.path.join(store.home, *name.split("/")))
        for log in (undo.UNDO, undo.REDO):
            _remove(os.path.join(store.home, log))
        shutil.rmtree(stage, ignore_errors=True)
    except OSError as problem:
        raise Refused(
            _("The backup in {folder} could not be brought back whole yet: {reason}.").format(
                folder=os.path.join(store.home, FOLDER), reason=reason_of(problem)
            )
        ) from problem


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
