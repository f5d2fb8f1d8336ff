"""What is taken away: the table of marks, the pages to read, the zip, and files that are whole."""

from __future__ import annotations

import csv
import io
import os
import stat
import zipfile
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada import i18n
from harada.exchange.markdown import escaped, unescaped
from harada.exchange.outfile import may_write, write_whole
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from tests.exchange.files import CUSTOMER_SERVICE, TODAY, begun_in, brought, exported


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A notebook with the customer-service sheet and a few marks."""
    made = begun_in(tmp_path / "notebook")
    brought(CUSTOMER_SERVICE, made)
    made.mark(date(2026, 9, 1), ["r2"], 3)
    made.mark(TODAY, ["r1"], 1, note="=1+1", amount=2.5)
    made.mark(TODAY, ["r2"], 2, reason="late\nshift")
    return made


def marks(notebook: Notebook) -> list[dict[str, str]]:
    text = exported(notebook, "csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_marks_are_a_row_for_each_routine_and_day(notebook: Notebook) -> None:
    rows = [(row["date"], row["ref"], row["mark"]) for row in marks(notebook)]
    assert rows == [
        ("2026-09-01", "1.2", "rest"),
        ("2026-11-22", "1.1", "done"),
        ("2026-11-22", "1.2", "missed"),
    ]


def test_what_stands_beside_a_mark_is_in_its_row_and_no_formula(notebook: Notebook) -> None:
    _rest, done, missed = marks(notebook)
    assert (done["amount"], done["note"], missed["reason"]) == ("2.5", "'=1+1", "late\nshift")


def test_a_note_without_a_mark_has_a_row(notebook: Notebook) -> None:
    notebook.note(date(2026, 9, 2), "r3", "only a note")
    row = marks(notebook)[1]
    assert (row["mark"], row["note"]) == ("", "only a note")


def test_escapes_for_a_terminal_are_not_in_the_table(notebook: Notebook) -> None:
    notebook.mark(TODAY, ["r1"], 1, note="\x1b]0;owned\x07 red\x1b[31m")
    assert b"\x1b" not in exported(notebook, "csv")


def test_the_pages_hold_what_a_person_wrote(notebook: Notebook) -> None:
    pages = exported(notebook, "md").decode()
    for text in (
        "I solve 85% of my customer contacts",
        "Partner Bram · Monday school run until February",
        "Winter fatigue in January",
        "- 1 · Listen fully (spirit)",
        "### Tuesday 13 October 2026",
        "Block the guide at 09:00 instead of 16:00",
        "relations 5",
        "Summarise, give two options",
        "**missed:** Repeat the question in my own words · late",
    ):
        assert text in pages


def test_the_pages_speak_the_language_of_the_face(notebook: Notebook) -> None:
    i18n.use("x-pseudo")
    assert "# Kim" in exported(notebook, "md").decode()
    assert "**missed:**" not in exported(notebook, "md").decode()


def test_text_that_looks_like_markdown_stays_text(notebook: Notebook) -> None:
    notebook.write_diary(TODAY, {"good": "# no heading\n- no item\n<script>", "text": "\x1b[31m"})
    pages = exported(notebook, "md").decode()
    assert "\n# no heading" not in pages
    assert "\\# no heading\\\n  \\- no item\\\n  \\<script\\>" in pages
    assert "\x1b" not in pages


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_escaped_text_says_the_same(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_the_zip_holds_all_three(notebook: Notebook) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(notebook, "zip"))) as archive:
        assert archive.testzip() is None
        assert archive.read("notebook.jsonl") == exported(notebook)
        assert archive.read("marks.csv") == exported(notebook, "csv")
        assert archive.read("notebook.md") == exported(notebook, "md")


def put(stream: BinaryIO) -> None:
    stream.write(b"new")


def test_a_file_is_replaced_by_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    assert write_whole(str(path), put) == 3
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_owner_may_read_what_was_taken_away(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "out.json"), put)
    assert stat.S_IMODE((tmp_path / "out.json").stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def fail(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    with pytest.raises(Refused, match="no space left on the disk"):
        write_whole(str(path), fail)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


def test_a_disk_that_stays_full_while_the_file_is_closed_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="needs limits of POSIX")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        with pytest.raises(Refused, match="no space left"):
            write_whole(str(tmp_path / "out.json"), put)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="could not be written"):
        write_whole(str(tmp_path / "none" / "out.json"), put)


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write_whole(str(tmp_path / "link.json"), put)
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_a_folder_and_a_file_of_the_notebook_are_never_written_over(notebook: Notebook) -> None:
    with pytest.raises(Refused, match="is a folder"):
        may_write(notebook.home, notebook.home)
    with pytest.raises(Refused, match="lies in the notebook itself"):
        may_write(str(Path(notebook.home) / "goals.json"), notebook.home)


def test_a_file_that_holds_something_is_not_written_over_unasked(tmp_path: Path) -> None:
    assert may_write(str(tmp_path / "out.json"), str(tmp_path / "home"))
    (tmp_path / "empty.json").touch()
    assert may_write(str(tmp_path / "empty.json"), str(tmp_path / "home"))
    (tmp_path / "full.json").write_text("old")
    assert not may_write(str(tmp_path / "full.json"), str(tmp_path / "home"))
