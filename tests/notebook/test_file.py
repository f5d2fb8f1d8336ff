"""How a file looks, and that what was written is what is read."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.notebook.errors import Damaged, Locked, Refused
from harada.notebook.file import NotebookFile, encode_tables
from harada.notebook.store import Store

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TABLES = st.dictionaries(
    TEXT, st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, max_size=3), max_size=3), max_size=3
)


def written(store: Store, **documents: Any) -> Path:
    with store.unlogged_change() as change:
        for key, document in documents.items():
            change.put("goals.json", "goals", key, document)
    return Path(store.home, "goals.json")


def read(store: Store) -> Any:
    """What a process that starts now reads."""
    return Store(store.home).file("goals.json").read().get("goals", {})


@given(tables=TABLES)
def test_any_text_comes_back_as_it_was_written(tables: dict[str, Any]) -> None:
    file = NotebookFile(Store("/nowhere"), "goals.json", "goals")
    raw = b'{"kind":"goals","schema":1,"body":\n' + encode_tables(tables) + b"\n}\n"
    assert file.parse(raw) == (1, tables)
    assert json.loads(raw)["body"] == tables


@given(tables=TABLES, cut=st.integers(min_value=1))
def test_a_file_that_is_cut_short_anywhere_never_parses(tables: dict[str, Any], cut: int) -> None:
    file = NotebookFile(Store("/nowhere"), "goals.json", "goals")
    raw = b'{"kind":"goals","schema":1,"body":\n' + encode_tables(tables) + b"\n}\n"
    short = raw[: -2 - cut % (len(raw) - 2)]
    with pytest.raises((ValueError, LookupError)):
        file.parse(short)


def test_a_file_is_one_document_a_line_with_sorted_keys(store: Store) -> None:
    path = written(store, b={"y": 1, "x": "é"}, a={})
    assert path.read_text("utf-8") == (
        '{"kind":"goals","schema":1,"body":\n{"goals":{\n"a":{},\n"b":{"x":"é","y":1}\n}}\n}\n'
    )
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.utime not in os.supports_fd, reason="this system stamps by name only")
def test_a_file_bears_the_exact_time_not_that_of_the_last_tick(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_800_000_000_123_456_789)
    assert written(store, g1={}).stat().st_mtime_ns == 1_800_000_000_123_456_789


@pytest.mark.parametrize("layout", [{"indent": 2}, {"separators": (",", ":")}, {"sort_keys": True}])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_laid_out_anew_by_an_editor_is_read(
    store: Store, layout: dict[str, Any], mark: bytes
) -> None:
    path = written(store, g1={"goal": "走る"})
    path.write_bytes(mark + json.dumps(json.loads(path.read_bytes()), **layout).encode())
    assert read(store) == {"g1": {"goal": "走る"}}


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\0" * 4096,
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"kind":"goals","schema":1,"body":\n' + b"[" * 100_000 + b"\n}\n",
        b'{"kind":"goals","schema":1,"body":\n{"goals":{"g1":5}}\n}\n',
        b'{"kind":"goals","schema":1,"body":\n{"goals":[]}\n}\n',
        b'{"kind":"goals","schema":1,"body":\n[]\n}\n',
        b'{"kind":"goals","schema":1,"body":\n{"goals":{"g1":{"a":NaN}}}\n}\n',
        b'{"kind":"goals","schema":"1","body":\n{}\n}\n',
        b'{"kind":"goals","schema":true,"body":\n{}\n}\n',
        b'{"kind":"goals","schema":0,"body":\n{}\n}\n',
        b'{"kind":"charts","schema":1,"body":\n{}\n}\n',
        b'{"schema":1,"kind":"goals","body":{"goals":{"g1":{"a":"\\ud800"}}}}',
        b"\xff\xfe\x00",
    ],
)
def test_a_damaged_file_is_set_aside_and_its_earlier_copy_restored(
    store: Store, damage: bytes
) -> None:
    path = written(store, g1={"goal": "first"})
    written(store, g1={"goal": "second"})
    path.write_bytes(damage)
    other = Store(store.home)
    assert other.file("goals.json").read() == {"goals": {"g1": {"goal": "first"}}}
    aside = list(path.parent.glob("goals.json.damaged-*"))
    assert [kept.read_bytes() for kept in aside] == [damage]
    assert aside[0].stat().st_mode & 0o777 == 0o600
    assert len(other.notices) == 1
    assert aside[0].name in other.notices[0]
    assert read(store) == {"g1": {"goal": "first"}}


def test_a_file_cut_short_anywhere_is_restored(store: Store) -> None:
    path = written(store, g1={"goal": "first"})
    written(store, g1={"goal": "second"})
    whole = path.read_bytes()
    for length in range(len(whole) - 1):
        path.write_bytes(whole[:length])
        assert read(store) == {"g1": {"goal": "first"}}


def test_a_damaged_file_without_an_earlier_copy_is_left_and_never_written_over(
    store: Store,
) -> None:
    path = written(store, g1={"goal": "first"})
    path.write_bytes(b"damaged")
    other = Store(store.home)
    with pytest.raises(Damaged, match=r"goals\.json"):
        other.file("goals.json").read()
    with pytest.raises(Damaged), other.unlogged_change() as change:
        change.put("goals.json", "goals", "g2", {})
    assert path.read_bytes() == b"damaged"


def test_a_damaged_file_with_a_damaged_earlier_copy_is_left(store: Store) -> None:
    path = written(store, g1={"goal": "first"})
    written(store, g1={"goal": "second"})
    path.write_bytes(b"damaged")
    Path(f"{path}.bak").write_bytes(b"damaged too")
    with pytest.raises(Damaged):
        read(store)
    assert path.read_bytes() == b"damaged"
    assert Path(f"{path}.bak").read_bytes() == b"damaged too"


def test_a_file_that_vanished_comes_back_from_its_earlier_copy(store: Store) -> None:
    path = written(store, g1={"goal": "first"})
    written(store, g1={"goal": "second"})
    path.unlink()
    assert read(store) == {"g1": {"goal": "first"}}


def test_a_file_that_is_still_in_the_cloud_is_never_begun_anew(store: Store) -> None:
    path = written(store, g1={"goal": "first"})
    written(store, g1={"goal": "second"})
    path.rename(path.with_name(".goals.json.icloud"))
    other = Store(store.home)
    with pytest.raises(Damaged, match="cloud"):
        other.file("goals.json").read()
    with pytest.raises(Damaged, match="cloud"), other.unlogged_change() as change:
        change.put("goals.json", "goals", "g2", {})
    assert not path.exists()


def test_a_file_sealed_by_a_vault_is_not_taken_for_damaged(store: Store) -> None:
    path = written(store, g1={"goal": "first"})
    sealed = b'{"kind":"goals","schema":1,"body":\n"c2VhbGVk"\n}\n'
    path.write_bytes(sealed)
    with pytest.raises(Locked):
        read(store)
    assert path.read_bytes() == sealed


def test_a_folder_where_a_file_is_meant_is_a_clear_sentence(store: Store) -> None:
    Path(store.home, "goals.json").mkdir()
    with pytest.raises(Refused, match=r"goals\.json cannot be read"):
        read(store)


def test_a_file_where_a_folder_is_meant_is_a_clear_sentence(store: Store) -> None:
    Path(store.home, "days").write_text("x")
    with pytest.raises(Refused, match="cannot be read"):
        store.file("days/2026-11.json").read()
