"""The levels of the current sheet, changed: each function is one undoable change.

How levels are named is the matter of `harada.method.levels`.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method import levels as rules
from harada.notebook.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Level
    from harada.notebook.notebook import Notebook


def levels(notebook: Notebook) -> list[Level]:
    """Return the levels of the current sheet; raises `Refused` without a sheet."""
    goal = notebook.goal()
    if goal is None:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    return goal["levels"]


def add_level(notebook: Notebook, name: str, text: str = "") -> None:
    """Add a level behind the others."""
    _put(notebook, rules.with_level(levels(notebook), name, text))


def rename_level(notebook: Notebook, before: str, name: str) -> None:
    """Give the level `before` another name; its text and its result stay."""
    _put(notebook, rules.renamed(levels(notebook), before, name))


def drop_level(notebook: Notebook, name: str) -> None:
    """Take a level off the sheet."""
    _put(notebook, rules.without(levels(notebook), name))


def _put(notebook: Notebook, made: list[Level]) -> None:
    with notebook.change(_("goal levels")):
        notebook.set_goal_field("levels", made)
