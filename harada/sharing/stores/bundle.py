"""A store in one file that is passed on by hand: a `.harada` file, a plain tar of the objects.

Reading trusts nothing: number, sizes and names are bounded, and links, devices and paths that lead
elsewhere make the whole file refused. Objects stay in the file until they are asked for, so memory
does not grow with it. Writing gathers, and `close` replaces the file by one that holds old and new,
the same bytes for the same objects. A bundle holds what its maker put in: absence means nothing.
"""

from __future__ import annotations

import os
import secrets
import stat
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from harada.i18n import _
from harada.notebook.errors import Refused, reason_of
from harada.notebook.file import sync_folder
from harada.sharing.stores.errors import BadBundle, absent, too_big
from harada.sharing.stores.objects import (
    LARGEST,
    LARGEST_MARKER,
    MARKER,
    checked_name,
    checked_prefix,
    is_object,
)

MOST = 100_000
"""The most members a bundle may have."""

LARGEST_BUNDLE = 1_000_000_000
"""The most bytes a bundle may have."""

LABEL = "bundle"
"""What stands in the place of a store id: one bundle is like any other."""

_MARKER = b'{"v": 1, "store": "bundle"}\n'
_BLOCK = tarfile.BLOCKSIZE
_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE)


class _Kept(NamedTuple):
    """Where an object lies in the file."""

    offset: int
    size: int


_State = tuple[int, int, int] | None
"""What tells one state of the file from another; None where there is none."""


