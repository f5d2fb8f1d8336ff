"""Whole processes against the clock: each run is paired with a bare `python -c pass` beside it.

The ratio to the baseline of the same moment is what counts; the machine's own speed drifts too
much for seconds. A run whose output lacks what is expected is a failure, never a time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

Prepare = Callable[[Path], None]


@dataclass
class Case:
    """One operation of one program on one size of history.

    `work` is a folder the program may change; before each run it is made anew from `pristine`.
    `{work}` in words and environment stands for it.
    """

    program: str
    operation: str
    size: str
    words: list[str]
    pristine: Path | None = None
    env: dict[str, str] = field(default_factory=dict)
    expect: str = ""
    ratios: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0
    failure: str = ""

    def filled(self, work: Path) -> tuple[list[str], dict[str, str]]:
        """Return words and environment with the work folder put in."""
        words = [word.replace("{work}", str(work)) for word in self.words]
        env = {key: value.replace("{work}", str(work)) for key, value in self.env.items()}
        return words, {**clean_environment(), **env}


def clean_environment() -> dict[str, str]:
    """Return the environment without what would slow Python down or name another notebook."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "VIRTUAL_ENV", "HARADA_HOME", "LANGUAGE"}
    return {key: value for key, value in os.environ.items() if key not in left_out}


_REPORTER = """
import os, sys
null = os.open(os.devnull, os.O_RDWR)
moves = [(os.POSIX_SPAWN_DUP2, null, at) for at in (0, 1, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=moves)
print(os.wait4(child, 0)[2].ru_maxrss / 1024)
"""
"""Runs a program and prints its peak. A process inherits the peak of the one that starts it, so
that one has to be small: a bare interpreter, and not the benchmark itself."""


def peak_of(words: list[str], env: dict[str, str], cwd: Path, python: str) -> float:
    """Return the peak memory of one run, MiB; nothing below a bare interpreter can be seen."""
    reporter = [python, "-I", "-S", "-c", _REPORTER, *words]
    told = subprocess.run(reporter, env=env, cwd=cwd, capture_output=True, text=True, check=True)
    return float(told.stdout)


def once(words: list[str], env: dict[str, str], cwd: Path) -> tuple[float, int, str]:
    """Run one process; return seconds, exit code, and what it printed."""
    report = cwd / "printed"
    with report.open("wb") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(
            words, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        process.wait()
        taken = time.perf_counter() - begin
    return taken, process.returncode, report.read_text(errors="replace")


def measure(cases: list[Case], baseline: list[str], scratch: Path, runs: int) -> None:
    """Run every case `runs` times in rounds, so that a slow moment hits all alike."""
    for round_number in range(runs + 1):
        for case in cases:
            if case.failure:
                continue
            _one_round(case, baseline, scratch, warm=round_number > 0)
        print(f"round {round_number} of {runs}", flush=True)


def _one_round(case: Case, baseline: list[str], scratch: Path, *, warm: bool) -> None:
    words, env = _laid_out(case, scratch)
    base, _code, _text = once(baseline, clean_environment(), scratch)
    taken, code, printed = once(words, env, scratch)
    if code != 0 or case.expect not in printed:
        case.failure = f"exit {code}: {printed[-200:]!r}"
    elif warm:
        case.ratios.append(taken / base)
        case.seconds.append(taken)
    else:  # the first round is not timed, so it can take the time to look at the memory
        words, env = _laid_out(case, scratch)
        case.peak = peak_of(words, env, scratch, baseline[0])


def _laid_out(case: Case, scratch: Path) -> tuple[list[str], dict[str, str]]:
    """Make the work folder of a case anew; return its words and environment."""
    work = scratch / "work"
    shutil.rmtree(work, ignore_errors=True)
    if case.pristine is None:
        work.mkdir(parents=True)
    else:
        shutil.copytree(case.pristine, work, symlinks=True)
    return case.filled(work)


def table(cases: list[Case]) -> str:
    """Return the figures as a Markdown table, medians."""
    lines = [
        "| program | operation | history | × `python -c pass` | ms | peak MiB |",
        "|---|---|---|--:|--:|--:|",
    ]
    for case in cases:
        head = f"| {case.program} | {case.operation} | {case.size} |"
        if case.failure:
            lines.append(f"{head} failed | | {case.failure[:80]} |")
        else:
            figures = (median(case.ratios), median(case.seconds) * 1000, case.peak)
            lines.append(f"{head} {figures[0]:.2f} | {figures[1]:.1f} | {figures[2]:.0f} |")
    return "\n".join(lines)


def growth(cases: list[Case]) -> str:
    """Return how much dearer ten years are than one, for each operation measured on both."""
    lines = ["| program | operation | ten years / one year |", "|---|---|--:|"]
    small = {(case.program, case.operation): case for case in cases if case.size == "1y"}
    for case in cases:
        other = small.get((case.program, case.operation))
        if case.size == "10y" and other and case.ratios and other.ratios:
            grown = median(case.ratios) / median(other.ratios)
            lines.append(f"| {case.program} | {case.operation} | {grown:.2f} |")
    return "\n".join(lines)
