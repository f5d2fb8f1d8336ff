"""What a store holds: the names it takes, the size it reads, and the marker that makes it ours.

Only names of this shape exist for a store. Copies that a sync program leaves after a conflict,
unfinished uploads and the files of a desktop have other names and are passed over
(SHARING.md 2.4). What an object says is nobody's business here.
"""

from __future__ import annotations

import base64
import json
import re
import secrets

MARKER = "harada-store.json"
"""The name of the marker, at the root of every store."""

LARGEST = 1_000_000
"""The most bytes an object may have; an envelope has at most 200 000."""

LARGEST_MARKER = 1_000
"""The most bytes a marker may have."""

_PART = r"[a-z0-9]{1,40}"
_OBJECT = re.compile(
    rf"v1(?:/{_PART}){{1,4}}/(?:[0-9]{{10}}-[0-9a-f]{{32}}|[a-z2-7]{{26}})\.hrd", re.ASCII
)
_PREFIX = re.compile(rf"v1(?:/{_PART}){{0,4}}/", re.ASCII)
_OF_OBJECT = re.compile(r"[0-9]{10}-[0-9a-f]{32}", re.ASCII)
_STORE = re.compile(r"[a-z2-7]{26}", re.ASCII)


def is_object(name: str) -> bool:
    """Whether a name is one that our objects have."""
    return _OBJECT.fullmatch(name) is not None


def is_remains(file: str) -> bool:
    """Whether a file's own name is that of a copy or an unfinished form of an object."""
    return _OF_OBJECT.search(file.lower()) is not None


def checked_name(name: str) -> str:
    """Return the name of an object; raises `ValueError` for any other."""
    if not is_object(name):
        raise ValueError("this is no name of an object")
    return name


def checked_prefix(prefix: str) -> str:
    """Return a prefix, which ends in `/`; raises `ValueError` for any other."""
    if _PREFIX.fullmatch(prefix) is None:
        raise ValueError("this is no prefix of names of objects")
    return prefix


def new_marker() -> tuple[str, bytes]:
    """Return a new random store id, 26 characters of base32, and the marker that holds it."""
    store = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()
    return store, json.dumps({"v": 1, "store": store}).encode() + b"\n"


def store_of(marker: bytes) -> str | None:
    """Return the store id in a marker, or None where it is no marker of ours."""
    try:
        content = json.loads(marker)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("v") != 1:
        return None
    store = content.get("store")
    return store if isinstance(store, str) and _STORE.fullmatch(store) else None
