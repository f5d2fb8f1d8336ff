"""Keyrings for the tests: a real one that is a file, one that keeps nothing, and none at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def _using(name: str, **fields: str) -> Iterator[None]:
    keyring = pytest.importorskip("keyring")
    before = keyring.get_keyring()
    backend = keyring.core.load_keyring(name)
    for field, value in fields.items():
        setattr(backend, field, value)
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)


@contextmanager
def keyring_in(path: Path) -> Iterator[None]:
    """Let the keyring be a file, as on a machine without another one."""
    pytest.importorskip("keyrings.alt")
    with _using("keyrings.alt.file.PlaintextKeyring", file_path=str(path)):
        yield


@contextmanager
def without_keyring() -> Iterator[None]:
    """Let there be the package and no keyring, as on a server."""
    with _using("keyring.backends.fail.Keyring"):
        yield


@contextmanager
def keyring_that_keeps_nothing() -> Iterator[None]:
    """Let the keyring be switched off, as its own configuration can have it."""
    with _using("keyring.backends.null.Keyring"):
        yield
