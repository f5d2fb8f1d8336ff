"""`harada report coach`: previewed, asked for, written whole, and in the log."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run

pytest.importorskip("jinja2")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "for-bo.html"


def test_a_page_is_written_for_its_owner_and_noted_in_the_log(
    run: Run, notebook: Notebook, out: Path
) -> None:
    said = run("report", "coach", "--level", "3", "--out", str(out), "--yes")
    assert (said.code, said.out) == (0, "")
    assert "Answer 85 %" in out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o077 == 0
    [entry] = run("share", "log", "--json").json["sent"]
    assert (entry["kind"], entry["name"], entry["size"]) == ("page", str(out), out.stat().st_size)
    assert '"goal":"Answer 85 % of calls at once' in entry["json"]
    assert run("share", "log", entry["id"]).code == 0


def test_nothing_is_written_where_nobody_agreed(run: Run, notebook: Notebook, out: Path) -> None:
    assert run("report", "coach", "--level", "3", "--out", str(out)).code == 2
    assert not out.exists()
    assert run("share", "log", "--json").json["sent"] == []


def test_the_day_meant_chooses_the_week(run: Run, notebook: Notebook, out: Path) -> None:
    words = ("--level", "1", "--out", str(out), "--yes", "--date", "2026-11-09")
    assert run("report", "coach", *words).code == 0
    assert "2026-W45" in out.read_text(encoding="utf-8")


def test_several_weeks_stand_on_one_page(run: Run, notebook: Notebook, out: Path) -> None:
    notebook.mark(TODAY - timedelta(days=20), ["r1"], 1)
    said = run(
        "report", "coach", "--level", "2", "--since", "2026-11-02", "--out", str(out), "--yes"
    )
    assert said.code == 0
    page = out.read_text(encoding="utf-8")
    assert "2026-W45" in page
    assert "2026-W46" in page


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--level", "0"), 2),
        (("--level", "9"), 2),
        (("--level", "2", "--since", "today"), 1),
        (("--level", "2", "--routine", "9.9"), 1),
        ((), 2),
    ],
)
def test_what_makes_no_page_is_refused(
    run: Run, notebook: Notebook, out: Path, words: tuple[str, ...], code: int
) -> None:
    assert run("report", "coach", *words, "--out", str(out), "--yes").code == code
    assert not out.exists()


def test_a_folder_that_is_not_there_leaves_no_trace_in_the_log(
    run: Run, notebook: Notebook, tmp_path: Path
) -> None:
    away = tmp_path / "none" / "page.html"
    assert run("report", "coach", "--level", "1", "--out", str(away), "--yes").code == 1
    assert run("share", "log", "--json").json["sent"] == []


def test_a_kind_must_be_named(run: Run, notebook: Notebook) -> None:
    assert run("report").code == 2
