"""The small notebook that the processes of these tests work on."""

from __future__ import annotations

from datetime import date, datetime

from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.notebook.schema import CURRENT, Schema
from harada.notebook.store import Store

TODAY = date(2026, 11, 22)
EVENING = datetime(2026, 11, 22, 20, 30)


def opened(home: str, patience: float = 5.0, schema: Schema = CURRENT) -> Notebook:
    """The notebook in a folder, at a clock that stands still."""
    return Notebook(home, FixedClock(EVENING), Store(home, patience=patience, schema=schema))


def make(home: str) -> Notebook:
    """A notebook with a goal, a chart of 64 written cells and eight routines."""
    notebook = opened(home)
    notebook.create(name="Mei", language="en")
    with notebook.change("all"):
        notebook.set_goal_field("goal", "Run the marathon of 2027")
        chart = empty.empty_chart(TODAY, notebook.goal_id())
        for number, pillar in enumerate(chart["pillars"], 1):
            pillar["text"] = f"Pillar {number}"
            for place, cell in enumerate(pillar["actions"], 1):
                cell["text"] = f"Cell {number}.{place}"
        notebook.new_chart(chart)
        for number in range(1, 9):
            notebook.add_routine(empty.routine(f"Routine {number}", TODAY, name=f"r-{number}"))
    return notebook
