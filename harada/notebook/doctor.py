"""What is wrong with a notebook, and mending what can be mended without guessing.

`examine` looks at everything and changes nothing; `repair` does what the findings offer, after a
backup of everything as it lies. What the files hold is looked at in `doctor_files`, how they hang
together in `doctor_links`. How it is told is the matter of commands and screens.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from harada.i18n import _, ngettext
from harada.notebook.backup import FOLDER, back_up_now, backups
from harada.notebook.doctor_files import all_names, look_at_files
from harada.notebook.doctor_links import Links
from harada.notebook.doctor_vault import locked, look_at_vault
from harada.notebook.errors import HaradaError, Locked, reason_of
from harada.notebook.finding import Finding, note, problem
from harada.notebook.notebook import Notebook
from harada.notebook.restore import verify
from harada.notebook.rights import belongs, loose, tighten
from harada.notebook.schema import folders
from harada.notebook.store import Store

if TYPE_CHECKING:
    from harada.notebook.schema import Tables

_OLDEST_BACKUP = 14
"""Days after which a backup that was not made is worth a word."""

_LOOKS = 5
"""How often files that change while they are looked at are looked at again."""

_Stage = Callable[[Notebook], list[Finding]]


def examine(notebook: Notebook) -> list[Finding]:
    """Return everything worth knowing about a notebook; changes nothing.

    Where there is no notebook, the one finding says where it would be.
    """
    store = notebook.store
    if os.path.exists(store.home) and not os.path.isdir(store.home):
        told = _("{folder} is a file; a notebook is a folder.").format(folder=store.home)
        return [problem("", told)]
    try:
        if not all_names(store):
            told = _("There is no notebook yet. It would be in {folder}.")
            return [note("", told.format(folder=store.home))]
        vault = look_at_vault(store)
        if any(finding.mend for finding in vault):
            return [*vault, *_rights(notebook)]
        return [
            *vault,
            *_rights(notebook),
            *_contents(notebook),
            *_left_over(notebook),
            *_backups(notebook),
        ]
    except OSError as reason:
        told = _("{file} cannot be read: {reason}.")
        return [problem("", told.format(file=reason.filename, reason=reason_of(reason)))]


def repair(notebook: Notebook) -> list[Finding]:
    """Mend what can be mended without guessing; return what is in order now.

    Everything is backed up first as it lies. A remedy that fails is told in the notebook's
    notices, and its finding will be there the next time. Raises `Refused` when the notebook can
    not be changed at all.
    """
    before = examine(notebook)
    offers = [finding for finding in before if finding.mend]
    if not offers:
        return []
    mended = _mend(notebook, _rights)
    with notebook.store.lock:
        if any(finding.file != FOLDER for finding in offers):
            back_up_now(notebook.store, "before-repair")
        for stage in _STAGES:
            mended += _mend(notebook, stage)
    after = examine(notebook)
    return [finding for finding in dict.fromkeys([*before, *mended]) if finding not in after]


def _mend(notebook: Notebook, stage: _Stage) -> list[Finding]:
    mended = []
    for finding in stage(notebook):
        if finding.mend is None:
            continue
        try:
            finding.mend()
        except HaradaError as reason:
            notebook.store.notices.append(str(reason))
        except OSError as reason:
            notebook.store.notices.append(_said(reason))
        else:
            mended.append(finding)
    return mended


def _said(reason: OSError) -> str:
    return _("{file} cannot be changed: {reason}.").format(
        file=reason.filename, reason=reason_of(reason)
    )


def _contents(notebook: Notebook) -> list[Finding]:
    """Look at all files, and at links once they are in order; what they miss may be damaged.

    Looks again when another process wrote meanwhile, since one file may then be older than another.
    """
    if not notebook.store.is_open():
        return [locked()]
    findings: list[Finding] = []
    for _look in range(_LOOKS):
        before = _signatures(notebook.store)
        sound: dict[str, Tables] = {}
        findings = look_at_files(notebook, sound)
        if not any(finding.level == "problem" for finding in findings):
            findings += Links(notebook, sound).findings()
        if not findings or _signatures(notebook.store) == before:
            break
    return findings


def _signatures(store: Store) -> dict[str, object]:
    return {name: store.file(name).signature() for name in all_names(store)}


def _vault(notebook: Notebook) -> list[Finding]:
    """Look at what all else is opened with."""
    return look_at_vault(notebook.store)


def _files(notebook: Notebook) -> list[Finding]:
    """Look at the files alone."""
    return look_at_files(notebook, {}) if notebook.store.is_open() else []


def _rights(notebook: Notebook) -> list[Finding]:
    """Look at who may read and write: the owner, and nobody else."""
    findings = []
    wrong = loose(notebook.home)
    if wrong:
        told = ngettext(
            "{n} file or folder can be read by others on this machine.",
            "{n} files or folders can be read by others on this machine.",
            len(wrong),
        ).format(n=len(wrong))
        remedy = _("They become readable by you alone.")
        findings.append(problem("", told, remedy, lambda: tighten(wrong)))
    if not os.access(notebook.home, os.W_OK):
        told = _("{folder} can be read but not changed.").format(folder=notebook.home)
        findings.append(problem("", told))
    return findings


def _left_over(notebook: Notebook) -> list[Finding]:
    """Look for what a crash left behind, and for what was set aside.

    What looks like a trace may be another process at work: a second look, under the lock, tells.
    """
    found = _traces(notebook)
    if any(finding.mend for finding in found):
        with suppress(HaradaError), notebook.store.lock:
            return _traces(notebook)
    return found


def _traces(notebook: Notebook) -> list[Finding]:
    store = notebook.store
    findings = []
    if os.path.exists(store.journal):
        told = _("A change was cut off half-way and is not finished yet.")
        findings.append(
            problem("journal.json", told, _("It is finished."), store.finish_interrupted)
        )
    elif os.path.isdir(stage := os.path.join(store.home, ".restoring")):
        told = _("A restore was cut off before it began; what it laid ready is still there.")
        remedy = _("What it laid ready is taken away.")
        findings.append(note(".restoring", told, remedy, lambda: shutil.rmtree(stage)))
    for name in _beside(store):
        if ".damaged-" in name:
            told = _("{file} was set aside because it was damaged. Delete it when you are sure.")
            findings.append(note(name, told.format(file=name)))
        else:
            path = os.path.join(store.home, name)
            told = _("{file} was left behind by a crash.").format(file=name)
            findings.append(note(name, told, _("It is taken away."), _removing(path)))
    return findings


def _removing(path: str) -> Callable[[], None]:
    return lambda: os.unlink(path)


def _beside(store: Store) -> list[str]:
    """Return the files beside those of the notebook that are temporary or were set aside."""
    found = []
    for folder in (*folders(store.home), FOLDER):
        inner = os.path.join(store.home, folder)
        for entry in os.listdir(inner) if os.path.isdir(inner) else ():
            name = f"{folder}/{entry}" if folder else entry
            if (entry.endswith(".tmp") or ".damaged-" in entry) and belongs(name):
                found.append(name)
    return sorted(found)


def _backups(notebook: Notebook) -> list[Finding]:
    """Look at the newest backup: that there is one, that it is not too old, that it is whole."""
    store = notebook.store

    def now() -> object:
        return back_up_now(store)

    remedy = _("A backup is made now.")
    try:
        found = backups(store)
    except HaradaError as reason:
        return [problem(FOLDER, str(reason))]
    if not found:
        return [note(FOLDER, _("There is no backup yet."), remedy, now)]
    newest = found[0]
    try:
        unsound = verify(store, newest.path)
    except Locked:
        unsound = []
    if unsound:
        told = _("The newest backup, {name}, is not whole: {problem}")
        return [problem(FOLDER, told.format(name=newest.name, problem=unsound[0]), remedy, now)]
    written = max(os.stat(store.file(name).path).st_mtime for name in store.names())
    if written - os.stat(newest.path).st_mtime > _OLDEST_BACKUP * 86400:
        told = _("The newest backup is of {date}; much was written since.")
        return [note(FOLDER, told.format(date=newest.date), remedy, now)]
    return []


_STAGES: tuple[_Stage, ...] = (_vault, _files, _contents, _left_over, _backups)
"""What is looked at and mended, in this order: links only hang together in whole files."""
