"""`routine fill`: ticks typed in from paper."""

from __future__ import annotations

import io

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_a_row_of_ticks_marks_its_days(run: Run, notebook: Notebook) -> None:
    said = run("routine", "fill", "3.5", "2026-11-16", "oo.xroo")
    assert (said.code, said.out) == (0, "From Monday 16 November 2026: 6 marks set.\n")
    days = notebook.days(TODAY.replace(day=16), TODAY)
    assert [day["marks"].get("r1") for day in days.values()] == [1, 1, 2, 3, 1, 1]
    assert run("routine", "fill", "3.5", "2026-W47", "oo.xroo", "--json").json["changed"] == 0
    run("undo")
    assert notebook.days(TODAY.replace(day=16), TODAY) == {}


def test_rows_come_from_standard_input(
    run: Run, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = "# week 47\n3.5 oo.x-oo\n\ndaily ○○○○○×–\nservice.home ooooooo\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(paper))
    assert run("routine", "fill", "-", "2026-W47").code == 0
    assert notebook.day(TODAY)["marks"] == {"r1": 1, "r2": 3, "r4": 1}
    assert run("undo").code == 0
    assert notebook.day(TODAY)["marks"] == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("3.5", "2026-11-16", "oo0"), 2),
        (("3.5", "2026-11-20", "ooooo"), 2),
        (("3.5", "2026-W99", "o"), 2),
        (("9.9", "2026-11-16", "o"), 1),
        (("3.5", "2026-11-16"), 2),
        (("-", "2026-11-16", "o"), 2),
    ],
)
def test_what_cannot_be_filled_in_changes_nothing(
    run: Run, notebook: Notebook, words: tuple[str, ...], code: int
) -> None:
    said = run("routine", "fill", *words)
    assert said.code == code
    assert said.err.strip()
    assert notebook.days(TODAY.replace(day=1), TODAY) == {}


def test_one_bad_row_keeps_all_others_out(
    run: Run, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3.5 ooo\ndaily\n"))
    assert run("routine", "fill", "-", "2026-W47").code == 2
    assert notebook.days(TODAY.replace(day=1), TODAY) == {}