class BundleStore:
    """The objects in one file; a file that is not there yet is an empty store."""

    complete = False

    def __init__(self, path: str) -> None:
        """Stand for the file at `path`; raises `BadBundle` where it is no bundle."""
        self._path = os.path.realpath(path)
        self._kept: dict[str, _Kept] = {}
        self._state: _State = None
        self._new: dict[str, bytes] = {}
        self._gone: set[str] = set()
        self._look()

    @property
    def label(self) -> str:
        """What the store is called in a sentence."""
        return _("the file {path}").format(path=self._path)

    def check(self, store_id: str | None) -> str:
        """Return what stands for the id; a bundle is passed by hand and has none to compare."""
        return LABEL

    def names(self, prefix: str) -> list[str]:
        """Return the names of the objects that begin with `prefix`, sorted."""
        checked_prefix(prefix)
        return [name for name in self._all() if name.startswith(prefix)]

    def get(self, name: str) -> bytes:
        """Return an object; raises `Absent` or `BadBundle`."""
        checked_name(name)
        if name in self._new:
            return self._new[name]
        if name in self._gone or name not in self._kept:
            raise absent(name, self.label)
        with self._opened() as file:
            if _state_of(file) != self._state:
                raise self._damaged()
            return _object(file, self._kept[name], self._damaged)

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield each name with its object, or with None where it is not in the bundle."""
        there = set(self._all())
        for name in names:
            yield name, self.get(name) if name in there else None

    def put(self, name: str, data: bytes) -> None:
        """Gather an object for the file; `close` writes it."""
        checked_name(name)
        if len(data) > LARGEST:
            raise too_big(name)
        self._gone.discard(name)
        self._new[name] = data

    def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
        """Gather objects for the file."""
        for name, data in items:
            self.put(name, data)

    def delete(self, name: str) -> bool:
        """Leave an object out of the file when `close` writes it; False where it was not in."""
        kept = checked_name(name) in self._kept and name not in self._gone
        there = self._new.pop(name, None) is not None or kept
        self._gone.add(name)
        return there

    def sweep(self, prefix: str) -> int:
        """Do nothing: a bundle holds objects and no remains of any."""
        return 0

    def close(self) -> None:
        """Write what was gathered; raises `Refused`, and the file is then as it was."""
        if not self._new and not self._gone & self._kept.keys():
            return
        temporary = f"{self._path}.tmp-{secrets.token_hex(4)}"
        try:
            self._look()  # somebody may have written meanwhile
            self._write(temporary)
            os.replace(temporary, self._path)
            sync_folder(os.path.dirname(self._path))
        except OSError as problem:
            raise Refused(
                _("{path} could not be written: {reason}. Nothing was changed.").format(
                    path=self._path, reason=reason_of(problem)
                )
            ) from problem
        finally:
            with suppress(OSError):
                os.unlink(temporary)
        self._new.clear()
        self._gone.clear()
        self._look()

    def _all(self) -> list[str]:
        return sorted((self._kept.keys() - self._gone) | self._new.keys())

    def _write(self, temporary: str) -> None:
        """Write all objects, in the order of their names, to a new file."""
        mode = 0o600 if self._state is None else stat.S_IMODE(os.stat(self._path).st_mode)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as file:
            _add(file, MARKER, _MARKER)
            for name in self._all():
                _add(file, name, self.get(name))
            file.write(bytes(2 * _BLOCK))
            file.flush()
            os.fsync(handle)
        os.chmod(temporary, mode)

    def _look(self) -> None:
        """Note what the file holds; nothing where there is none."""
        try:
            seen = os.stat(self._path)
        except FileNotFoundError:
            self._kept, self._state = {}, None
            return
        except OSError as problem:
            raise self._unreadable(problem) from problem
        if (seen.st_ino, seen.st_size, seen.st_mtime_ns) == self._state:
            return
        if not stat.S_ISREG(seen.st_mode):
            raise self._damaged()
        with self._opened() as file:
            state = _state_of(file)
            if state[1] > LARGEST_BUNDLE:
                raise self._damaged()
            self._kept, self._state = _indexed(file, state[1], self._damaged), state

    def _opened(self) -> BinaryIO:
        try:
            handle = os.open(self._path, os.O_RDONLY | _BINARY | _NO_WAIT)
        except OSError as problem:
            raise self._unreadable(problem) from problem
        return os.fdopen(handle, "rb")

    def _unreadable(self, problem: OSError) -> Refused:
        return Refused(
            _("{file} cannot be read: {reason}.").format(file=self._path, reason=reason_of(problem))
        )

    def _damaged(self) -> BadBundle:
        return BadBundle(
            _(
                "{path} is no bundle of Harada, or was cut short or changed on its way. Nothing of "
                "it was taken over: ask for it once more."
            ).format(path=self._path)
        )


def _state_of(file: BinaryIO) -> tuple[int, int, int]:
    seen = os.fstat(file.fileno())
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _indexed(file: BinaryIO, whole: int, damaged: Callable[[], BadBundle]) -> dict[str, _Kept]:
    """Return where each object of a tar of `whole` bytes lies; raises what `damaged` makes."""
    kept: dict[str, _Kept] = {}
    marked, offset = False, 0
    for _count in range(MOST):
        head = file.read(_BLOCK)
        if len(head) != _BLOCK:
            raise damaged()
        if not any(head):
            break
        member = _member(head, damaged)
        offset += _BLOCK
        if member.name == MARKER and member.size <= LARGEST_MARKER:
            marked = True
        elif is_object(member.name):
            if member.name in kept:
                raise damaged()
            kept[member.name] = _Kept(offset, member.size)
        offset += -(-member.size // _BLOCK) * _BLOCK
        if offset > whole:
            raise damaged()
        file.seek(offset)
    else:
        raise damaged()
    if not marked:
        raise damaged()
    return kept


def _member(head: bytes, damaged: Callable[[], BadBundle]) -> tarfile.TarInfo:
    """Return the member a header describes: a folder or a plain file of ours at a plain path."""
    try:
        member = tarfile.TarInfo.frombuf(head, "ascii", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError) as problem:
        raise damaged() from problem
    parts = member.name.split("/")
    if member.name.startswith("/") or ".." in parts or "\\" in member.name:
        raise damaged()
    if member.type == tarfile.DIRTYPE and member.size == 0:
        return member
    if member.type not in _FILES or not 0 <= member.size <= LARGEST:
        raise damaged()
    member.name = member.name.removeprefix("./")
    return member


def _object(file: BinaryIO, kept: _Kept, damaged: Callable[[], BadBundle]) -> bytes:
    file.seek(kept.offset)
    data = file.read(kept.size)
    if len(data) != kept.size:
        raise damaged()
    return data


def _add(file: BinaryIO, name: str, data: bytes) -> None:
    """Write one member: the same bytes whoever writes it, and whenever."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o600
    file.write(member.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict"))
    file.write(data)
    file.write(bytes(-len(data) % _BLOCK))
