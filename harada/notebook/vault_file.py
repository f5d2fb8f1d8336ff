"""Turning one file: sealed, or open again.

A file of the notebook keeps its kind and schema number outside. One that was set aside because
nothing could be made of it is sealed byte by byte, in a file of a kind of its own.
"""

from __future__ import annotations

from harada.notebook.file import UNREADABLE, joined, overwrite, split
from harada.notebook.seal import is_sealed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.seal import Seal

_ASIDE = "aside"


def turned(seal: Seal, name: str, raw: bytes, wanted: bool) -> bytes:
    """Return the file `raw`, called `name`, as it is when sealing is `wanted`, or when it is not.

    What is so already is returned as it is. Raises `ValueError` or its kin for a damaged one.
    """
    kind, schema, body = split(raw)
    if is_sealed(body) == wanted:
        return raw
    return joined(kind, schema, seal.seal(name, seal.open(name, body) if is_sealed(body) else body))


def turn_aside(seal: Seal, name: str, path: str, wanted: bool) -> None:
    """Turn a file at `path`, called `name`, that was set aside; raises `OSError`."""
    with open(path, "rb") as stream:
        raw = stream.read()
    body = _aside(raw)
    if (body is not None) == wanted:
        return
    overwrite(path, seal.open(name, body) if body is not None else aside(seal, name, raw))


def aside(seal: Seal, name: str, raw: bytes) -> bytes:
    """Return the file that holds `raw` sealed, whatever it is."""
    return joined(_ASIDE, 1, seal.seal(name, raw))


def _aside(raw: bytes) -> bytes | None:
    """Return the sealed body of a file that was set aside; None when it is not sealed."""
    try:
        kind, _schema, body = split(raw)
    except UNREADABLE:
        return None
    return body if kind == _ASIDE and is_sealed(body) else None
