"""One command that measures ours and the peers side by side: `python -m benchmarks`.

It installs the checkout and the peers into `.peers/`, makes one and ten years of the same history
for each, runs everything in rounds, and prints tables of ratios. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks import notebook, peers, processes, screen
from benchmarks.history import LAST_TEXT, NEEDLE, PILLARS, history
from benchmarks.processes import Case

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"1y": 365, "10y": 3650}
OPENED = {
    "chart": (b"\x1bOS", "Craft"),
    "review": (b"\x1b[18~", "-W"),
    "insight": (b"I", "▒"),
}
"""Screens with the key that opens each from Today, and a text that stands on it alone."""
ARROWS = [b"\x1b[C", b"\x1b[B", b"\x1b[D", b"\x1b[A"] * 3


def main() -> None:
    """Measure what the options ask for and print it."""
    options = _options()
    room = ROOT / ".peers"
    room.mkdir(exist_ok=True)
    baseline = [str(_environment(room / "bare", [])), "-c", "pass"]
    python = _ours(room)
    today = date.today()
    cases = _our_cases(room, python, today)
    if not options.ours:
        histories = {
            size: list(history(days, today - timedelta(days=1))) for size, days in SIZES.items()
        }
        cases += peers.cases(room, histories, today)
    if options.operation:
        cases = [case for case in cases if case.operation in options.operation]
    processes.measure(cases, baseline, room, options.runs)
    print(processes.table(cases), processes.growth(cases), sep="\n\n")
    print("", _writes(room, python), "", sep="\n")
    if not options.operation:
        print(_screens(room, python, baseline, options.runs))
        print("", _openings(room, python, options.runs), sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="rounds (default 11)")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--operation", action="append", help="only this one (may be repeated)")
    return parser.parse_args()


def _environment(home: Path, packages: list[str]) -> Path:
    """Make a virtual environment once; return its interpreter."""
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    if packages:
        subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=True)
    return python


def _ours(room: Path) -> Path:
    """Install the checkout as anyone would; compiled files and all."""
    python = _environment(room / "harada", ["-r", str(ROOT / "requirements.txt")])
    pip = [str(python), "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps"]
    subprocess.run([*pip, str(ROOT)], check=True)
    return python


def _our_cases(room: Path, python: Path, today: date) -> list[Case]:
    program = str(python.parent / "harada")
    found = []
    for size, days in SIZES.items():
        pristine = room / "data" / size / "harada"
        shutil.rmtree(pristine, ignore_errors=True)
        notebook.write(pristine, days, today)
        fresh = room / "data" / size / "harada-new-day"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(pristine, fresh)
        shutil.rmtree(fresh / "backups", ignore_errors=True)
        env = {"HARADA_HOME": "{work}"}
        asked = {
            "done": (["done", "3.5"], "3.5", pristine),
            "done, first of the day": (["done", "3.5"], "3.5", fresh),
            "today": (["today"], LAST_TEXT, pristine),
            "stats": (["routine", "stats"], LAST_TEXT, pristine),
            "search": (["diary", "search", NEEDLE], NEEDLE, pristine),
            "review": (["review", "week"], PILLARS[-1], pristine),
            "insight": (["insight"], PILLARS[-1], pristine),
            "export": (["export"], (today - timedelta(days=1)).isoformat(), pristine),
        }
        if size == "1y":
            asked["version"] = (["--version"], "harada", pristine)
        found += [
            Case("harada", operation, size, [program, *words], data, env, expect)
            for operation, (words, expect, data) in asked.items()
        ]
    return found


def _writes(room: Path, python: Path) -> str:
    """Count what one `done` writes to files, where strace is at hand."""
    strace = shutil.which("strace")
    if strace is None:
        return "bytes and fsyncs of `done`: strace is not installed"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "notebook"
        shutil.copytree(room / "data" / "10y" / "harada", work)
        trace = Path(folder) / "trace"
        calls = "write,pwrite64,writev,fsync,fdatasync"
        subprocess.run(
            [
                strace,
                "-f",
                "-y",
                "-e",
                f"trace={calls}",
                "-o",
                str(trace),
                str(python.parent / "harada"),
                "done",
                "3.5",
            ],
            env={**processes.clean_environment(), "HARADA_HOME": str(work)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        lines = [line for line in trace.read_text().splitlines() if str(work) in line]
    written = sum(int(m[1]) for line in lines if (m := re.search(r"write.*= (\d+)$", line)))
    synced = sum("sync(" in line for line in lines)
    return f"`done` with ten years of data: {written / 1024:.1f} KB and {synced} fsyncs written"


def _screens(room: Path, python: Path, baseline: list[str], runs: int) -> str:
    env = processes.clean_environment()
    bare: list[float] = []
    trivial: list[screen.Figures] = []
    ours: dict[str, list[screen.Figures]] = {}
    program = str(python.parent / "harada")
    chart_keys = {"first": [b"\x1bOS"], "keys": ARROWS}  # F4, then arrows
    for _round in range(max(3, runs // 2)):
        bare.append(processes.once(baseline, env, room)[0])
        trivial.append(
            screen.visit(
                [str(python), str(ROOT / "benchmarks" / "trivial.py")],
                env,
                "first-paint-of-nothing",
            )
        )
        for size in SIZES:
            home = {"HARADA_HOME": str(room / "data" / size / "harada")}
            for columns, rows in ((80, 24), (160, 50)):
                name = f"harada, {size}, chart {columns}×{rows}"
                seen = screen.visit(
                    [program], {**env, **home}, "Body rise", size=(columns, rows), **chart_keys
                )
                ours.setdefault(name, []).append(seen)
    base = median(bare)
    lines = [
        "| screen | first paint ms | × trivial app | × `python -c pass` | key ms | bytes a key "
        "| peak MiB |",
        "|---|--:|--:|--:|--:|--:|--:|",
        screen.line("trivial Textual app", trivial, trivial, base),
        *[screen.line(name, visits, trivial, base) for name, visits in ours.items()],
    ]
    return "\n".join(lines)


def _openings(room: Path, python: Path, runs: int) -> str:
    """Time from a key to the picture of a screen, with ten years of data, beside Today's start."""
    env = {**processes.clean_environment(), "HARADA_HOME": str(room / "data" / "10y" / "harada")}
    program = str(python.parent / "harada")
    paints: list[float] = []
    opened: dict[str, list[float]] = {name: [] for name in OPENED}
    for _round in range(max(3, runs // 2)):
        for name, (key, shown) in OPENED.items():
            paint, seconds = screen.opening([program], env, "Body rise", key, shown)
            paints.append(paint)
            opened[name].append(seconds)
    today = median(paints)
    lines = [
        "| screen, ten years | from key to picture ms | × from start to Today |",
        "|---|--:|--:|",
        *[
            f"| {name} | {median(found) * 1000:.0f} | {median(found) / today:.2f} |"
            for name, found in opened.items()
        ],
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
