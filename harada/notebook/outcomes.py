"""What a review brings about on the sheet and the chart: a swap, a supporter asked, what I learned.

Each function is one undoable change made of methods of the notebook. What is wise is not said here.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import _
from harada.method.reference import stands_in
from harada.notebook.choosing import choose_routine
from harada.notebook.errors import Refused
from harada.notebook.reading import GOALS
from harada.notebook.tending import into_focus, out_of_focus, stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Recurrence
    from harada.notebook.notebook import Notebook


def swap(notebook: Notebook, routine_id: str, pillar: int, action: int) -> str:
    """Keep a routine no longer and begin a waiting cell in its place; returns the new id.

    The cell that was left waits again. The new routine comes back as often as the old one did and
    takes its place in the focus, if it had one.
    """
    old = notebook.routines()[routine_id]
    recurrence: Recurrence = old["recurrence"]
    with notebook.change(_("routine {ref}").format(ref=f"{pillar}.{action}")):
        stop(notebook, routine_id)
        made = choose_routine(notebook, pillar, action, recurrence)
        placed = notebook.routines()[made]["focus"]
        if old["focus"] is not None:
            into_focus(notebook, made, old["focus"])
        elif placed is not None:
            out_of_focus(notebook, made)
    return made


def drop_action(notebook: Notebook, key: str) -> None:
    """Let go of a dated action, and of the cell it stands on."""
    action = notebook.actions()[key]
    with notebook.change(_("dated action {name}").format(name=action["name"])):
        if stands_in(key, action, notebook.chart()):
            notebook.set_cell_state(action["pillar"] or 0, action["action"] or 0, "dropped")
        else:
            notebook.set_action(key, state="dropped")


def supporter_asked(notebook: Notebook, who: str, on: date) -> None:
    """Note on the sheet that a supporter was asked on a day.

    Raises `Refused` where the sheet names nobody of that name who was not asked yet.
    """
    goal = notebook.goal()
    supporters = list(goal["supporters"]) if goal is not None else []
    for place, supporter in enumerate(supporters):
        if supporter["who"] == who and not supporter["asked"]:
            supporters[place] = {**supporter, "asked": on.isoformat()}
            with notebook.change(_("{who} is asked").format(who=who)):
                notebook.set_goal_field("supporters", supporters)
            return
    raise Refused(_("The sheet names no {who} who is still to be asked.").format(who=who))


def write_learned(notebook: Notebook, text: str) -> None:
    """Write on the current sheet what I learned; raises `Refused` without a sheet."""
    key, goal = notebook.goal_id(), notebook.goal()
    if key is None or goal is None:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    with notebook.typing(_("goal sheet"), f"learned {key}"):
        notebook.table(GOALS, "goals").put(key, {**goal, "learned": text})
