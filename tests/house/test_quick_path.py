"""The commands of every evening load no more than they need."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

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
    "pathlib",
    "platformdirs",
    "pydantic",
    "rich",
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


@pytest.mark.parametrize("command", QUICK, ids=" ".join)
def test_a_quick_command_loads_nothing_heavy(
    command: list[str], home: Path, program_environment: dict[str, str]
) -> None:
    result = subprocess.run(
        [sys.executable, "-S", "-P", "-c", RUN, *command],
        env=program_environment | {"HARADA_HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    loaded = result.stderr.splitlines()[-1].split()
    assert [name for name in loaded if name in HEAVY or name.partition(".")[0] in HEAVY] == []
    assert not [name for name in loaded if name.startswith("harada.tui")]
