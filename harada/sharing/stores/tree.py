"""Files in a folder that others write in too, reached without ever following a link.

Where the system can open a name within an open folder, every step of a path is taken that way, so
that nobody can slip a link in between (`OpenFolder`); where it cannot, as on Windows, each step is
looked at before it is taken (`NamedFolder`). Knows folders and plain files, nothing of objects.
What we make gets the rights of the folder at the top, so that whoever may use that folder may use
what lies in it, and nobody else. Raises `OSError`, and `NotPlain` for links and devices.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Protocol

from harada.i18n import _
from harada.sharing.stores.errors import NotPlain, too_big

TEMPORARY = ".tmp-"
"""How the name of an unfinished file begins."""

_LINKS = (errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.ENXIO)
"""What systems say of a link, or of a socket, where a folder or a plain file was asked for."""

_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)
"""What some network folders say when asked to make names durable."""

_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_FOLDER: int = getattr(os, "O_DIRECTORY", 0)
_REDIRECTS = (0xA0000003, 0xA000000C)
"""What Windows marks a junction and a symbolic link with."""


class Folder(Protocol):
    """An open folder; all names are of its own entries, never paths."""

    def plain(self) -> tuple[list[str], list[str]]:
        """Return the names of its folders and of its plain files, without links and devices."""

    def read(self, name: str, largest: int) -> bytes:
        """Return a plain file; raises `FileNotFoundError`, `NotPlain` or `TooBig`."""

    def write(self, name: str, data: bytes) -> None:
        """Put a file in the place of `name`, whole and durable or not at all."""

    def remove(self, name: str) -> None:
        """Remove a file, or a link itself."""

    def drop(self, name: str) -> None:
        """Remove an empty folder."""

    def sync(self) -> None:
        """Make the names of what was written or removed durable, where the system can."""


class Tree(Protocol):
    """A folder and what lies below it."""

    def at(self, parts: Sequence[str]) -> AbstractContextManager[Folder]:
        """Open the folder that lies at these names below the top, for a `with`."""

    def made(self, parts: Sequence[str]) -> AbstractContextManager[Folder]:
        """Open it likewise, with what is missing of it made first; never the top itself."""


def tree_of(root: str) -> Tree:
    """Return the safest way this system has into a folder."""
    able = {os.open, os.mkdir, os.stat, os.unlink, os.rename, os.rmdir} <= os.supports_dir_fd
    if able and _NO_LINK and os.scandir in os.supports_fd:
        return OpenTree(root)
    return NamedTree(root)


def not_plain(name: str) -> NotPlain:
    """Return the error for a link, a device or a folder where a file of ours belongs."""
    return NotPlain(
        _(
            "{name} in the shared folder is a link or a device, not a file of ours. It was neither "
            "read nor written. Ask who keeps the folder to look at it."
        ).format(name=name)
    )


def _read_through(handle: int, name: str, largest: int) -> bytes:
    """Read an open file to its end, of at most `largest` bytes."""
    pieces, left = [], largest + 1
    while left and (piece := os.read(handle, left)):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise too_big(name)
    return b"".join(pieces)


def _write_through(handle: int, data: bytes) -> None:
    """Write all of `data` to an open file and have it reach the disk."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


def _temporary(name: str) -> str:
    """Return a name for the unfinished `name`, which nobody else uses."""
    return f"{TEMPORARY}{name}-{secrets.token_hex(4)}"


class OpenFolder:
    """A folder that is held open; its entries are reached through it and never by a path."""

    def __init__(self, handle: int, rights: os.stat_result) -> None:
        """Take the descriptor of the folder, and whose rights what is made here gets."""
        self._handle = handle
        self._rights = rights

    def plain(self) -> tuple[list[str], list[str]]:
        """Return the names of its folders and of its plain files."""
        folders, files = [], []
        with os.scandir(self._handle) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif entry.is_file(follow_symlinks=False):
                    files.append(entry.name)
        return folders, files

    def read(self, name: str, largest: int) -> bytes:
        """Return a plain file; looks before it opens, since opening a device may do something."""
        seen = os.stat(name, dir_fd=self._handle, follow_symlinks=False)
        if not stat.S_ISREG(seen.st_mode):
            raise not_plain(name)
        if seen.st_size > largest:
            raise too_big(name)
        handle = self._open(name, os.O_RDONLY | _NO_LINK | _NO_WAIT)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise not_plain(name)
            return _read_through(handle, name, largest)
        finally:
            os.close(handle)

    def write(self, name: str, data: bytes) -> None:
        """Put a file in the place of `name`."""
        temporary = _temporary(name)
        handle = self._open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK)
        try:
            try:
                _write_through(handle, data)
                self._share(handle, 0o666)
            finally:
                os.close(handle)
            os.rename(temporary, name, src_dir_fd=self._handle, dst_dir_fd=self._handle)
        except OSError:
            with suppress(OSError):
                self.remove(temporary)
            raise

    def remove(self, name: str) -> None:
        """Remove a file, or a link itself."""
        os.unlink(name, dir_fd=self._handle)

    def drop(self, name: str) -> None:
        """Remove an empty folder."""
        os.rmdir(name, dir_fd=self._handle)

    def sync(self) -> None:
        """Make names durable, where the system can."""
        try:
            os.fsync(self._handle)
        except OSError as problem:
            if problem.errno not in _NO_SYNC:
                raise

    def inside(self, name: str) -> OpenFolder:
        """Open a folder in this one."""
        handle = self._open(name, os.O_RDONLY | _FOLDER | _NO_LINK)
        return OpenFolder(handle, self._rights)

    def made_inside(self, name: str) -> OpenFolder:
        """Open a folder in this one, made first where it is missing."""
        try:
            os.mkdir(name, 0o700, dir_fd=self._handle)
        except FileExistsError:
            return self.inside(name)
        folder = self.inside(name)
        folder._share(folder._handle, 0o2777)
        self.sync()
        return folder

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._handle)

    def _open(self, name: str, flags: int) -> int:
        try:
            return os.open(name, flags, 0o600, dir_fd=self._handle)
        except OSError as problem:
            if problem.errno in _LINKS:
                raise not_plain(name) from problem
            raise

    def _share(self, handle: int, most: int) -> None:
        """Give what was made the group and the rights of the top folder, where that may be."""
        if os.fstat(handle).st_gid != self._rights.st_gid:
            with suppress(OSError):
                os.fchown(handle, -1, self._rights.st_gid)
        with suppress(OSError):  # a file system without rights of its own
            os.fchmod(handle, self._rights.st_mode & most)


