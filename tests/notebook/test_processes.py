"""Several processes at one notebook, and processes that are killed in the middle of their work."""

from __future__ import annotations

import json
import os
import signal
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

from harada.notebook import lock
from harada.notebook.errors import Busy
from tests.notebook import crashing, samples
from tests.notebook.processes import run, start
from tests.notebook.writing import write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked and killed")


@pytest.fixture
def made(tmp_path: Path) -> str:
    """The folder of a notebook with eight routines."""
    home = str(tmp_path / "notebook")
    samples.make(home)
    return home


def test_two_writers_at_once_lose_none_of_a_thousand_marks(made: str) -> None:
    mine, theirs = date(2026, 10, 1), date(2026, 12, 2)  # they meet in no day, but in months
    long_lived = samples.opened(made)
    long_lived.days(mine, theirs)
    other = start("writing", made, theirs, 63)
    write(made, mine, 62)
    _out, err = other.communicate(timeout=120)
    assert other.returncode == 0, err
    assert long_lived.changed()
    days = long_lived.days(mine, theirs + timedelta(days=70))
    assert sum(len(day["marks"]) for day in days.values()) == 1000
    assert days == samples.opened(made).days(mine, theirs + timedelta(days=70))


def test_two_writers_of_one_month_lose_none_and_each_change_can_be_taken_back(made: str) -> None:
    with Path(made, "undo.jsonl").open("wb"):
        pass  # undo begins here
    other = start("writing", made, "2026-11-01", 12)
    write(made, date(2026, 11, 15), 12)
    other.communicate(timeout=120)
    notebook = samples.opened(made)
    assert sum(len(day["marks"]) for day in notebook.days(*_november()).values()) == 192
    log = Path(made, "undo.jsonl").read_text().splitlines()
    assert len([json.loads(line) for line in log]) == 192
    while notebook.undo():
        pass
    assert notebook.days(*_november()) == {}


def _november() -> tuple[date, date]:
    return date(2026, 11, 1), date(2026, 11, 30)


def test_threads_of_one_process_lose_none_either(made: str) -> None:
    notebook = samples.opened(made)
    failed: list[BaseException] = []

    def mark(routine: str) -> None:
        try:
            for day in range(1, 16):
                notebook.mark(date(2026, 11, day), [routine], 1)
                notebook.day(date(2026, 11, day))
        except BaseException as problem:
            failed.append(problem)

    threads = [threading.Thread(target=mark, args=(f"r{number}",)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    days = samples.opened(made).days(*_november())
    assert [len(day["marks"]) for day in days.values()] == [8] * 15


@pytest.mark.parametrize("seed", range(6))
def test_a_process_killed_at_fifty_random_moments_loses_nothing_it_confirmed(
    tmp_path: Path, seed: int
) -> None:
    confirmed = run("killing", tmp_path / "notebook", seed, 50)
    assert int(confirmed) > 0


@pytest.mark.parametrize("change", crashing.CHANGES)
def test_a_crash_at_any_single_step_leaves_all_or_nothing(tmp_path: Path, change: str) -> None:
    steps = run("crashing", tmp_path, change)
    assert int(steps) > 8


def test_a_notebook_in_use_says_by_which_process(made: str) -> None:
    holder = start("holding", made)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    notebook = samples.opened(made, patience=0.05)
    assert notebook.day(samples.TODAY) == {"marks": {}}, "reading needs no lock"
    with pytest.raises(Busy, match=rf"\({holder.pid}\)") as refused:
        notebook.mark(samples.TODAY, ["r1"], 1)
    assert refused.value.exit_code == 4
    holder.send_signal(signal.SIGKILL)
    holder.communicate(timeout=60)
    notebook.mark(samples.TODAY, ["r1"], 1)
    assert samples.opened(made).day(samples.TODAY)["marks"] == {"r1": 1}


def test_a_lock_file_that_was_taken_away_still_locks(made: str) -> None:
    holder = start("holding", made)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    first, second = samples.opened(made), samples.opened(made, patience=0.05)
    Path(made, ".lock").unlink()
    with first.store.lock, pytest.raises(Busy, match=rf"\({os.getpid()}\)"):
        second.mark(samples.TODAY, ["r1"], 1)
    holder.kill()
    holder.communicate(timeout=60)


def test_a_lock_file_that_is_taken_away_at_the_very_moment_still_locks(
    made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = samples.opened(made), samples.opened(made, patience=0.05)
    try_lock, tries = lock._try_lock, 0

    def late(handle: int) -> bool:
        nonlocal tries
        tries += 1
        if tries == 1:
            Path(made, ".lock").unlink()
        return try_lock(handle)

    monkeypatch.setattr(lock, "_try_lock", late)
    with first.store.lock, pytest.raises(Busy):
        second.mark(samples.TODAY, ["r1"], 1)


def test_the_lock_can_be_taken_again_by_who_holds_it(made: str) -> None:
    mine = samples.opened(made).store.lock
    with mine, mine, pytest.raises(Busy):
        samples.opened(made, patience=0.05).mark(samples.TODAY, ["r1"], 1)
    samples.opened(made, patience=0.05).mark(samples.TODAY, ["r1"], 1)
