"""What undo took back is done again, up to the next change, after a restart and a crash too."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harada.notebook import undo
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from tests.notebook.conftest import TODAY, again
from tests.notebook.test_undo import MAYBE

FILES = ("goals.json", "charts.json", "routines.json")
TABLES = {"goals.json": "goals", "charts.json": "charts", "routines.json": "routines"}
EDIT = st.dictionaries(st.sampled_from(FILES), MAYBE, min_size=1)


def _state(store: Store) -> dict[str, dict[str, Any]]:
    return {name: store.file(name).read().get(TABLES[name], {}) for name in FILES}


def _change(store: Store, edit: dict[str, dict[str, Any] | None]) -> None:
    with store.change("change") as change:
        for name, document in edit.items():
            change.put(name, TABLES[name], "x1", document)


@given(edits=st.lists(EDIT, min_size=1, max_size=6), turns=st.lists(st.booleans(), max_size=12))
@settings(max_examples=60, deadline=None)
def test_undo_and_redo_walk_one_line_of_states_to_and_fro(
    edits: list[dict[str, dict[str, Any] | None]], turns: list[bool]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        states = [_state(Store(home))]
        for edit in edits:
            _change(Store(home), edit)
            if _state(Store(home)) != states[-1]:
                states.append(_state(Store(home)))
        at = len(states) - 1
        last = at
        for back in [*turns, *[True] * last, *[False] * last]:
            store = Store(home)
            moved = undo.take_back(store) if back else undo.do_again(store)
            step = -1 if back else 1
            assert (moved is not None) == (0 <= at + step <= last)
            at = min(max(at + step, 0), last)
            assert _state(Store(home)) == states[at]
        assert at == last


@given(edits=st.lists(EDIT, min_size=1, max_size=4), last=EDIT)
@settings(max_examples=30, deadline=None)
def test_after_a_new_change_nothing_is_done_again(
    edits: list[dict[str, dict[str, Any] | None]], last: dict[str, dict[str, Any] | None]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        store = Store(home)
        for edit in edits:
            _change(store, edit)
        undo.take_back(store)
        before = _state(store)
        _change(store, last)
        if _state(store) == before:
            return
        changed = _state(store)
        assert undo.do_again(Store(home)) is None
        assert _state(Store(home)) == changed


def test_what_was_taken_back_is_done_again_after_a_restart(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.write_diary(TODAY, {"good": "a call"})
    whole = filled.day(TODAY)
    taken = [again(filled).undo(), again(filled).undo()]
    assert again(filled).day(TODAY)["marks"] == {}
    assert [again(filled).redo(), again(filled).redo()] == taken[::-1]
    assert again(filled).day(TODAY) == whole
    assert again(filled).redo() is None


def test_a_change_of_several_files_is_done_again_as_one(filled: Notebook) -> None:
    with filled.change("evening"):
        filled.mark(TODAY, ["r1"], 1)
        filled.set_mission("Be kind")
        filled.promote(3, 5, name="sleep")
    routines = filled.routines()
    assert filled.undo() == "evening"
    assert again(filled).redo() == "evening"
    assert again(filled).routines() == routines
    assert again(filled).mission()["text"] == "Be kind"
    assert again(filled).undo() == "evening"
    assert again(filled).mission()["text"] == ""


def test_what_was_typed_after_redo_is_a_step_of_its_own(filled: Notebook) -> None:
    filled.write_diary(TODAY, {"good": "a call"})
    filled.undo()
    filled.redo()
    filled.write_diary(TODAY, {"good": "a call with Ana"})
    assert filled.undo() is not None
    assert filled.day(TODAY)["diary"]["good"] == "a call"


def test_the_place_on_the_guided_path_leaves_what_was_taken_back(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.undo()
    filled.set_guide(at="pillars")
    assert filled.redo() is not None
    assert filled.day(TODAY)["marks"] == {"r1": 1}


def test_an_undo_that_a_crash_cut_off_is_not_done_again(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.mark(TODAY, ["r2"], 1)
    month, log = Path(filled.home, "days/2026-11.json"), Path(filled.home, "undo.jsonl")
    before, lines = month.read_bytes(), log.read_bytes()
    filled.undo()
    month.write_bytes(before)
    log.write_bytes(lines)
    assert again(filled).redo() is None
    assert again(filled).undo() == "mark of “Read ten pages”"
    assert again(filled).undo() == "mark of “Run five kilometres”"
    assert again(filled).redo() == "mark of “Run five kilometres”"
    assert again(filled).redo() == "mark of “Read ten pages”"


@pytest.mark.parametrize("junk", [b"\0" * 500, b"5\n", b'{"label":1}', b"\xff\xfe"])
def test_a_damaged_redo_log_never_stands_in_the_way(filled: Notebook, junk: bytes) -> None:
    filled.mark(TODAY, ["r1"], 1)
    Path(filled.home, "redo.jsonl").write_bytes(junk)
    assert again(filled).redo() is None
    assert again(filled).undo() == "mark of “Run five kilometres”"
    assert again(filled).redo() == "mark of “Run five kilometres”"


def test_what_can_not_be_done_again_is_said_once_and_then_left(filled: Notebook) -> None:
    filled.set_goal_field("levels.0.text", "under four hours")
    filled.undo()
    with filled.store.unlogged_change() as change:
        change.put("goals.json", "goals", "g1", None)
    with pytest.raises(Refused, match="can't be done again"):
        filled.redo()
    assert filled.redo() is None


def test_a_redo_log_that_can_not_be_written_is_told_and_undo_goes_on(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    Path(filled.home, "redo.jsonl").mkdir()
    assert filled.undo() == "mark of “Run five kilometres”"
    assert filled.day(TODAY)["marks"] == {}
    assert any("done again" in sentence for sentence in filled.notices())


def test_a_restore_leaves_nothing_to_be_done_again(filled: Notebook) -> None:
    backup = filled.back_up()
    filled.mark(TODAY, ["r1"], 1)
    filled.undo()
    filled.restore_backup(backup.name)
    assert again(filled).redo() is None
    assert not Path(filled.home, "redo.jsonl").exists()


def test_the_redo_log_is_for_its_owner_alone_and_holds_whole_lines(filled: Notebook) -> None:
    filled.mark(TODAY, ["r1"], 1)
    filled.undo()
    log = Path(filled.home, "redo.jsonl")
    assert log.stat().st_mode & 0o777 == 0o600
    assert [json.loads(line)["label"] for line in log.read_text().splitlines()] == [
        "mark of “Run five kilometres”"
    ]
