"""The undo log: for each change the inverse of it, one line each, kept over restarts.

An inverse is a list of paths in a document with what stood there before. It is logged before the
change is written: applied to documents the change never reached it alters nothing, and undo then
goes on to the change before. The log is only written at its end; old lines go when it grows.
What undo takes back is kept in a log alike, the redo log, until the next change of the person's.
"""

from __future__ import annotations

import json
import os

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.errors import Refused
from harada.notebook.file import BINARY, UNREADABLE, encode_bytes, overwrite
from harada.notebook.schema import kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from harada.notebook.schema import Document
    from harada.notebook.store import Edit, Store

    Path = list[str | int]
    Patch = list[list[Any]]
    """`[path]` for what was absent before, `[path, value]` for what stood there."""
    Inverse = list[tuple[str, str, str, Patch]]
    Keep = Callable[[Store, str, list[tuple[Edit, Document | None]]], None]
    """Logs the way back from edits, each with what stood there, under the label of a change."""

UNDO = "undo.jsonl"
REDO = "redo.jsonl"
_LARGEST = 512 * 1024
"""Bytes of log after which the older half goes: months of evenings."""


def inverse(old: Document | None, new: Document | None) -> Patch:
    """Return the patch that turns `new` back into `old`; the empty path is the whole document."""
    if old is None:
        return [[[]]]
    if new is None:
        return [[[], old]]
    patch: Patch = []
    _differences(old, new, [], patch)
    return patch


def _differences(old: Any, new: Any, path: Path, patch: Patch) -> None:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            if key not in old:
                patch.append([[*path, key]])
            elif key not in new:
                patch.append([[*path, key], old[key]])
            else:
                _differences(old[key], new[key], [*path, key], patch)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            _differences(before, after, [*path, index], patch)
    elif old != new:
        patch.append([path, old])


def apply(document: Document | None, patch: Patch) -> Document | None:
    """Return `document` with the patch applied, as a new object; None means it is to go.

    What is to go and is not there is gone already. Raises `LookupError` or `TypeError` when the
    document no longer has the path to what is to be put back.
    """
    result = json.loads(json.dumps(document))
    for path, *before in patch:
        if not path:
            result = before[0] if before else None
            continue
        parent = result
        for step in path[:-1]:
            parent = parent[step]
        if before:
            parent[path[-1]] = before[0]
        else:
            parent.pop(path[-1], None)
    return result  # type: ignore[no-any-return]


def append(
    store: Store, label: str, edits: list[tuple[Edit, Document | None]], sitting: str | None
) -> None:
    """Add the inverse of edits, each with what stood there; in one `sitting` it joins the last."""
    cut, earlier = _same_sitting(store, sitting)
    entry = _entry(store, label, _inverses(edits, earlier))
    if sitting:
        entry["sitting"] = sitting
    try:
        _write_entry(store, UNDO, entry, cut)
    except OSError:
        store.notices.append(
            _("This change can't be undone later: the undo log could not be written.")
        )


def _entry(store: Store, label: str, changes: Inverse) -> dict[str, Any]:
    entry: dict[str, Any] = {"label": label, "changes": changes}
    if store.schema.lifted():
        entry["schema"] = store.schema.lifted()
    return entry


def _write_entry(store: Store, log: str, entry: dict[str, Any], cut: int | None) -> None:
    line = store.seal.seal(log, encode_bytes(entry)) + b"\n"
    _write_line(os.path.join(store.home, log), line, cut)


def _same_sitting(store: Store, sitting: str | None) -> tuple[int | None, Inverse]:
    """Return where the entry that a change of this sitting joins begins, and its inverse."""
    last = _last(store, UNDO) if sitting else None
    if last is None or last[1].get("sitting") != sitting:
        return None, []
    if last[1].get("schema", {}) != store.schema.lifted():
        return None, []
    return last[0], last[1]["changes"]


def _inverses(edits: list[tuple[Edit, Document | None]], earlier: Inverse) -> Inverse:
    """Return the inverse of edits that come after those whose inverse is `earlier`, of both."""
    first = {(name, table, key): patch for name, table, key, patch in earlier}
    joined: Inverse = []
    for (name, table, key, new), old in edits:
        patch = first.pop((name, table, key), None)
        if patch is not None:
            old = apply(old, patch)
        joined.append((name, table, key, inverse(old, new)))
    return joined + [(*place, patch) for place, patch in first.items()]


