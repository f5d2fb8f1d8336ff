"""From what a person types to the thing they mean, against the notebook of this call.

The rules of references are in `harada.method.reference`; here they meet the current chart, and what
a command cannot do with the thing found becomes a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method import reference
from harada.method.text import shown
from harada.notebook.errors import Refused

if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.method.documents import Cell, Chart, Routine
    from harada.method.reference import Target


def find(context: Context, ref: str) -> Target:
    """Return what a reference names; raises an error with a sentence when it names nothing."""
    notebook = context.notebook
    notebook.profile()  # says so where there is no notebook
    return reference.resolve(ref, notebook.routines(), notebook.actions(), notebook.chart())


def find_routine(context: Context, ref: str) -> tuple[str, Routine]:
    """Return the id and the document of the routine a reference names."""
    target = find(context, ref)
    if target.kind != "routine" or target.id is None:
        raise Refused(
            _("“{ref}” is not a routine. `harada routine` lists them.").format(ref=shown(ref))
        )
    return target.id, context.notebook.routines()[target.id]


def find_cell(context: Context, ref: str) -> tuple[int, int]:
    """Return pillar and action of the cell a reference names, by itself or through its routine."""
    typed = reference.parse(ref)
    if typed.kind == "cell":
        return typed.pillar, typed.action
    target = find(context, ref)
    if target.pillar is None or target.action is None:
        raise Refused(
            _("“{ref}” does not stand on the chart. Name a cell, like 3.5.").format(ref=shown(ref))
        )
    return target.pillar, target.action


def pillar_number(text: str) -> int | None:
    """Return 1 to 8 where the text is the number of a pillar, else None."""
    return int(text) if text in ("1", "2", "3", "4", "5", "6", "7", "8") else None


def chart_of(context: Context) -> Chart:
    """Return the current chart; raises `Refused` where there is none yet."""
    context.notebook.profile()
    chart = context.notebook.chart()
    if chart is None:
        raise Refused(
            _(
                "There is no chart yet. `harada chart set centre TEXT` begins one, "
                "`harada chart import FILE` reads one."
            )
        )
    return chart


def cell_of(chart: Chart, pillar: int, action: int) -> Cell:
    """Return one of the 64 cells, both numbers 1 to 8."""
    return chart["pillars"][pillar - 1]["actions"][action - 1]


def ref_of(context: Context, item_id: str) -> str:
    """Return what a person types to mean a routine or dated action by its id."""
    notebook = context.notebook
    item = notebook.routines().get(item_id) or notebook.actions()[item_id]
    return reference.ref_of(item_id, item, notebook.chart())
