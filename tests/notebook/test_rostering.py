"""The roster in the notebook, and the routines that follow it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from harada.method.due import is_due
from harada.method.forms import problems
from harada.method.roster import on_shifts, shift_on
from harada.notebook import rostering
from harada.notebook.clock import FixedClock
from tests.notebook.samples import TODAY, make


def test_routines_on_shifts_follow_a_changed_roster_and_undo_brings_all_back(
    tmp_path: Path,
) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["early", "off"])
    notebook.set_routine("r1", recurrence=on_shifts("early", notebook.roster()))
    tomorrow = TODAY + timedelta(days=1)
    assert [is_due(notebook.routines()["r1"], day) for day in (TODAY, tomorrow)] == [True, False]
    rostering.set_days(notebook, tomorrow, ["early"])
    assert is_due(notebook.routines()["r1"], tomorrow)
    assert shift_on(notebook.roster().values(), tomorrow) == "early"
    notebook.undo()
    assert not is_due(notebook.routines()["r1"], tomorrow)
    assert len(notebook.roster()) == 1


def test_without_a_roster_a_routine_on_shifts_asks_for_nothing(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["early"])
    notebook.set_routine("r1", recurrence=on_shifts("early", notebook.roster()))
    rostering.drop(notebook)
    assert not is_due(notebook.routines()["r1"], TODAY)
    assert notebook.roster() == {}


def test_what_is_kept_fits_the_models(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["early", "夜勤"])
    rostering.set_days(notebook, TODAY + timedelta(days=5), ["off", "off"])
    notebook.set_routine("r1", recurrence=on_shifts("夜勤", notebook.roster()))
    for key, period in notebook.roster().items():
        assert problems("routines", "rosters", key, period) == []
    assert problems("routines", "routines", "r1", notebook.routines()["r1"]) == []
    notebook.set_routine("r1", recurrence={"kind": "shifts", "shifts": ["a"], "periods": [{}]})
    assert problems("routines", "routines", "r1", notebook.routines()["r1"])


def test_the_day_of_a_night_begins_when_it_says_and_undo_takes_that_back(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    clock = FixedClock(datetime(2026, 11, 23, 7, 0))
    notebook.clock = clock
    rostering.set_cycle(notebook, date(2026, 11, 22), ["night", "off"])
    assert notebook.today() == date(2026, 11, 23)
    rostering.set_start(notebook, "night", "12:00")
    assert notebook.today() == date(2026, 11, 22)
    assert [notebook.day_start(date(2026, 11, day)) for day in (22, 23)] == ["12:00", "12:00"]
    clock.moment = datetime(2026, 11, 23, 12, 0)
    assert notebook.today() == date(2026, 11, 23)
    assert problems("profile", "profile", "me", {**notebook.profile()}) == []
    notebook.undo()
    assert notebook.day_start(date(2026, 11, 22)) == "04:00"


def test_a_roster_that_is_taken_away_takes_its_day_starts_along(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    rostering.set_cycle(notebook, TODAY, ["night"])
    rostering.set_start(notebook, "night", "12:00")
    rostering.drop(notebook)
    assert notebook.profile()["shift_starts"] == {}
    notebook.undo()
    assert notebook.profile()["shift_starts"] == {"night": "12:00"}
    assert notebook.shift(TODAY) == "night"
