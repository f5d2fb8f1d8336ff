"""Many marks as one change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from harada.notebook.errors import Refused
from harada.notebook.filling import fill
from tests.notebook.samples import TODAY, make


def test_a_week_of_rows_is_one_step_of_undo_across_two_months(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    first = date(2026, 10, 29)
    week = [first + timedelta(days=n) for n in range(7)]
    rows = {key: dict.fromkeys(week, 1) for key in ("r1", "r2", "r3")}
    assert fill(notebook, rows) == 21  # type: ignore[arg-type]
    assert notebook.day(week[-1])["marks"] == {"r1": 1, "r2": 1, "r3": 1}
    assert fill(notebook, rows) == 0  # type: ignore[arg-type]
    notebook.undo()
    assert notebook.days(week[0], week[-1]) == {}


def test_a_mark_can_be_taken_away_among_others(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    notebook.mark(TODAY, ["r1", "r2"], 1)
    assert fill(notebook, {"r1": {TODAY: None}, "r2": {TODAY: 1}, "r3": {TODAY: 3}}) == 2
    assert notebook.day(TODAY)["marks"] == {"r2": 1, "r3": 3}


def test_an_unknown_routine_changes_nothing(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    with pytest.raises(Refused):
        fill(notebook, {"r1": {TODAY: 1}, "r99": {TODAY: 1}})
    assert notebook.day(TODAY)["marks"] == {}
