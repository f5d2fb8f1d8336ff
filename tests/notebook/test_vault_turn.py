"""A whole notebook sealed and opened again: nothing is lost, and nothing old is left to read."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from harada.notebook import locking, vault, vault_turn
from harada.notebook.clock import FixedClock
from harada.notebook.doctor import examine, repair
from harada.notebook.errors import Locked, Refused
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from tests.notebook import crashing, vault_crashing, vaults
from tests.notebook.conftest import EVENING, TODAY, again
from tests.notebook.processes import run
from tests.notebook.vault_crashing import WORD


@pytest.fixture
def old(home: Path) -> Notebook:
    """A notebook with all that can hold old text."""
    vault_crashing.prepare(str(home))
    return Notebook(str(home), FixedClock(EVENING))


def test_nothing_old_can_be_read_once_it_is_sealed(old: Notebook) -> None:
    before = crashing.looked(old)
    vaults.make(old)
    assert vaults.holding(old.home, WORD) == []
    assert crashing.looked(vaults.held(old.home, FixedClock(EVENING))) == before
    with pytest.raises(Locked):
        again(old).profile()


def test_undo_and_redo_go_on_where_they_were(old: Notebook) -> None:
    before = old.mission()["text"]
    vaults.make(old)
    notebook = vaults.held(old.home, FixedClock(EVENING))
    assert notebook.redo() is not None
    assert notebook.mission()["text"] == f"{WORD} taken back"
    assert notebook.undo() is not None
    assert notebook.mission()["text"] == before


def test_backups_of_before_are_sealed_and_bring_the_notebook_back(old: Notebook) -> None:
    vaults.make(old)
    notebook = vaults.held(old.home, FixedClock(EVENING))
    notebook.set_goal_field("goal", "later")
    assert notebook.verify_backup("2026-11-22-day") == []
    notebook.restore_backup("2026-11-22-day")
    goal = vaults.held(old.home, FixedClock(EVENING)).goal()
    assert goal is not None
    assert goal["goal"] == f"{WORD} two"
    assert vaults.holding(old.home, WORD) == []


def test_a_backup_that_lay_elsewhere_becomes_sealed_when_it_is_brought_back(
    old: Notebook, tmp_path: Path
) -> None:
    away = str(tmp_path / "away.zip")
    shutil.copy(old.back_up().path, away)
    vaults.make(old)
    notebook = vaults.held(old.home, FixedClock(EVENING))
    assert notebook.verify_backup(away) == []
    notebook.restore_backup(away)
    assert crashing.looked(vaults.held(old.home, FixedClock(EVENING))) == crashing.looked(notebook)
    assert vaults.holding(old.home, WORD) == []


def test_a_sealed_backup_is_all_a_new_machine_needs(old: Notebook, tmp_path: Path) -> None:
    vaults.make(old)
    before = crashing.looked(vaults.held(old.home, FixedClock(EVENING)))
    there = str(tmp_path / "new")
    made = again(old).back_up()
    Notebook(there, old.clock).restore_backup(made.path)
    assert crashing.looked(vaults.held(there, FixedClock(EVENING))) == before


def test_a_backup_of_another_vault_does_not_go_over_a_notebook(
    old: Notebook, tmp_path: Path
) -> None:
    other = Notebook(str(tmp_path / "other"), old.clock)
    other.create(name="An", language="en")
    vaults.make(old)
    made = again(old).back_up()
    with pytest.raises(Refused, match="another vault"):
        other.restore_backup(made.path)
    assert again(other).profile()["name"] == "An"


def test_bringing_a_backup_back_needs_the_key(old: Notebook) -> None:
    vaults.make(old)
    with pytest.raises(Locked):
        again(old).restore_backup("2026-11-22-day")


def test_a_backup_made_afterwards_carries_the_vault_and_no_text(old: Notebook) -> None:
    vaults.make(old)
    made = vaults.held(old.home, FixedClock(EVENING)).back_up()
    with ZipFile(made.path) as stored:
        assert vault.parse(stored.read("vault.json")).claimed == vault.SEALED
    assert vaults.holding(old.home, WORD) == []


def test_what_is_written_while_it_is_half_sealed_is_sealed(old: Notebook) -> None:
    code = "CODE"
    made, key = vault.new(vaults.SECRET, code, vaults.CHEAP)
    made.write(old.home)
    notebook = vaults.held(old.home, FixedClock(EVENING))
    notebook.write_diary(TODAY, {"good": f"{WORD} in between"})
    assert WORD.encode() not in Path(old.home, "days", "2026-11.json").read_bytes()
    vault_turn.finish(again(old).store, key)
    assert vaults.holding(old.home, WORD) == []
    day = vaults.held(old.home, FixedClock(EVENING)).day(TODAY)
    assert day["diary"]["good"] == f"{WORD} in between"


def test_taken_away_everything_lies_open_as_before(old: Notebook) -> None:
    before = crashing.looked(old)
    vaults.make(old)
    locking.remove(again(old), vaults.SECRET)
    assert not vault.exists(old.home)
    assert crashing.looked(again(old)) == before
    assert again(old).verify_backup("2026-11-22-day") == []
    assert b"no zip" in b"".join(p.read_bytes() for p in Path(old.home, "backups").iterdir())


def test_the_doctor_says_that_it_is_locked_and_has_no_complaint(old: Notebook) -> None:
    vaults.make(old)
    found = examine(again(old))
    assert [each.sentence for each in found if each.level == "problem"] == []
    assert any("locked" in each.sentence for each in found)


def test_the_doctor_brings_a_lost_vault_back_from_a_backup(old: Notebook) -> None:
    vaults.make(old)
    vaults.held(old.home, FixedClock(EVENING)).back_up()
    Path(old.home, "vault.json").unlink()
    found = examine(again(old))
    assert [each.file for each in found if each.mend] == ["vault.json"]
    repair(again(old))
    assert vaults.held(old.home, FixedClock(EVENING)).goal() is not None


def test_the_doctor_brings_a_damaged_vault_back_and_keeps_what_lay_there(old: Notebook) -> None:
    vaults.make(old)
    vaults.held(old.home, FixedClock(EVENING)).back_up()
    Path(old.home, "vault.json").write_bytes(b"{")
    repair(again(old))
    assert vaults.held(old.home, FixedClock(EVENING)).goal() is not None
    assert [p.name for p in Path(old.home).iterdir() if p.name.startswith("vault.json.damaged")]


def test_the_doctor_tells_of_an_open_file_among_sealed_ones(old: Notebook) -> None:
    plain = Path(old.home, "goals.json").read_bytes()
    vaults.make(old)
    Path(old.home, "goals.json").write_bytes(plain)
    found = examine(vaults.held(old.home, FixedClock(EVENING)))
    assert [each.file for each in found if "not sealed" in each.sentence] == ["goals.json"]


def test_the_doctor_tells_of_a_lock_that_was_cut_off(old: Notebook) -> None:
    made, _key = vault.new(vaults.SECRET, "CODE", vaults.CHEAP)
    made.write(old.home)
    assert any("cut off" in each.sentence for each in examine(again(old)))


def test_a_sealed_file_without_its_vault_says_what_is_missing(old: Notebook) -> None:
    vaults.make(old)
    Path(old.home, "vault.json").unlink()
    with pytest.raises(Locked, match=r"vault\.json"):
        Notebook(old.home, old.clock, Store(old.home)).profile()


@pytest.mark.parametrize("change", vault_crashing.CHANGES)
def test_a_crash_at_any_step_leaves_a_notebook_that_can_be_read(
    tmp_path: Path, change: str
) -> None:
    """Every thirteenth step here; a stride of 1 on the command line takes them all."""
    steps = run("vault_crashing", tmp_path, change, 13)
    assert int(steps) > 8
