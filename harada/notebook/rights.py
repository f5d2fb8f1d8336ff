"""Who may read a notebook: its owner, and nobody else on the machine.

The folder is 0700 and its files 0600. A folder that holds other things too keeps its own rights,
which are the person's matter; only what is ours in it is tightened.
"""

from __future__ import annotations

import os

from harada.notebook.schema import folders, is_folder, is_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BACKUPS = "backups"
_OTHERS = frozenset(
    {
        ".lock",
        "journal.json",
        "settings.toml",
        "tries.json",
        "undo.jsonl",
        "redo.jsonl",
        "vault.json",
    }
)
"""What is ours at the top of the folder besides the notebook files."""


def belongs(name: str) -> bool:
    """Tell whether a path in the folder is ours: a file, what is kept beside one, a folder."""
    folder, slash, file = name.rpartition("/")
    if folder == _BACKUPS:
        return True
    if not slash and (name in _OTHERS or name == _BACKUPS or is_folder(name)):
        return True
    bare, json, _suffix = file.removeprefix(".").partition(".json")
    if not slash and bare in ("journal", "undo", "redo", "tries", "vault"):
        return bool(json)
    return is_ours(f"{folder}{slash}{bare}.json")


def loose(home: str) -> list[str]:
    """Return the paths of ours that others on the machine can look into; raises `OSError`."""
    if os.name == "nt":  # pragma: no cover - Windows keeps a user's folder to the user
        return []
    return [path for path in _paths(home) if os.stat(path).st_mode & 0o077]


def tighten(paths: list[str]) -> None:
    """Take each path from the others; raises `OSError`."""
    for path in paths:
        os.chmod(path, os.stat(path).st_mode & 0o700)


def _paths(home: str) -> Iterator[str]:
    top = os.listdir(home)
    if all(belongs(name) for name in top):
        yield home
    for folder in (*folders(home), _BACKUPS):
        inner = os.path.join(home, folder)
        if not os.path.isdir(inner):
            continue
        if folder:
            yield inner
        for name in os.listdir(inner):
            path = os.path.join(inner, name)
            if belongs(f"{folder}/{name}" if folder else name) and os.path.isfile(path):
                yield path
