"""The folder of a notebook: its files, its lock, and changes that happen wholly or not at all.

A `Change` collects documents that are to be put or removed, in any number of files, and commits
them as one: under the lock, with a journal when more than one file is touched, and with its
inverse written to the undo log. It knows documents, not what they mean.
"""

from __future__ import annotations

import json
import os
import time
from _thread import get_ident

from harada.i18n import _
from harada.notebook import undo
from harada.notebook.errors import Damaged, HaradaError, Locked, Refused, reason_of
from harada.notebook.file import (
    UNREADABLE,
    NotebookFile,
    encode_document,
    overwrite,
    sync_folder,
)
from harada.notebook.lock import FolderLock
from harada.notebook.schema import CURRENT, Schema, folders, is_ours, kind_of
from harada.notebook.seal import HomeSeal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from harada.notebook.schema import Document, Tables
    from harada.notebook.seal import Seal

    Edit = tuple[str, str, str, Document | None]
    """File, table, id and the new document; None removes it."""

_JOURNAL = "journal.json"
RESTORE = b'"restore"'
"""The first line of the journal while a backup is brought back."""

_KEPT_MONTHS = 4
"""Month files kept in memory at once; all others are few and small."""


def next_key(letter: str, taken: Iterable[str]) -> str:
    """Return the id after those taken: `letter` and the next number."""
    numbers = [int(key[1:]) for key in taken if key[:1] == letter and key[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"


class Change:
    """Documents to put or remove, committed together when the block that made it ends well."""

    def __init__(self, store: Store, label: str, sitting: str | None, logged: bool) -> None:
        """Belong to `store`; `label` says what it is, `sitting` joins steps of one typing."""
        self.label = label
        self.sitting = sitting
        self.logged = logged
        self.pending: dict[str, Tables] = {}
        self.thread = get_ident()
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
        self.seal: Seal = seal or HomeSeal(home)
        self.schema = schema
        self.lock = FolderLock(os.path.join(home, ".lock"), patience)
        self.notices: list[str] = []
        """Sentences a person should hear: what was set aside and restored."""
        self._files: dict[str, NotebookFile] = {}
        self._change: Change | None = None
        self.journal = os.path.join(home, _JOURNAL)
        """Where the record of a change of several files stands while it is written."""
        try:
            self.finish_interrupted()
        except Locked:  # whoever reads will hear of it, and the unlocked notebook finishes it
            return
        except HaradaError as problem:  # reading goes on; the next change tries again
            self.notices.append(str(problem))

    def file(self, name: str) -> NotebookFile:
        """Return the file `name`, a path in the notebook such as `days/2026-11.json`."""
        found = self._files.get(name)
        if found is None:
            found = self._files[name] = NotebookFile(self, name, kind_of(name))
            if found.kind == "days":
                self._forget_old_months()
        return found

    def is_open(self) -> bool:
        """Tell whether the files can be read: there is no vault, or somebody holds its key."""
        if not isinstance(self.seal, HomeSeal):
            return True
        from harada.notebook import agent

        return agent.is_open(self.home)

    def _forget_old_months(self) -> None:
        months = [name for name in self._files if name.startswith("days/")]
        in_use = self._change.pending if self._change else {}
        for name in months[:-_KEPT_MONTHS]:
            if name not in in_use:
                del self._files[name]

    def let_go(self, folder: str) -> None:
        """Keep no file of `folder` (a path with `/`) in memory that no change is under way in.

        For work that goes through many folders and is done with each.
        """
        in_use = self._change.pending if self._change else {}
        for name in [name for name in self._files if name.startswith(f"{folder}/")]:
            if name not in in_use:
                del self._files[name]

    def names(self) -> list[str]:
        """Return the names of all notebook files there are, sorted."""
        found = []
        for folder in folders(self.home):
            try:
                listing = os.listdir(os.path.join(self.home, folder))
            except (FileNotFoundError, NotADirectoryError):
                continue
            paths = [f"{folder}/{name}" if folder else name for name in listing]
            found += [path for path in paths if is_ours(path)]
        return sorted(found)

    def pending(self, name: str) -> Tables | None:
        """Return the tables of `name` in the change under way in this thread, or None."""
        change = self._change
        if change is None or change.thread != get_ident():
            return None
        return change.pending.get(name)

    def changed(self) -> bool:
        """Tell whether another process wrote a file that was read here (looks, reads nothing)."""
        return any(file.changed() for file in list(self._files.values()))

    def has_backup_of(self, day: str) -> bool:
        """Tell whether the backup of a day (ISO) is made; looks at two names and reads nothing.

        It stands here, not in `backup`, so that a command need not load that module to ask.
        """
        begin = os.path.join(self.home, "backups", day)
        return os.path.exists(f"{begin}-day.zip") or os.path.exists(f"{begin}-all.zip")

    def change(self, label: str, *, sitting: str | None = None) -> _Committing:
        """Return a block that collects a `Change` and commits it; inside another, it joins it."""
        return _Committing(self, label, sitting, logged=True)

    def unlogged_change(self) -> _Committing:
        """Return a block like `change` that leaves no trace in the undo log."""
        return _Committing(self, "", None, logged=False)

    def begin(self, label: str, sitting: str | None, logged: bool) -> Change:
        """Begin a change or join the one under way; the lock must be held."""
        if self._change is None:
            self.finish_interrupted()
            self._change = Change(self, label, sitting, logged)
        return self._change

    def abandon(self) -> None:
        """Forget the change under way; the disk is as it was."""
        self._change = None

    def commit(self) -> None:
        """Write the change under way; raises `Refused` and leaves the disk as it was.

        All that can be refused is refused first. Then the inverse goes to the undo log, then the
        files are written: a crash in between leaves an inverse that changes nothing.
        """
        change = self._change
        assert change is not None
        edits = change.edits()
        raw = {
            name: self.file(name).prepare(change.pending[name])
            for name in sorted({name for (name, *_rest), _old in edits})
        }
        if not raw:
            return
        if change.logged:
            undo.forget_taken_back(self)
            undo.append(self, change.label, edits, change.sitting)
        if len(raw) == 1:
            self._put(raw, change)
        else:
            self._put_together(raw, change, [edit for edit, _old in edits])

    def _put(self, raw: dict[str, bytes], change: Change) -> None:
        for name, content in raw.items():
            self.file(name).put(change.pending[name], content)

    def _put_together(self, raw: dict[str, bytes], change: Change, edits: list[Edit]) -> None:
        """Write several files as one: while the journal stands, the change will be finished."""
        before = {name: self.file(name).signature() for name in raw}
        lines = [self.seal.seal(_JOURNAL, encode_document(list(edit)).encode()) for edit in edits]
        try:
            overwrite(self.journal, b"\n".join([*lines, b"end\n"]))
            self._put(raw, change)
        except BaseException as problem:  # also when the person breaks it off
            for name, signature in before.items():
                self.file(name).put_back(signature)
            self._drop_journal()
            if not isinstance(problem, OSError):
                raise
            raise Refused(
                _(
                    "The notebook in {folder} could not be written: {reason}. Nothing was changed."
                ).format(folder=self.home, reason=reason_of(problem))
            ) from problem
        self._drop_journal()

    def _drop_journal(self) -> None:
        """Take the journal away; while it stands no other change is begun."""
        try:
            os.unlink(self.journal)
            sync_folder(self.home)
        except FileNotFoundError:
            return
        except OSError as problem:
            if os.path.exists(self.journal):
                raise Refused(
                    _("{file} could not be taken away: {reason}.").format(
                        file=self.journal, reason=reason_of(problem)
                    )
                ) from problem

    def finish_interrupted(self) -> None:
        """Finish a change of several files that a crash cut off; its journal says how."""
        if not os.path.exists(self.journal):
            return
        with self.lock:
            try:
                with open(self.journal, "rb") as stream:
                    lines = stream.read().splitlines()
            except FileNotFoundError:  # the process that was at it has finished
                return
            except OSError as problem:
                raise Refused(
                    _("{file} cannot be read: {reason}.").format(
                        file=self.journal, reason=reason_of(problem)
                    )
                ) from problem
            try:
                finish = self._rest_of(lines)
            except UNREADABLE:
                self._set_journal_aside()
                return
            finish()
            self._drop_journal()

    def _rest_of(self, lines: list[bytes]) -> Callable[[], None]:
        """Return what finishes the change a journal tells of; nothing is written yet."""
        if lines[-1] != b"end":
            raise ValueError("the journal is not whole")
        if lines[0] == RESTORE:
            from harada.notebook import restore

            later = [str(name) for name in json.loads(lines[1])]
            return lambda: restore.finish(self, later)
        change = Change(self, "", None, logged=False)
        self._change = change
        try:
            for line in lines[:-1]:
                change.put(*json.loads(self.seal.open(_JOURNAL, line)))
            raw = {name: self.file(name).prepare(change.pending[name]) for name in change.pending}
        finally:
            self._change = None
        return lambda: self._put(raw, change)

    def _set_journal_aside(self) -> None:
        aside = f"{self.journal}.damaged-{time.time_ns()}"
        os.replace(self.journal, aside)
        self.notices.append(
            _("The record of an interrupted change was damaged; it was kept as {aside}.").format(
                aside=aside
            )
        )

    def restore_earlier_copy(self, file: NotebookFile) -> None:
        """Set a file that does not parse aside and put its earlier copy in its place.

        Raises `Damaged`, with everything left as it lies, when there is no good earlier copy.
        """
        with self.lock:
            try:
                file.parse(file.read_bytes())
                return  # another process restored it while we waited
            except (HaradaError, *UNREADABLE):
                pass
            try:
                with open(file.path + ".bak", "rb") as stream:
                    earlier = stream.read()
                file.parse(earlier)
            except (OSError, *UNREADABLE):
                raise Damaged(
                    _(
                        "{file} is damaged and so is its earlier copy. It was left as it is. "
                        "`harada doctor --repair` sets it aside and takes the last good backup."
                    ).format(file=file.path)
                ) from None
            self.put_in_place_of_damaged(file, earlier)

    def put_in_place_of_damaged(self, file: NotebookFile, raw: bytes) -> None:
        """Put good bytes where a file is damaged or missing; what lay there is kept beside it.

        The person is told in `notices`. Raises `Refused` and leaves all as it was.
        """
        with self.lock:
            try:
                aside = self.keep_aside(file)
                overwrite(file.path, raw)
            except OSError as problem:
                raise Refused(
                    _("{file} is damaged and could not be restored: {reason}.").format(
                        file=file.path, reason=reason_of(problem)
                    )
                ) from problem
        if aside is None:
            told = _("{file} was missing; its earlier copy was put back.").format(file=file.path)
        else:
            told = _(
                "{file} was damaged: it was set aside as {aside} and the last good copy was put "
                "back. What was written after that copy may be missing."
            ).format(file=file.path, aside=os.path.basename(aside))
        self.notices.append(told)

    def keep_aside(self, file: NotebookFile) -> str | None:
        """Keep what lies in a file under another name too; return that, None if there is none.

        Raises `OSError`.
        """
        if not os.path.exists(file.path):
            return None
        aside = f"{file.path}.damaged-{time.time_ns()}"
        with open(file.path, "rb") as stream:
            overwrite(aside, stream.read())
        file.forget()
        return aside

    def before_migration(self, file: NotebookFile) -> None:
        """Make a backup of everything before a file of an older schema is written anew."""
        from harada.notebook.backup import keep_before_migration

        keep_before_migration(self, file.name)


class _Committing:
    """The block of a change: takes the lock, commits at the outermost end, undoes on error.

    An inner block that fails takes back only what was put in it.
    """

    def __init__(self, store: Store, label: str, sitting: str | None, *, logged: bool) -> None:
        self._store = store
        self._begin = (label, sitting, logged)
        self._outermost = False
        self._before: dict[str, Tables] = {}

    def __enter__(self) -> Change:
        store = self._store
        store.lock.__enter__()
        try:
            self._outermost = store._change is None
            change = store.begin(*self._begin)
            self._before = dict(change.pending)
        except BaseException:
            store.lock.__exit__()
            raise
        return change

    def __exit__(self, kind: Any, *_exception: object) -> None:
        store = self._store
        try:
            if kind is None and self._outermost:
                store.commit()
            elif kind is not None and store._change is not None:
                store._change.pending = self._before
        finally:
            if self._outermost:
                store.abandon()
            store.lock.__exit__()
