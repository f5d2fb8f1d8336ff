"""Files in folders within folders: what is shared, and the boxes of a desk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from harada.notebook.doctor import examine
from harada.notebook.notebook import Notebook
from harada.notebook.rights import loose
from harada.notebook.schema import is_ours
from tests.notebook.conftest import again

BOX = "desk/abcdefghijklmnopqrstuvwxyz"
NAMES = ["sharing/boxes.json", "sharing/box1/b1.json", f"{BOX}/inbox.json"]


def put(notebook: Notebook, text: str) -> None:
    """Write one document to each of the files as one change."""
    with notebook.change("share") as change:
        for name in NAMES:
            change.put(name, "things", "t1", {"text": text})


def texts(notebook: Notebook) -> list[str | None]:
    """What stands in each of the files."""
    files = (notebook.store.file(name).read() for name in NAMES)
    return [tables.get("things", {}).get("t1", {}).get("text") for tables in files]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_small_letters_digits_and_dashes_is_ours(name: str) -> None:
    assert is_ours(name)


@pytest.mark.parametrize(
    "name",
    [
        "desk/../inbox.json",
        "desk/a/b/inbox.json",
        "desk/A/inbox.json",
        "desk//inbox.json",
        "sharing/.json",
        "sharing/a.b.json",
        "sharing/a/b/c.json",
        "sharing/box1/a_b.json",
        "sharing/\u00e9.json",
    ],
)
def test_no_other_name_in_those_folders_is(name: str) -> None:
    assert not is_ours(name)


def test_a_change_over_them_is_kept_and_taken_back_as_one(notebook: Notebook) -> None:
    put(notebook, "one")
    put(notebook, "two")
    assert texts(again(notebook)) == ["two"] * 3
    assert set(NAMES) <= set(again(notebook).store.names())
    assert again(notebook).undo() == "share"
    assert texts(again(notebook)) == ["one"] * 3


def test_a_change_that_is_not_logged_is_kept_too(notebook: Notebook) -> None:
    with notebook.store.unlogged_change() as change:
        change.put(NAMES[2], "things", "t1", {"text": "a reply"})
    assert texts(again(notebook)) == [None, None, "a reply"]
    assert again(notebook).undo() is None


@pytest.mark.skipif(os.name == "nt", reason="modes of a file are those of POSIX")
def test_their_folders_are_the_persons_alone(notebook: Notebook) -> None:
    put(notebook, "one")
    for folder in ("desk", BOX, "sharing", "sharing/box1"):
        assert stat.S_IMODE(os.stat(Path(notebook.home, folder)).st_mode) == 0o700
    os.chmod(Path(notebook.home, BOX), 0o755)
    os.chmod(Path(notebook.home, NAMES[1]), 0o644)
    wrong = {os.path.relpath(path, notebook.home) for path in loose(notebook.home)}
    assert wrong == {BOX, NAMES[1]}


def test_a_backup_holds_them_and_brings_them_back(notebook: Notebook) -> None:
    put(notebook, "one")
    made = notebook.back_up()
    put(notebook, "two")
    with notebook.store.unlogged_change() as change:
        change.put("desk/later/inbox.json", "things", "t1", {"text": "later"})
    assert notebook.verify_backup(made.path) == []
    notebook.restore_backup(made.path)
    assert texts(again(notebook)) == ["one"] * 3
    assert "desk/later/inbox.json" not in again(notebook).store.names()


def test_the_doctor_finds_them_sound_and_mends_a_damaged_one(notebook: Notebook) -> None:
    put(notebook, "one")
    notebook.back_up()
    assert [finding.sentence for finding in examine(notebook)] == []
    Path(notebook.home, NAMES[2]).write_bytes(b'{"kind":')
    found = [finding for finding in examine(again(notebook)) if finding.level == "problem"]
    assert [finding.file for finding in found] == [NAMES[2]]


def test_a_folder_one_is_done_with_is_not_kept_in_memory(notebook: Notebook) -> None:
    put(notebook, "one")
    store = notebook.store
    before = store.file(NAMES[2])
    store.let_go(BOX)
    assert store.file(NAMES[2]) is not before
    with notebook.change("share") as change:
        change.put(NAMES[2], "things", "t1", {"text": "two"})
        store.let_go(BOX)
        assert change.get(NAMES[2], "things", "t1") == {"text": "two"}
    assert texts(again(notebook))[2] == "two"