class OpenTree:
    """A tree whose folders are opened one within the other."""

    def __init__(self, root: str) -> None:
        """Stand for the folder `root`; it may itself be reached by a link, it is the person's."""
        self.root = root

    @contextmanager
    def at(self, parts: Sequence[str]) -> Iterator[Folder]:
        """Open the folder at `parts`."""
        folder = self._top()
        try:
            for part in parts:
                outer, folder = folder, folder.inside(part)
                outer.close()
            yield folder
        finally:
            folder.close()

    @contextmanager
    def made(self, parts: Sequence[str]) -> Iterator[Folder]:
        """Open the folder at `parts`, with what is missing of it made first."""
        folder = self._top()
        try:
            for part in parts:
                outer, folder = folder, folder.made_inside(part)
                outer.close()
            yield folder
        finally:
            folder.close()

    def _top(self) -> OpenFolder:
        handle = os.open(self.root, os.O_RDONLY | _FOLDER)
        return OpenFolder(handle, os.fstat(handle))


class NamedFolder:
    """A folder known by its path, every part of which was looked at."""

    def __init__(self, path: str) -> None:
        """Take the path."""
        self._path = path

    def plain(self) -> tuple[list[str], list[str]]:
        """Return the names of its folders and of its plain files."""
        folders, files = [], []
        with os.scandir(self._path) as entries:
            for entry in entries:
                seen = entry.stat(follow_symlinks=False)
                if _is_folder(seen):
                    folders.append(entry.name)
                elif _is_file(seen):
                    files.append(entry.name)
        return folders, files

    def read(self, name: str, largest: int) -> bytes:
        """Return a plain file."""
        path = os.path.join(self._path, name)
        seen = os.lstat(path)
        if not _is_file(seen):
            raise not_plain(name)
        if seen.st_size > largest:
            raise too_big(name)
        handle = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
        try:
            return _read_through(handle, name, largest)
        finally:
            os.close(handle)

    def write(self, name: str, data: bytes) -> None:
        """Put a file in the place of `name`; rights are what the folder hands down."""
        temporary = os.path.join(self._path, _temporary(name))
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            try:
                _write_through(handle, data)
            finally:
                os.close(handle)
            _move(temporary, os.path.join(self._path, name))
        except OSError:
            with suppress(OSError):
                os.unlink(temporary)
            raise

    def remove(self, name: str) -> None:
        """Remove a file, or a link itself."""
        os.unlink(os.path.join(self._path, name))

    def drop(self, name: str) -> None:
        """Remove an empty folder."""
        os.rmdir(os.path.join(self._path, name))

    def sync(self) -> None:
        """Do nothing: where folders cannot be opened, their names are durable by themselves."""

    def inside(self, name: str) -> NamedFolder:
        """Look at a folder in this one."""
        path = os.path.join(self._path, name)
        if not _is_folder(os.lstat(path)):
            raise not_plain(name)
        return NamedFolder(path)

    def make_inside(self, name: str) -> None:
        """Make a folder in this one, where it is missing."""
        with suppress(FileExistsError):
            os.mkdir(os.path.join(self._path, name), 0o700)


class NamedTree:
    """A tree whose folders are looked at one after the other."""

    def __init__(self, root: str) -> None:
        """Stand for the folder `root`."""
        self.root = root

    @contextmanager
    def at(self, parts: Sequence[str]) -> Iterator[Folder]:
        """Open the folder at `parts`."""
        yield self._walked(parts)

    @contextmanager
    def made(self, parts: Sequence[str]) -> Iterator[Folder]:
        """Open the folder at `parts`, with what is missing of it made first."""
        folder = self._walked(())
        for part in parts:
            folder.make_inside(part)
            folder = folder.inside(part)
        yield folder

    def _walked(self, parts: Sequence[str]) -> NamedFolder:
        os.scandir(self.root).close()
        folder = NamedFolder(self.root)
        for part in parts:
            folder = folder.inside(part)
        return folder


def _is_folder(seen: os.stat_result) -> bool:
    redirect = getattr(seen, "st_reparse_tag", 0) in _REDIRECTS
    return stat.S_ISDIR(seen.st_mode) and not redirect


def _is_file(seen: os.stat_result) -> bool:
    redirect = getattr(seen, "st_reparse_tag", 0) in _REDIRECTS
    return stat.S_ISREG(seen.st_mode) and not redirect


def _move(source: str, path: str) -> None:
    """Rename over `path`; on Windows wait a moment for whoever has it open."""
    for pause in (0.01, 0.05, 0.2, 0.5) if os.name == "nt" else ():  # pragma: no cover
        try:
            os.replace(source, path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, path)
