"""Files that go by hand: what is said of them is what became of them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run
from tests.sharing.pairs import Coach


@pytest.fixture
def joined(run: Run, notebook: Notebook, tmp_path: Path, clock: FixedClock) -> Path:
    """A file by which the two are paired, and all that was in it is read."""
    by_hand, file = Coach(tmp_path / "coach", None, clock), tmp_path / "mei.harada"
    assert run("share", "join", by_hand.invite("Mei"), "--level", "1", "--yes").code == 0
    assert run("share", "send", "--bundle", str(file)).code == 0
    by_hand.sync(file)
    by_hand.mailbox.confirm()
    by_hand.sync(file)
    assert run("share", "receive", "--bundle", str(file)).code == 0
    return file


def test_no_file_is_said_to_be_written_where_there_was_nothing_to_write(
    run: Run, joined: Path, tmp_path: Path
) -> None:
    """All was read, so another file has nothing to carry."""
    run("share", "send", "--bundle", str(joined))
    another = tmp_path / "another.harada"
    said = run("share", "send", "--bundle", str(another))
    assert ("Written" in said.err) == another.exists()
    assert "Written" not in said.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name")
def test_a_pipe_in_the_place_of_the_file_is_refused_without_waiting(
    run: Run, joined: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.harada"
    os.mkfifo(pipe)
    codes: list[int] = []
    asked = threading.Thread(
        target=lambda: codes.append(run("share", "receive", "--bundle", str(pipe)).code),
        daemon=True,
    )
    asked.start()
    asked.join(timeout=20)
    assert codes == [1]
