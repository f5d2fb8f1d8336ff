"""`backup`: made, listed, proved and brought back, as it is typed."""

from __future__ import annotations

from pathlib import Path

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_a_backup_is_made_listed_and_whole(run: Run, notebook: Notebook) -> None:
    assert run("backup").err == "There is no backup yet. `harada backup now` makes one.\n"
    path = Path(run("backup", "now").out.strip())
    assert path.exists()
    rows = run("backup", "list", "--json").json["backups"]
    assert [row["name"] for row in rows] == [path.name]
    assert path.name in run("backup").out
    assert run("backup", "verify").out == "latest: whole.\n"
    assert run("backup", "verify", path.name, "--json").json["whole"] is True


def test_a_damaged_backup_is_told_and_not_restored(run: Run, notebook: Notebook) -> None:
    path = Path(run("backup", "now").out.strip())
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw[:-10])
    assert run("backup", "verify").code == 1
    assert run("backup", "verify", "--json").json["whole"] is False
    said = run("backup", "restore", "latest", "--yes")
    assert (said.code, said.out) == (1, "")


def test_a_restore_needs_a_yes_where_nobody_can_answer(run: Run, notebook: Notebook) -> None:
    run("backup", "now")
    run("done", "3.5")
    said = run("backup", "restore", "latest")
    assert said.code == 2
    assert "--yes" in said.err
    assert notebook.day(TODAY)["marks"] == {"r1": 1}


def test_a_restore_brings_back_what_was_and_keeps_what_is(run: Run, notebook: Notebook) -> None:
    name = Path(run("backup", "now").out.strip()).name
    run("done", "3.5")
    said = run("backup", "restore", name, "--yes")
    assert said.code == 0, said.err
    assert run("today", "--json").json["routines"][0]["state"] is None
    back = said.err.split("`")[1].split()
    assert run(*back[1:], "--yes").code == 0
    assert run("today", "--json").json["routines"][0]["state"] == "done"


def test_undo_after_a_restore_says_how_the_restore_is_taken_back(
    run: Run, notebook: Notebook
) -> None:
    run("done", "1.1")
    run("done", "3.5")
    run("backup", "restore", "latest", "--yes")
    said = run("undo")
    assert said.code == 1
    assert run(*said.err.split("`")[1].split()[1:], "--yes").code == 0
    assert notebook.day(TODAY)["marks"] == {"r2": 1, "r1": 1}


def test_what_is_not_there_is_a_sentence(run: Run, notebook: Notebook) -> None:
    for words in (("verify",), ("verify", "nothing"), ("restore", "nothing", "--yes")):
        said = run("backup", *words)
        assert (said.code, said.out) == (1, "")
        assert len(said.err.splitlines()) == 1


def test_without_a_notebook_nothing_is_made(run: Run, home: Path) -> None:
    assert run("backup", "now").code == 1
    assert not home.exists()
