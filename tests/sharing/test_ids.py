"""Names of boxes, streams and messages; fingerprints; base64 in one form."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.sharing.ids import (
    b64,
    fingerprint,
    is_box,
    is_mid,
    is_stream,
    new_box,
    new_mid,
    new_stream,
    unb64,
)


def test_new_names_are_written_as_names_are_and_no_two_are_alike() -> None:
    assert all(is_box(new_box()) and is_stream(new_stream()) and is_mid(new_mid()) for _ in "abc")
    assert len({new_box() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "text", ["", "a" * 25, "a" * 27, "A" * 26, "a" * 25 + "1", "a" * 25 + "\n", "ä" * 26, "٣" * 26]
)
def test_nothing_else_is_the_name_of_a_box(text: str) -> None:
    assert not is_box(text)
    assert not is_stream(text[13:])


def test_a_fingerprint_is_thirty_digits_in_six_groups() -> None:
    number = int(hashlib.sha256(b"k" * 32).hexdigest(), 16) % 10**30
    assert fingerprint(b"k" * 32).replace(" ", "") == f"{number:030d}"
    assert [len(group) for group in fingerprint(b"k" * 32).split(" ")] == [5] * 6


@given(st.binary(max_size=100))
def test_base64_comes_back_and_has_one_form(raw: bytes) -> None:
    assert unb64(b64(raw)) == raw


@given(st.text(max_size=50))
def test_what_is_read_as_base64_is_what_would_be_written(text: str) -> None:
    try:
        raw = unb64(text)
    except ValueError:
        return
    assert b64(raw) == text


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q Q", "QQ\n", "+/+/", "é", "\ud800"])
def test_another_way_to_write_bytes_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        unb64(text)
