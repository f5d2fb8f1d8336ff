"""`doctor`: what it says and with which exit code."""

from __future__ import annotations

import os
from pathlib import Path

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run


def test_without_a_notebook_it_says_where_one_would_be(run: Run, home: Path) -> None:
    said = run("doctor")
    assert said.code == 0
    assert str(home) in said.out
    assert not home.exists()


def test_a_sound_notebook_is_well(run: Run, notebook: Notebook) -> None:
    run("done", "3.5")
    said = run("doctor")
    assert said.code == 0
    assert "All is well." in said.out
    assert run("doctor", "--json").json["findings"] == []


def test_a_problem_is_told_and_only_repair_changes_something(
    run: Run, notebook: Notebook, home: Path
) -> None:
    run("done", "3.5")
    file = home / "replies.json"
    notebook.add_reply("Well done", "Griet")
    file.write_bytes(b'{"kind":"replies","sch')
    (home / "replies.json.bak").unlink(missing_ok=True)
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    said = run("doctor")
    assert said.code == 5
    assert "replies.json" in said.out
    assert {p.name: p.read_bytes() for p in home.iterdir() if p.is_file()} == before
    run("doctor", "--repair")
    assert run("today").code == 0


def test_repair_tightens_rights(run: Run, notebook: Notebook, home: Path) -> None:
    if os.name == "nt":
        return
    run("done", "3.5")
    os.chmod(home / "routines.json", 0o644)
    assert run("doctor", "--json").code == 5
    said = run("doctor", "--repair", "--json")
    assert said.code == 0
    assert len(said.json["mended"]) == 1
    assert (home / "routines.json").stat().st_mode & 0o077 == 0
