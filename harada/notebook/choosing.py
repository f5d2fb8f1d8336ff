"""Choosing from the 64: which cells become the first routines, and giving one back.

Each function is one undoable change made of several methods of the notebook. Which cells are wise
to choose is not said here.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.focus import ADVISED, in_order, placing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Recurrence
    from harada.notebook.notebook import Notebook


def choose_routine(notebook: Notebook, pillar: int, action: int, recurrence: Recurrence) -> str:
    """Make a waiting cell a routine, in the focus while there are fewer than ten; returns its id.

    Raises `Refused` for a blank cell and for one that is active already.
    """
    ref = f"{pillar}.{action}"
    with notebook.change(_("routine {ref}").format(ref=ref)):
        made = notebook.promote(pillar, action, recurrence=recurrence)
        place = len(in_order(notebook.routines())) + 1
        if place <= ADVISED:
            for key, number in placing(notebook.routines(), made, place).items():
                notebook.set_routine(key, focus=number)
    return made


def give_back(notebook: Notebook, pillar: int, action: int) -> None:
    """Let a cell wait again; its routine or dated action ends, the focus closes up."""
    with notebook.change(_("cell {ref}").format(ref=f"{pillar}.{action}")):
        notebook.set_cell_state(pillar, action, "waiting")
        routines = notebook.routines()
        for place, key in enumerate(in_order(routines), 1):
            if routines[key]["focus"] != place:
                notebook.set_routine(key, focus=place)
