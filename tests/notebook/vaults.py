"""Notebooks with a vault, for the tests: cheap to open, and searched for what must not be there."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from harada.notebook import locking, vault
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from harada.notebook.vault_key import KeySeal

CHEAP: vault.Cost = (8 * 1024, 1, 1)
"""The least work that is taken; what is tested is not how long it takes."""

SECRET = "correct horse battery staple"
OTHER = "seven quiet wooden boats"


def make(notebook: Notebook) -> str:
    """Make a cheap vault; return the recovery code."""
    return locking.make(notebook, SECRET, CHEAP)


def key_of(home: str, secret: str = SECRET, by: str = vault.PASSPHRASE) -> bytes:
    """The key of a notebook's vault."""
    key = vault.read(home).key(by, secret)
    assert key is not None
    return key


def held(home: str, clock: FixedClock, secret: str = SECRET) -> Notebook:
    """The notebook with its key in this process, as an agent would have it."""
    seal = KeySeal(home, key_of(home, secret))
    return Notebook(home, clock, Store(home, seal=seal, patience=0.05))


def holding(home: str, word: str) -> list[str]:
    """The files under a folder in which a word stands as it was written, in zips too."""
    sought, found = word.encode(), []
    for folder, _folders, files in os.walk(home):
        for name in files:
            path = Path(folder, name)
            if sought in path.read_bytes() or any(sought in raw for raw in _members(path)):
                found.append(os.path.relpath(path, home))
    return sorted(found)


def _members(path: Path) -> list[bytes]:
    if ".zip" not in path.name:
        return []
    try:
        with ZipFile(path) as stored:
            return [stored.read(name) for name in stored.namelist()]
    except BadZipFile:
        return []
