"""A full disk, a folder that may only be read, a file system without links, what a crash left."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from harada.i18n import use
from harada.notebook import locking, vault
from harada.notebook.clock import FixedClock
from harada.notebook.errors import HaradaError, Refused
from harada.notebook.notebook import Notebook
from tests.notebook import samples, vaults
from tests.notebook.conftest import EVENING, TODAY, again

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs mounts and modes of Linux")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KB, in memory."""
    where = tmp_path / "disk"
    where.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k,mode=0700", "harada-test", str(where)]
    refused = subprocess.run(mount, capture_output=True, text=True, check=False)
    if refused.returncode:
        pytest.skip(f"mounting a small disk was refused: {refused.stderr.strip()}")
    yield where
    subprocess.run(["umount", str(where)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Fill a disk but for so many bytes."""
    filler = disk / "filler"
    room = os.statvfs(disk)
    filler.write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - leave))
    return filler


def evening(notebook: Notebook, number: int) -> Refused | None:
    """Write three files as one change; return why not, if not."""
    try:
        with notebook.change("evening"):
            notebook.write_diary(TODAY - timedelta(days=30 * (number % 3)), {"good": "x" * 900})
            notebook.promote(number, number)
    except Refused as problem:
        return problem
    return None


def holds(notebook: Notebook) -> Any:
    return (
        notebook.days(date(2026, 9, 1), date(2026, 12, 31)),
        notebook.charts(),
        notebook.routines(),
        notebook.goals(),
    )


@pytest.mark.parametrize("leave", range(0, 28_000, 4096))
def test_a_full_disk_refuses_a_change_and_harms_nothing(small_disk: Path, leave: int) -> None:
    notebook = samples.make(str(small_disk / "notebook"))
    notebook.mark(TODAY, ["r1"], 1)
    filler = fill(small_disk, leave)
    refused = 0
    for number in range(1, 9):
        before = holds(notebook)
        problem = evening(notebook, number)
        if problem is not None:
            refused += 1
            assert "no space left" in str(problem)
            assert holds(notebook) == before
        assert holds(samples.opened(notebook.home)) == holds(notebook)
    assert refused
    before = holds(notebook)
    notebook.back_up_if_due()
    filler.unlink()
    assert holds(samples.opened(notebook.home)) == before
    notebook.mark(TODAY, ["r2"], 1)
    assert samples.opened(notebook.home).day(TODAY)["marks"] == {"r1": 1, "r2": 1}
    notebook.back_up_if_due()
    assert notebook.verify_backup("latest") == []
    assert not [name for name in os.listdir(notebook.home) if name.endswith(".tmp")]


def test_a_full_disk_refuses_the_first_notebook_with_a_sentence(small_disk: Path) -> None:
    fill(small_disk, 0)
    with pytest.raises(Refused, match="no space left"):
        samples.make(str(small_disk / "notebook"))


@pytest.mark.parametrize("leave", [0, 4096, 8192])
def test_a_full_disk_leaves_a_notebook_half_sealed_that_reads_and_is_finished_later(
    small_disk: Path, leave: int
) -> None:
    notebook = samples.make(str(small_disk / "notebook"))
    notebook.mark(TODAY, ["r1"], 1)
    notebook.back_up()
    before = holds(notebook)
    filler = fill(small_disk, leave)
    with pytest.raises(Refused, match="no space left"):
        vaults.make(notebook)
    half = vault.exists(notebook.home)
    clock = FixedClock(EVENING)
    found = vaults.held(notebook.home, clock) if half else samples.opened(notebook.home)
    assert holds(found) == before
    filler.unlink()
    if half:
        locking.finish(samples.opened(notebook.home), vaults.key_of(notebook.home))
    else:
        vaults.make(notebook)
    sealed = vaults.held(notebook.home, clock)
    assert holds(sealed) == before
    assert sealed.verify_backup("latest") == []
    assert vaults.holding(notebook.home, "marathon") == []


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook in a folder that may only be read; for root that takes a disk of its own."""
    where = tmp_path / "disk"
    where.mkdir()
    if os.geteuid():
        notebook = samples.make(str(where))
        notebook.mark(TODAY, ["r1"], 1)
        where.chmod(0o500)
        yield notebook
        where.chmod(0o700)
        return
    mount = ["mount", "-t", "tmpfs", "harada-test", str(where)]
    refused = subprocess.run(mount, capture_output=True, text=True, check=False)
    if refused.returncode:
        pytest.skip(f"mounting was refused: {refused.stderr.strip()}")
    notebook = samples.make(str(where))
    notebook.mark(TODAY, ["r1"], 1)
    subprocess.run(["mount", "-o", "remount,ro", str(where)], check=True)
    yield notebook
    subprocess.run(["umount", str(where)], check=True)


def test_a_folder_that_may_only_be_read_is_read_and_each_change_refused(
    read_only: Notebook,
) -> None:
    notebook = samples.opened(read_only.home)
    assert notebook.day(TODAY)["marks"] == {"r1": 1}
    with pytest.raises(Refused, match=r"Cannot write in|could not be written"):
        notebook.mark(TODAY, ["r2"], 1)
    with pytest.raises(Refused, match=r"Cannot write in|could not be written"):
        notebook.promote(1, 1)
    with pytest.raises(HaradaError):
        notebook.undo()
    notebook.back_up_if_due()
    assert notebook.notices()
    assert notebook.day(TODAY)["marks"] == {"r1": 1}


def test_a_file_system_without_links_keeps_the_earlier_copy_too(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    filled.mark(TODAY, ["r1"], 1)
    month = Path(filled.home, "days/2026-11.json")
    Path(f"{month}.bak.tmp").write_bytes(b"left over")
    for code in (2, 3):
        filled.mark(TODAY, ["r1"], code)
    month.write_bytes(b"damaged")
    assert again(filled).day(TODAY)["marks"] == {"r1": 2}
    assert not Path(f"{month}.bak.tmp").exists()


@pytest.mark.parametrize("name", [".{}.tmp", "{}.bak.tmp"])
def test_what_a_crash_left_behind_is_in_nobodys_way(filled: Notebook, name: str) -> None:
    filled.mark(TODAY, ["r1"], 1)
    month = Path(filled.home, "days/2026-11.json")
    month.with_name(name.format(month.name)).write_bytes(b"left over " * 1000)
    assert again(filled).mark(TODAY, ["r2"], 1)
    assert again(filled).mark(TODAY, ["r3"], 1)
    month.write_bytes(b"damaged")
    assert again(filled).day(TODAY)["marks"] == {"r1": 1, "r2": 1}
    assert not month.with_name(name.format(month.name)).exists()


@pytest.mark.parametrize(
    "journal", [b"", b"[", b"\0" * 99, b'["a"]\nend\n', b'"restore"\n', b"5\nend\n"]
)
def test_a_damaged_journal_is_set_aside_and_told(filled: Notebook, journal: bytes) -> None:
    Path(filled.home, "journal.json").write_bytes(journal)
    notebook = again(filled)
    assert "journal.json.damaged-" in notebook.notices()[0]
    assert notebook.mark(TODAY, ["r1"], 1)
    assert not Path(filled.home, "journal.json").exists()


def test_a_change_is_on_the_disk_before_its_name_is_and_its_name_before_it_returns(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut can take: names and bytes that were not told to be made durable."""
    filled.mark(TODAY, ["r1"], 1)
    loose: set[object] = set()
    write, replace, fsync, close = os.write, os.replace, os.fsync, os.close
    opened: dict[int, str] = {}

    def path_of(handle: int) -> str:
        return opened.setdefault(handle, os.readlink(f"/proc/self/fd/{handle}"))

    def writing(handle: int, raw: bytes) -> int:
        loose.add(path_of(handle))
        return write(handle, raw)

    def syncing(handle: int) -> None:
        fsync(handle)
        loose.discard(path_of(handle))
        loose.difference_update([each for each in loose if each == (path_of(handle), "name")])

    def closing(handle: int) -> None:
        close(handle)
        opened.pop(handle, None)

    def renaming(source: str, target: str) -> None:
        assert source not in loose, f"{source} took its place before it was on the disk"
        replace(source, target)
        loose.add((os.path.dirname(target), "name"))

    monkeypatch.setattr(os, "write", writing)
    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(os, "close", closing)
    monkeypatch.setattr(os, "replace", renaming)
    lock = os.path.join(filled.home, ".lock")
    filled.mark(TODAY, ["r1"], 2)
    assert loose <= {lock}
    filled.promote(3, 5)
    assert loose <= {lock}
    filled.undo()
    assert loose <= {lock}


def test_a_mark_costs_at_most_64_kb_and_five_syncs_after_ten_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = samples.make(str(tmp_path / "notebook"))
    with notebook.change("64 routines, a month of them, and 120 words a day"):
        for number in range(9, 65):
            notebook.add_routine(
                {**notebook.routines()["r1"], "name": f"r-{number}", "text": f"Routine {number}"}
            )
        for day in range(1, 31):
            keys = [f"r{number}" for number in range(1, 65) if (number * day) % 10 < 7]
            notebook.mark(date(2026, 11, day), keys, 1 + day % 3)
            notebook.write_diary(date(2026, 11, day), {"text": "word of seven " * 52})
    log = Path(notebook.home, "undo.jsonl")
    log.write_bytes(b'{"label":"old","changes":[]}\n' * 15_000)
    write, fsync = os.write, os.fsync
    written, synced = 0, 0

    def counting(handle: int, raw: bytes) -> int:
        nonlocal written
        written += len(raw)
        return write(handle, raw)

    def syncing(handle: int) -> None:
        nonlocal synced
        synced += 1
        fsync(handle)

    monkeypatch.setattr(os, "write", counting)
    monkeypatch.setattr(os, "fsync", syncing)
    samples.opened(notebook.home).mark(date(2026, 11, 30), ["r11"], 2, note="late")
    assert written <= 64 * 1024
    assert synced <= 5


def test_a_system_s_reason_is_told_in_the_language_of_the_person(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    use("nl")
    try:
        with pytest.raises(Refused, match="er staat een bestand waar een map hoort"):
            Notebook(str(tmp_path / "file" / "in it"), FixedClock(EVENING)).create(
                name="Mei", language="nl"
            )
    finally:
        use("en")
