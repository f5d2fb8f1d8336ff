"""An obstacle that came again and again, written on the sheet with what is done then.

One undoable change made of methods of the notebook, so that a screen and a command do the same.
"""

from __future__ import annotations

from datetime import timedelta

from harada.i18n import _
from harada.method.reason import LATELY, alike, asks_for_an_answer, if_then
from harada.notebook.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import Aspect, Day
    from harada.method.reason import Counted
    from harada.notebook.notebook import Notebook


def lately(notebook: Notebook, on: date) -> dict[str, Day]:
    """Return the days whose reasons count as of late, up to `on`."""
    return notebook.days(on - timedelta(days=LATELY - 1), on)


def asked_now(notebook: Notebook, reason: str, on: date) -> Counted | None:
    """Return a reason that came often of late and has no answer on the sheet; None otherwise."""
    for one in asks_for_an_answer(lately(notebook, on), notebook.goal()):
        if alike(one.text) == alike(reason):
            return one
    return None


def answer(notebook: Notebook, row: Aspect, reason: str, then: str) -> None:
    """Write an obstacle and its countermeasure on a row of the sheet, below what stands there.

    An obstacle that stands there keeps its line. Raises `Refused` for an empty one or an empty
    countermeasure.
    """
    reason, then = " ".join(reason.split()), " ".join(then.split())
    if not reason or not then:
        raise Refused(_("Say what comes in between, and what you do then."))
    with notebook.change(_("countermeasure to {reason}").format(reason=reason)):
        goal = notebook.goal()
        kept = goal["analysis"][row] if goal is not None else {"obstacle": "", "countermeasure": ""}
        obstacles = kept["obstacle"].splitlines()
        if alike(reason) not in map(alike, obstacles):
            text = "\n".join([*obstacles, reason])
            notebook.set_goal_field(f"analysis.{row}.obstacle", text)
        answers = [*kept["countermeasure"].splitlines(), if_then(reason, then)]
        notebook.set_goal_field(f"analysis.{row}.countermeasure", "\n".join(answers))
