"""The folder of a notebook: its files, its lock, and changes that happen wholly or not at all.

A `Change` collects documents that are to be put or removed, in any number of files, and commits
them as one: under the lock, with a journal when more than one file is touched, and with its
inverse written to the undo log. It knows documents, not what they mean.
"""

from __future__ import annotations

import json
import os
import time

from harada.i18n import _
from harada.notebook import undo
from harada.notebook.errors import Damaged, HaradaError, Refused
from harada.notebook.file import NotebookFile, encode_document, replace, sync_folder
from harada.notebook.lock import FolderLock
from harada.notebook.schema import CURRENT, Schema, kind_of
from harada.notebook.seal import Plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from harada.notebook.schema import Document, Tables
    from harada.notebook.seal import Seal

    Edit = tuple[str, str, str, Document | None]
    """File, table, id and the new document; None removes it."""

_JOURNAL = "journal.json"
_KEPT_MONTHS = 4
"""Month files kept in memory at once; all others are few and small."""


class Change:
    """Documents to put or remove, committed together when the block that made it ends well."""

    def __init__(self, store: Store, label: str, sitting: str | None, logged: bool) -> None:
        """Belong to `store`; `label` says what it is, `sitting` joins steps of one typing."""
        self.label = label
        self.sitting = sitting
        self.logged = logged
        self.pending: dict[str, Tables] = {}
        self._store = store

    def get(self, name: str, table: str, key: str) -> Document | None:
        """Return a document as it will stand, or None."""
        return self._store.file(name).read().get(table, {}).get(key)

    def put(self, name: str, table: str, key: str, document: Document | None) -> None:
        """Put a whole document, or remove it with None. `document` must be a new object."""
        tables = self._store.file(name).read()
        documents = dict(tables.get(table, {}))
        if document is None:
            documents.pop(key, None)
        else:
            documents[key] = document
        self.pending[name] = {**tables, table: documents}

    def edits(self) -> list[tuple[Edit, Document | None]]:
        """Return what differs from the disk, each with the document that stands there now."""
        found: list[tuple[Edit, Document | None]] = []
        for name, tables in self.pending.items():
            stored = self._store.file(name).stored()
            for table in tables.keys() | stored.keys():
                new, old = tables.get(table, {}), stored.get(table, {})
                found += [
                    ((name, table, key, new.get(key)), old.get(key))
                    for key in new.keys() | old.keys()
                    if new.get(key) != old.get(key)
                ]
        return found


