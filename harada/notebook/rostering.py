"""The roster of shifts in the notebook, and the routines that follow it.

Each change is one undoable step that also gives the routines on shifts their new days. What a
roster says is in `harada.method.roster`.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method import roster as rules
from harada.notebook.reading import ROUTINES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import RosterPeriod
    from harada.notebook.notebook import Notebook


def set_cycle(notebook: Notebook, first: date, shifts: list[str]) -> None:
    """Let a cycle of shifts begin on a day; what was before that day stays as it was."""
    _put(notebook, rules.from_day_on(notebook.roster().values(), first, shifts))


def set_days(notebook: Notebook, first: date, shifts: list[str]) -> None:
    """Set the shifts of some days, one after the other from `first`; all other days stay."""
    _put(notebook, rules.on_days(notebook.roster().values(), first, shifts))


def drop(notebook: Notebook) -> None:
    """Take the whole roster away; routines on shifts then have no day they are due on."""
    with notebook.change(_("roster of shifts")):
        _put(notebook, [])
        if notebook.profile().get("shift_starts"):
            notebook.set_profile(shift_starts={})


def set_start(notebook: Notebook, shift: str, time: str | None) -> None:
    """Let the day of a shift begin at a time of its own, `HH:MM`; with None as usual again."""
    with notebook.change(_("roster of shifts")):
        starts = notebook.profile().get("shift_starts", {})
        new = rules.with_start(starts, notebook.roster().values(), shift, time)
        notebook.set_profile(shift_starts=new)


def _put(notebook: Notebook, periods: list[RosterPeriod]) -> None:
    """Keep these periods in the place of all there are, and tell the routines that follow them."""
    with notebook.change(_("roster of shifts")) as change:
        for key in notebook.roster():
            change.put(ROUTINES, "rosters", key, None)
        for number, period in enumerate(periods, 1):
            change.put(ROUTINES, "rosters", f"w{number}", {**period})
        for key, routine in notebook.routines().items():
            recurrence = routine["recurrence"]
            if recurrence["kind"] == "shifts":
                due = rules.followed(periods, recurrence["shifts"])
                notebook.set_routine(key, recurrence={**recurrence, "periods": due})
