"""Which kinds of files a notebook has, at which schema number, and how an older one is lifted.

A migration is a named step from one number to the next, a pure function over the tables of a
file. `Schema` is a value: the program uses `CURRENT`, tests hand in their own.
"""

from __future__ import annotations

import os

from harada.i18n import _
from harada.notebook.errors import Damaged, Newer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Document = dict[str, Any]
    Tables = dict[str, dict[str, Document]]
    Step = Callable[[Tables], Tables]


class Schema:
    """The schema number of each kind of file, and the steps that lead there."""

    def __init__(self, steps: dict[str, tuple[Step, ...]]) -> None:
        """Take, per kind, the steps from number 1 upward; a kind without steps is at 1."""
        self._steps = steps

    def number(self, kind: str) -> int:
        """Return the number that files of `kind` are written with."""
        return 1 + len(self._steps.get(kind, ()))

    def lifted(self) -> dict[str, int]:
        """Return the numbers of the kinds that are not at their first one."""
        return {kind: self.number(kind) for kind, steps in self._steps.items() if steps}

    def pending(self, kind: str, found: int) -> tuple[Step, ...]:
        """Return the steps a file of `kind` at number `found` still has to take."""
        return self._steps.get(kind, ())[found - 1 :]

    def lift(self, name: str, kind: str, found: int, tables: Tables) -> Tables:
        """Return `tables` of the file `name` as the current schema has them.

        Raises `Damaged` when a step can't make sense of them; nothing is written either way.
        """
        try:
            for step in self.pending(kind, found):
                tables = step(tables)
        except (ValueError, LookupError, TypeError, AttributeError) as problem:
            raise Damaged(
                _(
                    "{file} is of an older version (schema {found}) and could not be brought up to "
                    "date. It was left as it is; an earlier version of Harada can still read it."
                ).format(file=name, found=found)
            ) from problem
        return tables

    def refuse_newer(self, name: str, kind: str, found: int) -> None:
        """Raise `Newer` when a file of `kind` was written by a later version."""
        if found > self.number(kind):
            raise Newer(
                _(
                    "{file} was written by a newer version of Harada (schema {found}, this one "
                    "knows {known}). It can be read but not changed: please update Harada."
                ).format(file=name, found=found, known=self.number(kind))
            )


CURRENT = Schema({})
"""The schema of this version: every kind stands at its first number."""

_SINGLE = frozenset({"charts", "goals", "profile", "replies", "routines", "surveys"})
"""Kinds that are one file at the top of the notebook."""

_FOLDERS = ("days", "programme", "reviews", "sharing", "desk")
"""Kinds that are a folder of files."""

_WITH_BOXES = ("sharing", "desk")
"""Kinds whose folder also holds a folder of files per box, as each side of sharing keeps it."""

_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
"""What the names of files and boxes in `sharing` and `desk` are made of."""


def folders(home: str) -> list[str]:
    """Return the folders in which notebook files lie, as paths with `/`; the first is the top.

    Those of the fixed ones that are not there are among them; boxes are those there are.
    """
    found = ["", *_FOLDERS]
    for kind in _WITH_BOXES:
        try:
            boxes = sorted(filter(_is_name, os.listdir(os.path.join(home, kind))))
        except OSError:
            continue
        found += [f"{kind}/{box}" for box in boxes]
    return found


def is_folder(name: str) -> bool:
    """Tell whether `name`, a path in the notebook with `/`, is that of a folder of its files."""
    kind, slash, box = name.partition("/")
    return kind in _WITH_BOXES and _is_name(box) if slash else name in _FOLDERS


def _is_name(text: str) -> bool:
    return bool(text) and _NAME.issuperset(text)


def is_ours(name: str) -> bool:
    """Tell whether `name`, a path in the notebook with `/`, is that of a notebook file.

    The folder may hold other things too; they are never read, changed or backed up.
    """
    folder, slash, file = name.rpartition("/")
    stem = file.removesuffix(".json")
    if stem == file or stem.startswith("."):
        return False
    if not slash:
        return stem in _SINGLE
    if folder == "programme":
        return True
    if folder.partition("/")[0] in _WITH_BOXES:
        return is_folder(folder) and _is_name(stem)
    year, dash, month = stem.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return False
    if folder == "reviews":
        return not dash
    return folder == "days" and len(month) == 2 and month.isascii() and month.isdigit()


def kind_of(name: str) -> str:
    """Return the kind of the file `name`, a path in the notebook: `days/2026-11.json` is `days`."""
    folder, slash, _file = name.partition("/")
    return folder if slash else name.removesuffix(".json")
