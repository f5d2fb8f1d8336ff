"""Changes that happen wholly or not at all, and what one process sees of another."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store, next_key
from tests.notebook.conftest import TODAY, again


def test_opening_makes_nothing(home: Path) -> None:
    store = Store(str(home))
    assert store.file("goals.json").read() == {}
    assert store.names() == []
    assert not home.exists()


def test_a_block_that_fails_changes_nothing(filled: Notebook) -> None:
    def half() -> None:
        with filled.change("half"):
            filled.mark(TODAY, ["r1"], 1)
            filled.set_mission("Be kind")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert filled.day(TODAY) == again(filled).day(TODAY) == {"marks": {}}
    assert filled.mission()["text"] == again(filled).mission()["text"] == ""


def test_an_inner_block_that_fails_takes_only_itself_back(filled: Notebook) -> None:
    def inner() -> None:
        with filled.change("inner"):
            filled.mark(TODAY, ["r2"], 1)
            raise ZeroDivisionError

    with filled.change("evening"):
        filled.mark(TODAY, ["r1"], 1)
        with pytest.raises(ZeroDivisionError):
            inner()
        filled.mark(TODAY, ["r3"], 1)
    assert again(filled).day(TODAY)["marks"] == {"r1": 1, "r3": 1}


def test_within_a_block_the_notebook_reads_as_it_will_stand(filled: Notebook) -> None:
    with filled.change("evening"):
        filled.mark(TODAY, ["r1"], 1)
        assert filled.day(TODAY)["marks"] == {"r1": 1}
        assert again(filled).day(TODAY)["marks"] == {}


def test_another_thread_does_not_see_a_change_before_it_is_written(filled: Notebook) -> None:
    seen: list[object] = []
    with filled.change("evening"):
        filled.mark(TODAY, ["r1"], 1)
        reader = threading.Thread(target=lambda: seen.append(filled.day(TODAY)["marks"]))
        reader.start()
        reader.join()
    assert seen == [{}]


def test_a_long_lived_notebook_sees_what_another_process_wrote(filled: Notebook) -> None:
    filled.day(TODAY)
    assert not filled.changed()
    again(filled).mark(TODAY, ["r1"], 1)
    assert filled.changed()
    assert filled.day(TODAY)["marks"] == {"r1": 1}
    assert not filled.changed()


def test_two_states_of_one_size_written_at_once_are_told_apart(store: Store) -> None:
    reader = Store(store.home)
    for turn in range(200):
        with store.unlogged_change() as change:
            change.put("goals.json", "goals", "g1", {"turn": turn % 10})
        assert reader.file("goals.json").read()["goals"]["g1"] == {"turn": turn % 10}


def test_a_change_builds_on_what_another_process_wrote_meanwhile(filled: Notebook) -> None:
    other = again(filled)
    other.day(TODAY)
    filled.mark(TODAY, ["r1"], 1)
    other.mark(TODAY, ["r2"], 2)
    assert filled.day(TODAY)["marks"] == {"r1": 1, "r2": 2}


def test_only_our_own_files_are_ours(filled: Notebook) -> None:
    home = Path(filled.home)
    for name in ("package.json", ".hidden.json", "days/notes.json", "days/2026-1.json", "x.txt"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("{}")
    filled.mark(TODAY, ["r1"], 1)
    filled.set_mission("Be kind")
    assert filled.store.names() == [
        "charts.json",
        "days/2026-11.json",
        "goals.json",
        "profile.json",
        "programme/mission.json",
        "routines.json",
    ]


def refuse_at(turn: int, call: Callable[..., object]) -> Callable[..., object]:
    """`call`, which fails as a full disk does at its `turn`-th time."""
    count = 0

    def refusing(*args: object, **options: object) -> object:
        nonlocal count
        count += 1
        if count == turn:
            raise OSError(28, "No space left on device")
        return call(*args, **options)

    return refusing


@pytest.mark.parametrize("call", ["replace", "fsync", "write"])
@pytest.mark.parametrize("turn", range(1, 12))
def test_a_change_of_several_files_that_fails_half_way_leaves_all_as_it_was(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch, call: str, turn: int
) -> None:
    filled.set_mission("Be fair")
    before = {name: Path(filled.home, name).read_bytes() for name in filled.store.names()}
    with monkeypatch.context() as failing:
        failing.setattr(os, call, refuse_at(turn, getattr(os, call)))
        try:
            with filled.change("three files"):
                filled.mark(TODAY, ["r1"], 1)
                filled.set_mission("Be kind")
                filled.set_goal_field("goal", "Another goal")
        except Refused:
            failed = True
        else:
            failed = False
    other = again(filled)
    if failed:
        assert {name: Path(filled.home, name).read_bytes() for name in before} == before
        assert other.day(TODAY) == {"marks": {}}
    else:
        assert other.mission()["text"] == "Be kind"
    other.mark(TODAY, ["r2"], 1)
    assert filled.day(TODAY)["marks"]["r2"] == 1
    assert not Path(filled.home, "journal.json").exists()


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_person_who_breaks_off_meets_a_whole_notebook_at_once(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    real, count = os.replace, 0

    def interrupted(source: str, target: str) -> None:
        nonlocal count
        real(source, target)
        count += 1
        if count == turn:
            raise KeyboardInterrupt

    with monkeypatch.context() as breaking:
        breaking.setattr(os, "replace", interrupted)
        with suppress(KeyboardInterrupt), filled.change("two files"):
            filled.mark(TODAY, ["r1"], 1)
            filled.set_goal_field("affirmation", "I can")
    done = bool(filled.day(TODAY)["marks"])
    assert filled.goals()["g1"]["affirmation"] == ("I can" if done else "")
    assert again(filled).goals() == filled.goals()
    filled.set_goal_field("affirmation", "I will")
    assert again(filled).goals()["g1"]["affirmation"] == "I will"


JOURNAL = (
    b'["days/2026-11.json","days","2026-11-22",{"marks":{"r1":1}}]\n'
    b'["programme/mission.json","mission","mission",{"text":"Be kind"}]\nend\n'
)
"""What a process left that died while it wrote these two files."""


def test_a_change_that_another_process_left_half_done_is_finished_before_the_next(
    filled: Notebook,
) -> None:
    Path(filled.home, "journal.json").write_bytes(JOURNAL)
    filled.mark(TODAY, ["r1"], 2)
    filled.mark(TODAY, ["r2"], 1)
    assert again(filled).day(TODAY)["marks"] == {"r1": 2, "r2": 1}
    assert again(filled).mission()["text"] == "Be kind"


def test_opening_a_notebook_finishes_what_a_process_left_half_done(filled: Notebook) -> None:
    Path(filled.home, "journal.json").write_bytes(JOURNAL)
    assert again(filled).mission()["text"] == "Be kind"
    assert not Path(filled.home, "journal.json").exists()


def test_ids_count_on_from_the_highest() -> None:
    assert next_key("r", []) == "r1"
    assert next_key("r", ["r1", "r9", "r10", "note", "r²", "a77"]) == "r11"
