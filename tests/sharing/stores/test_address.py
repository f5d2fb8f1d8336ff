"""Addresses of stores: what is one, and that none holds a key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.notebook.errors import Misuse
from harada.sharing.stores import BucketAddress, FolderAddress, open_store, parse_address


def test_a_folder_is_written_with_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert parse_address("folder:share") == FolderAddress(str(tmp_path / "share"))
    assert parse_address("folder: /mnt/x ") == FolderAddress("/mnt/x")
    assert str(parse_address(" folder:~/share/ ")) == f"folder:{tmp_path}/home/share"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("s3://hub", BucketAddress("hub", "", None, None)),
        ("s3://hub/a/b/", BucketAddress("hub", "a/b", None, None)),
        (
            "s3://hub/a?endpoint=https://s3.example.org/",
            BucketAddress("hub", "a", "https://s3.example.org", None),
        ),
        (
            "s3://my.hub-1?endpoint=http%3A%2F%2F127.0.0.1%3A8333&region=eu-west-1",
            BucketAddress("my.hub-1", "", "http://127.0.0.1:8333", "eu-west-1"),
        ),
        (
            "s3://hub?endpoint=https://x.example.org/storage/v1/s3",
            BucketAddress("hub", "", "https://x.example.org/storage/v1/s3", None),
        ),
    ],
)
def test_a_bucket_is_read_as_it_is_written(text: str, place: BucketAddress) -> None:
    assert parse_address(text) == place
    assert parse_address(str(place)) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "folder:",
        "folder:   ",
        "folder:/mnt/a/ /",
        "/mnt/share",
        "https://example.org",
        "s3:/hub",
        "s3://",
        "s3://Hub",
        "s3://hub/../other",
        "s3://hub/a b",
        "s3://hub?endpoint=",
        "s3://hub?endpoint=ftp://x",
        "s3://hub?endpoint=https://x/../y",
        "s3://hub?endpoint=https://x:999999",
        "s3://hub?endpoint=https://x&endpoint=https://y",
        "s3://hub?endpoint",
        "s3://hub#x",
        "folder:/mnt/a\x00b",
        "folder:/mnt/a\x1b[31m",
    ],
)
def test_what_is_no_address_is_wrong_use(text: str) -> None:
    with pytest.raises(Misuse):
        open_store(text, {})


@pytest.mark.parametrize(
    "text",
    [
        "s3://mykey:hushhush@hub/a",
        "s3://hub/a?endpoint=https://mykey:hushhush@s3.example.org",
        "s3://hub/a?access_key=mykey&secret_key=hushhush",
        "s3://hub/a?endpoint=https://s3.example.org?key=hushhush",
    ],
)
def test_a_key_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(Misuse) as raised:
        parse_address(text)
    assert "hushhush" not in str(raised.value)
    assert "mykey" not in str(raised.value)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_wrong_use(text: str) -> None:
    for tried in (text, f"folder:{text}", f"s3://{text}", f"s3://hub?endpoint=https://{text}"):
        try:
            place = parse_address(tried)
        except Misuse:
            continue
        assert parse_address(str(place)) == place
        if isinstance(place, FolderAddress):
            assert os.path.isabs(place.path)
