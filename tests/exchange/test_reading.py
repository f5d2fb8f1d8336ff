"""Reading a brought file: every common encoding, and a sentence for everything else."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from harada.exchange import reading
from harada.exchange.reading import BroughtFile, read_file, read_text
from harada.notebook.errors import Refused
from tests.exchange.files import begun_in

DUTCH = "Eén euro: € 5,00 – geïnd bij café 'Zoë'"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_dutch_text_is_read_in_any_common_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "text.csv"
    path.write_bytes(DUTCH.encode(encoding))
    assert read_text(str(path)) == DUTCH


def test_line_breaks_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "text.csv"
    path.write_bytes(b"a\r\nb\rc\n")
    assert read_text(str(path)) == "a\r\nb\rc\n"


def refusal(path: Path | str) -> str:
    with pytest.raises(Refused) as refused:
        _ = read_file(str(path)).json
    return str(refused.value)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "none.json") in refusal(tmp_path / "none.json")


def test_a_name_no_system_takes_is_a_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(f"{tmp_path}/a\0b")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(tmp_path / "pipe")


@pytest.mark.parametrize(
    "raw", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfea", b"\x81\x8d", "é".encode("utf-16-le")]
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(raw)
    assert "not a text file" in refusal(path)


def test_a_file_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LIMIT", 1024 * 1024)
    path = tmp_path / "large.csv"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    assert "larger than 1 MB" in refusal(path)


def test_a_spreadsheet_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "chart.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "save the sheet as CSV" in refusal(tmp_path / "chart.xlsx")


def test_a_backup_says_how_it_comes_back(tmp_path: Path) -> None:
    assert "harada backup restore" in refusal(begun_in(tmp_path / "home").back_up().path)


def test_a_zip_that_unpacks_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LIMIT", 1024 * 1024)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(reading.EXPORT_IN_ZIP, b"0" * (2 * 1024 * 1024))
    assert "larger than 1 MB" in refusal(tmp_path / "bomb.zip")


@pytest.mark.parametrize("cut", [10, 40, 80])
def test_a_zip_that_is_cut_short_is_refused(tmp_path: Path, cut: int) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(reading.EXPORT_IN_ZIP, "text")
    path = tmp_path / "cut.zip"
    path.write_bytes(whole.read_bytes()[:cut])
    assert "damaged zip" in refusal(path)


def test_json_that_is_cut_short_says_where() -> None:
    with pytest.raises(Refused, match="line 2, column"):
        _ = BroughtFile("chart.json", '{"goal": "a",\n "pillars": [').json


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_json_nested_beyond_reason_is_a_sentence(opening: str) -> None:
    with pytest.raises(Refused, match="nested too deeply"):
        _ = BroughtFile("chart.json", opening * 100_000).json


@pytest.mark.parametrize(
    "text", ['{"a": 1, "a": 2}', '{"a": NaN}', '["\\ud800"]', '{"a": ' + "9" * 5000 + "}", ""]
)
def test_json_that_no_file_of_ours_could_keep_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        _ = BroughtFile("chart.json", text).json
