"""`import` and `export` as they are typed: what they print, what they leave, how they end."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from harada.cli.main import main
from tests.exchange.files import CUSTOMER_SERVICE, NURSE, OHTANI, written


class Typed:
    """Commands on one notebook, and what the last one said."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str | Path) -> int:
        """Run a command; returns its exit code."""
        code = main(["--home", str(self.home), *map(str, words)])
        self.out, self.err = self._capsys.readouterr()
        return code

    def json(self) -> Any:
        """What the last command printed, as JSON."""
        return json.loads(self.out)


@pytest.fixture
def harada(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(tmp_path / "home", capsys)


def test_an_import_is_shown_first_and_changes_nothing(harada: Typed) -> None:
    assert harada("import", CUSTOMER_SERVICE) == 0
    for text in ("I solve 85%", "Luck (character)", "47 routines", "19 dated actions", "1 reply"):
        assert text in harada.out
    assert "--apply" in harada.err
    assert not harada.home.exists()


def test_an_import_says_the_same_in_json(harada: Typed) -> None:
    assert harada("import", "--json", CUSTOMER_SERVICE) == 0
    told = harada.json()
    assert (told["format"], told["applied"], told["already_here"]) == ("sheet", False, False)
    assert told["holds"]["routines"] == 47
    assert told["chart"]["pillars"][0] == "Listen fully"


def test_an_import_is_applied_once(harada: Typed) -> None:
    assert harada("import", CUSTOMER_SERVICE, "--apply") == 0
    assert "47 routines" in harada.out
    assert harada("import", CUSTOMER_SERVICE, "--apply") == 0
    assert "is here already" in harada.out
    assert harada("undo") == 0
    assert "customer_service.json" in harada.out


def test_what_came_in_is_there_to_mark(harada: Typed) -> None:
    harada("import", NURSE, "--apply")
    assert harada("done", "4.6") in (0, 1)
    assert harada("done", "service.home", "--date", "2026-11-22") == 0
    assert harada("today", "--json", "--date", "2026-11-22") == 0
    states = {each["ref"]: each["state"] for each in harada.json()["routines"]}
    assert states["service.home"] == "done"


def test_the_language_of_the_texts_can_be_chosen(harada: Typed) -> None:
    assert harada("--lang", "ja", "import", OHTANI, "--json") == 0
    assert harada.json()["chart"]["text"] == "ドラ1 8球団"
    assert harada("import", OHTANI, "--json", "--lang=en") == 0
    assert harada.json()["chart"]["text"].startswith("Be the No.1")


def test_a_format_can_be_forced(harada: Typed, tmp_path: Path) -> None:
    path = written(tmp_path / "notes.txt", "# a\n## b\n- c")
    assert harada("import", path, "--as", "grid") == 1
    assert "9 rows" in harada.err
    assert harada("import", path, "--as", "nonsense") == 2


@pytest.mark.parametrize("text", ["dear diary", "", "{", '{"a":1}', "a\0b"])
def test_a_file_that_is_none_of_ours_ends_in_a_sentence(
    harada: Typed, tmp_path: Path, text: str
) -> None:
    assert harada("import", written(tmp_path / "file", text), "--apply") == 1
    assert harada.err.count("\n") == 1
    assert harada.out == ""
    assert not harada.home.exists()


def test_names_that_steer_a_terminal_are_shown_harmless(harada: Typed, tmp_path: Path) -> None:
    path = written(tmp_path / "x\x1b[31m.txt", "dear diary")
    assert harada("import", path) == 1
    assert "\x1b" not in harada.err


def test_an_export_goes_to_standard_output_as_lines(harada: Typed) -> None:
    harada("import", CUSTOMER_SERVICE, "--apply")
    assert harada("export") == 0
    lines = harada.out.splitlines()
    assert json.loads(lines[0])["format"] == "harada"
    assert '"exported_at"' in lines[1]
    assert harada("--json", "export", "--format", "md") == 0
    assert harada.out.splitlines()[0] == lines[0]


def test_an_export_comes_in_again_elsewhere(harada: Typed, tmp_path: Path) -> None:
    harada("import", CUSTOMER_SERVICE, "--apply")
    for form in ("json", "zip"):
        path = tmp_path / f"all.{form}"
        assert harada("export", "--format", form, "--out", path) == 0
        assert main(["--home", str(tmp_path / form), "import", str(path), "--apply"]) == 0
    assert (tmp_path / "json" / "charts.json").read_bytes() == (
        tmp_path / "zip" / "charts.json"
    ).read_bytes()


def test_a_file_is_replaced_only_when_that_is_said(harada: Typed, tmp_path: Path) -> None:
    harada("import", OHTANI, "--apply")
    path = written(tmp_path / "mine.txt", "mine")
    assert harada("export", "--out", path) == 2
    assert "--yes" in harada.err
    assert path.read_text() == "mine"
    assert harada("export", "--out", path, "--yes") == 0
    assert path.read_text("utf-8").startswith('{"format":"harada"')


def test_an_export_has_to_have_a_notebook_and_a_format(harada: Typed) -> None:
    assert harada("export") == 1
    assert harada.out == ""
    harada("import", OHTANI, "--apply")
    assert harada("export", "--format", "docx") == 2
    assert harada("export", "--out") == 2


@pytest.mark.parametrize("command", ["import", "export"])
def test_help_shows_an_example(harada: Typed, command: str) -> None:
    assert harada(command, "--help") == 0
    assert f"harada {command} " in harada.out.partition("example:")[2]


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("ja\n", 0), ("\n", 2), ("", 2)])
def test_somebody_at_a_terminal_is_asked(
    harada: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    harada("import", OHTANI, "--apply")
    path = written(tmp_path / "mine.txt", "mine")
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    assert harada("export", "--out", path) == code
    assert "Replace it?" in harada.err
    assert (path.read_text("utf-8") == "mine") == bool(code)


def test_the_export_of_everything_loads_nothing_heavy(
    harada: Typed, program_environment: dict[str, str]
) -> None:
    harada("import", CUSTOMER_SERVICE, "--apply")
    program = (
        "import sys; before = set(sys.modules); from harada.cli.main import main; "
        f"main(['--home', {str(harada.home)!r}, 'export']); "
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=program_environment
    )
    assert done.stdout.count(b"\n") > 60
    loaded = set(done.stderr.decode().split())
    assert loaded.isdisjoint({"argparse", "csv", "pydantic", "tinydb", "typing", "zipfile"})


def test_the_chart_goes_out_and_comes_in_by_its_own_commands(harada: Typed, tmp_path: Path) -> None:
    assert harada("chart", "import", OHTANI, "--lang", "ja", "--apply") == 0
    for form in ("csv", "md", "json"):
        path = tmp_path / f"chart.{form}"
        assert harada("chart", "export", "--format", form, "--out", path) == 0
        assert harada("chart", "import", path, "--apply") == 0
        assert "is here already" in harada.out
    assert harada("chart", "export", "--format", "csv") == 0
    assert harada.out.startswith("身体のケア,サプリを飲む,FSQ 90kg,インステップ改善")
