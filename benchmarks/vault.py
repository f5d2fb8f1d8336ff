"""What a vault costs: `python -m benchmarks.vault`, with Harada importable.

The same history lies twice beside each other, open and with a vault that is unlocked; the commands
of an evening run on both in turn, so that a slow moment hits both alike. Unlocking is timed as a
whole process and as the work itself, at the usual 64 MiB.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks import notebook, processes
from harada.notebook import locking, vault
from harada.notebook.clock import SystemClock
from harada.notebook.notebook import Notebook

SECRET = "correct horse battery staple"
RUN = [sys.executable, "-P", "-c", "from harada.cli.main import console; console()"]
WORDS = {
    "done": ["done", "3.5"],
    "undo": ["undo"],
    "today": ["today"],
    "search": ["diary", "search", "harbour"],
}


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        for size, days in {"1y": 365, "10y": 3650}.items():
            _compare(Path(folder), size, days, runs)


def _compare(folder: Path, size: str, days: int, runs: int) -> None:
    plain, sealed = folder / f"{size}-open", folder / f"{size}-sealed"
    notebook.write(plain, days, date.today())
    shutil.copytree(plain, sealed)
    made = Notebook(str(sealed), SystemClock())
    took = timed(lambda: locking.make(made, SECRET))
    print(f"{size}: sealing everything {took:.2f} s")
    found = vault.read(str(sealed))
    derived = sorted(timed(lambda: found.key(vault.PASSPHRASE, SECRET)) for _ in range(runs))
    print(f"{size}: finding the key {derived[0] * 1000:.0f} to {median(derived) * 1000:.0f} ms")
    opened = sorted(timed(lambda: locking.unlock(made, SECRET, 10)) for _ in range(runs))
    print(f"{size}: unlock, the work {opened[0] * 1000:.0f} to {median(opened) * 1000:.0f} ms")
    env = processes.clean_environment() | {"PYTHONPATH": str(Path(__file__).parents[1])}
    seconds: dict[str, list[tuple[float, ...]]] = {name: [] for name in WORDS}
    for _round in range(runs):
        for name, words in WORDS.items():
            homes = ({"HARADA_HOME": str(home)} for home in (plain, sealed))
            seconds[name].append(tuple(ran(words, env | home, folder) for home in homes))
    for name, pairs in seconds.items():
        least = [min(times) * 1000 for times in zip(*pairs, strict=True)]
        ratio = median(after / before for before, after in pairs)
        print(
            f"{size}: {name}: {ratio:.2f} times as long with a vault "
            f"({least[0]:.1f} and {least[1]:.1f} ms at best)"
        )
    locking.lock(made)


def ran(words: list[str], env: dict[str, str], folder: Path) -> float:
    """Run one command; return the seconds it takes."""
    took, code, said = processes.once([*RUN, *words], env, folder)
    assert code == 0, said
    return took


def timed(do: Callable[[], object]) -> float:
    """Return the seconds it takes."""
    begin = time.perf_counter()
    do()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
