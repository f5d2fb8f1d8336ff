"""A fictional person's notebook for the tests of the app: Noor, who trains for a quiet desk."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from harada.notebook.notebook import Notebook

if TYPE_CHECKING:
    from harada.method.documents import Action, Aspect, Chart, Goal, Routine
    from harada.notebook.clock import Clock

PILLARS: list[tuple[str, Aspect]] = [
    ("Calm", "spirit"),
    ("Listening", "skill"),
    ("Product", "skill"),
    ("Writing", "skill"),
    ("Body", "body"),
    ("Team", "life"),
    ("Home", "life"),
    ("Luck", "spirit"),
]
DAILY = [
    (1, 1, "breathe", "Two minutes of breathing before the first call"),
    (1, 2, "tidy", "Tidy the desk at four"),
    (2, 1, "name", "Say the customer's name twice in each call"),
    (2, 2, "repeat", "Repeat the question before I answer"),
    (3, 1, "manual", "Read one page of the manual"),
    (4, 1, "letter", "Write one clear letter a day"),
    (5, 1, "stairs", "Take the stairs, all of them"),
    (5, 2, "sleep", "In bed before 22:45"),
    (6, 1, "compliment", "Give one sincere compliment"),
    (7, 1, "dishes", "Wash up right after dinner"),
]
OTHERS = [
    (8, 1, "greet", "Greet everybody at the door"),
    (8, 2, "litter", "Pick up one piece of litter"),
    (3, 2, "question", "Ask one question at the stand-up"),
]


def _promote(
    notebook: Notebook, pillar: int, action: int, name: str, text: str, focus: int | None
) -> None:
    """Write an action into the chart and make it a daily routine since September."""
    notebook.set_cell(pillar, action, text)
    key = notebook.promote(pillar, action, name=name, focus=focus)
    notebook.set_routine(key, start="2026-09-01")


def _service(name: str, text: str, where: str) -> Routine:
    """Return a service act as a routine."""
    document = {
        "name": name,
        "text": text,
        "chart": None,
        "pillar": None,
        "action": None,
        "service": where,
        "focus": None,
        "recurrence": {"kind": "daily"},
        "start": "2026-09-01",
        "end": None,
        "state": "active",
        "habit_on": None,
        "target": None,
    }
    return cast("Routine", document)


def _action(name: str, text: str, due: str) -> Action:
    document = {
        "name": name,
        "text": text,
        "chart": None,
        "pillar": None,
        "action": None,
        "due": due,
        "state": "open",
        "done_on": None,
    }
    return cast("Action", document)


def goal() -> Goal:
    """Return Noor's sheet."""
    row = dict.fromkeys(
        ("success", "success_why", "failure", "failure_why", "obstacle", "countermeasure"), ""
    )
    document = {
        "name": "Noor Visser (fictional)",
        "role": "Customer service",
        "company": "Waterlijn (fictional)",
        "department": "Desk",
        "objective": None,
        "line_of_sight": "A quiet desk gives people their evening back",
        "start": "2026-09-01",
        "deadline": "2027-05-31",
        "service_home": "Lay the breakfast table",
        "service_work": "Wipe the shared desks",
        "goal": "I have answered 400 calls that needed no second call before 31 May 2027",
        "levels": [
            {"name": "ultimate", "text": "I lead the desk", "result": None},
            {"name": "this_time", "text": "400 calls", "result": None},
        ],
        "perspectives": {
            "self_tangible": ["A day shift"],
            "self_intangible": ["Calm evenings"],
            "others_tangible": ["Fewer calls back"],
            "others_intangible": ["People feel heard"],
        },
        "analysis": {aspect: dict(row) for aspect in ("spirit", "skill", "body", "life")},
        "supporters": [{"who": "Griet", "what": "Listen in on Tuesdays", "asked": None}],
        "affirmation": "I, Noor, hear the question behind the question",
        "feelings": ["Proud"],
        "chart": "c1",
        "created": "2026-09-01",
        "closed": None,
    }
    return cast("Goal", document)


def chart() -> Chart:
    """Return Noor's chart, its cells waiting."""
    pillars = [
        {
            "text": text,
            "aspect": aspect,
            "actions": [
                {"text": f"{text} action {number}", "state": "waiting"} for number in range(1, 9)
            ],
        }
        for text, aspect in PILLARS
    ]
    document = {
        "goal": "g1",
        "text": "400 calls that need no second call",
        "variant": "practice",
        "version": 1,
        "replaces": None,
        "created": "2026-09-01",
        "pillars": pillars,
    }
    return cast("Chart", document)


def begun(home: str, clock: Clock) -> Notebook:
    """Return a notebook of Noor's with a name and nothing else."""
    notebook = Notebook(home, clock)
    notebook.create(name="Noor", language="en")
    return notebook


def kept(home: str, clock: Clock) -> Notebook:
    """Return Noor's notebook after a year of use: sheet, chart, routines, a week of marks."""
    notebook = begun(home, clock)
    with notebook.change("begin"):
        notebook.set_mission("Every customer is helped the first time")
        notebook.new_goal(goal())
        notebook.new_chart(chart())
        for place, (pillar, action, name, text) in enumerate(DAILY, 1):
            _promote(notebook, pillar, action, name, text, place)
        notebook.add_routine(_service("table", "Lay the breakfast table", "home"))
        notebook.add_routine(_service("desks", "Wipe the shared desks", "work"))
        for pillar, action, name, text in OTHERS:
            _promote(notebook, pillar, action, name, text, None)
        notebook.add_action(_action("course", "Sign up for the listening course", "2026-11-20"))
        notebook.add_action(_action("talk", "Ask Griet to listen in", "2026-11-25"))
        notebook.add_action(_action("far", "Plan the spring", "2027-03-01"))
    today = date(2026, 11, 22)
    for back in range(1, 8):
        notebook.mark(today - timedelta(days=back), [f"r{n}" for n in range(1, 9)], 1)
    notebook.plan_task(today, "Call Mrs Peeters back")
    notebook.plan_task(today, "Finish the letter to Stad")
    notebook.add_reply("Well heard on Tuesday, Noor.", "Griet", week="2026-W47")
    return notebook
