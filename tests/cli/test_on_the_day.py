"""`--date` takes a whole command of sharing to another day."""

from __future__ import annotations

import json
from pathlib import Path

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run
from tests.sharing.pairs import Coach


def test_what_is_due_is_what_was_due_on_that_day(
    run: Run, notebook: Notebook, tmp_path: Path, clock: FixedClock
) -> None:
    (tmp_path / "store").mkdir()
    coach = Coach(tmp_path / "coach", tmp_path / "store", clock)
    file = tmp_path / "bo.harada-invite"
    file.write_text(coach.invite("Mei") + "\n", encoding="utf-8")
    run("--date", "2026-09-28", "share", "join", str(file), "--level", "1", "--yes")
    done = run("--date", "2026-10-05", "share", "preview", "--json")
    assert [week["week"] for week in json.loads(done.out)["weeks"]] == ["2026-W40"]


def test_a_first_command_of_a_new_notebook_can_be_on_another_day(run: Run, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    store = f"folder:{tmp_path / 'store'}"
    out = str(tmp_path / "an.harada-invite")
    done = run(
        "--date", "2026-09-28", "desk", "invite", "--name", "An", "--store", store, "--out", out,
        "--json",
    )  # fmt: skip
    assert json.loads(done.out)["expires"] == "2026-10-12"