def _write_line(path: str, line: bytes, cut: int | None) -> None:
    """Put `line` at the end of the log, or at `cut` in place of what follows it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | BINARY, 0o600)
    try:
        end = os.lseek(handle, 0, os.SEEK_END) if cut is None else cut
        if end <= _LARGEST:
            if end and _read_at(handle, end - 1, 1) != b"\n":  # a crash cut the last line short
                line = b"\n" + line
            _write_at(handle, end, line)
            return
        half = end // 2
        _cut, _newline, kept = _read_at(handle, half, end - half).partition(b"\n")
    finally:
        os.close(handle)
    overwrite(path, kept + line)


def _read_at(handle: int, at: int, size: int) -> bytes:
    os.lseek(handle, at, os.SEEK_SET)
    return os.read(handle, size)


def _write_at(handle: int, at: int, line: bytes) -> None:
    """Write the last line; the log keeps its old end when there is no room for it."""
    os.lseek(handle, at, os.SEEK_SET)
    try:
        view = memoryview(line)
        while view:
            view = view[os.write(handle, view) :]
    except OSError:
        os.ftruncate(handle, at)
        raise
    os.ftruncate(handle, at + len(line))
    os.fsync(handle)


def _last(store: Store, log: str) -> tuple[int, dict[str, Any]] | None:
    """Return where the last whole entry begins, and the entry; None when there is none."""
    try:
        with open(os.path.join(store.home, log), "rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            reach = 4096
            while True:
                stream.seek(max(0, size - reach))
                lines = stream.read().splitlines(keepends=True)
                if len(lines) > 2 or reach >= size:
                    break
                reach *= 4
    except OSError:
        return None
    end = size
    for index in range(len(lines) - 1, -1, -1):
        end -= len(lines[index])
        if index == 0 and reach < size:
            break
        try:
            entry = json.loads(store.seal.open(log, lines[index]))
        except (ValueError, RecursionError):  # a line that a crash cut short
            continue
        if isinstance(entry, dict) and "label" in entry and "changes" in entry:
            return end, entry
    return None


def take_back(store: Store) -> str | None:
    """Undo the last change; return its label, or None when there is nothing to undo.

    A change that is not in effect (a crash came before it) is passed over. Raises `Refused` when
    what it changed is no longer there; the next undo then goes on to the change before.
    """
    sentence = _("“{label}” can't be taken back: what it changed is no longer there.")
    return _apply_last(store, UNDO, _keep_for_redo, sentence)


def do_again(store: Store) -> str | None:
    """Make the change again that was taken back last; return its label, None without one.

    Undo takes it back once more. Raises `Refused` when what it changed is no longer there.
    """
    sentence = _("“{label}” can't be done again: what it changed is no longer there.")
    return _apply_last(store, REDO, _keep_for_undo, sentence)


def forget_taken_back(store: Store) -> None:
    """Empty the redo log: a new change came, and what was taken back may not fit it."""
    path = os.path.join(store.home, REDO)
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError:
        try:
            os.truncate(path, 0)  # held open by another program: emptied where it lies
        except OSError:  # nothing can be written here, and the change itself will say so
            return


def _keep_for_redo(store: Store, label: str, edits: list[tuple[Edit, Document | None]]) -> None:
    try:
        _write_entry(store, REDO, _entry(store, label, _inverses(edits, [])), None)
    except OSError:
        store.notices.append(
            _("What was taken back can't be done again: the redo log could not be written.")
        )


def _keep_for_undo(store: Store, label: str, edits: list[tuple[Edit, Document | None]]) -> None:
    append(store, label, edits, None)


def _apply_last(store: Store, log: str, keep: Keep, refusal: str) -> str | None:
    """Apply the last entry of a log that alters anything, and cut it off; return its label.

    `keep` logs the way back first, so a crash leaves at most a line that alters nothing.
    """
    with store.lock:
        while (last := _last(store, log)) is not None:
            at, entry = last
            label = str(entry["label"])
            try:
                effective = _apply_all(store, entry, keep)
            except UNREADABLE as problem:
                _cut_off(store, log, at)
                raise Refused(refusal.format(label=printable(label))) from problem
            _cut_off(store, log, at)
            if effective:
                return label
    return None


def _apply_all(store: Store, entry: dict[str, Any], keep: Keep) -> bool:
    """Apply the patches as one change; tell whether anything was different.

    Raises `LookupError` for documents that an update has changed the shape of since.
    """
    numbers = entry.get("schema", {})
    with store.unlogged_change() as change:
        for name, table, key, patch in entry["changes"]:
            if numbers.get(kind_of(name), 1) != store.schema.number(kind_of(name)):
                raise LookupError(name)
            change.put(name, table, key, apply(change.get(name, table, key), patch))
        edits = change.edits()
        if edits:
            keep(store, str(entry["label"]), edits)
        return bool(edits)


def _cut_off(store: Store, log: str, at: int) -> None:
    os.truncate(os.path.join(store.home, log), at)
