"""Whatever is typed: a clear sentence and the exit code of the contract, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run
from tests.tree import ROOT

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
    "profile set {} x",
    "profile set name {}",
    "profile set day_start {}",
    "profile set week_start {}",
    "profile set language {}",
    "survey take --set {}",
    "survey take --improve {}",
    "survey take --date {}",
    "review {}",
    "review --good {}",
    "goal candidates add {}",
    "goal candidates weigh {} --want 5",
    "goal close --learned {}",
    "chart diff {}",
    "routine roster set 2026-11-23 {}",
    "routine roster set {} early",
    "routine reasons --days {}",
    "done 3.5 --amount {}",
    "missed 3.5 --reason {}",
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


@pytest.mark.parametrize(
    "words",
    [
        "missed 3.5 --reason=--",
        "routine add Walk --times=--",
        "routine stats --days=--",
        "diary --good=--",
        "mission objective add More --measure=--",
        "export --format=--",
        "advise --kind=-- Win",
        "goal close --result=--",
    ],
)
def test_two_dashes_after_an_equals_sign_are_a_text(
    run: Run, notebook: Notebook, words: str
) -> None:
    said = run(*words.split())
    assert said.code in (0, 1, 2)
    assert "inside Harada" not in said.err


@pytest.mark.parametrize(
    "words", ["today", "routine", "routine stats", "thread 3.5", "export", "chart", "done 3.5"]
)
def test_whoever_reads_a_damaged_file_is_told_that_an_earlier_copy_was_put_back(
    run: Run, notebook: Notebook, home: Path, words: str
) -> None:
    run("done", "3.5")
    file = home / "routines.json"
    file.write_bytes(file.read_bytes()[:-20])
    said = run(*words.split())
    assert said.code == 0
    assert "routines.json was damaged: it was set aside" in said.err
    assert "damaged" not in run(*words.split()).err


def started(notebook: Notebook, *words: str, out: str) -> subprocess.CompletedProcess[str]:
    """Run the real program with its standard output sent to `out`, a redirection of the shell."""
    command = [sys.executable, "-m", "harada", *words]
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {out}', "sh", *command],
        env={**os.environ, "HARADA_HOME": notebook.home, "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device without space")
@pytest.mark.parametrize("words", ["--version", "today", "goal", "done 3.5", "export"])
def test_an_output_that_takes_no_more_is_a_sentence(notebook: Notebook, words: str) -> None:
    said = started(notebook, *words.split(), out=">/dev/full")
    assert said.returncode == 1
    assert said.stderr == (
        "Standard output could not be written: there is no space left on the disk.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of POSIX")
@pytest.mark.parametrize("out", [">&-", ">&- 2>&-"])
def test_a_closed_output_takes_everything_and_the_mark_is_kept(
    notebook: Notebook, out: str
) -> None:
    said = started(notebook, "done", "3.5", out=out)
    assert (said.returncode, said.stderr) == (0, "")
    assert list(Path(notebook.home).glob("days/*.json"))


NO_VALUES = [
    "today --date nonsense",
    "diary x --date 2026-99-99",
    "done 3.5 --date 31-31",
    "done 3.5 --amount lots",
    "goal set deadline someday",
    "goal new x --deadline soonish",
    "mission objective add x --date foo",
    "chart promote 3.6 --due never",
    "chart promote 3.6 --weekdays foo",
    "chart promote 3.6 --times 9/7",
    "chart promote 3.6 --rule FREQ=NO",
    "routine add x --start foo",
    "routine add x --times 0/7",
    "routine add x --at-least -1",
    "routine set 3.5 --end foo",
    "routine set 3.5 --focus x",
    "routine fill 3.5 today qqq",
    "routine roster set foo early",
    "routine roster set today ,",
    "routine roster start early 25:00",
    "routine stats --days 0",
    "pause foo",
    "profile set day_start 99",
    "profile set week_start foo",
    "profile set language xx",
    "diary --score mental=9",
    "diary --plan foo",
    "survey take --set calm=99",
    "survey take --date foo --set calm=3",
    "review 2026-W99",
    "review foo",
    "insight --days x",
]
NOT_THERE = [
    "done 9.9",
    "done nosuch",
    "thread nosuch",
    "chart promote 9.9",
    "chart promote 3.6 --shifts noon",
    "goal set nofield x",
    "goal candidates weigh k9 --want 3",
    "pause end p9",
    "profile prompt drop 9",
    "diary --template zz",
    "diary --task-done 9",
    "survey take --set nosuch=4",
    "backup verify nosuch",
]


@pytest.mark.parametrize("words", NO_VALUES)
def test_what_is_no_value_is_wrong_use_and_changes_nothing(
    run: Run, notebook: Notebook, words: str
) -> None:
    before = run("export").out
    said = run(*words.split())
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert told(run("export").out) == told(before)


@pytest.mark.parametrize("words", NOT_THERE)
def test_what_is_named_well_and_is_not_there_is_a_failure(
    run: Run, notebook: Notebook, words: str
) -> None:
    said = run(*words.split())
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)


def told(export: str) -> list[str]:
    """The lines of an export but for its moment."""
    return [line for line in export.splitlines() if "exported_at" not in line]
