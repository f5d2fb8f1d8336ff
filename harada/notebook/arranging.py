"""Moving things on the chart: two cells, or two whole pillars, change places.

Routines and dated actions go with their cell and keep their marks. One undoable change.
"""

from __future__ import annotations

from harada.i18n import _
from harada.notebook.cells import change_cell, stored_cell, stored_chart
from harada.notebook.errors import Refused
from harada.notebook.reading import CHARTS, ROUTINES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from harada.notebook.notebook import Notebook
    from harada.notebook.store import Change

    Place = tuple[int, int]
    """Pillar and action, 1 to 8."""

_CELL_FIELDS = ("text", "state", "texts", "routine", "action", "suggest")


def swap_cells(notebook: Notebook, one: Place, other: Place) -> None:
    """Let two cells of the current chart change places; raises `Refused` without a chart."""
    key = _chart(notebook)
    with notebook.change(_("swap on the chart")) as change:
        first, second = stored_cell(change, key, *one), stored_cell(change, key, *other)
        change_cell(change, key, *one, _whole(second))
        change_cell(change, key, *other, _whole(first))
        _follow(change, key)


def swap_pillars(notebook: Notebook, one: int, other: int) -> None:
    """Let two pillars of the current chart change places with all they hold."""
    key = _chart(notebook)
    with notebook.change(_("swap on the chart")) as change:
        document = stored_chart(change, key)
        pillars = list(document["pillars"])
        for number in (one, other):
            if not 1 <= number <= len(pillars):
                raise Refused(
                    _("Pillars and actions are numbered 1 to 8; there is no {n}.").format(n=number)
                )
        pillars[one - 1], pillars[other - 1] = pillars[other - 1], pillars[one - 1]
        change.put(CHARTS, "charts", key, {**document, "pillars": pillars})
        _follow(change, key)


def _chart(notebook: Notebook) -> str:
    key = notebook.chart_id()
    if key is None:
        raise Refused(_("There is no chart yet. `harada chart set centre TEXT` begins one."))
    return key


def _whole(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell as fields to put: what it does not have is taken away."""
    return {field: cell.get(field) for field in _CELL_FIELDS}


def _follow(change: Change, key: str) -> None:
    """Let routines and dated actions stand where the cells that link to them stand."""
    for number, pillar in enumerate(stored_chart(change, key)["pillars"], 1):
        for action, cell in enumerate(pillar["actions"], 1):
            for table, link in (("routines", "routine"), ("actions", "action")):
                item = change.get(ROUTINES, table, cell.get(link, ""))
                if item is None or (item["pillar"], item["action"]) == (number, action):
                    continue
                placed = {**item, "pillar": number, "action": action}
                change.put(ROUTINES, table, cell[link], placed)
