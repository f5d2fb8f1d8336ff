"""Changing one place of a stored chart without touching the rest.

A chart is one document of 8 pillars with 8 cells each; these functions build the new document.
They are light, since finishing a dated action changes a cell too.
"""

from __future__ import annotations

from harada.i18n import _
from harada.notebook.errors import Refused
from harada.notebook.reading import CHARTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from harada.notebook.schema import Document
    from harada.notebook.store import Change


def stored_chart(change: Change, chart: str) -> Document:
    """Return a chart as it stands in the change; raises `Refused` when there is none."""
    found = change.get(CHARTS, "charts", chart)
    if found is None:
        raise Refused(_("There is no chart {id}.").format(id=chart))
    return found


def stored_cell(change: Change, chart: str, pillar: int, action: int) -> Document:
    """Return action 1 to 8 of pillar 1 to 8 as it stands in the change."""
    cells = stored_chart(change, chart)["pillars"][_at(pillar)]["actions"]
    return cells[_at(action)]  # type: ignore[no-any-return]


def _at(number: int) -> int:
    """Return the index of a pillar or action; raises `Refused` when there is no such one."""
    if 1 <= number <= 8:
        return number - 1
    raise Refused(_("Pillars and actions are numbered 1 to 8; there is no {n}.").format(n=number))


def change_pillar(change: Change, chart: str, pillar: int, fields: Mapping[str, Any]) -> None:
    """Put fields into pillar 1 to 8 of a chart; None removes a field."""
    document = stored_chart(change, chart)
    pillars = list(document["pillars"])
    pillars[_at(pillar)] = _merged(pillars[_at(pillar)], fields)
    change.put(CHARTS, "charts", chart, {**document, "pillars": pillars})


def change_cell(
    change: Change, chart: str, pillar: int, action: int, fields: Mapping[str, Any]
) -> None:
    """Put fields into action 1 to 8 of pillar 1 to 8; None removes a field."""
    old = stored_chart(change, chart)["pillars"][_at(pillar)]
    cells = list(old["actions"])
    cells[_at(action)] = _merged(cells[_at(action)], fields)
    change_pillar(change, chart, pillar, {"actions": cells})


def _merged(document: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    nullable = ("aspect",)
    merged = {**document, **fields}
    return {key: value for key, value in merged.items() if value is not None or key in nullable}
