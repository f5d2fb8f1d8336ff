"""A row of ticks copied from paper, and the sheet of one week they are copied into.

The signs are those of the check sheet: a ring is done, a cross is missed, a dash is rest, a dot
leaves the day as it is. A zero is refused: it looks like the ring and could mean the opposite.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _
from harada.method.agenda import row_order
from harada.method.due import due_flags, pauses_for
from harada.method.errors import UnreadableValue
from harada.method.marks import DONE, MISSED, REST
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Day, MarkCode, Pause, Routine

_SIGNS: dict[str, MarkCode | None] = {
    **dict.fromkeys("oO○◯〇vV✓1", DONE),
    **dict.fromkeys("xX×✗✕", MISSED),
    **dict.fromkeys("-–—rR", REST),
    **dict.fromkeys("._·?", None),
}
_BETWEEN = " |,\t"
LONGEST = 366


class BadTicks(UnreadableValue):
    """A row of ticks that is not understood, or one for days that have not come."""


def read_ticks(text: str) -> list[MarkCode | None]:
    """The marks of a row such as `oo.x-oo`, a day each; None leaves a day as it is.

    Blanks, commas and upright lines between weeks are passed over. Raises `BadTicks` for any other
    sign, for none at all and for more than a year.
    """
    found: list[MarkCode | None] = []
    for sign in text:
        if sign in _BETWEEN:
            continue
        if sign not in _SIGNS:
            raise BadTicks(
                _(
                    "“{text}” is no row of ticks: o is done, x missed, - rest, and a dot leaves "
                    "the day as it is."
                ).format(text=shown(text))
            )
        found.append(_SIGNS[sign])
    if not 1 <= len(found) <= LONGEST:
        raise BadTicks(_("A row of ticks has 1 to {n} days.").format(n=LONGEST))
    return found


def dated(first: date, ticks: list[MarkCode | None], today: date) -> dict[date, MarkCode]:
    """The marks of a row by day, from `first` on; days left as they are are not in it.

    Raises `BadTicks` where a day after `today` would be done or missed.
    """
    marks = {
        first + timedelta(days=place): code for place, code in enumerate(ticks) if code is not None
    }
    ahead = [day for day, code in marks.items() if day > today and code != REST]
    if ahead:
        raise BadTicks(
            _("{day} has not come yet; nothing was marked.").format(day=ahead[0].isoformat())
        )
    return marks


class WeekRow:
    """One routine's week: for each of its seven days the code said, 0 for none, and whether due."""

    __slots__ = ("codes", "due", "id", "routine")

    def __init__(
        self, routine_id: str, routine: Routine, codes: list[int], due: list[bool]
    ) -> None:
        self.id = routine_id
        self.routine = routine
        self.codes = codes
        self.due = due


def week_rows(
    routines: Mapping[str, Routine],
    days: Mapping[str, Day],
    pauses: Mapping[str, Pause],
    monday: date,
) -> list[WeekRow]:
    """The sheet of the week from `monday`: live routines that are due in it, and all marked in it.

    In the order of the agenda; `days` by ISO date holds the week.
    """
    week = [monday + timedelta(days=n) for n in range(7)]
    rows: list[WeekRow] = []
    for routine_id, routine in routines.items():
        codes = [
            days[day.isoformat()]["marks"].get(routine_id, 0) if day.isoformat() in days else 0
            for day in week
        ]
        due = due_flags(routine, week[0], week[-1], pauses_for(routine_id, pauses))
        live = routine["state"] in ("active", "habit")
        if any(codes) or (live and any(due)):
            rows.append(WeekRow(routine_id, routine, codes, [bool(flag) for flag in due]))
    rows.sort(key=lambda row: row_order(row.routine))
    return rows
