"""JSON from outside has one meaning, and is refused in bounded time and memory."""

from __future__ import annotations

import json
import math
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.sharing.wire import DEEPEST, Malformed, parse_json

MOST = 65_431

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def depth(value: Any) -> int:
    """How deep lists and objects stand within each other."""
    if not isinstance(value, list | dict):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max((depth(item) for item in inner), default=0)


@given(VALUES.filter(lambda value: depth(value) <= DEEPEST), st.booleans())
def test_plain_json_is_read_as_it_stands(value: Any, ascii_only: bool) -> None:
    raw = json.dumps(value, ensure_ascii=ascii_only).encode()
    assert parse_json(raw, MOST) == value


def test_brackets_within_a_text_nest_nothing() -> None:
    text = '["' * 5_000 + "\\" + "{" * 5_000
    assert parse_json(json.dumps({"text": text}).encode(), MOST) == {"text": text}


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "\\u0062": 2}}',
        b"NaN",
        b'{"a": Infinity}',
        b"[-Infinity]",
        b"1e999",
        b"-1e999",
        b"1" * 21,
        b"1" * 5_000,
        b'"\\ud800"',
        b'{"\\udfff": 1}',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b'"\xc0\xaf"',
        b"\xef\xbb\xbf{}",
        b"",
        b"{",
        b"{}{}",
        b"{} x",
        b"{'a': 1}",
        b'"a\nb"',
        b'{"a": 1,}',
        b"\x00",
        b"[" * 60_000,
        b"[" * 30_000 + b"]" * 30_000,
        b'{"a":' * 10_000,
        b'["' + b"[" * 1_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_what_json_would_take_or_choke_on_is_refused(raw: bytes) -> None:
    with pytest.raises(Malformed):
        parse_json(raw, MOST)


def test_ten_megabytes_are_refused_before_they_are_looked_at() -> None:
    raw = b'"' + b"a" * 10_000_000 + b'"'
    tracemalloc.start()
    try:
        with pytest.raises(Malformed):
            parse_json(raw, MOST)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


def test_a_text_without_an_end_is_looked_at_once() -> None:
    """Each escaped quote may begin a text; to begin anew at each would take half a minute."""
    with pytest.raises(Malformed):
        parse_json(b"[" * (DEEPEST + 1) + b'"' + b'\\"' * 32_000, MOST)


def test_the_deepest_nesting_is_refused_also_when_the_stack_is_almost_full() -> None:
    def further_down(steps: int) -> None:
        if steps:
            further_down(steps - 1)
        else:
            with pytest.raises(Malformed):
                parse_json(b"[" * 30_000 + b"]" * 30_000, MOST)

    further_down(700)


@given(st.binary(max_size=200) | st.text(alphabet='[]{}",:0123.eE-\\untrfalse ').map(str.encode))
def test_whatever_comes_is_read_or_refused(raw: bytes) -> None:
    try:
        value = parse_json(raw, MOST)
    except Malformed:
        return
    assert not (isinstance(value, float) and not math.isfinite(value))
    assert depth(value) <= DEEPEST
