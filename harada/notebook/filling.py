"""Many marks at once: a week of paper ticks, or a row of them, as one undoable change."""

from __future__ import annotations

from harada.i18n import ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from harada.method.documents import MarkCode
    from harada.notebook.notebook import Notebook


def fill(notebook: Notebook, rows: Mapping[str, Mapping[date, MarkCode | None]]) -> int:
    """Mark routines on many days: by routine id, by day; None takes a mark away.

    Returns how many marks changed. Raises `Refused` for an unknown routine, and changes nothing.
    """
    together: dict[tuple[date, MarkCode | None], list[str]] = {}
    for routine_id, marks in rows.items():
        for day, code in marks.items():
            together.setdefault((day, code), []).append(routine_id)
    count = sum(map(len, together.values()))
    label = ngettext("{n} mark filled in", "{n} marks filled in", count).format(n=count)
    with notebook.change(label):
        return sum(len(notebook.mark(day, ids, code)) for (day, code), ids in together.items())
