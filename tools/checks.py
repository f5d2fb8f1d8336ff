"""Every check of the project, one after the other: `python3 harada.py test`.

Stops at the first that fails, and ends with pytest's own last line. What is checked, and how
strictly, stands in pyproject.toml; what is given after `test` goes to pytest.
"""

from __future__ import annotations

import subprocess
import sys

CONTRACTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

STEPS: list[tuple[str, list[str]]] = [
    ("lint", ["-m", "ruff", "check", "."]),
    ("layout of the code", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy", "--strict", "harada", "tools"]),
    ("import contracts", ["-c", CONTRACTS]),
    ("catalogues", ["-m", "tools.catalogues", "check"]),
    ("tests", ["-m", "pytest"]),
]


def run_checks(here: str, python: str, arguments: list[str]) -> int:
    """Run the steps in the folder `here` with the Python of the development lock; an exit code."""
    for name, command in STEPS:
        print(f"\n== {name}", flush=True)
        extra = arguments if name == "tests" else []
        try:
            code = subprocess.call([python, *command, *extra], cwd=here)
        except KeyboardInterrupt:
            return 130
        if code:
            print(f"\n== {name}: failed", file=sys.stderr, flush=True)
            return code
    return 0
