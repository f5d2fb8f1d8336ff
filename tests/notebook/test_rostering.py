"""The roster in the notebook, and the routines that follow it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from harada.method.due import is_due
from harada.method.forms import problems
from harada.method.roster import on_shifts, shift_on
from harada.notebook import rostering
from tests.notebook.samples import TODAY, make


def test_routines_on_shifts_follow_a_changed_roster_and_undo_brings_all_back(
    tmp_path: Path,
) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["early", "off"])
    notebook.set_routine("r1", recurrence=on_shifts("early", rostering.roster(notebook)))
    tomorrow = TODAY + timedelta(days=1)
    assert [is_due(notebook.routines()["r1"], day) for day in (TODAY, tomorrow)] == [True, False]
    rostering.set_days(notebook, tomorrow, ["early"])
    assert is_due(notebook.routines()["r1"], tomorrow)
    assert shift_on(rostering.roster(notebook).values(), tomorrow) == "early"
    notebook.undo()
    assert not is_due(notebook.routines()["r1"], tomorrow)
    assert len(rostering.roster(notebook)) == 1


def test_without_a_roster_a_routine_on_shifts_asks_for_nothing(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["early"])
    notebook.set_routine("r1", recurrence=on_shifts("early", rostering.roster(notebook)))
    rostering.drop(notebook)
    assert not is_due(notebook.routines()["r1"], TODAY)
    assert rostering.roster(notebook) == {}


def test_what_is_kept_fits_the_models(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["early", "夜勤"])
    rostering.set_days(notebook, TODAY + timedelta(days=5), ["off", "off"])
    notebook.set_routine("r1", recurrence=on_shifts("夜勤", rostering.roster(notebook)))
    for key, period in rostering.roster(notebook).items():
        assert problems("routines", "rosters", key, period) == []
    assert problems("routines", "routines", "r1", notebook.routines()["r1"]) == []
    notebook.set_routine("r1", recurrence={"kind": "shifts", "shifts": ["a"], "periods": [{}]})
    assert problems("routines", "routines", "r1", notebook.routines()["r1"])
