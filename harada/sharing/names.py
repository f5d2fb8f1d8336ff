"""How an object is named in a store: by its box, its stream, its number and its own bytes.

The sum of the bytes in the name makes a retry write the same object again and a torn one visible.
Anything else that lies in a store (a copy after a conflict, a temporary file) is no object.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from harada.sharing.ids import is_box, is_stream

MOST_SEQ = 9_999_999_999
"""The highest number of an object that its name has room for."""

_NAME = re.compile(r"v1/b/([a-z2-7]{26})/([a-z2-7]{13})/([0-9]{10})-([0-9a-f]{32})\.hrd")


class ObjectName(NamedTuple):
    """What the name of an object says of it."""

    box: str
    stream: str
    seq: int
    """Its number in the stream, from 1."""
    sha32: str
    """The first 32 hexadecimal digits of SHA-256 over its bytes."""


def box_prefix(box: str) -> str:
    """Return what the names of all objects of a box begin with."""
    return f"v1/b/{box}/"


def object_name(box: str, stream: str, seq: int, sha: str) -> str:
    """Return the name of an object; `sha` is the SHA-256 of its bytes, in hexadecimal.

    Raises `ValueError` for what is no box, stream, number or sum.
    """
    name = f"v1/b/{box}/{stream}/{seq:010d}-{sha[:32]}.hrd"
    if not (is_box(box) and is_stream(stream)) or parse_name(name) is None:
        raise ValueError("not the parts of a name")
    return name


def parse_name(name: str) -> ObjectName | None:
    """Return what a name in a store says, None where it is not the name of an object."""
    found = _NAME.fullmatch(name)
    if found is None or found[3] == "0000000000":
        return None
    return ObjectName(found[1], found[2], int(found[3]), found[4])
