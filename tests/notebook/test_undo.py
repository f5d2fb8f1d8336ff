"""Taking the last thing back, whatever it was, also after a restart and after a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harada.notebook import undo
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from tests.notebook.conftest import TODAY, again

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)
DOCUMENT = st.dictionaries(st.text("abc", max_size=2), JSON, max_size=3)
MAYBE = st.none() | DOCUMENT


@given(old=MAYBE, new=MAYBE)
def test_the_inverse_of_a_change_turns_the_new_document_into_the_old(
    old: dict[str, Any] | None, new: dict[str, Any] | None
) -> None:
    assert undo.apply(new, undo.inverse(old, new)) == old


@given(old=MAYBE, new=MAYBE)
def test_the_inverse_of_a_change_that_never_happened_changes_nothing(
    old: dict[str, Any] | None, new: dict[str, Any] | None
) -> None:
    assert undo.apply(old, undo.inverse(old, new)) == old


@given(states=st.lists(MAYBE, min_size=2, max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_typed_in_one_sitting_is_one_step_back(
    states: list[dict[str, Any] | None], tmp_path: Path
) -> None:
    store = Store(str(tmp_path))
    with store.unlogged_change() as change:
        change.put("goals.json", "goals", "g1", states[0])
    for state in states[1:]:
        with store.change("typing", sitting="one") as change:
            change.put("goals.json", "goals", "g1", state)
    undo.take_back(store)
    assert store.file("goals.json").read().get("goals", {}).get("g1") == states[0]
    assert undo.take_back(store) is None


def test_undo_survives_a_restart(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.write_diary(TODAY, {"good": "a call"})
    assert again(filled).undo() == "diary of Sunday 22 November 2026"
    assert again(filled).undo() == "mark of “Run five kilometres”"
    assert again(filled).days(TODAY, TODAY) == {}


def test_a_change_that_a_crash_came_before_is_passed_over(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.mark(TODAY, ["r2"], 1)
    before = Path(filled.home, "days/2026-11.json").read_bytes()
    filled.mark(TODAY, ["r3"], 1)
    Path(filled.home, "days/2026-11.json").write_bytes(before)
    assert again(filled).undo() == "mark of “Read ten pages”"
    assert again(filled).day(TODAY)["marks"] == {"r1": 1}


def test_a_line_cut_short_by_a_crash_is_passed_over_and_the_next_one_stands_alone(
    filled: Notebook,
) -> None:
    log = Path(filled.home, "undo.jsonl")
    filled.mark(TODAY, ["r1"], 1)
    log.write_bytes(log.read_bytes() + b'{"label":"half')
    assert again(filled).mark(TODAY, ["r2"], 1)
    assert again(filled).undo() == "mark of “Read ten pages”"
    assert again(filled).undo() == "mark of “Run five kilometres”"


@pytest.mark.parametrize("junk", [b"\0" * 500, b"[" * 200_000, b"5\n", b'{"label":1}', b"\xff\xfe"])
def test_a_damaged_log_never_stands_in_the_way(filled: Notebook, junk: bytes) -> None:
    log = Path(filled.home, "undo.jsonl")
    log.write_bytes(junk)
    assert again(filled).undo() is None
    again(filled).mark(TODAY, ["r1"], 1)
    assert again(filled).undo() == "mark of “Run five kilometres”"


def test_what_can_not_be_taken_back_is_said_once_and_then_left(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.set_goal_field("levels.0.text", "under four hours")
    with filled.store.unlogged_change() as change:
        change.put("goals.json", "goals", "g1", None)
    with pytest.raises(Refused, match="can't be taken back"):
        filled.undo()
    assert filled.undo() == "mark of “Run five kilometres”"


def test_a_long_log_loses_its_oldest_half(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_LARGEST", 4096)
    for turn in range(120):
        filled.mark(TODAY, ["r1"], 1 + turn % 3)
    log = Path(filled.home, "undo.jsonl")
    assert log.stat().st_size < 5000
    for line in log.read_text().splitlines():
        json.loads(line)
    marks = []
    while filled.undo():
        marks.append(filled.day(TODAY)["marks"]["r1"])
    assert marks[:4] == [2, 1, 3, 2]
    assert len(marks) > 10


def test_the_log_is_for_its_owner_alone(filled: Notebook) -> None:
    assert Path(filled.home, "undo.jsonl").stat().st_mode & 0o777 == 0o600


def test_several_changes_in_one_block_are_one_step(filled: Notebook) -> None:
    with filled.change("evening"):
        filled.mark(TODAY, ["r1"], 1)
        filled.write_diary(TODAY, {"good": "a call"})
        filled.set_mission("Be kind")
    assert again(filled).undo() == "evening"
    assert again(filled).day(TODAY) == {"marks": {}}
    assert again(filled).mission()["text"] == ""
