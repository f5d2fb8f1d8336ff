"""JSON from outside, read with suspicion: one meaning, no surprise, bounded time and memory.

`json` alone takes a key twice, NaN, and nesting until the stack ends. What passes here has none of
these; whether it means anything is for the models to say.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

DEEPEST = 100
"""How many lists and objects may stand within each other: far more than any model has, far fewer
than a reader's stack holds. A message with no more brackets than that is not looked through."""

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
"""A string, or one that never ends: either way nothing in it is looked at twice."""

_OPENING = b"[{"
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


class Malformed(Exception):
    """What was read is not something any version of Harada writes."""


def parse_json(raw: bytes, most: int) -> Any:
    """Return the value that the JSON text `raw` stands for.

    Raises `Malformed` for more than `most` bytes, for bytes that are not UTF-8, for a key that
    stands twice in one object, for numbers that are not finite or longer than any we write, for
    half a surrogate pair, and for nesting deeper than `DEEPEST`.
    """
    if len(raw) > most:
        raise Malformed("too long")
    if raw.count(b"[") + raw.count(b"{") > DEEPEST and _depth(raw) > DEEPEST:
        raise Malformed("nested too deep")
    try:
        text = raw.decode()
        value = _DECODER.decode(text)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as problem:  # UnicodeError is a ValueError too
        raise Malformed("not JSON") from problem
    return value


def _depth(raw: bytes) -> int:
    """Return how deep lists and objects stand within each other, without building any."""
    depth = deepest = 0
    for byte in _STRING.sub(b"", raw).translate(None, _NO_BRACKETS):
        depth += 1 if byte in _OPENING else -1
        deepest = max(deepest, depth)
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose keys each stand in it once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return number


def _whole(text: str) -> int:
    if len(text) > 20:
        raise ValueError("a number longer than any we write")
    return int(text)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once,
    parse_float=_finite,
    parse_int=_whole,
    parse_constant=_no_constant,
)
