"""Looking after routines: their names, their texts, their places in the focus.

Each function is one undoable change made of several methods of the notebook, so that a screen and
a command do the same. What is wise is not said here.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _
from harada.method.empty import short_name
from harada.method.focus import in_order, placing
from harada.method.reference import BadReference, fold, parse, stands_in
from harada.method.text import printable, shown
from harada.notebook.cells import change_cell, stored_cell
from harada.notebook.errors import Refused
from harada.notebook.reading import ROUTINES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Routine
    from harada.notebook.notebook import Notebook
    from harada.notebook.store import Change

_IDS = "racgopy"
_ONE_DAY = timedelta(days=1)


def checked_name(notebook: Notebook, name: str, own: str | None) -> str:
    """Return a short name as one line; `own` is the id of what gets it, which may keep its name.

    Raises `Refused` for one that reads as a cell, a number or an id, or that something else has:
    it could not be typed after `harada done`.
    """
    bare = " ".join(printable(name).split())
    key = fold(bare)
    if not bare:
        raise Refused(_("A short name needs a letter at least."))
    if not _is_a_name(bare, key):
        raise Refused(
            _(
                "“{name}” would be read as a number, a cell or an option. Take a name that begins "
                "with a letter."
            ).format(name=shown(name))
        )
    for item_id, item in (*notebook.routines().items(), *notebook.actions().items()):
        live = item["state"] in ("active", "habit", "open")
        if live and item_id != own and fold(item["name"]) == key:
            raise Refused(
                _("The name {name} is taken: {text}.").format(
                    name=shown(bare), text=shown(item["text"])
                )
            )
    return bare


def _is_a_name(bare: str, key: str) -> bool:
    if bare.startswith("-"):
        return False
    try:
        if parse(bare).kind != "name":
            return False
    except BadReference:
        return False
    number = key[1:] if key[0] in _IDS else key
    return not number.replace(".", "").isdigit()


def rename(notebook: Notebook, key: str, name: str) -> None:
    """Give a routine another short name; raises `Refused` for one that cannot be used."""
    notebook.set_routine(key, name=checked_name(notebook, name, key))


def write_text(notebook: Notebook, key: str, text: str) -> None:
    """Write what is done in a routine, also where it stands on the chart or on the sheet.

    A short name that was made from the old text follows. Raises `Refused` for an empty text.
    """
    text = text.strip()
    if not text:
        raise Refused(_("A routine needs a text: what is done."))
    old = notebook.routines()[key]
    others = [r["name"] for other, r in notebook.routines().items() if other != key]
    others += [action["name"] for action in notebook.actions().values()]
    with notebook.change(_("routine {name}").format(name=old["name"])):
        if stands_in(key, old, notebook.chart()):
            notebook.set_cell(old["pillar"] or 0, old["action"] or 0, text)
        elif old["service"] is not None and notebook.goal() is not None:
            notebook.set_goal_field(f"service_{old['service']}", text)
        else:
            notebook.set_routine(key, text=text)
        if old["name"] == short_name(old["text"], others):
            notebook.set_routine(key, name=short_name(text, others))


def set_span(notebook: Notebook, key: str, start: date, end: date | None) -> None:
    """Say from when, and until when if it ends, a routine is kept.

    Raises `Refused` for an end before the start.
    """
    if end is not None and end < start:
        raise Refused(
            _("The routine would end on {last}, before it begins on {first}.").format(
                last=end.isoformat(), first=start.isoformat()
            )
        )
    last = None if end is None else end.isoformat()
    notebook.set_routine(key, start=start.isoformat(), end=last)


def stop(notebook: Notebook, key: str) -> None:
    """Keep a routine no longer: its marks stay, its cell waits again, the focus closes up."""
    routine = notebook.routines()[key]
    with notebook.change(_("routine {name}").format(name=routine["name"])):
        if routine["focus"] is not None:
            out_of_focus(notebook, key)
        if stands_in(key, routine, notebook.chart()):
            notebook.set_cell_state(routine["pillar"] or 0, routine["action"] or 0, "waiting")
        else:
            ended = notebook.today().isoformat()
            notebook.set_routine(key, state="archived", end=ended)


def resume(notebook: Notebook, key: str) -> None:
    """Keep a habit, or a routine that was ended or dropped, as a routine again.

    Of one that had ended, the days in between are paused: nothing was asked then. It takes its cell
    again where that still waits with the same text.
    """
    routine = notebook.routines()[key]
    today, end = notebook.today(), routine["end"]
    with notebook.change(_("routine {name}").format(name=routine["name"])) as change:
        if stands_in(key, routine, notebook.chart()):
            notebook.set_cell_state(routine["pillar"] or 0, routine["action"] or 0, "active")
        else:
            notebook.set_routine(key, state="active")
            _take_cell(notebook, change, key, routine)
        if routine["state"] == "habit" or end is None:
            return
        notebook.set_routine(key, end=None)
        after, yesterday = date.fromisoformat(end) + _ONE_DAY, today - _ONE_DAY
        if after <= yesterday:
            notebook.pause(after, yesterday, key)


def _take_cell(notebook: Notebook, change: Change, key: str, routine: Routine) -> None:
    """Put a routine on its cell again, if that waits and says the same."""
    chart, pillar, action = routine["chart"], routine["pillar"], routine["action"]
    if chart is None or chart != notebook.chart_id() or not pillar or not action:
        return
    cell = stored_cell(change, chart, pillar, action)
    if cell["state"] == "waiting" and cell["text"] == routine["text"]:
        change_cell(change, chart, pillar, action, {"state": "active", "routine": key})


def make_small(notebook: Notebook, key: str, text: str) -> None:
    """Write the version of a routine that takes two minutes; an empty text takes it away."""
    routine = notebook.routines()[key]
    without = {name: value for name, value in routine.items() if name != "small"}
    new = {**without, "small": text.strip()} if text.strip() else without
    with notebook.change(_("routine {name}").format(name=routine["name"])):
        notebook.table(ROUTINES, "routines").put(key, new)


def into_focus(notebook: Notebook, key: str, place: int | None = None) -> None:
    """Put an active routine in the focus, last unless a place is given; raises `Refused`."""
    routines = notebook.routines()
    if routines[key]["state"] != "active":
        raise Refused(_("Only an active routine can be in the focus."))
    _give_place(notebook, key, len(in_order(routines)) + 1 if place is None else place)


def out_of_focus(notebook: Notebook, key: str) -> None:
    """Take a routine out of the focus; it stays active and the others close up."""
    _give_place(notebook, key, None)


def _give_place(notebook: Notebook, key: str, place: int | None) -> None:
    routines = notebook.routines()
    with notebook.change(_("focus of {name}").format(name=routines[key]["name"])):
        for other, number in placing(routines, key, place).items():
            notebook.set_routine(other, focus=number)
