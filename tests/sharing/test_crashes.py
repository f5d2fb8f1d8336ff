"""A sync that dies at any step, two at once, and a disk that is full (SHARING 3: 18, 21, 22)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harada.sharing.stores import create_store, open_store
from tests.sharing import crashing
from tests.sharing.pair import Pair, codes

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked and killed")


@pytest.mark.parametrize("what", crashing.WHAT)
def test_a_sync_may_die_at_any_step(tmp_path: Path, what: str) -> None:
    command = [sys.executable, "-m", "tests.sharing.crashing", str(tmp_path / "work"), what, "4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_two_processes_that_write_and_sync_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    create_store(f"folder:{tmp_path / 'shared'}", {})
    objects = open_store(f"folder:{tmp_path / 'shared'}", {})
    pair = Pair(tmp_path, objects).confirmed()
    children = [_writing(pair, first) for first in (1, 27)]
    for pid in children:
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert codes(pair.an.sync(objects)) == []
    assert codes(pair.bo.sync(objects)) == []
    assert sorted(pair.bo.texts()) == [f"2026-W{number:02d}" for number in range(1, 53)]


def _writing(pair: Pair, first: int) -> int:
    """Let a process send 26 weeks, a sync for each; return its number."""
    pid = os.fork()
    if pid == 0:
        try:
            for number in range(first, first + 26):
                pair.send_week(f"2026-W{number:02d}")
                pair.an.sync(pair.objects)
            os._exit(0)
        except BaseException as problem:
            print(repr(problem), file=sys.stderr)
            os._exit(1)
    return pid


def test_a_full_disk_at_any_byte_leaves_both_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    create_store(f"folder:{tmp_path / 'shared'}", {})
    objects = open_store(f"folder:{tmp_path / 'shared'}", {})
    pair = Pair(tmp_path, objects).confirmed()
    pair.send_week("2026-W40")
    for limit in range(0, 12_000, 1_500):
        _with_room_for(limit, pair)
    assert codes(pair.an.sync(objects)) == []
    assert codes(pair.bo.sync(objects)) == []
    assert pair.bo.texts() == ["2026-W40"]


def _with_room_for(limit: int, pair: Pair) -> None:
    """Sync where no file can grow beyond `limit` bytes."""
    import resource
    import signal

    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            pair.an.sync(pair.objects)
        except Exception:
            os._exit(1)
        os._exit(0)
    os.waitpid(pid, 0)
