"""The made-up life as one of our notebooks: a sheet, a chart of 64 active routines, every day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.history import ACTS, PILLARS, history
from harada.method.empty import empty_chart, empty_goal, routine
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook

ASPECTS = ("body", "spirit", "skill", "life", "life", "spirit", "skill", "spirit")


def write(home: Path, days: int, today: date, *, language: str = "nl") -> None:
    """Write a notebook of `days` whole days before `today`; today is still empty."""
    clock = FixedClock(datetime(today.year, today.month, today.day, 20))
    notebook = Notebook(str(home), clock)
    notebook.create(name="Bench", language=language)
    first = today - timedelta(days=days)
    with notebook.change("plan"):
        _plan(notebook, first)
    months: dict[str, dict[str, object]] = {}
    for entry in history(days, today - timedelta(days=1)):
        document = {
            "marks": {f"r{index + 1}": 1 for index in entry.done},
            "diary": {"text": entry.text},
            "updated": f"{entry.day}T21:00:00Z",
        }
        months.setdefault(f"{entry.day:%Y-%m}", {})[entry.day.isoformat()] = document
    for month, documents in months.items():
        with notebook.store.unlogged_change() as change:
            for day, document in documents.items():
                change.put(f"days/{month}.json", "days", day, document)  # type: ignore[arg-type]
    notebook.back_up_if_due()


def _plan(notebook: Notebook, first: date) -> None:
    goal = empty_goal(first)
    goal |= {"goal": "A goal with 1 number", "deadline": "2099-12-31", "affirmation": "I do it."}
    notebook.new_goal(goal)
    chart = empty_chart(first)
    chart["text"] = goal["goal"]
    taken: list[str] = []
    for number, (pillar, aspect) in enumerate(zip(PILLARS, ASPECTS, strict=True), 1):
        place = chart["pillars"][number - 1]
        place["text"], place["aspect"] = pillar, aspect  # type: ignore[typeddict-item]
        for action, act in enumerate(ACTS, 1):
            made = routine(f"{pillar} {act}", first, taken=taken)
            taken.append(made["name"])
            focus = action if number == 1 else None
            made |= {"chart": "c1", "pillar": number, "action": action, "focus": focus}
            key = notebook.add_routine(made)
            place["actions"][action - 1] |= {
                "text": made["text"],
                "state": "active",
                "routine": key,
            }
    notebook.new_chart(chart)
