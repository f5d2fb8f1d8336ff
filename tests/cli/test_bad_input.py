"""Whatever is typed: a clear sentence and the exit code of the contract, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run

STRANGE = [
    "",
    " ",
    "-",
    "--nothing",
    "..",
    "/",
    "0",
    "-1",
    "1" * 5000,
    "3.5.5",
    "³.⁵",
    "\x1b[31mred\x1b]0;title\x07",
    "[red]%s{0}{x}\\",
    "=cmd|' /C calc'!A0",
    "体" * 10_000,
    "👩‍🚒\u202e\n\t",
    "half \ud83d",
]
PLACES = [
    "thread {}",
    "chart set {} x",
    "chart set 1.2 {}",
    "chart set centre {}",
    "chart promote {}",
    "chart promote 5.5 --name {}",
    "chart promote 5.5 --due {}",
    "chart promote 5.5 --times {}",
    "chart promote 5.5 --weekdays {}",
    "chart promote 5.5 --rule {}",
    "chart state {} habit",
    "chart pillar {} x",
    "chart show {}",
    "goal set {} x",
    "goal set goal {}",
    "goal set deadline {}",
    "goal set objective {}",
    "goal set supporters --add {}",
    "goal set feelings --remove {}",
    "goal show {}",
    "goal new {}",
    "goal close --result {}",
    "routine show {}",
    "routine add {}",
    "routine set 3.5 --text {}",
    "routine set 3.5 --name {}",
    "routine set 3.5 --start {}",
    "routine set 3.5 --end {}",
    "routine set 3.5 --focus {}",
    "routine set 3.5 --at-least {}",
    "routine stats --days {}",
    "pause {}",
    "pause today {}",
    "pause today --routine {}",
    "pause end {}",
    "diary -- {}",
    "diary --good {}",
    "diary --score {}",
    "diary --plan {}",
    "diary --task {}",
    "diary --task-done {}",
    "diary good --days {}",
    "diary search {}",
    "diary --date {}",
    "mission set {}",
    "mission objective add {}",
    "backup verify {}",
    "backup restore {} --yes",
    "completion {}",
    "doctor {}",
    "{}",
]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_that_is_typed_ends_in_a_traceback(
    run: Run, notebook: Notebook, home: Path, place: str
) -> None:
    for strange in STRANGE:
        words = [word.replace("{}", strange) for word in place.split(" ")]
        said = run(*words)
        assert said.code in (0, 1, 2), words
        assert "Something went wrong" not in said.err, words
        assert not {"\x1b", "\x07", "\u202e"} & set(said.out + said.err), words
        if said.code:
            assert said.err.strip(), words
            assert len(said.err.splitlines()) == 1, words
            assert len(said.err) < 500, words
    for command in ("goal", "chart", "routine", "diary", "mission", "pause list"):
        shown = run(*command.split())
        assert shown.code == 0, command
        assert "\x1b" not in shown.out
    assert run("doctor").code == 0


CHANGES = [
    "chart set 1.2 x",
    "chart promote 5.5",
    "goal set goal x",
    "routine add x",
    "routine set 3.5 --focus none",
    "pause today",
    "diary x",
    "mission set x",
    "backup now",
]


@pytest.mark.parametrize("words", CHANGES)
def test_a_folder_that_cannot_be_written_is_a_sentence(
    run: Run, notebook: Notebook, home: Path, words: str
) -> None:
    for folder in [path for path in home.rglob("*") if path.is_dir()] + [home]:
        folder.chmod(0o500)
    if os.access(home, os.W_OK):
        pytest.skip("this user may write everywhere")
    try:
        said = run(*words.split())
    finally:
        home.chmod(0o700)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("words", CHANGES)
def test_a_notebook_that_is_a_file_is_a_sentence(run: Run, home: Path, words: str) -> None:
    home.write_text("x", encoding="utf-8")
    said = run(*words.split())
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
    assert home.read_text(encoding="utf-8") == "x"


def test_a_document_changed_by_hand_is_told_and_not_written_over(
    run: Run, notebook: Notebook, home: Path
) -> None:
    file = home / "goals.json"
    raw = file.read_text(encoding="utf-8")
    file.write_text(raw.replace('"affirmation":""', '"affirmation":7'), encoding="utf-8")
    said = run("goal")
    assert said.code == 1
    assert "g1.affirmation: not a text" in said.err
    assert run("goal", "set", "goal", "x").code == 1
    assert '"affirmation":7' in file.read_text(encoding="utf-8")


def test_a_damaged_month_never_loses_the_diary(run: Run, notebook: Notebook, home: Path) -> None:
    run("diary", "First")
    run("diary", "Second")
    month = home / "days" / f"{TODAY:%Y-%m}.json"
    month.write_bytes(month.read_bytes()[:-20])
    said = run("diary", "Third")
    assert said.code == 0
    assert "set aside" in said.err
    assert run("diary", "--json").json["text"] == "First\nThird"
    assert list(month.parent.glob("*.damaged-*"))
