"""One whole cycle by commands: from the survey to the sheet that follows, three months later."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run

BEGIN = date(2026, 9, 1)
END = date(2026, 11, 30)


class Life:
    """Commands typed on days that follow each other; each has to succeed."""

    def __init__(self, run: Run, clock: FixedClock) -> None:
        self._run = run
        self._clock = clock

    def on(self, day: date) -> None:
        self._clock.moment = datetime(day.year, day.month, day.day, 20, 30, tzinfo=UTC)

    def __call__(self, *words: str) -> str:
        said = self._run(*words)
        assert said.code == 0, (words, said.err)
        return said.out


@pytest.fixture
def life(run: Run, clock: FixedClock, home: object) -> Life:
    made = Life(run, clock)
    made.on(BEGIN)
    Notebook(str(home), clock).create(name="Mei", language="en")
    return made


def know_and_choose(life: Life) -> None:
    life("survey", "take", "--set", "calm=3", "--set", "persistent=4", "--set", "honest=8")
    life("mission", "set", "Every customer helped the first time")
    life("mission", "objective", "add", "Fewer calls back")
    life("goal", "set", "service_home", "Wash up every evening")
    life("goal", "set", "service_work", "Wipe the shared desk")
    life("goal", "set", "body.success", "Walked all spring")
    life("future", "set", "3.5", "Run along the sea before breakfast")
    life("goal", "candidates", "add", "3.5")
    life("goal", "candidates", "add", "I have run 10 km without a break by 30 November 2026")
    life("goal", "candidates", "weigh", "k2", "--want", "5", "--mine", "5", "--others", "2",
         "--reach", "4", "--now", "5")  # fmt: skip
    life("goal", "candidates", "choose", "k2")


def plan_and_commit(life: Life) -> None:
    life("goal", "set", "objective", "o1")
    life("goal", "set", "deadline", END.isoformat())
    life("goal", "set", "levels.sure", "5 km")
    life("goal", "set", "levels.this_time", "10 km")
    life("goal", "set", "others_intangible", "A calmer father at the table")
    life("goal", "set", "body.obstacle", "Dark mornings")
    life("goal", "set", "body.countermeasure", "Shoes at the door")
    life("chart", "set", "centre", "10 km")
    for number in range(1, 9):
        life("chart", "set", str(number), f"Pillar {number}")
    life("chart", "set", "1.1", "Run 20 minutes")
    life("chart", "set", "1.2", "Stretch for 5 minutes")
    life("chart", "set", "2.1", "Book a check-up")
    life("chart", "promote", "1.1")
    life("chart", "promote", "2.1", "--due", "2026-10-01")
    life("goal", "set", "supporters", "Els: run with me on Sundays")
    life("goal", "set", "affirmation", "On 30 November I run 10 km, and I smile")


def three_months(life: Life) -> None:
    day = BEGIN
    while day < END:
        life.on(day)
        if day.day % 5:
            life("done", "1.1", "service.home", "service.work")
        else:
            life("missed", "1.1", "--reason", "Late shift")
        if day == date(2026, 10, 2):
            life("done", "2.1")
        if day.weekday() == 6:
            life("diary", "A good week")
            life("review", "--good", "Sunday run", "--next", "Bed at ten")
        day += timedelta(days=7 if day.month == 10 and day.day > 8 else 1)
    life.on(END)
    life("review", "month", "--swap", "1.1 for 1.2")
    life("review", "quarter", "--good", "I ran")


def close_and_begin_again(life: Life) -> None:
    life("survey", "take", "--set", "calm=6", "--set", "persistent=7", "--set", "honest=8")
    life("goal", "close", "--result", "this_time=9 km", "--result", "sure=in October",
         "--learned", "Start slower")  # fmt: skip
    life("goal", "new", "I have run 15 km by 1 March 2027", "--deadline", "2027-03-01")


def test_a_whole_cycle_can_be_lived_by_commands(life: Life, run: Run, home: object) -> None:
    know_and_choose(life)
    plan_and_commit(life)
    three_months(life)
    late = run("review", "quarter", "--json").json
    assert late["reasons"][0]["text"] == "Late shift"
    assert late["supporters"] == ["Els"]
    assert late["kept"]["percent"] > 0
    close_and_begin_again(life)
    notebook = Notebook(str(home), FixedClock(datetime(2026, 11, 30, 20, tzinfo=UTC)))
    goals = notebook.goals()
    assert list(goals) == ["g1", "g2"]
    assert goals["g1"]["closed"] == END.isoformat()
    assert (goals["g2"]["previous"], goals["g2"]["deadline"]) == ("g1", "2027-03-01")
    found = run("insight", "--json").json
    changes = {word["id"]: word["change"] for word in found["survey"]["words"]}
    assert (changes["calm"], changes["persistent"], changes["honest"]) == (3, 3, 0)
    assert run("chart", "diff", "2026-09-01", "--json").code == 0
    assert run("doctor").code == 0