class Store:
    """A notebook's folder. Opening it makes nothing; what can fail raises a `HaradaError`."""

    def __init__(
        self,
        home: str,
        *,
        seal: Seal | None = None,
        schema: Schema = CURRENT,
        patience: float = 5.0,
    ) -> None:
        """Stand for the folder `home`; wait `patience` seconds for another process's lock."""
        self.home = home
        self.seal: Seal = seal or Plain()
        self.schema = schema
        self.lock = FolderLock(os.path.join(home, ".lock"), patience)
        self.notices: list[str] = []
        """Sentences a person should hear: what was set aside and restored."""
        self._files: dict[str, NotebookFile] = {}
        self._change: Change | None = None
        if os.path.exists(os.path.join(home, _JOURNAL)):
            self._finish_interrupted()

    def file(self, name: str) -> NotebookFile:
        """Return the file `name`, a path in the notebook such as `days/2026-11.json`."""
        found = self._files.get(name)
        if found is None:
            found = self._files[name] = NotebookFile(self, name, kind_of(name))
            if found.kind == "days":
                self._forget_old_months()
        return found

    def _forget_old_months(self) -> None:
        months = [name for name in self._files if name.startswith("days/")]
        in_use = self._change.pending if self._change else {}
        for name in months[:-_KEPT_MONTHS]:
            if name not in in_use:
                del self._files[name]

    def names(self) -> list[str]:
        """Return the names of all notebook files there are, sorted."""
        found = []
        for folder in ("", "days", "reviews", "programme"):
            try:
                listing = os.listdir(os.path.join(self.home, folder))
            except (FileNotFoundError, NotADirectoryError):
                continue
            found += [
                f"{folder}/{name}" if folder else name
                for name in listing
                if name.endswith(".json") and not name.startswith(".") and name != _JOURNAL
            ]
        return sorted(found)

    def pending(self, name: str) -> Tables | None:
        """Return the tables of `name` in the change under way, or None."""
        return self._change.pending.get(name) if self._change else None

    def changed(self) -> bool:
        """Tell whether another process wrote a file that was read here (looks, reads nothing)."""
        return any(file.changed() for file in self._files.values())

    def change(self, label: str, *, sitting: str | None = None) -> _Committing:
        """Return a block that collects a `Change` and commits it; inside another, it joins it."""
        return _Committing(self, label, sitting, logged=True)

    def unlogged_change(self) -> _Committing:
        """Return a block like `change` that leaves no trace in the undo log."""
        return _Committing(self, "", None, logged=False)

    def begin(self, label: str, sitting: str | None, logged: bool) -> Change:
        """Begin a change or join the one under way; the lock must be held."""
        if self._change is None:
            self._change = Change(self, label, sitting, logged)
        return self._change

    def abandon(self) -> None:
        """Forget the change under way; the disk is as it was."""
        self._change = None

    def commit(self) -> None:
        """Write the change under way; raises `Refused` and leaves the disk as it was."""
        change, self._change = self._change, None
        assert change is not None
        edits = change.edits()
        if not edits:
            return
        self._write([edit for edit, _old in edits], change.pending)
        if change.logged:
            inverse = [
                (name, table, key, undo.inverse(old, new))
                for (name, table, key, new), old in edits
            ]
            undo.append(self, change.label, inverse, change.sitting)

    def _write(self, edits: list[Edit], pending: dict[str, Tables]) -> None:
        names = sorted({name for name, *_rest in edits})
        if len(names) == 1:
            self.file(names[0]).write(pending[names[0]])
            return
        for name in names:  # what can be refused is refused before the journal stands
            file = self.file(name)
            file.stored()
            file.check_writable()
        journal = os.path.join(self.home, _JOURNAL)
        body = b"\n".join(
            self.seal.seal(_JOURNAL, encode_document(list(edit)).encode()) for edit in edits
        )
        try:
            replace(journal, body + b"\nend\n")
        except OSError as problem:
            raise Refused(
                _("The notebook in {folder} could not be written: {reason}.").format(
                    folder=self.home, reason=problem.strerror or problem
                )
            ) from problem
        for name in names:
            self.file(name).write(pending[name])
        self._drop_journal()

    def _drop_journal(self) -> None:
        os.unlink(os.path.join(self.home, _JOURNAL))
        sync_folder(self.home)

    def _finish_interrupted(self) -> None:
        """Finish a change of several files that a crash cut off; its journal says how."""
        path = os.path.join(self.home, _JOURNAL)
        with self.lock:
            try:
                with open(path, "rb") as stream:
                    lines = stream.read().split(b"\n")
            except FileNotFoundError:  # the process that was at it has finished
                return
            edits = [
                tuple(json.loads(self.seal.open(_JOURNAL, line))) for line in lines if line[:1] == b"["
            ]
            change = self.begin("", None, logged=False)
            for name, table, key, document in edits:
                change.put(name, table, key, document)
            self.abandon()
            for name in sorted(change.pending):
                self.file(name).write(change.pending[name])
            self._drop_journal()

    def restore_earlier_copy(self, file: NotebookFile) -> None:
        """Set a file that does not parse aside and put its earlier copy in its place.

        Raises `Damaged`, with everything left as it lies, when there is no good earlier copy.
        """
        with self.lock:
            try:
                file.parse(file.read_bytes())
                return  # another process restored it while we waited
            except (HaradaError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                pass
            try:
                with open(file.path + ".bak", "rb") as stream:
                    earlier = stream.read()
                file.parse(earlier)
            except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                raise Damaged(
                    _(
                        "{file} is damaged and so is its earlier copy. It was left as it is. "
                        "`harada doctor --repair` sets it aside and takes the last good backup."
                    ).format(file=file.path)
                ) from None
            aside = self.set_aside(file)
            replace(file.path, earlier)
        if aside is None:
            told = _("{file} was missing; its earlier copy was put back.").format(file=file.path)
        else:
            told = _(
                "{file} was damaged: it was set aside as {aside} and the copy from before the "
                "last change was put back."
            ).format(file=file.path, aside=os.path.basename(aside))
        self.notices.append(told)

    def set_aside(self, file: NotebookFile) -> str | None:
        """Move a file out of the way, keeping it; return its new path, None if there was none."""
        if not os.path.exists(file.path):
            return None
        aside = f"{file.path}.damaged-{time.time_ns()}"
        os.replace(file.path, aside)
        file.forget()
        return aside

    def before_migration(self, file: NotebookFile) -> None:
        """Make a backup of everything before a file of an older schema is written anew."""
        from harada.notebook.backup import keep_before_migration

        keep_before_migration(self, file.name)


class _Committing:
    """The block of a change: takes the lock, commits at the outermost end, undoes on error."""

    def __init__(self, store: Store, label: str, sitting: str | None, *, logged: bool) -> None:
        self._store = store
        self._begin = (label, sitting, logged)
        self._outermost = False

    def __enter__(self) -> Change:
        store = self._store
        store.lock.__enter__()
        try:
            self._outermost = store._change is None
            return store.begin(*self._begin)
        except BaseException:
            store.lock.__exit__()
            raise

    def __exit__(self, kind: Any, *_exception: object) -> None:
        try:
            if self._outermost:
                if kind is None:
                    self._store.commit()
                else:
                    self._store.abandon()
        finally:
            if self._outermost:
                self._store.abandon()
            self._store.lock.__exit__()
