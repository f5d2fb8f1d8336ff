"""Running a script of this folder as a process of its own, as a person's other terminal would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def start(module: str, *arguments: object, user: int | None = None) -> subprocess.Popen[str]:
    """Start `python -m tests.notebook.MODULE ARGUMENTS`; another user can't write `.pyc` files."""
    return subprocess.Popen(
        [sys.executable, "-B", "-m", f"tests.notebook.{module}", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HARADA_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        user=user,
    )


def run(module: str, *arguments: object, user: int | None = None) -> str:
    """Run it to its end; return what it printed, and fail with what it said when it failed."""
    process = start(module, *arguments, user=user)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, f"{module} ended with {process.returncode}:\n{out}\n{err}"
    return out
