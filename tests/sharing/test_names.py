"""Names of objects in a store."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.sharing.names import MOST_SEQ, box_prefix, object_name, parse_name
from tests.sharing.people import BOX, STREAM

SHA = "0123456789abcdef" * 4
NAME = f"v1/b/{BOX}/{STREAM}/0000000007-{SHA[:32]}.hrd"


def test_a_name_says_box_stream_number_and_sum() -> None:
    assert object_name(BOX, STREAM, 7, SHA) == NAME
    assert parse_name(NAME) == (BOX, STREAM, 7, SHA[:32])
    assert NAME.startswith(box_prefix(BOX))


@given(st.integers(min_value=1, max_value=MOST_SEQ), st.binary(min_size=32, max_size=32))
def test_what_was_named_is_read_back(seq: int, raw: bytes) -> None:
    found = parse_name(object_name(BOX, STREAM, seq, raw.hex()))
    assert found == (BOX, STREAM, seq, raw.hex()[:32])


@pytest.mark.parametrize(
    "name",
    [
        NAME.upper(),
        NAME.replace(".hrd", " (1).hrd"),
        NAME.replace(".hrd", " (An's conflicted copy 2026-11-22).hrd"),
        NAME.replace(".hrd", ".sync-conflict-20261122-201500-ABCDEFG.hrd"),
        NAME.replace(".hrd", ".tmp"),
        NAME + "\n",
        "/" + NAME,
        NAME.replace("v1/", "v1//"),
        NAME.replace("v1/b/", "v1/b/../b/"),
        NAME.replace("v1", "v2"),
        NAME.replace("0000000007", "0000000000"),
        NAME.replace("0000000007", "7"),
        NAME.replace("0000000007", "٠٠٠٠٠٠٠٠٠٧"),
        f"v1/b/{BOX}/{STREAM}/.tmp-a1b2c3",
        f"v1/b/{BOX}/desktop.ini",
        ".DS_Store",
        "harada-store.json",
        "",
    ],
)
def test_anything_else_in_a_store_is_no_object(name: str) -> None:
    assert parse_name(name) is None


@given(st.text(alphabet=NAME + "/.-A \n", max_size=110))
def test_what_is_read_is_what_would_be_written(name: str) -> None:
    found = parse_name(name)
    assert found is None or object_name(found.box, found.stream, found.seq, found.sha32) == name


@pytest.mark.parametrize(
    ("box", "stream", "seq", "sha"),
    [
        ("../" + BOX[3:], STREAM, 1, SHA),
        (BOX, STREAM.upper(), 1, SHA),
        (BOX, STREAM, 0, SHA),
        (BOX, STREAM, -1, SHA),
        (BOX, STREAM, MOST_SEQ + 1, SHA),
        (BOX, STREAM, 1, "short"),
    ],
)
def test_no_name_is_made_of_anything_else(box: str, stream: str, seq: int, sha: str) -> None:
    with pytest.raises(ValueError):
        object_name(box, stream, seq, sha)
