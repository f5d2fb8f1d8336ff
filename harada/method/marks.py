"""The marks of the check sheet: done, missed and rest, and their names.

A mark is stored as a small integer and spoken of by name. That nothing was said is the absence of
a mark, never a fourth one, and never means missed.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.errors import UnreadableValue
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from harada.method.documents import MarkCode

    StateName = Literal["done", "missed", "rest"]

DONE: MarkCode = 1
MISSED: MarkCode = 2
REST: MarkCode = 3

_NAMES: dict[int, StateName] = {1: "done", 2: "missed", 3: "rest"}
_CODES: dict[str, MarkCode] = {"done": 1, "missed": 2, "rest": 3}

SIGNS = {"done": "○", "missed": "×", "rest": "–", "open": "□", "dated": "◇", "checked": "✓"}
"""How a day is drawn, on screens and in commands; `dated` and `checked` are for dated actions."""


class BadMark(UnreadableValue):
    """A name that is not a mark's."""


def state_name(code: int | None) -> StateName | None:
    """The name of a mark code, `done`, `missed` or `rest`; None for None and for no known code."""
    return None if code is None else _NAMES.get(code)


def code_of(name: str) -> MarkCode:
    """The code of `done`, `missed` or `rest`; raises `BadMark` for any other name."""
    code = _CODES.get(name)
    if code is None:
        raise BadMark(
            _("A mark is done, missed or rest. “{name}” is none of them.").format(name=shown(name))
        )
    return code
