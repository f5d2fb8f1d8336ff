"""A store that is a folder both sides reach: a share, a synced folder, a stick.

The folder is never made here: one that is missing, or that lacks its marker, is a share that is
not connected, and an empty mount point must not be taken for an empty store (SHARING.md 2.10). The
marker is looked for at every step, so that a share that goes in the midst of a sync is noticed.
"""

from __future__ import annotations

import errno
import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from harada.i18n import _
from harada.notebook.errors import Refused, reason_of
from harada.sharing.stores.errors import (
    NotPlain,
    StoreDenied,
    StoreFailed,
    StoreFull,
    StoreMissing,
    StoreUnreachable,
    TooBig,
    absent,
    other_store,
)
from harada.sharing.stores.objects import (
    LARGEST,
    LARGEST_MARKER,
    MARKER,
    checked_name,
    checked_prefix,
    is_object,
    is_remains,
    new_marker,
    store_of,
)
from harada.sharing.stores.tree import Folder, Tree, tree_of

DEPTH = 6
"""How many folders deep the names of objects can lie."""

_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DESKTOP = ("desktop.ini", ".ds_store", "thumbs.db", ".directory", ".localized", "lost+found")
"""What systems put into a folder by themselves, in small letters."""


class FolderStore:
    """The objects in a shared folder."""

    complete = True

    def __init__(self, path: str, tree: Tree | None = None) -> None:
        """Stand for the folder at `path`, with `tree` as the way into it."""
        self.path = path
        self._tree = tree or tree_of(path)
        self._store: str | None = None

    @property
    def label(self) -> str:
        """What the store is called in a sentence."""
        return _("the folder {path}").format(path=self.path)

    def check(self, store_id: str | None) -> str:
        """Return the store's id; raises `StoreMissing`, or `OtherStore` for another."""
        found = self._marked()
        if store_id is not None and found != store_id:
            raise other_store(self.label)
        self._store = found
        return found

    def names(self, prefix: str) -> list[str]:
        """Return the names of the objects that begin with `prefix`, sorted."""
        parts = checked_prefix(prefix).split("/")[:-1]
        self._present()
        with self._sentences(prefix):
            return sorted(filter(is_object, self._below(parts, DEPTH - len(parts))))

    def _below(self, parts: list[str], deep: int) -> Iterator[str]:
        """Yield the paths of the plain files in a folder and in those within it."""
        try:
            with self._tree.at(parts) as folder:
                folders, files = folder.plain()
        except FileNotFoundError:  # nobody has written there yet, or it has just become empty
            return
        prefix = "/".join(parts)
        yield from (f"{prefix}/{file}" for file in files)
        for name in folders if deep else ():
            if name.isascii() and name.isalnum():
                with suppress(NotPlain):  # has become a link meanwhile
                    yield from self._below([*parts, name], deep - 1)

    def get(self, name: str) -> bytes:
        """Return an object; raises `Absent`, `TooBig` or `NotPlain`."""
        parts, file = _split(name)
        self._present()
        with self._sentences(name):
            try:
                with self._tree.at(parts) as folder:
                    return folder.read(file, LARGEST)
            except FileNotFoundError as problem:
                raise absent(name, self.label) from problem

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield each name with its object, or with None where it cannot be read just now."""
        for parent, group in itertools.groupby(
            sorted(names, key=_split), lambda name: _split(name)[0]
        ):
            self._present()
            wanted = list(group)
            try:
                with self._tree.at(parent) as folder:
                    for name in wanted:
                        yield name, _readable(folder, _split(name)[1])
            except (OSError, NotPlain):
                yield from ((name, None) for name in wanted)

    def put(self, name: str, data: bytes) -> None:
        """Write an object; one that is already there stays as it is."""
        self.put_many([(name, data)])

    def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
        """Write objects in this order."""
        for parent, group in itertools.groupby(items, lambda item: _split(item[0])[0]):
            self._present()
            together = [(_split(name)[1], data) for name, data in group]
            with self._sentences("/".join(parent)):
                try:
                    self._write(parent, together)
                except FileNotFoundError:  # the other side has just removed the empty folder
                    self._present()
                    self._write(parent, together)

    def _write(self, parent: Sequence[str], files: list[tuple[str, bytes]]) -> None:
        with self._tree.made(parent) as folder:
            for file, data in files:
                if not _holds(folder, file, data):
                    folder.write(file, data)
            folder.sync()

    def delete(self, name: str) -> bool:
        """Delete an object, with the copies of it that a sync program or a crash has left.

        Returns False where there was none. Folders that become empty go too.
        """
        parts, file = _split(name)
        self._present()
        with self._sentences(name):
            try:
                with self._tree.at(parts) as folder:
                    there = _remove(folder, file)
            except FileNotFoundError:
                return False
            self._drop_empty(parts)
        return there

    def _drop_empty(self, parts: Sequence[str]) -> None:
        for count in range(len(parts), 1, -1):
            try:
                with self._tree.at(parts[: count - 1]) as folder:
                    folder.drop(parts[count - 1])
            except OSError:
                return

    def sweep(self, prefix: str) -> int:
        """Delete copies and unfinished files of objects that are not there; returns how many."""
        parts = checked_prefix(prefix).split("/")[:-1]
        self._present()
        swept = 0
        with self._sentences(prefix):
            for path in list(self._below(parts, DEPTH - len(parts))):
                *parent, file = path.split("/")
                if is_object(path) or not is_remains(file):
                    continue
                with suppress(FileNotFoundError), self._tree.at(parent) as folder:
                    folder.remove(file)
                    folder.sync()
                    swept += 1
                self._drop_empty(parent)
        return swept

    def close(self) -> None:
        """Do nothing: every object is on the disk when `put` returns."""

    def create(self) -> str:
        """Make the folder, which exists and is empty, a store; returns its id.

        One that is a store already stays what it is. Raises `StoreMissing` or `Refused`.
        """
        with suppress(_Unmarked):
            return self._marked()
        with self._sentences(MARKER), self._tree.at(()) as folder:
            if [name for names in folder.plain() for name in names if not _desktop(name)]:
                raise Refused(
                    _(
                        "A store begins in an empty folder, and in {path} there is something "
                        "already: make a new folder and name that. Nothing was changed."
                    ).format(path=self.path)
                )
            folder.write(MARKER, new_marker()[1])
            folder.sync()
        return self._marked()

    def _present(self) -> None:
        """Raise `StoreMissing` or `OtherStore` where the store has gone or is another by now."""
        found = self._marked()
        if self._store is not None and found != self._store:
            raise other_store(self.label)

    def _marked(self) -> str:
        """Return the id that stands in the marker; raises `StoreMissing`."""
        with self._sentences(MARKER):
            try:
                with self._tree.at(()) as folder:
                    store = self._marker(folder)
            except (FileNotFoundError, NotADirectoryError) as problem:
                raise StoreMissing(
                    _(
                        "{path} is not there. Is the share connected, the stick plugged in? What "
                        "is to be sent waits; nothing was changed."
                    ).format(path=self.path)
                ) from problem
        return store

    def _marker(self, folder: Folder) -> str:
        try:
            store = store_of(folder.read(MARKER, LARGEST_MARKER))
        except (FileNotFoundError, TooBig):
            store = None
        if store is None:
            raise _Unmarked(
                _(
                    "{path} is there, but lacks {marker}: the share is not connected, or this is "
                    "not the folder you agreed on. What is to be sent waits; nothing was changed."
                ).format(path=self.path, marker=MARKER)
            )
        return store

    @contextmanager
    def _sentences(self, name: str) -> Iterator[None]:
        """Turn what the system says into what a person can do something about."""
        try:
            yield
        except OSError as problem:
            raise self._said(problem) from problem

    def _said(self, problem: OSError) -> StoreFailed:
        """Return the error for a fault of the system; it ends with what becomes of the rest."""
        kind: type[StoreFailed] = StoreUnreachable
        if problem.errno in _NO_RIGHT:
            kind = StoreDenied
        elif problem.errno in _NO_ROOM:
            kind = StoreFull
        return kind(
            _("{path} cannot be used just now: {reason}. What is to be sent waits.").format(
                path=self.path, reason=reason_of(problem)
            )
        )


class _Unmarked(StoreMissing):
    """The folder is there and its marker is not."""


def _split(name: str) -> tuple[list[str], str]:
    """Return the folders of an object's name, and its own name in the last of them."""
    *parts, file = checked_name(name).split("/")
    return parts, file


def _readable(folder: Folder, file: str) -> bytes | None:
    """Return a file, or None where it cannot be read just now."""
    try:
        return folder.read(file, LARGEST)
    except (OSError, NotPlain, TooBig):
        return None


def _holds(folder: Folder, file: str, data: bytes) -> bool:
    """Whether a file is there already, whole."""
    try:
        return folder.read(file, LARGEST) == data
    except (FileNotFoundError, TooBig):
        return False


def _remove(folder: Folder, file: str) -> bool:
    """Remove a file and every copy of it, which has its hash in the name; whether it was there."""
    hash_and_number = file.removesuffix(".hrd")
    copies = [name for name in folder.plain()[1] if hash_and_number in name.lower()]
    for name in copies:
        with suppress(FileNotFoundError):
            folder.remove(name)
    folder.sync()
    return file in copies


def _desktop(name: str) -> bool:
    """Whether a file is one that systems put into folders by themselves."""
    return name.lower() in _DESKTOP or name.startswith(("._", ".Trash", ".sync", ".st"))
