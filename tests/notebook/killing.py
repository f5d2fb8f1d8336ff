"""Kills a process that works on a notebook, again and again, and looks at what it left.

`python -m tests.notebook.killing HOME SEED ROUNDS`. The child says what it is about to do and
what is done; the parent kills it after a random moment. What lies on the disk must then be what
was confirmed, with or without the one change that was under way, and never a part of it.
"""

from __future__ import annotations

import copy
import json
import os
import random
import signal
import sys
import time
from datetime import date
from typing import Any

from harada.notebook.notebook import Notebook
from tests.notebook.samples import make, opened

Step = list[Any]


class Model:
    """What the notebook holds, as far as the steps below touch it; undo and redo included."""

    def __init__(self, notebook: Notebook) -> None:
        self.state = look(notebook)
        self._earlier: list[dict[str, Any]] = []
        self._later: list[dict[str, Any]] = []

    def do(self, step: Step) -> None:
        """Do a step as the notebook is meant to do it."""
        kind, *what = step
        if kind == "undo":
            self._later.append(self.state)
            self.state = self._earlier.pop()
            return
        if kind == "redo":
            self._earlier.append(self.state)
            self.state = self._later.pop()
            return
        self._earlier.append(copy.deepcopy(self.state))
        self._later.clear()
        if kind == "mark":
            day, routine, code = what
            self.state["marks"].setdefault(day, {})[routine] = code
        elif kind == "good":
            day, text = what
            self.state["good"][day] = text
        elif kind == "promote":
            self.state["active"].append(what)
            self.state["active"].sort()

    def with_undo(self) -> bool:
        """Tell whether there is a step of this process to take back."""
        return bool(self._earlier)

    def with_redo(self) -> bool:
        """Tell whether there is a step of this process to do again."""
        return bool(self._later)


def look(notebook: Notebook) -> dict[str, Any]:
    """Read all that the steps touch, and see that the files agree with each other."""
    days = notebook.days(date(2026, 9, 1), date(2026, 11, 30))
    chart = notebook.chart()
    assert chart is not None
    active = []
    for pillar, row in enumerate(chart["pillars"], 1):
        for action, cell in enumerate(row["actions"], 1):
            if cell["state"] == "active":
                active.append([pillar, action])
                made = notebook.routines()[cell["routine"]]
                assert (made["pillar"], made["action"]) == (pillar, action)
    on_chart = [r for r in notebook.routines().values() if r["chart"] is not None]
    assert len(on_chart) == len(active), "a routine without its cell, or a cell without its routine"
    return {
        "marks": {day: dict(said["marks"]) for day, said in days.items() if said["marks"]},
        "good": {day: said["diary"]["good"] for day, said in days.items() if "diary" in said},
        "active": active,
    }


def work(home: str, seed: int, pipe: int) -> None:
    """Change the notebook until killed, telling each step before and after."""
    chance = random.Random(seed)
    notebook = opened(home)
    model = Model(notebook)
    number = 0
    while True:
        number += 1
        step = _step(chance, model, number)
        os.write(pipe, b"begin %s\n" % json.dumps(step).encode())
        _do(notebook, step)
        model.do(step)
        os.write(pipe, b"done\n")


def _step(chance: random.Random, model: Model, number: int) -> Step:
    day = date(2026, chance.randint(9, 11), chance.randint(1, 30)).isoformat()
    roll = chance.random()
    free = [
        [pillar, action]
        for pillar in range(1, 9)
        for action in range(1, 9)
        if [pillar, action] not in model.state["active"]
    ]
    if roll < 0.15 and model.with_undo():
        return ["undo"]
    if roll < 0.5 and model.with_redo():
        return ["redo"]
    if roll < 0.3 and free:
        return ["promote", *chance.choice(free)]
    if roll < 0.45:
        return ["good", day, f"line {number} {chance.random()}"]
    marks = model.state["marks"].get(day, {})
    routine = f"r{chance.randint(1, 8)}"
    return ["mark", day, routine, chance.choice([c for c in (1, 2, 3) if marks.get(routine) != c])]


def _do(notebook: Notebook, step: Step) -> None:
    kind, *what = step
    if kind == "undo":
        assert notebook.undo() is not None
    elif kind == "redo":
        assert notebook.redo() is not None
    elif kind == "promote":
        notebook.promote(*what)
    elif kind == "good":
        with notebook.change("a line"):  # no sitting: each line is a step of its own
            notebook.write_diary(date.fromisoformat(what[0]), {"good": what[1]})
    else:
        notebook.mark(date.fromisoformat(what[0]), [what[1]], what[2])


def one_round(home: str, seed: int, pause: float) -> int:
    """Let a child work for `pause` seconds, kill it, and look; return how much it confirmed."""
    model = Model(opened(home))
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        work(home, seed, writer)
    os.close(writer)
    told = b""
    first = os.read(reader, 6)  # it has begun
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the child ended by itself: {status}"
    while chunk := os.read(reader, 65536):
        told += chunk
    os.close(reader)
    under_way: Step | None = None
    confirmed = 0
    for line in (first + told).decode().splitlines():
        if line == "done" and under_way is not None:
            model.do(under_way)
            under_way = None
            confirmed += 1
        elif line.startswith("begin ") and line.endswith("]"):
            under_way = json.loads(line[6:])
    _compare(home, model, under_way)
    return confirmed


def _compare(home: str, model: Model, under_way: Step | None) -> None:
    for folder, _folders, files in os.walk(home):
        for name in files:
            assert ".damaged-" not in name
            if name.endswith(".json"):
                with open(os.path.join(folder, name), "rb") as stream:
                    assert name == "journal.json" or json.loads(stream.read())
    notebook = opened(home)
    found = look(notebook)
    assert notebook.notices() == []
    possible = [copy.deepcopy(model.state)]
    if under_way is not None:
        model.do(under_way)
        possible.append(model.state)
    assert found in possible, f"after {under_way}: {found}\nis none of {possible}"


def main(home: str, seed: int, rounds: int) -> None:
    """Kill `rounds` times and print how many steps were confirmed in all."""
    make(home)
    chance = random.Random(seed)
    confirmed = 0
    for _round in range(rounds):
        confirmed += one_round(home, chance.randrange(1 << 30), chance.uniform(0.002, 0.05))
    print(confirmed)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
