"""Ends nobody asked for, in a real terminal: the window is closed, or there is a fault of ours."""

from __future__ import annotations

import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.e2e.terminal import Terminal, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty is a matter of POSIX")

CLOCK = FixedClock(datetime(2026, 11, 22, 21, 4))
SECRET = "zwaluwstaart"
FAULTY = f"""
import sys
from harada.cli.main import main
from harada.tui.screens.guide import GuideScreen


def broken(self):
    written = {SECRET!r}
    raise RuntimeError(written)


GuideScreen.action_next = broken
sys.exit(main([]))
"""


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A notebook that stands at the goal."""
    notebook = Notebook(str(tmp_path / "notebook"), CLOCK)
    notebook.create(name="Noor", language="en")
    notebook.set_guide(at="line_of_sight")
    return notebook


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """The terminals of a test; they are closed with it."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def goal_of(notebook: Notebook) -> str:
    """Return what is kept of the line of sight."""
    goal = Notebook(notebook.home, CLOCK).goal()
    return goal["line_of_sight"] if goal else ""


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_what_was_just_typed_is_kept_when_the_window_is_closed(
    tmp_path: Path, notebook: Notebook, terminals: list[Terminal], number: signal.Signals
) -> None:
    terminal = Terminal(environment(tmp_path))
    terminals.append(terminal)
    terminal.wait_for("What do you do, for whom")
    terminal.press("I help the night shift")
    terminal.wait_for("I help the night shift")
    terminal.program.kill(number)
    terminal.leave()
    assert goal_of(notebook) == "I help the night shift"


def test_a_terminal_that_is_gone_takes_nothing_along(
    tmp_path: Path, notebook: Notebook, terminals: list[Terminal]
) -> None:
    terminal = Terminal(environment(tmp_path))
    terminals.append(terminal)
    terminal.wait_for("What do you do, for whom")
    terminal.press("I help the night shift")
    terminal.wait_for("I help the night shift")
    terminal.program.ptyproc.fileobj.close()
    terminal.program.wait()
    assert goal_of(notebook) == "I help the night shift"


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_in_the_app_shows_nothing_that_somebody_wrote(
    tmp_path: Path, notebook: Notebook, terminals: list[Terminal], debug: str
) -> None:
    script = tmp_path / "faulty.py"
    script.write_text(FAULTY, encoding="utf-8")
    env = environment(tmp_path, **({"HARADA_DEBUG": debug} if debug else {}))
    terminal = Terminal(env, program=(str(script),))
    terminals.append(terminal)
    terminal.wait_for("What do you do, for whom")
    terminal.press("Lost?")
    terminal.wait_for("Lost?")
    terminal.press("enter")
    code = terminal.leave()
    said = str(terminal.program.before)
    assert code == 1
    assert (SECRET in said) == bool(debug)
    assert ("Something went wrong inside Harada (RuntimeError)." in said) != bool(debug)
    assert goal_of(notebook) == "Lost?"
