"""A chart of another tool's JSON comes in with its goal, deadline and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harada.exchange.likeness import chart_texts
from harada.notebook.errors import Refused
from tests.exchange.files import draft_of, numbered_chart, written


def kit(**fields: Any) -> dict[str, Any]:
    pillars = [
        {"name": pillar["text"], "actions": [cell["text"] for cell in pillar["actions"]]}
        for pillar in numbered_chart()["pillars"]
    ]
    return {"goal": "centre", "pillars": pillars, **fields}


def test_pillars_and_actions_come_in_in_reading_order(tmp_path: Path) -> None:
    chart = draft_of(written(tmp_path / "toolkit.json", kit()), tmp_path).chart
    assert chart is not None
    assert chart_texts(chart) == chart_texts(numbered_chart())


def test_deadline_and_why_make_a_sheet(tmp_path: Path) -> None:
    path = written(tmp_path / "ow64.json", kit(deadline="2027-05-31", why="For my children"))
    goal = draft_of(path, tmp_path).goal
    assert goal is not None
    assert (goal["goal"], goal["deadline"]) == ("centre", "2027-05-31")
    assert goal["perspectives"]["self_intangible"] == ["For my children"]


def test_actions_as_objects_keep_how_often_as_a_suggestion(tmp_path: Path) -> None:
    whole = kit()
    whole["pillars"][0] = {
        "theme": "p1",
        "actions": [{"text": f"p1.{n}", "frequency": "daily"} for n in range(1, 9)],
    }
    chart = draft_of(written(tmp_path / "kit.json", whole), tmp_path).chart
    assert chart is not None
    cell = {"text": "p1.1", "state": "waiting", "suggest": "routine"}
    assert chart["pillars"][0]["actions"][0] == cell


def test_what_has_no_place_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "kit.json", kit(deadline="next summer", if_then=[{"obstacle": "a"}]))
    warnings = draft_of(path, tmp_path).warnings
    assert any("next summer" in warning for warning in warnings)
    assert any("if_then" in warning for warning in warnings)


def test_seven_pillars_and_nine_actions_are_both_named(tmp_path: Path) -> None:
    whole = kit()
    whole["pillars"] = whole["pillars"][:7]
    whole["pillars"][1]["actions"].append("one more")
    with pytest.raises(Refused) as refused:
        draft_of(written(tmp_path / "kit.json", whole), tmp_path)
    assert "this one has 7" in str(refused.value)
    assert "pillar 2 (p2) has 9" in str(refused.value)
