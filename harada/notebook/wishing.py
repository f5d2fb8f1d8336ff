"""What a person might want: the future window, and the candidates for a goal.

Each function that changes something is one undoable change. Choosing makes a sheet of a candidate;
which one is wise is not said here.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.future import empty_future, newest_future
from harada.method.text import shown
from harada.notebook.cells import change_cell, change_pillar
from harada.notebook.errors import Refused
from harada.notebook.reading import CHARTS, GOALS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from harada.method.documents import Candidate, Chart
    from harada.notebook.notebook import Notebook


class GoalStands(Refused):
    """The sheet has another goal; it is closed first."""


class SheetClosed(Refused):
    """The sheet is closed; the next one is begun first."""


def future(notebook: Notebook) -> Chart | None:
    """Return the newest future window, None when there is none."""
    charts = notebook.charts()
    return charts.get(newest_future(charts) or "")


def begin_future(notebook: Notebook) -> str:
    """Begin a new future window, empty but for its themes; returns its id. Earlier ones stay."""
    with notebook.change(_("future window")):
        table = notebook.table(CHARTS, "charts")
        key = table.next_key("c")
        before = newest_future(notebook.charts())
        version = notebook.charts()[before]["version"] + 1 if before else 1
        chart = {**empty_future(notebook.today()), "version": version, "replaces": before}
        table.put(key, chart)
    return key


def write_wish(notebook: Notebook, pillar: int, action: int, text: str) -> None:
    """Write wish 1 to 8 of theme 1 to 8 in the future window, beginning one where there is none."""
    with notebook.change(_("wish {ref}").format(ref=f"{pillar}.{action}")) as change:
        key = newest_future(notebook.charts()) or begin_future(notebook)
        change_cell(change, key, pillar, action, {"text": text})


def write_theme(notebook: Notebook, pillar: int, text: str) -> None:
    """Write another theme over one of the eight."""
    with notebook.change(_("theme {number}").format(number=pillar)) as change:
        key = newest_future(notebook.charts()) or begin_future(notebook)
        change_pillar(change, key, pillar, {"text": text})


def candidates(notebook: Notebook) -> dict[str, Candidate]:
    """Return the candidate goals by id."""
    stored: dict[str, Any] = notebook.store.file(GOALS).read().get("candidates", {})
    return stored


def add_candidate(notebook: Notebook, text: str, cell: str | None = None) -> str:
    """Add a candidate goal; returns its id. `cell` is the wish it grew from."""
    made: Candidate = {
        "text": text,
        "weights": {},
        "cell": cell,
        "chosen": None,
        "created": notebook.today().isoformat(),
    }
    with notebook.change(_("candidate goal")):
        table = notebook.table(GOALS, "candidates")
        key = table.next_key("k")
        table.put(key, made)
    return key


def _candidate(notebook: Notebook, key: str) -> Candidate:
    found = candidates(notebook).get(key)
    if found is None:
        raise Refused(_("There is no candidate goal {id}.").format(id=shown(key)))
    return found


def set_candidate(notebook: Notebook, key: str, text: str) -> None:
    """Write a candidate anew; raises `Refused` when there is none with this id."""
    with notebook.typing(_("candidate goal"), f"candidate {key}"):
        made = {**_candidate(notebook, key), "text": text}
        notebook.table(GOALS, "candidates").put(key, made)


def weigh(notebook: Notebook, key: str, weights: Mapping[str, int | None]) -> None:
    """Weigh a candidate, 1 to 5 by criterion; None takes a weight back."""
    with notebook.change(_("weight of a candidate goal")):
        old = _candidate(notebook, key)
        both = {**old["weights"], **weights}
        kept = {name: weight for name, weight in both.items() if weight is not None}
        notebook.table(GOALS, "candidates").put(key, {**old, "weights": kept})


def remove_candidate(notebook: Notebook, key: str) -> None:
    """Take a candidate off the list."""
    _candidate(notebook, key)
    with notebook.change(_("candidate goal")):
        notebook.table(GOALS, "candidates").remove(doc_ids=[key])  # type: ignore[list-item]


def choose(notebook: Notebook, key: str) -> str:
    """Write a candidate as the goal of the current sheet; returns the sheet's id.

    Raises `GoalStands` where the sheet has another goal already, `SheetClosed` where it is closed:
    a goal is closed, not written over. Which command or key leads on is for them to say.
    """
    text = _candidate(notebook, key)["text"]
    sheet = notebook.goal()
    if sheet is not None and sheet["closed"]:
        raise SheetClosed(_("The sheet is closed."))
    if sheet is not None and sheet["goal"].strip() not in ("", text.strip()):
        raise GoalStands(_("The sheet has a goal already."))
    with notebook.change(_("choice of the goal")):
        notebook.set_goal_field("goal", text)
        chosen = notebook.goal_id() or ""
        made = {**_candidate(notebook, key), "chosen": chosen}
        notebook.table(GOALS, "candidates").put(key, made)
    return chosen
