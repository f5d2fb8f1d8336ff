"""Files of an older version are lifted after a backup, those of a newer one only read.

No kind of file has a second schema number yet, so the steps are made here.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from harada.notebook.doctor import examine, repair
from harada.notebook.errors import Damaged, Newer, Refused
from harada.notebook.notebook import Notebook
from harada.notebook.schema import CURRENT, Schema
from tests.notebook.conftest import TODAY, again


def sunny(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Days get a weather."""
    return {
        **tables,
        "days": {key: {**day, "weather": "sun"} for key, day in tables.get("days", {}).items()},
    }


def renamed(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Weather is called sky."""
    days = {}
    for key, day in tables["days"].items():
        rest = {name: value for name, value in day.items() if name != "weather"}
        days[key] = {**rest, "sky": day["weather"]}
    return {**tables, "days": days}


SECOND = Schema({"days": (sunny,)})
THIRD = Schema({"days": (sunny, renamed)})
MONTHS = ("days/2026-10.json", "days/2026-11.json")


@pytest.fixture
def older(filled: Notebook) -> Notebook:
    """A notebook of this version with marks in two months."""
    filled.mark(TODAY.replace(month=10), ["r1"], 1)
    filled.mark(TODAY, ["r1"], 1)
    return filled


def raw(notebook: Notebook, name: str) -> bytes:
    return Path(notebook.home, name).read_bytes()


def number(notebook: Notebook, name: str) -> int:
    """The schema number a file bears on its first line."""
    return int(raw(notebook, name).split(b'"schema":')[1].split(b",")[0])


def kept(notebook: Notebook) -> list[str]:
    return [b.path for b in notebook.backups() if b.kind == "before-migration"]


def test_an_older_file_is_read_as_the_new_version_has_it_and_left_as_it_lies(
    older: Notebook,
) -> None:
    before = raw(older, MONTHS[1])
    day: Any = again(older, schema=THIRD).day(TODAY)
    assert (day["marks"], day["sky"]) == ({"r1": 1}, "sun")
    assert raw(older, MONTHS[1]) == before
    assert kept(older) == []


def test_an_older_file_is_written_anew_after_a_backup(older: Notebook) -> None:
    before = raw(older, MONTHS[1])
    new = again(older, schema=SECOND)
    new.mark(TODAY, ["r2"], 1)
    assert (number(older, MONTHS[0]), number(older, MONTHS[1])) == (1, 2)
    with zipfile.ZipFile(kept(older)[0]) as stored:
        assert stored.read(MONTHS[1]) == before
    assert new.verify_backup(kept(older)[0]) == []


def test_one_backup_serves_all_files_that_are_lifted_in_turn(older: Notebook) -> None:
    new = again(older, schema=SECOND)
    new.mark(TODAY, ["r2"], 1)
    new.mark(TODAY.replace(month=10), ["r2"], 1)
    new.mark(TODAY, ["r2"], 2)
    assert len(kept(older)) == 1


def test_a_file_that_an_older_version_changed_meanwhile_is_backed_up_again(
    older: Notebook,
) -> None:
    again(older, schema=SECOND).mark(TODAY, ["r2"], 1)
    again(older).mark(TODAY.replace(month=10), ["r2"], 1)
    before = raw(older, MONTHS[0])
    again(older, schema=SECOND).mark(TODAY.replace(month=10), ["r2"], 2)
    with zipfile.ZipFile(kept(older)[0]) as stored:
        assert stored.read(MONTHS[0]) == before


def test_several_steps_are_taken_one_after_the_other(older: Notebook) -> None:
    again(older, schema=SECOND).mark(TODAY, ["r2"], 1)
    new = again(older, schema=THIRD)
    new.mark(TODAY, ["r2"], 3)
    day: Any = again(older, schema=THIRD).day(TODAY)
    assert day["sky"] == "sun"
    assert "weather" not in day
    assert number(older, MONTHS[1]) == 3


def test_the_older_version_reads_and_restores_the_backup(older: Notebook) -> None:
    again(older, schema=SECOND).mark(TODAY, ["r2"], 1)
    with pytest.raises(Newer):
        again(older).mark(TODAY, ["r3"], 1)
    again(older).restore_backup(kept(older)[0])
    assert again(older).mark(TODAY, ["r3"], 1) == ["r3"]
    assert again(older).day(TODAY)["marks"] == {"r1": 1, "r3": 1}


def test_without_a_backup_nothing_is_lifted(older: Notebook) -> None:
    Path(older.home, "backups").write_text("in the way")
    before = raw(older, MONTHS[1])
    with pytest.raises(Refused, match="backup could not be made"):
        again(older, schema=SECOND).mark(TODAY, ["r2"], 1)
    assert raw(older, MONTHS[1]) == before


def test_the_doctor_tries_the_steps_and_changes_nothing(older: Notebook) -> None:
    older.back_up()
    before = [raw(older, name) for name in MONTHS]
    found = [finding for finding in examine(again(older, schema=SECOND)) if finding.mend]
    assert [(finding.level, finding.file) for finding in found] == [("note", n) for n in MONTHS]
    assert [raw(older, name) for name in MONTHS] == before


def test_repair_lifts_every_file_once(older: Notebook) -> None:
    older.back_up()
    repair(again(older, schema=SECOND))
    assert [number(older, name) for name in MONTHS] == [2, 2]
    lifted = [raw(older, name) for name in MONTHS]
    count = len(older.backups())
    repair(again(older, schema=SECOND))
    assert [raw(older, name) for name in MONTHS] == lifted
    assert len(older.backups()) == count


def test_a_step_that_fails_is_told_and_the_file_left(older: Notebook) -> None:
    def broken(tables: dict[str, Any]) -> dict[str, Any]:
        raise KeyError("no such table")

    schema = Schema({"days": (broken,)})
    before = raw(older, MONTHS[1])
    with pytest.raises(Damaged, match="older version"):
        again(older, schema=schema).day(TODAY)
    with pytest.raises(Damaged, match="older version"):
        again(older, schema=schema).mark(TODAY, ["r2"], 1)
    assert "older version" in examine(again(older, schema=schema))[0].sentence
    assert raw(older, MONTHS[1]) == before


def test_a_file_of_a_newer_version_is_read_and_not_changed(older: Notebook) -> None:
    new = again(older, schema=SECOND)
    new.mark(TODAY, ["r2"], 1)
    new.undo()
    before = raw(older, MONTHS[1])
    old = again(older, schema=CURRENT)
    assert old.day(TODAY)["marks"] == {"r1": 1}
    with pytest.raises(Newer, match="newer version") as refused:
        old.mark(TODAY, ["r2"], 1)
    assert refused.value.exit_code == 5

    def both() -> None:
        with old.change("two files"):
            old.set_mission("Be kind")
            old.write_diary(TODAY, {"good": "x"})

    with pytest.raises(Newer):
        both()
    assert raw(older, MONTHS[1]) == before
    assert old.mission()["text"] == ""
    old.set_mission("Be fair")
    old.mark(TODAY.replace(month=10), ["r2"], 1)
    assert again(older).mission()["text"] == "Be fair"


def test_a_newer_layout_is_not_taken_for_damage(older: Notebook) -> None:
    path = Path(older.home, MONTHS[1])
    layout = b'{"kind":"days","schema":7,"body":\n["another layout"]\n}\n'
    path.write_bytes(layout)
    with pytest.raises(Newer):
        again(older).day(TODAY)
    with pytest.raises(Newer):
        again(older).mark(TODAY, ["r2"], 1)
    assert path.read_bytes() == layout


def test_undo_does_not_reach_back_over_a_change_of_shape(older: Notebook) -> None:
    new = again(older, schema=SECOND)
    new.mark(TODAY, ["r2"], 1)
    assert new.undo() == "mark of “Read ten pages”"
    with pytest.raises(Refused, match="can't be taken back"):
        new.undo()
    assert new.day(TODAY)["marks"] == {"r1": 1}


def test_typing_in_one_sitting_is_one_step_in_a_lifted_file_too(older: Notebook) -> None:
    new = again(older, schema=SECOND)
    for text in ("a", "ab", "abc"):
        new.write_diary(TODAY, {"good": text})
    new.undo()
    assert "diary" not in new.day(TODAY)
