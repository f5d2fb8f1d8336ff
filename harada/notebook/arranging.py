"""Moving things on the chart: two cells, or two whole pillars, change places.

Routines and dated actions go with their cell and keep their marks, also those that ended there:
what was practised in a cell is its history. One undoable change.
"""

from __future__ import annotations

from harada.i18n import _
from harada.notebook.cells import change_cell, stored_cell, stored_chart
from harada.notebook.errors import Refused
from harada.notebook.reading import CHARTS, ROUTINES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
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
        turned = {one: other, other: one}
        _follow(notebook, change, key, lambda place: turned.get(place, place))


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
        turned = {one: other, other: one}
        _follow(notebook, change, key, lambda place: (turned.get(place[0], place[0]), place[1]))


def _chart(notebook: Notebook) -> str:
    key = notebook.chart_id()
    if key is None:
        raise Refused(_("There is no chart yet. `harada chart set centre TEXT` begins one."))
    return key


def _whole(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell as fields to put: what it does not have is taken away."""
    return {field: cell.get(field) for field in _CELL_FIELDS}


def _follow(notebook: Notebook, change: Change, key: str, turned: Callable[[Place], Place]) -> None:
    """Let all that is and was practised in cells stand where those stand now."""
    linked = {
        cell.get(link)
        for pillar in stored_chart(change, key)["pillars"]
        for cell in pillar["actions"]
        for link in ("routine", "action")
    }
    for table, items in (("routines", notebook.routines()), ("actions", notebook.actions())):
        for item_id, item in items.items():
            was = (item["pillar"] or 0, item["action"] or 0)
            if (item["chart"] == key or item_id in linked) and turned(was) != was:
                pillar, action = turned(was)
                change.put(ROUTINES, table, item_id, {**item, "pillar": pillar, "action": action})
