"""What a day asks for, in the order a person sees it.

The focus routines come first, then the two service acts, then the other due routines by pillar,
then habits, which are still marked though they left the focus rows. Dated actions stand beside
them. Plain values only: how a row is drawn is the matter of a command or a screen.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.method.amount import so_far
from harada.method.due import (
    done_in_window,
    due_flags,
    is_due,
    pauses_for,
    satisfied,
    window_of,
)
from harada.method.marks import state_name
from harada.method.reference import ref_of, stands_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypedDict

    from harada.method.documents import Action, Chart, Day, Pause, Routine, Service, Target
    from harada.method.marks import StateName

    Group = Literal["focus", "service", "pillar", "habit"]

    class AgendaRoutine(TypedDict):
        """One routine of a day."""

        id: str
        ref: str
        """What a person types to mean it: `3.5`, `service.home`, or its name."""
        name: str
        text: str
        group: Group
        focus: int | None
        """Its place among the focus routines, from 1."""
        service: Service | None
        pillar: int | None
        """The pillar it stands on in the current chart, 1 to 8, else None."""
        action: int | None
        state: StateName | None
        """`done`, `missed`, `rest`, or None where nothing was said."""
        note: str | None
        reason: str | None
        """Why it was missed, if the person said so."""
        due: bool
        """False for one that is only here because it was marked on this day."""
        done_times: int | None
        """Of 'n times in m days': how often it was done in this window; else None."""
        times: int | None
        satisfied: bool
        """Of 'n times in m days': it had its n times, so it asks for nothing more."""
        target: Target | None
        amount: float | None
        """How much was done, of 'n times in m days' in this window; None where nothing was said."""

    class AgendaAction(TypedDict):
        """One dated action of a day."""

        id: str
        ref: str
        name: str
        text: str
        pillar: int | None
        action: int | None
        due: str
        days_left: int
        """Days from this day to the due one; negative when it is overdue."""
        state: Literal["open", "done"]

    class Agenda(TypedDict):
        """All a day asks for."""

        routines: list[AgendaRoutine]
        actions: list[AgendaAction]
        done: int
        """How many of the routines are marked done."""
        asked: int
        """Of how many: all but those at rest, and those which had their n times without today."""
        open: int
        """How many still ask for a mark: due, nothing said, not satisfied."""

    class WeekLine(TypedDict):
        """How an ISO week goes so far."""

        week: str
        done: int
        due: int


SOON = 7
"""A dated action is shown from this many days before it is due."""

_ORDER: dict[Group, int] = {"focus": 0, "service": 1, "pillar": 2, "habit": 3}
_NO_PILLAR = 9
_LAST = 9
_NO_DAYS: dict[str, Day] = {}


def agenda(
    routines: Mapping[str, Routine],
    actions: Mapping[str, Action],
    pauses: Mapping[str, Pause],
    day: Day,
    on: date,
    chart: Chart | None,
    days: Mapping[str, Day] = _NO_DAYS,
) -> Agenda:
    """What the day `on` asks for; `day` is its document.

    A routine is listed when it is due on that day or marked on it. `days`, by ISO date, tells the
    other days of the windows of 'n times in m days' routines; days it does not hold count as
    unmarked. A dated action is listed while it is open and due within 7 days or overdue, and on
    the day it was done. Dropped and archived things are never listed.
    """
    rows: list[AgendaRoutine] = []
    window = {**days, on.isoformat(): day}
    for routine_id, routine in routines.items():
        if routine["state"] not in ("active", "habit"):
            continue
        due = is_due(routine, on, pauses_for(routine_id, pauses))
        if due or routine_id in day["marks"]:
            rows.append(_routine_row(routine_id, routine, due, day, on, chart, window))
    rows.sort(key=lambda row: row_order(routines[row["id"]], row["pillar"] is not None))
    return {
        "routines": rows,
        "actions": _action_rows(actions, on, chart),
        "done": sum(row["state"] == "done" for row in rows),
        "asked": sum(_counts(row) for row in rows),
        "open": sum(row["due"] and row["state"] is None and not row["satisfied"] for row in rows),
    }


def _counts(row: AgendaRoutine) -> bool:
    """Whether a routine counts in 'so many of so many kept'; rest leaves every figure as it is."""
    return row["state"] in ("done", "missed") or (row["state"] is None and not row["satisfied"])


def week_line(
    routines: Mapping[str, Routine],
    days: Mapping[str, Day],
    pauses: Mapping[str, Pause],
    today: date,
) -> WeekLine:
    """How often routines were done, of how often they were due, this ISO week up to today.

    Today counts once it is marked; rest and pauses leave the count. A routine of 'n times in m
    days' counts each time it was done, up to n, as done and due alike, and what can no longer be
    made up in this week as due. `days` holds the week's days by ISO date.
    """
    from harada.method.day import iso_week, week_days
    from harada.method.score import count, mark_rows

    week = week_days(today)
    rows = mark_rows(days, week[0], week[-1])
    done = due = 0
    for routine_id, routine in routines.items():
        if routine["state"] not in ("active", "habit"):
            continue
        flags = due_flags(routine, week[0], week[-1], pauses_for(routine_id, pauses))
        counted = count(routine, flags, rows.get(routine_id), week[0], today)
        done += counted.done
        due += counted.due
    return {"week": iso_week(today), "done": done, "due": due}


def window_days(routines: Mapping[str, Routine], on: date) -> tuple[date, date]:
    """The first and the last day whose documents `agenda` and `week_line` want to see.

    It spans the ISO week and the windows of all live 'n times in m days' routines up to `on`.
    """
    first = on - timedelta(days=on.weekday())
    for routine in routines.values():
        if routine["recurrence"]["kind"] == "times" and routine["state"] in ("active", "habit"):
            first = min(first, window_of(routine, on)[0])
    return first, on


def _routine_row(
    routine_id: str,
    routine: Routine,
    due: bool,
    day: Day,
    on: date,
    chart: Chart | None,
    window: Mapping[str, Day],
) -> AgendaRoutine:
    """One routine as a row."""
    in_chart = stands_in(routine_id, routine, chart)
    repeated = routine["recurrence"]["kind"] == "times"
    return {
        "id": routine_id,
        "ref": ref_of(routine_id, routine, chart),
        "name": routine["name"],
        "text": routine["text"],
        "group": _group(routine),
        "focus": routine["focus"],
        "service": routine["service"],
        "pillar": routine["pillar"] if in_chart else None,
        "action": routine["action"] if in_chart else None,
        "state": state_name(day["marks"].get(routine_id)),
        "note": day.get("notes", {}).get(routine_id),
        "reason": day.get("reasons", {}).get(routine_id),
        "due": due,
        "done_times": done_in_window(routine_id, routine, on, window) if repeated else None,
        "times": routine["recurrence"]["times"] if repeated else None,
        "satisfied": satisfied(routine_id, routine, on, window),
        "target": routine["target"],
        "amount": so_far(routine_id, routine, on, window) if routine["target"] else None,
    }


def row_order(routine: Routine, on_chart: bool = True) -> tuple[int, int, int, int]:
    """Where a routine stands in every list: sort by this, and equals stay as they came.

    By group, then by focus place, by home and work, or by cell; what stands on no pillar of the
    current chart (`on_chart` false) comes after what does. Dropped and archived ones come last.
    """
    if routine["state"] not in ("active", "habit"):
        return (_LAST, 0, 0, 0)
    group = _group(routine)
    if group == "focus":
        return (_ORDER[group], routine["focus"] or 0, 0, 0)
    if group == "service":
        return (_ORDER[group], int(routine["service"] == "work"), 0, 0)
    if not on_chart or routine["pillar"] is None:
        return (_ORDER[group], 0, _NO_PILLAR, 0)
    return (_ORDER[group], 0, routine["pillar"], routine["action"] or 0)


def _group(routine: Routine) -> Group:
    """The group of rows a live routine belongs to."""
    if routine["state"] == "habit":
        return "habit"
    if routine["service"] is not None:
        return "service"
    return "pillar" if routine["focus"] is None else "focus"


def _action_rows(
    actions: Mapping[str, Action], on: date, chart: Chart | None
) -> list[AgendaAction]:
    """The dated actions of a day, by due date."""
    today = on.isoformat()
    horizon = (on + timedelta(days=SOON)).isoformat()
    rows: list[AgendaAction] = []
    for action_id, action in actions.items():
        waiting = action["state"] == "open" and action["due"] <= horizon
        if not waiting and not (action["state"] == "done" and action["done_on"] == today):
            continue
        in_chart = stands_in(action_id, action, chart)
        rows.append(
            {
                "id": action_id,
                "ref": ref_of(action_id, action, chart),
                "name": action["name"],
                "text": action["text"],
                "pillar": action["pillar"] if in_chart else None,
                "action": action["action"] if in_chart else None,
                "due": action["due"],
                "days_left": (date.fromisoformat(action["due"]) - on).days,
                "state": "open" if waiting else "done",
            }
        )
    rows.sort(key=lambda row: row["due"])
    return rows
