"""Commands run in this process, on a notebook of their own, at a clock that stands still."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from harada.cli.main import main
from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook

TODAY = date(2026, 11, 22)
EVENING = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


class Said(NamedTuple):
    """What a command did: its exit code, its data and its talk."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the notebook of this test; nothing is in it yet."""
    place = tmp_path / "notebook"
    monkeypatch.setenv("HARADA_HOME", str(place))
    return place


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(EVENING)


@pytest.fixture
def run(home: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `harada WORDS…` and return what it did."""

    def harada(*words: str) -> Said:
        capsys.readouterr()
        code = main(list(words), clock)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return harada


@pytest.fixture
def notebook(home: Path, clock: FixedClock) -> Notebook:
    """A notebook with a sheet, a chart of 64 written cells, three routines, a dated action.

    3.5 is a daily focus routine, 1.1 another daily one, 2.2 is once in 7 days, 4.4 is due in
    three days, and there is a service act at home.
    """
    made = Notebook(str(home), clock)
    made.create(name="Mei", language="en")
    made.set_goal_field("goal", "Answer 85 % of calls at once by 26 February 2027")
    chart = empty.empty_chart(TODAY)
    for pillar, place in enumerate(chart["pillars"], 1):
        place["text"] = f"Pillar {pillar}"
        for action, cell in enumerate(place["actions"], 1):
            cell["text"] = f"Act {pillar}-{action}"
    made.new_chart(chart)
    made.promote(3, 5, name="focus", focus=1)
    made.promote(1, 1, name="daily")
    made.promote(2, 2, name="weekly", recurrence={"kind": "times", "times": 1, "days_in": 7})
    made.promote(4, 4, name="dated", due=date(2026, 11, 25))
    service = empty.routine("Wash up", TODAY, name="dishes")
    made.add_routine({**service, "service": "home"})
    return made
