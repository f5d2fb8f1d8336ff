"""Backups are made in time, kept as long as promised, proved, and brought back whole."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from harada.notebook import backup
from harada.notebook.clock import FixedClock
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from tests.notebook.conftest import EVENING, TODAY, again

MONDAY = date(2026, 11, 16)


def on(clock: FixedClock, day: date) -> None:
    clock.moment = EVENING + (day - TODAY)


def held(made: backup.Backup) -> set[str]:
    with zipfile.ZipFile(made.path) as stored:
        return set(stored.namelist()) - {backup.CONTENTS}


def state(notebook: Notebook) -> dict[str, bytes]:
    return {name: Path(notebook.home, name).read_bytes() for name in notebook.store.names()}


def evenings(notebook: Notebook, clock: FixedClock, first: date, count: int) -> None:
    """An evening a day: a mark, a line, and what comes after a confirmed change."""
    for number in range(count):
        day = first + timedelta(days=number)
        on(clock, day)
        notebook.mark(day, ["r1"], 1)
        notebook.write_diary(day, {"good": f"evening {number}"})
        notebook.back_up_if_due()


def test_the_first_backup_of_a_week_holds_all_and_the_others_what_changed(
    filled: Notebook, clock: FixedClock
) -> None:
    evenings(filled, clock, date(2026, 10, 31), 1)
    evenings(filled, clock, MONDAY, 3)
    wednesday, tuesday, monday, _saturday = filled.backups()
    assert [made.kind for made in (monday, tuesday, wednesday)] == ["all", "day", "day"]
    assert held(monday) == set(filled.store.names())
    assert held(tuesday) == set(filled.store.names()) - {"days/2026-10.json"}
    assert filled.notices() == []


def test_a_second_change_of_a_day_makes_no_second_backup(
    filled: Notebook, clock: FixedClock
) -> None:
    evenings(filled, clock, MONDAY, 1)
    evenings(filled, clock, MONDAY, 1)
    assert len(filled.backups()) == 1


def test_an_old_month_that_changes_is_in_the_next_daily_backup(
    filled: Notebook, clock: FixedClock
) -> None:
    evenings(filled, clock, date(2026, 10, 31), 1)
    evenings(filled, clock, MONDAY, 1)
    filled.mark(date(2026, 10, 31), ["r1"], 2)
    evenings(filled, clock, MONDAY + timedelta(days=1), 1)
    assert "days/2026-10.json" in held(filled.backups()[0])


def test_seven_days_five_weeks_and_twelve_months_are_kept(
    filled: Notebook, clock: FixedClock
) -> None:
    for number in range(430):
        day = date(2025, 9, 1) + timedelta(days=number)
        on(clock, day)
        filled.back_up_if_due()
    made = filled.backups()
    assert len([each for each in made if each.kind == "day"]) == backup.DAYS
    full = [each.date for each in made if each.kind == "all"]
    assert len({day[:7] for day in full}) == backup.MONTHS
    assert len(full) < backup.WEEKS + backup.MONTHS
    assert full[: backup.WEEKS] == [
        (date.fromisoformat(full[0]) - timedelta(weeks=n)).isoformat() for n in range(5)
    ]
    assert [filled.verify_backup(each.name) for each in made] == [[]] * len(made)


def test_the_base_of_a_kept_daily_backup_is_kept(filled: Notebook, clock: FixedClock) -> None:
    evenings(filled, clock, date(2026, 8, 1), 1)
    for week in range(10):
        evenings(filled, clock, date(2026, 9, 1) + timedelta(weeks=week), 2)
    filled.mark(date(2026, 8, 1), ["r1"], 3)  # as it was, the month is in the bases alone
    assert [filled.verify_backup(made.name) for made in filled.backups() if made.kind == "day"] == [
        []
    ] * backup.DAYS


def test_backups_are_for_their_owner_alone(filled: Notebook, clock: FixedClock) -> None:
    evenings(filled, clock, MONDAY, 1)
    made = filled.backups()[0]
    assert os.stat(made.path).st_mode & 0o777 == 0o600
    assert os.stat(os.path.dirname(made.path)).st_mode & 0o777 == 0o700
    with zipfile.ZipFile(made.path) as stored:
        assert all(member.external_attr >> 16 == 0o100600 for member in stored.infolist()[:-1])


def test_a_backup_that_can_not_be_made_is_told_and_the_mark_stands(filled: Notebook) -> None:
    Path(filled.home, "backups").write_text("in the way")
    filled.mark(TODAY, ["r1"], 1)
    filled.back_up_if_due()
    assert "could not be made" in filled.notices()[0]
    assert again(filled).day(TODAY)["marks"] == {"r1": 1}


def test_other_things_in_the_folder_are_never_backed_up(filled: Notebook) -> None:
    Path(filled.home, "tax.json").write_text("{}")
    Path(filled.home, "settings.toml").write_text("theme = 'dark'")
    assert held(filled.back_up()) == {*filled.store.names(), "settings.toml"}


def test_a_restore_makes_the_notebook_what_it_was(filled: Notebook, clock: FixedClock) -> None:
    evenings(filled, clock, date(2026, 10, 31), 1)
    evenings(filled, clock, MONDAY, 2)
    then, wanted = state(filled), filled.backups()[0].name
    evenings(filled, clock, date(2026, 12, 1), 2)
    filled.set_mission("Be kind")
    filled.promote(3, 5)
    later = state(filled)
    before = filled.restore_backup(wanted)
    assert state(filled) == then
    assert filled.changed()
    assert "diary" in filled.day(MONDAY)
    assert filled.mission()["text"] == ""
    assert filled.undo() is None
    again(filled).restore_backup(before.name)
    assert state(filled) == later


def test_other_things_in_the_folder_outlive_a_restore(filled: Notebook) -> None:
    made = filled.back_up()
    Path(filled.home, "tax.json").write_text("mine")
    filled.restore_backup(made.name)
    assert Path(filled.home, "tax.json").read_text() == "mine"
    assert not Path(filled.home, ".restoring").exists()
    assert not Path(filled.home, "journal.json").exists()


def test_a_damaged_notebook_is_restored_and_the_damage_kept_in_the_backup_made_first(
    filled: Notebook,
) -> None:
    made = filled.back_up()
    Path(filled.home, "routines.json").write_bytes(b"damaged")
    Path(filled.home, "routines.json.bak").write_bytes(b"damaged")
    before = again(filled).restore_backup(made.name)
    assert again(filled).routines().keys() == {"r1", "r2", "r3"}
    with zipfile.ZipFile(before.path) as stored:
        assert stored.read("routines.json") == b"damaged"
    assert "routines.json is damaged in this backup." in filled.verify_backup(before.name)


def test_an_old_backup_that_makes_room_for_a_new_one_is_restored_all_the_same(
    filled: Notebook,
) -> None:
    first = filled.back_up().name
    for _turn in range(backup.OTHERS - 1):
        filled.back_up()
    then = state(filled)
    filled.mark(TODAY, ["r1"], 1)
    filled.restore_backup(first)
    assert state(filled) == then


@pytest.mark.parametrize("at", [0, 40, 400, -30, -1])
def test_a_backup_with_a_flipped_byte_is_found_out_and_not_restored(
    filled: Notebook, at: int
) -> None:
    made = filled.back_up()
    raw = bytearray(Path(made.path).read_bytes())
    raw[at] ^= 0x55
    Path(made.path).write_bytes(raw)
    now = state(filled)
    if filled.verify_backup(made.name):
        with pytest.raises(Refused):
            filled.restore_backup(made.name)
    assert state(filled) == now


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_is_refused_with_a_sentence(
    filled: Notebook, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    now = state(filled)
    assert len(filled.verify_backup(str(path))) == 1
    with pytest.raises(Refused):
        filled.restore_backup(str(path))
    assert state(filled) == now


def test_a_backup_cut_short_is_told_in_the_language_of_the_person(filled: Notebook) -> None:
    path = Path(filled.back_up().path)
    path.write_bytes(path.read_bytes()[:-30])
    assert filled.verify_backup("latest") == [
        f"{path} is no whole backup: it was cut short or is no zip."
    ]


def test_a_backup_cut_short_is_refused(filled: Notebook) -> None:
    made = filled.back_up()
    raw = Path(made.path).read_bytes()
    for length in range(0, len(raw), max(1, len(raw) // 40)):
        Path(made.path).write_bytes(raw[:length])
        assert filled.verify_backup(made.name)


def test_a_backup_of_a_newer_version_is_refused(filled: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "newer.zip"
    with zipfile.ZipFile(path, "w") as stored:
        stored.writestr("goals.json", '{"kind":"goals","schema":99,"body":\n{}\n}\n')
    with pytest.raises(Refused, match="newer version"):
        filled.restore_backup(str(path))


def test_a_daily_backup_whose_base_is_gone_says_which_it_needs(
    filled: Notebook, clock: FixedClock
) -> None:
    evenings(filled, clock, date(2026, 10, 31), 1)
    evenings(filled, clock, MONDAY, 2)
    daily, weekly = filled.backups()[:2]
    os.unlink(weekly.path)
    filled.mark(date(2026, 10, 31), ["r1"], 3)
    now = state(filled)
    assert weekly.name in filled.verify_backup(daily.name)[0]
    with pytest.raises(Refused, match=r"2026-10\.json is not in this backup"):
        filled.restore_backup(daily.name)
    assert state(filled) == now


def test_a_zip_packed_by_hand_brings_back_what_it_holds_and_no_more(
    filled: Notebook, tmp_path: Path
) -> None:
    path = tmp_path / "mine.zip"
    goals = Path(filled.home, "goals.json").read_bytes()
    with zipfile.ZipFile(path, "w") as stored:
        stored.writestr("goals.json", goals)
        stored.writestr("../outside.json", "{}")
        stored.writestr("tax.json", "{}")
    filled.set_goal_field("goal", "Another goal")
    filled.mark(TODAY, ["r1"], 1)
    filled.restore_backup(str(path))
    assert Path(filled.home, "goals.json").read_bytes() == goals
    assert filled.day(TODAY)["marks"] == {"r1": 1}
    assert not Path(filled.home, "tax.json").exists()
    assert not Path(filled.home).parent.joinpath("outside.json").exists()


def test_a_list_of_contents_can_not_reach_outside_the_notebook(
    filled: Notebook, tmp_path: Path
) -> None:
    made = filled.back_up()
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(made.path) as good, zipfile.ZipFile(path, "w") as evil:
        for name in good.namelist():
            raw = good.read(name)
            if name == backup.CONTENTS:
                contents = json.loads(raw)
                contents["files"]["../../outside.json"] = [2, 0, 0]
                raw = json.dumps(contents).encode()
            evil.writestr(name, raw)
        evil.writestr("../../outside.json", "{}")
    filled.restore_backup(str(path))
    assert not list(tmp_path.parent.rglob("outside.json"))


def test_a_backup_that_is_not_there_is_named_with_the_newest(filled: Notebook) -> None:
    with pytest.raises(Refused, match="none has been made"):
        filled.restore_backup("2026-01-01-all.zip")
    made = filled.back_up()
    with pytest.raises(Refused, match=made.name):
        filled.restore_backup("2026-01-01-all.zip")
    assert filled.verify_backup("latest") == []
    assert filled.verify_backup(made.path) == []


def test_without_room_nothing_is_restored_and_nothing_left_behind(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = filled.back_up()
    filled.mark(TODAY, ["r1"], 1)
    now = state(filled)
    writes = 0
    real = os.write

    def full(handle: int, data: bytes) -> int:
        nonlocal writes
        writes += 1
        if writes > 4:
            raise OSError(28, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Refused, match="no space left on the disk"):
        filled.restore_backup(made.name)
    assert state(filled) == now
    assert not Path(filled.home, ".restoring").exists()
