"""The undo log: for each change the inverse of it, one line each, kept over restarts.

An inverse is a list of paths in a document with what stood there before. The log is only ever
appended to and cut at its end, so a crash leaves whole lines; old lines go when it grows.
"""

from __future__ import annotations

import json
import os

from harada.i18n import _
from harada.notebook.errors import Refused
from harada.notebook.file import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from harada.notebook.schema import Document
    from harada.notebook.store import Store

    Path = list[str | int]
    Patch = list[list[Any]]
    """`[path]` for what was absent before, `[path, value]` for what stood there."""
    Inverse = list[tuple[str, str, str, Patch]]

_NAME = "undo.jsonl"
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

    Raises `LookupError` or `TypeError` when the document no longer has the path.
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
            del parent[path[-1]]
    return result  # type: ignore[no-any-return]


def append(store: Store, label: str, changes: Inverse, sitting: str | None) -> None:
    """Add the inverse of a change; within one `sitting` it joins the change before it."""
    last = _last(store) if sitting else None
    path = os.path.join(store.home, _NAME)
    cut = None
    if last is not None and last[1].get("sitting") == sitting:
        cut, entry = last
        changes = _joined(entry["changes"], changes)
    entry = {"label": label, "changes": changes}
    if sitting:
        entry["sitting"] = sitting
    line = store.seal.seal(_NAME, json.dumps(entry, ensure_ascii=False).encode()) + b"\n"
    try:
        _write_line(path, line, cut)
    except OSError:
        store.notices.append(_("The change was saved, but it can't be undone: no room for the log."))


def _write_line(path: str, line: bytes, cut: int | None) -> None:
    """Put `line` at the end of the log, or at `cut` in place of what follows it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        end = os.lseek(handle, 0, os.SEEK_END) if cut is None else cut
        if end > _LARGEST:
            os.lseek(handle, end // 2, os.SEEK_SET)
            _cut, _newline, kept = os.read(handle, end - end // 2).partition(b"\n")
            replace(path, kept + line)
            return
        os.ftruncate(handle, end)
        if end:
            os.lseek(handle, end - 1, os.SEEK_SET)
            if os.read(handle, 1) != b"\n":  # a crash cut the last line short
                line = b"\n" + line
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)


def _joined(earlier: Inverse, later: Inverse) -> Inverse:
    """Return one inverse for two changes: what the earlier one remembers is the older truth."""
    kept = [tuple(change) for change in earlier]
    known = {(name, table, key, json.dumps(p)) for name, table, key, patch in earlier for p, *_b in patch}
    whole = {(name, table, key) for name, table, key, patch in earlier if patch and not patch[0][0]}
    for name, table, key, patch in later:
        fresh = [
            step
            for step in patch
            if (name, table, key) not in whole and (name, table, key, json.dumps(step[0])) not in known
        ]
        if fresh:
            kept.insert(0, (name, table, key, fresh))
    return kept  # type: ignore[return-value]


def _last(store: Store) -> tuple[int, dict[str, Any]] | None:
    """Return where the last whole entry begins, and the entry; None when there is none."""
    try:
        with open(os.path.join(store.home, _NAME), "rb") as stream:
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
            entry = json.loads(store.seal.open(_NAME, lines[index]))
            return end, entry
        except ValueError:  # a line that a crash cut short
            continue
    return None


def take_back(store: Store) -> str | None:
    """Undo the last change; return its label, or None when there is nothing to undo.

    Raises `Refused` when what it changed is no longer there.
    """
    with store.lock:
        last = _last(store)
        if last is None:
            return None
        at, entry = last
        with store.unlogged_change() as change:
            for name, table, key, patch in entry["changes"]:
                try:
                    document = apply(change.get(name, table, key), patch)
                except (LookupError, TypeError):
                    raise Refused(
                        _("The last change ({label}) can't be taken back: it is no longer there.").format(
                            label=entry["label"]
                        )
                    ) from None
                change.put(name, table, key, document)
        os.truncate(os.path.join(store.home, _NAME), at)
    return str(entry["label"])
