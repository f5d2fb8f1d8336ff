"""Marks and marks, as the command line does while the app is open.

`python -m tests.notebook.writing HOME FIRST COUNT`: marks r1 to r8 on COUNT days from FIRST.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

from tests.notebook.samples import opened


def write(home: str, first: date, days: int) -> None:
    """Mark the eight routines, one change each, on `days` days."""
    notebook = opened(home, patience=60)
    for number in range(days):
        for routine in range(1, 9):
            notebook.mark(first + timedelta(days=number), [f"r{routine}"], 1 + number % 3)


if __name__ == "__main__":
    write(sys.argv[1], date.fromisoformat(sys.argv[2]), int(sys.argv[3]))
