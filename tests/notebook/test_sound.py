"""Every document that a method of the notebook writes is one the models take."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harada.method import empty
from harada.method.forms import problems
from harada.notebook.notebook import Notebook
from harada.notebook.schema import kind_of
from tests.notebook.conftest import TODAY, again


def unsound(notebook: Notebook) -> list[str]:
    """What the models say against a notebook as it lies on the disk."""
    store = again(notebook).store
    return [
        sentence
        for name in store.names()
        for table, documents in store.file(name).read().items()
        for key, document in documents.items()
        for sentence in problems(kind_of(name), table, key, document)
    ]


def test_a_new_notebook_is_sound(notebook: Notebook) -> None:
    assert unsound(notebook) == []


@pytest.mark.parametrize("code", [1, 2, 3])
@pytest.mark.parametrize("amount", [None, 2, 2.5])
def test_a_mark_is_sound(filled: Notebook, code: int, amount: float | None) -> None:
    filled.mark(TODAY, ["r1", "r2"], code, note="rain", reason="no shoes", amount=amount)
    filled.mark(TODAY, ["r2"], None)
    filled.note(TODAY, "r3", "later\nmore")
    assert unsound(filled) == []
    filled.mark(TODAY, ["r1"], None)
    assert unsound(filled) == []


def test_the_diary_and_its_tasks_are_sound(filled: Notebook) -> None:
    filled.write_diary(
        TODAY,
        {
            "depth": "full",
            "phrase": "走る",
            "hours": [{"time": "06:00", "plan": "run", "actual": "slept", "reflection": ""}],
            "scores": {"mental": 4, "overall": 5},
            "text": "one\ntwo",
        },
    )
    filled.plan_task(TODAY + timedelta(days=1), "call Ana")
    assert unsound(filled) == []


def test_actions_replies_and_pauses_are_sound(filled: Notebook) -> None:
    filled.promote(3, 5, due=TODAY)
    filled.finish_action("a2", TODAY)
    filled.finish_action("a1", TODAY)
    filled.finish_action("a1", None)
    filled.add_reply("Well done", "Kobayashi", week="2026-W47")
    filled.see_reply(filled.add_reply("And the shoes?", "Kobayashi", date="2026-11-22"))
    filled.end_pause(filled.pause(TODAY, TODAY + timedelta(days=7), "r1"), TODAY)
    assert unsound(filled) == []


def test_a_plan_is_sound(filled: Notebook) -> None:
    filled.set_profile(company="Acme", day_start="05:30", depth="planner")
    filled.set_guide(at="goal", skipped=["mission"])
    filled.set_mission("Be kind")
    filled.add_objective("Fewer waits", "minutes", TODAY)
    filled.set_goal_field("levels.0.text", "under four hours")
    filled.set_goal_field("service_home", "Wash up")
    filled.set_centre("Marathon")
    filled.set_pillar(2, text="Body", aspect="body")
    filled.set_cell_state(1, 1, "dropped")
    filled.set_cell_state(1, 1, "active")
    filled.graduate("r1", TODAY)
    filled.promote(3, 5, recurrence={"kind": "times", "times": 3, "days_in": 7}, focus=2)
    filled.new_chart(empty.empty_chart(TODAY))
    filled.new_goal(empty.empty_goal(TODAY))
    assert unsound(filled) == []
