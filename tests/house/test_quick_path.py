"""The commands of every evening load no more than they need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from harada.notebook import agent, locking
from harada.notebook.clock import FixedClock, SystemClock
from harada.notebook.notebook import Notebook

HEAVY = {
    "argparse",
    "asyncio",
    "dataclasses",
    "dateutil",
    "email",
    "gettext",
    "importlib.metadata",
    "inspect",
    "nacl",
    "pathlib",
    "platformdirs",
    "pydantic",
    "rich",
    "socket",
    "subprocess",
    "tempfile",
    "textual",
    "tinydb",
    "typing",
    "zipfile",
}

RUN = """
import sys
before = set(sys.modules)
from harada.cli.main import main
code = main(sys.argv[1:])
print(*sorted(set(sys.modules) - before), file=sys.stderr)
sys.exit(code)
"""

QUICK = [
    ["--version"],
    ["done", "1.1"],
    ["done", "1.1", "-n", "a note"],
    ["missed", "1.2"],
    ["rest", "1.1"],
    ["today"],
    ["today", "--json"],
    ["--lang", "nl", "today"],
    ["routine", "stats"],
    ["diary", "search", "calm"],
    ["insight"],
    ["insight", "heat", "together"],
    ["review"],
    ["review", "month"],
    ["export"],
    ["undo"],
    ["redo"],
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A notebook in which two cells of the chart are routines, and today's backup is made."""
    folder = tmp_path / "notebook"
    notebook = Notebook(str(folder), FixedClock(datetime(2026, 11, 20, 20, 0)))
    notebook.create(name="Ana", language="nl")
    notebook.set_centre("A calm desk")
    notebook.set_pillar(1, text="Sleep")
    for number, text in enumerate(["Lights out at ten", "No screen in bed"], start=1):
        notebook.set_cell(1, number, text)
        notebook.promote(1, number)
    notebook.set_mission("Calm for whoever calls")
    notebook.undo()
    # The first change of a day is followed by the backup, once it was confirmed.
    Notebook(str(folder), SystemClock()).back_up_if_due()
    return folder


@pytest.fixture
def unlocked(home: Path) -> Iterator[Path]:
    """The same notebook with a vault, unlocked."""
    notebook = Notebook(str(home), SystemClock())
    locking.make(notebook, "four quiet wooden boats", (8 * 1024, 1, 1))
    locking.unlock(notebook, "four quiet wooden boats", 10)
    yield home
    locking.lock(notebook)


def ran(command: list[str], home: Path, environment: dict[str, str]) -> list[str]:
    """Run a command in a process of its own; return the modules it loaded."""
    result = subprocess.run(
        [sys.executable, "-S", "-P", "-c", RUN, *command],
        env=environment | {"HARADA_HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stderr.splitlines()[-1].split()


@pytest.mark.parametrize("command", QUICK, ids=" ".join)
def test_a_quick_command_loads_nothing_heavy(
    command: list[str], home: Path, program_environment: dict[str, str]
) -> None:
    loaded = ran(command, home, program_environment)
    assert [name for name in loaded if name in HEAVY or name.partition(".")[0] in HEAVY] == []
    assert not [name for name in loaded if name.startswith("harada.tui")]


@pytest.mark.skipif(not agent.supported(), reason="no agent on this system")
def test_no_more_does_it_in_a_notebook_that_is_unlocked(
    unlocked: Path, program_environment: dict[str, str]
) -> None:
    for command in QUICK:
        loaded = ran(command, unlocked, program_environment)
        assert [name for name in loaded if name.partition(".")[0] in HEAVY] == [], command
