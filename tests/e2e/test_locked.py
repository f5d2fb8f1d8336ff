"""A locked notebook in a real terminal: the passphrase opens the app, a key locks it again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from harada.notebook import agent, locking
from harada.notebook.clock import FixedClock
from harada.notebook.errors import HaradaError
from harada.notebook.notebook import Notebook
from tests.e2e.terminal import Terminal, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty is a matter of POSIX")

SECRET = "correct horse battery staple"
PRIVATE = "I help the night shift"


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A locked notebook that stands at a question with an answer."""
    made = Notebook(str(tmp_path / "notebook"), FixedClock(datetime(2026, 11, 22, 21, 4)))
    made.create(name="Noor", language="nl")
    made.set_goal_field("line_of_sight", PRIVATE)
    made.set_guide(at="line_of_sight")
    locking.make(made, SECRET, (8 * 1024, 1, 1))
    yield made
    with suppress(HaradaError):
        locking.lock(made)


def test_the_app_opens_with_the_passphrase_and_shows_nothing_once_it_is_locked(
    tmp_path: Path, notebook: Notebook
) -> None:
    terminal = Terminal(environment(tmp_path, HARADA_LANG="en"), "--lang", "en")
    try:
        terminal.wait_for("The notebook is locked.")
        assert PRIVATE not in terminal.written
        terminal.press(SECRET, "enter")
        terminal.wait_for(PRIVATE)
        terminal.press("f2")
        terminal.wait_for("Tasks of today")
        terminal.press("L")
        terminal.wait_for("The notebook is locked.")
        assert PRIVATE not in terminal.text
        assert not agent.is_open(notebook.home)
        terminal.press("escape")
        assert terminal.leave() == 0
        assert SECRET not in terminal.written
    finally:
        terminal.close()


def test_a_notebook_that_was_opened_by_the_app_is_locked_when_the_app_ends(
    tmp_path: Path, notebook: Notebook
) -> None:
    terminal = Terminal(environment(tmp_path, HARADA_LANG="en"), "--lang", "en")
    try:
        terminal.wait_for("The notebook is locked.")
        terminal.press(SECRET, "enter")
        terminal.wait_for(PRIVATE)
        assert agent.is_open(notebook.home)
        terminal.press("f2")
        terminal.wait_for("Tasks of today")
        terminal.press("q")
        assert terminal.leave() == 0
        assert not agent.is_open(notebook.home)
    finally:
        terminal.close()


FAULTY = """
import sys
from harada.cli.main import main
from harada.notebook import locking


def broken(notebook, secret, minutes):
    raise RuntimeError(secret)


locking.unlock = broken
sys.exit(main(["--lang", "en"]))
"""


def test_a_fault_of_ours_on_the_lock_screen_shows_no_passphrase(
    tmp_path: Path, notebook: Notebook
) -> None:
    env = environment(tmp_path, HARADA_LANG="en")
    terminal = Terminal(env, program=("-c", FAULTY))
    try:
        terminal.wait_for("The notebook is locked.")
        terminal.press(SECRET, "enter")
        assert terminal.leave() == 1
        assert SECRET not in terminal.written + (terminal.program.before or "")
    finally:
        terminal.close()
