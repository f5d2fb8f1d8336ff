"""Where a notebook lies when nobody says so, and what begins one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from harada.cli.home import notebook_home
from harada.notebook.errors import Refused
from tests.cli.conftest import Run


@pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there platformdirs itself is asked"
)
@pytest.mark.parametrize("data", [None, "", "relative/path", "/srv/data"])
def test_the_place_is_that_of_platformdirs(
    data: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HARADA_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    if data is not None:
        monkeypatch.setenv("XDG_DATA_HOME", data)
    theirs = platformdirs.user_data_dir("harada", appauthor=False)
    if data == "relative/path":  # the specification says to ignore it
        theirs = os.path.expanduser("~/.local/share/harada")
    assert notebook_home(None, os.environ) == theirs


def test_an_option_comes_before_the_environment(tmp_path: Path) -> None:
    assert notebook_home(str(tmp_path), {"HARADA_HOME": "/elsewhere"}) == str(tmp_path)
    assert notebook_home(None, {"HARADA_HOME": str(tmp_path)}) == str(tmp_path)


def test_no_home_at_all_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(Refused, match="HOME"):
        notebook_home(None, {})


def test_an_empty_home_is_no_home_and_not_the_root_of_the_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", "")
    with pytest.raises(Refused, match="HOME"):
        notebook_home(None, {"HOME": ""})


BEGINNINGS = [
    "diary Hello",
    "diary --good x",
    "diary --depth full --from-now-on",
    "routine add Walk",
    "routine roster set today early",
    "routine roster days today off",
    "chart set 1.1 x",
    "chart set centre x",
    "chart pillar 1 Sleep",
    "future set 3.5 x",
    "future new",
    "goal set goal x",
    "goal new x",
    "goal candidates add x",
    "survey take --set calm=4",
    "review --good x",
    "pause today",
    "mission set x",
    "mission objective add x",
    "profile set name Mei",
    "profile prompt add Why?",
    "profile template set work Why?",
]


@pytest.mark.parametrize("words", BEGINNINGS)
def test_whatever_one_writes_first_begins_the_notebook_and_says_where(
    run: Run, home: Path, words: str
) -> None:
    said = run(*words.split())
    assert said.code == 0
    assert f"A new notebook begins in {home}." in said.err
    assert said.out
    assert run("doctor").code == 0
    assert "new notebook" not in run(*words.split()).err


@pytest.mark.parametrize("words", ["diary", "review", "chart", "done 3.5", "undo", "routine"])
def test_what_only_reads_or_marks_begins_none(run: Run, home: Path, words: str) -> None:
    assert run(*words.split()).code == 1
    assert not home.exists()


def test_a_day_that_is_none_begins_no_notebook(run: Run, home: Path) -> None:
    said = run("diary", "Hello", "--date", "2026-99-99")
    assert (said.code, said.out) == (2, "")
    assert not home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("goal", "set", "deadline", "nonsense"),
        ("survey", "take", "--set", "calm=77"),
        ("chart", "set", "9.9", "x"),
        ("diary", "--score", "mood=9"),
        ("routine", "add", "Walk", "--start", "nonsense"),
        ("pause", "nonsense"),
    ],
)
def test_a_first_command_that_is_refused_leaves_no_notebook(
    run: Run, home: Path, words: tuple[str, ...]
) -> None:
    said = run(*words)
    assert said.code != 0
    assert "new notebook" not in said.err
    assert not home.exists()
    assert run("routine", "add", "Walk").code == 0


def test_what_lay_in_the_folder_stays_when_a_first_command_is_refused(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "letters.txt").write_text("dear")
    assert run("goal", "set", "deadline", "nonsense").code == 2
    assert [each.name for each in home.iterdir()] == ["letters.txt"]
