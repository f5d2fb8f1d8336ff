"""What the quick commands pay for the rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import harada

QUICK = ["agenda", "day", "due", "empty", "errors", "marks", "reference", "score", "text", "when"]
HEAVY = {"argparse", "dataclasses", "dateutil", "difflib", "pathlib", "pydantic", "re", "typing"}


def loaded_by(statements):
    """The modules a bare interpreter has loaded after these statements."""
    program = f"{statements}\nimport sys\nprint(*sys.modules)"
    root = str(Path(harada.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_rules_of_the_quick_commands_load_no_library_and_little_of_pythons_own():
    loaded = loaded_by("\n".join(f"import harada.method.{name}" for name in QUICK))
    assert not loaded & HEAVY
    assert {f"harada.method.{name}" for name in QUICK} <= loaded


def test_daily_and_weekly_routines_are_told_due_without_any_library():
    loaded = loaded_by(
        "from datetime import date\n"
        "from harada.method.due import is_due\n"
        "from harada.method.empty import routine\n"
        "day = date(2026, 11, 22)\n"
        "weekly = {'kind': 'weekdays', 'days': [6]}\n"
        "assert is_due(routine('read', day), day)\n"
        "assert is_due(routine('read', day, recurrence=weekly), day)"
    )
    assert not loaded & HEAVY
