"""Lets a process die at every single step of a change, and looks at what it left.

`python -m tests.notebook.crashing FOLDER CHANGE`. For n = 1, 2, 3 … a child does the change on a
fresh copy of a notebook and is gone at its n-th call of the system, before the call or in the
middle of a write. Then the notebook must be as before the change or as after it, a next change
must work, and everything must be as if nothing had happened.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from harada.notebook.notebook import Notebook
from harada.notebook.schema import CURRENT, Schema
from tests.notebook import samples
from tests.notebook.samples import TODAY, make

CALLS = (
    "open",
    "write",
    "fsync",
    "close",
    "replace",
    "link",
    "unlink",
    "ftruncate",
    "truncate",
    "utime",
    "mkdir",
    "rmdir",
)
LATER = TODAY + timedelta(days=14)


def _mark(notebook: Notebook) -> None:
    notebook.mark(TODAY, ["r1", "r2"], 1, note="rain")


def _first_mark_of_a_month(notebook: Notebook) -> None:
    notebook.mark(date(2026, 12, 1), ["r1"], 1)


def _promote(notebook: Notebook) -> None:
    notebook.promote(3, 5, name="sleep")


def _evening(notebook: Notebook) -> None:
    with notebook.change("evening"):
        notebook.mark(TODAY, ["r1"], 1)
        notebook.set_goal_field("affirmation", "I can run")
        notebook.promote(1, 1, due=LATER)


def _type(notebook: Notebook) -> None:
    notebook.write_diary(TODAY, {"good": "a good, long call with Ana"})


def _undo(notebook: Notebook) -> None:
    assert notebook.undo() is not None


def _redo(notebook: Notebook) -> None:
    assert notebook.redo() is not None


def _restore(notebook: Notebook) -> None:
    notebook.restore_backup("2026-11-22-all")


def _mend(notebook: Notebook) -> None:
    with open(os.path.join(notebook.home, "routines.json"), "wb") as stream:
        stream.write(b'{"kind":"routines","schema":1,"bo')  # no call of `os`, so never cut off
    assert notebook.routines()


def _sunny(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    days = {key: {**day, "weather": "sun"} for key, day in tables.get("days", {}).items()}
    return {**tables, "days": days}


def opened(home: str) -> Notebook:
    """The notebook in a folder, in the schema of the change that is tried."""
    return samples.opened(home, schema=_SCHEMA[0])


_SCHEMA = [CURRENT]

CHANGES: dict[str, Callable[[Notebook], None]] = {
    "mark": _mark,
    "first-mark-of-a-month": _first_mark_of_a_month,
    "promote": _promote,
    "evening": _evening,
    "type": _type,
    "undo": _undo,
    "redo": _redo,
    "restore": _restore,
    "mend": _mend,
    "migrate": _mark,
}


LOGGED = ("mark", "first-mark-of-a-month", "promote", "evening", "redo", "migrate")
"""Changes that are a step of undo of their own."""


class Crash:
    """Ends the process at the n-th call of the system; counts them when n is 0."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0

    def __enter__(self) -> Crash:
        for name in CALLS:
            setattr(os, name, self._counting(name, getattr(os, name)))
        os.supports_fd.add(os.utime)  # the counting one is another object
        return self

    def __exit__(self, *_exception: object) -> None:
        return

    def _counting(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.at:
                if name == "write" and len(args[1]) > 1:
                    call(args[0], args[1][: len(args[1]) // 2])
                os._exit(9)
            return call(*args, **options)

        return counted


def looked(notebook: Notebook) -> list[Any]:
    """All that a notebook holds."""
    return [
        notebook.goals(),
        notebook.charts(),
        notebook.routines(),
        notebook.actions(),
        notebook.mission(),
        notebook.days(date(2026, 9, 1), date(2026, 12, 31)),
    ]


def prepare(home: str) -> None:
    """Make a notebook with a past: two months, a line typed in this sitting, a backup."""
    notebook = make(home)
    for number in range(1, 9):
        notebook.mark(TODAY - timedelta(days=5 * number), ["r1", "r3"], 1 + number % 3)
    notebook.back_up_if_due()
    notebook.set_goal_field("goal", "Another goal")
    notebook.set_mission("Be kind")
    notebook.promote(8, 8)
    with notebook.change("two files"):
        notebook.mark(TODAY, ["r4"], 2)
        notebook.set_cell(2, 2, "Stretch")
    notebook.write_diary(TODAY, {"good": "a call"})


def child(at: int, act: Callable[[], object]) -> bool:
    """Act in a process that dies at its `at`-th call of the system; tell whether it did die."""
    pid = os.fork()
    if pid == 0:
        try:
            with Crash(at):
                act()
            os._exit(0)
        except BaseException as problem:
            print(repr(problem), file=sys.stderr)
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, 9), f"the change itself failed at call {at}"
    return code == 9


def copies(base: str, work: str) -> Iterator[tuple[int, str]]:
    """Fresh copies of a notebook, numbered from 1."""
    number = 0
    while True:
        number += 1
        home = os.path.join(work, f"n{number}")
        shutil.copytree(base, home)
        yield number, home
        shutil.rmtree(home)


def main(work: str, name: str) -> None:
    """Crash at every step of the change `name`; print how many there are."""
    change = CHANGES[name]
    base = os.path.join(work, "base")
    prepare(base)
    if name == "redo":
        opened(base).undo()
        assert opened(base).undo() == "two files"
    if name == "migrate":
        _SCHEMA[0] = Schema({"days": (_sunny,)})
    before = looked(opened(base))
    whole = os.path.join(work, "whole")
    shutil.copytree(base, whole)
    change(opened(whole))
    after = looked(opened(whole))
    assert after != before
    for number, home in copies(base, work):
        notebook = opened(home)
        died = child(number, lambda: change(notebook))  # noqa: B023 - called at once
        if os.path.exists(os.path.join(home, "journal.json")):
            die_while_finishing(home, number)
        found = looked(opened(home))
        assert found in (before, after), f"call {number}: neither before nor after"
        go_on(home, number, before if found == before else after)
        if found == after and name in LOGGED:
            assert opened(home).undo() is not None
            assert looked(opened(home)) == before, f"call {number}: done, but not to be undone"
        if not died:
            assert found == after
            print(number - 1)
            return


def die_while_finishing(home: str, number: int) -> None:
    """Let the processes that would finish the interrupted change die as well, here and there."""
    for at in (number % 23 + 1, number * 7 % 31 + 1, number * 5 % 11 + 1):
        child(at, lambda: opened(home))


def go_on(home: str, number: int, now: list[Any]) -> None:
    """A next change works, is kept, and is taken back; nothing of the crash is left for long."""
    notebook = opened(home)
    told = notebook.notices()
    assert all("was damaged" in sentence for sentence in told), f"call {number}: {told}"
    with notebook.change("the next"):
        notebook.mark(TODAY, ["r8"], 3)
        notebook.set_cell(7, 7, "Swim")
    assert opened(home).day(TODAY)["marks"]["r8"] == 3
    assert opened(home).undo() == "the next"
    assert looked(opened(home)) == now, f"call {number}: undo led elsewhere"
    assert not os.path.exists(os.path.join(home, "journal.json"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
