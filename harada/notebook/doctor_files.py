"""What the doctor looks at in each file: that it is there, parses, is of our schema, and is sound.

Nothing is read through the notebook, since reading mends a damaged file by itself; the doctor
only looks. The tables of the files that are in order are handed on to who looks at their links.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from harada.i18n import _, language, ngettext
from harada.method.forms import problems
from harada.notebook.backup import Backup, backups
from harada.notebook.errors import HaradaError, Refused, reason_of
from harada.notebook.file import UNREADABLE, NotebookFile, split
from harada.notebook.finding import Finding, note, problem
from harada.notebook.notebook import Notebook
from harada.notebook.reading import CHARTS, GOALS, PROFILE, ROUTINES
from harada.notebook.schema import folders, is_ours
from harada.notebook.store import Store

if TYPE_CHECKING:
    from harada.notebook.schema import Tables

_FORMS_ELSEWHERE = ("sharing", "desk")
"""Kinds whose forms stand in the rooms above, which check what they read by themselves."""

_SHOWN = 5
"""Unsound documents named per file; the others are counted."""


def all_names(store: Store) -> list[str]:
    """Return the names of the notebook's files, also of those of which only a trace is left."""
    found: set[str] = set()
    for folder in folders(store.home):
        try:
            listing = os.listdir(os.path.join(store.home, folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in listing:
            bare = entry.removesuffix(".bak")
            if entry.startswith(".") and entry.endswith(".icloud"):
                bare = entry[1:].removesuffix(".icloud")
            found.add(f"{folder}/{bare}" if folder else bare)
    return sorted(name for name in found if is_ours(name))


def look_at_files(notebook: Notebook, sound: dict[str, Tables]) -> list[Finding]:
    """Return what is wrong with the files; put the tables of those in order into `sound`."""
    findings: list[Finding] = []
    names = all_names(notebook.store)
    for name in names:
        file = notebook.store.file(name)
        try:
            findings += _look_at(notebook, file, sound)
        except HaradaError as reason:
            findings.append(problem(name, str(reason)))
    for name in sorted(_pointed_at(sound) - set(names)):
        file = notebook.store.file(name)
        if _newest_good(notebook.store, file) is not None:
            findings.append(_missing_or_damaged(notebook, file))
    return findings


def _pointed_at(sound: dict[str, Tables]) -> set[str]:
    """Return the names of the files that documents of other files point into."""
    current = sound.get(PROFILE, {}).get("current", {})
    found = {name for what, name in (("goal", GOALS), ("chart", CHARTS)) if what in current}
    if any(name.startswith("days/") for name in sound):
        found.add(ROUTINES)
    return found


def _look_at(notebook: Notebook, file: NotebookFile, sound: dict[str, Tables]) -> list[Finding]:
    store = notebook.store
    if file.signature() is None:
        file.refuse_placeholder()
        return [_missing_or_damaged(notebook, file)]
    raw = file.read_bytes()
    try:
        found, tables = file.parse(raw)
    except UNREADABLE:
        _refuse_newer(store, file, raw)
        return [_missing_or_damaged(notebook, file)]
    store.schema.refuse_newer(file.name, file.kind, found)
    sound[file.name] = store.schema.lift(file.name, file.kind, found, tables)
    findings = _unsound(file, sound[file.name])
    if found < store.schema.number(file.kind):
        findings.append(_older(store, file))
    return findings


def _refuse_newer(store: Store, file: NotebookFile, raw: bytes) -> None:
    try:
        kind, found, _body = split(raw)
    except UNREADABLE:
        return
    if kind == file.kind:
        store.schema.refuse_newer(file.name, kind, found)


def _older(store: Store, file: NotebookFile) -> Finding:
    def lift() -> None:
        with store.lock:
            file.write(file.stored())

    return note(
        file.name,
        _("{file} is of an older version of Harada; it is read well.").format(file=file.name),
        _("It is brought up to date, after a backup."),
        lift,
    )


def _unsound(file: NotebookFile, tables: Tables) -> list[Finding]:
    if file.kind in _FORMS_ELSEWHERE:
        return []
    found = [
        problem(file.name, sentence)
        for table in sorted(tables)
        for key in sorted(tables[table])
        for sentence in problems(file.kind, table, key, tables[table][key])
    ]
    more = len(found) - _SHOWN
    if more > 0:
        rest = ngettext(
            "{file}: {n} more field does not fit.", "{file}: {n} more fields do not fit.", more
        )
        return [*found[:_SHOWN], problem(file.name, rest.format(file=file.name, n=more))]
    return found


def _missing_or_damaged(notebook: Notebook, file: NotebookFile) -> Finding:
    """Return the finding for a file that is not there or does not parse, with the best remedy."""
    store = notebook.store
    said = _("{file} is damaged.") if os.path.exists(file.path) else _("{file} is missing.")
    sentence = said.format(file=file.name)
    try:
        with open(file.path + ".bak", "rb") as stream:
            earlier = stream.read()
        file.parse(earlier)
    except (OSError, HaradaError, *UNREADABLE):
        return _from_backup(notebook, file, sentence)
    return problem(
        file.name,
        sentence,
        _("The copy from before the last change is put back; what lies there is kept beside it."),
        lambda: store.put_in_place_of_damaged(file, earlier),
    )


def _from_backup(notebook: Notebook, file: NotebookFile, sentence: str) -> Finding:
    found = _newest_good(notebook.store, file)
    if found is not None:
        backup, raw = found
        return problem(
            file.name,
            sentence,
            _("The copy in the backup of {date} is put back; what lies there is kept.").format(
                date=backup.date
            ),
            lambda: notebook.store.put_in_place_of_damaged(file, raw),
        )
    return problem(
        file.name,
        sentence,
        _("There is no good copy: it is set aside, and begins empty."),
        lambda: _begin_empty(notebook, file),
    )


def _newest_good(store: Store, file: NotebookFile) -> tuple[Backup, bytes] | None:
    for backup in backups(store):
        try:
            with ZipFile(backup.path) as stored:
                raw = stored.read(file.name)
            file.parse(raw)
        except (OSError, BadZipFile, RuntimeError, HaradaError, *UNREADABLE):
            continue
        return backup, raw
    return None


def _begin_empty(notebook: Notebook, file: NotebookFile) -> None:
    with notebook.store.lock:
        try:
            notebook.store.keep_aside(file)
            for path in (file.path, file.path + ".bak"):
                if os.path.exists(path):
                    os.unlink(path)
        except OSError as reason:
            raise Refused(
                _("{file} could not be written: {reason}. Nothing was changed.").format(
                    file=file.path, reason=reason_of(reason)
                )
            ) from reason
        file.forget()
        if file.name == PROFILE:
            notebook.create(name="", language=language())
