"""`thread`: up to the mission, down to the marks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


@pytest.fixture
def whole(notebook: Notebook) -> Notebook:
    """The notebook with a mission, an objective that the sheet serves, marks and a diary."""
    notebook.set_mission("Nobody asks twice")
    notebook.add_objective("Fewer calls", "30 to 20")
    notebook.set_goal_field("objective", "o1")
    notebook.set_routine("r1", start="2026-10-01")
    notebook.mark(TODAY, ["r1"], 1, note="in two calls")
    notebook.mark(TODAY - timedelta(days=1), ["r1"], 2, reason="late shift")
    notebook.mark(TODAY - timedelta(days=20), ["r1"], 1)
    notebook.write_diary(TODAY, {"good": "Els called"})
    return notebook


@pytest.mark.parametrize(
    ("ref", "kinds"),
    [
        ("3.5", "mission objective goal pillar action routine"),
        ("focus", "mission objective goal pillar action routine"),
        ("service.home", "mission objective goal service routine"),
        ("4.4", "mission objective goal pillar action dated"),
        ("8.8", "mission objective goal pillar action"),
        ("3", "mission objective goal pillar"),
        ("goal", "mission objective goal"),
        ("o1", "mission objective"),
        ("mission", "mission"),
    ],
)
def test_a_thing_leads_up_to_the_mission(run: Run, whole: Notebook, ref: str, kinds: str) -> None:
    found = run("thread", ref, "--json").json
    assert [knot["kind"] for knot in [*found["up"], found]] == kinds.split()


@pytest.mark.parametrize(
    ("ref", "kind", "count"),
    [
        ("3.5", "day", 2),
        ("8.8", "", 0),
        ("3", "action", 8),
        ("goal", "pillar", 8),
        ("o1", "goal", 1),
        ("mission", "objective", 1),
    ],
)
def test_a_thing_leads_down_to_what_comes_of_it(
    run: Run, whole: Notebook, ref: str, kind: str, count: int
) -> None:
    down = run("thread", ref, "--json").json["down"]
    assert [knot["kind"] for knot in down] == [kind] * count


def test_the_days_say_mark_note_reason_and_diary(run: Run, whole: Notebook) -> None:
    lines = run("thread", "3.5").out.splitlines()
    assert lines[0] == "Mission: Nobody asks twice"
    assert lines[5] == "          Routine: focus, every day"
    assert "  Sunday 22 November 2026 ○ in two calls" in lines
    assert "    What went well: Els called" in lines
    assert "  Saturday 21 November 2026 × late shift" in lines
    plain = run("thread", "3.5", "--plain").out
    assert "Sunday 22 November 2026 done in two calls" in plain


def test_an_unknown_thing_is_a_sentence(run: Run, whole: Notebook) -> None:
    for ref in ("9", "nothing", "9.9", ""):
        said = run("thread", ref)
        assert (said.code, said.out) == (1, "")
