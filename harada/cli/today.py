"""`today`: what this day asks for, as one page of text or as JSON.

The page says what the Today screen says. It is typed every evening, so it imports little and opens
only small files and the months that this week and the windows of its routines touch.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import N_, _, long_date, ngettext
from harada.method.agenda import agenda, week_line, window_days
from harada.method.amount import told
from harada.method.answered import about
from harada.method.day import iso_week
from harada.method.marks import SIGNS
from harada.method.smaller import days_wanted, offered
from harada.method.text import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.shapes import Today, TodayAction, TodayReply, TodayRoutine
    from harada.method.agenda import Agenda, AgendaAction, AgendaRoutine
    from harada.method.documents import Reply
    from harada.notebook.notebook import Notebook

_PLAIN = {
    "done": N_("[done]"),
    "missed": N_("[missed]"),
    "rest": N_("[rest]"),
    None: N_("[open]"),
}


def add(commands: Commands) -> None:
    """Describe `today`."""
    parser = commands.add_parser(
        "today",
        help=_("show today's routines, dated actions, phrase and replies"),
        example="harada today\nharada today --date yesterday --json",
    )
    parser.set_defaults(run=_run)


def _run(_arguments: Namespace, context: Context) -> int:
    return today(context)


def today(context: Context) -> int:
    """Show the day meant; returns 0."""
    notebook, on = context.notebook, context.day()
    routines = notebook.routines()
    first, last = window_days(routines, on)
    days = notebook.days(first, last)
    earlier = days_wanted(routines, on)
    small = {} if earlier is None else offered(routines, notebook.days(earlier, on), on)
    found = agenda(
        routines,
        notebook.actions(),
        notebook.pauses(),
        notebook.day(on),
        on,
        notebook.chart(),
        days,
    )
    replies = _replies(notebook, on)
    if context.json:
        context.write_json(_as_json(found, replies, on, notebook.shift(on)))
        return 0
    lines = _head(notebook, on)
    lines += _routine_lines(notebook, found["routines"], small, context.plain)
    lines += _action_lines(found["actions"], context.plain)
    lines += _task_lines(notebook, on, context.plain)
    lines += _reply_lines(replies)
    week = week_line(routines, days, notebook.pauses(), on)
    if week["due"]:
        lines += ["", _("This week: {done} of {due}.").format(**week)]
    context.say("\n".join(printable(line) for line in lines))
    return 0


def _replies(notebook: Notebook, on: date) -> list[Reply]:
    """Return the unseen replies and those to the week of the day meant, oldest first."""
    week = iso_week(on)
    return [
        reply for reply in notebook.replies().values() if not reply["seen"] or reply["week"] == week
    ]


def _as_json(found: Agenda, replies: list[Reply], on: date, shift: str | None) -> Today:
    made: Today = {
        "date": on.isoformat(),
        "routines": [_routine_json(row) for row in found["routines"]],
        "actions": [_action_json(row) for row in found["actions"]],
        "replies": [_reply_json(reply) for reply in replies],
    }
    if shift is not None:
        made["shift"] = shift
    return made


def _routine_json(row: AgendaRoutine) -> TodayRoutine:
    return {
        "id": row["id"],
        "ref": row["ref"],
        "text": row["text"],
        "focus": row["focus"],
        "state": row["state"],
        "note": row["note"],
    }


def _action_json(row: AgendaAction) -> TodayAction:
    return {
        "id": row["id"],
        "ref": row["ref"],
        "text": row["text"],
        "due": row["due"],
        "state": "done" if row["state"] == "done" else None,
    }


def _reply_json(reply: Reply) -> TodayReply:
    return {
        "text": reply["text"],
        "from": reply["sender"],
        "week": reply["week"],
        "date": reply["date"],
        "seen": reply["seen"],
    }


def _head(notebook: Notebook, on: date) -> list[str]:
    shift = notebook.shift(on)
    lines = [f"{long_date(on)} · {shift}" if shift else long_date(on)]
    goal, mission = notebook.goal(), notebook.mission()["text"]
    if mission:
        lines.append(_("Mission: {text}").format(text=mission))
    if goal is None:
        return lines
    if goal["line_of_sight"]:
        lines.append(_("My part: {text}").format(text=goal["line_of_sight"]))
    if goal["goal"]:
        lines.append(_("Goal: {text}").format(text=goal["goal"]))
    if goal["deadline"]:
        left = (date.fromisoformat(goal["deadline"]) - on).days
        if left == 0:
            lines.append(_("today is the day"))
        elif left > 0:
            lines.append(ngettext("{n} day left", "{n} days left", left).format(n=left))
        else:
            lines.append(_("the date has passed: {day}").format(day=long_date(goal["deadline"])))
    phrase = notebook.day(on).get("diary", {}).get("phrase") or goal["affirmation"]
    if phrase:
        lines.append(f"“{phrase}”")
    return lines


def _routine_lines(
    notebook: Notebook, rows: list[AgendaRoutine], small: Mapping[str, str], plain: bool
) -> list[str]:
    if not rows:
        return ["", _("No routines today.")]
    chart = notebook.chart()
    lines: list[str] = []
    heading: str | None = None
    for row in rows:
        above = _heading(row)
        if row["group"] == "pillar" and row["pillar"] and chart:
            above = chart["pillars"][row["pillar"] - 1]["text"]
        if above != heading:
            lines += ["", above]
            heading = above
        lines.append(_routine_line(row, plain))
        if row["id"] in small and row["state"] is None:
            lines.append("  " + _("or in two minutes: {text}").format(text=small[row["id"]]))
    return lines


def _heading(row: AgendaRoutine) -> str:
    names = {
        "focus": _("Focus"),
        "service": _("Service to others"),
        "pillar": _("Other routines"),
        "habit": _("Habits"),
    }
    return names[row["group"]]


def _routine_line(row: AgendaRoutine, plain: bool) -> str:
    line = f"{_sign(row['state'], plain)} {row['ref']:<4} {row['text']}"
    if row["times"] is not None:
        line += f" ({row['done_times']}/{row['times']})"
    if row["target"] is not None:
        line += f" ({told(row['target'], row['amount'])})"
    return f"{line} — {row['note']}" if row["note"] else line


def _sign(state: str | None, plain: bool) -> str:
    return _(_PLAIN[state]) if plain else SIGNS[state or "open"]


def _ticked(done: bool, waiting: str, plain: bool) -> str:
    """Return the sign of what is ticked off; while it waits it has one of its own."""
    if plain:
        return _sign("done" if done else None, plain)
    return SIGNS["checked" if done else waiting]


def _action_lines(rows: list[AgendaAction], plain: bool) -> list[str]:
    if not rows:
        return []
    lines = ["", _("Dated actions")]
    for row in rows:
        sign = _ticked(row["state"] == "done", "dated", plain)
        lines.append(f"{sign} {row['ref']:<4} {row['text']} ({_due(row)})")
    return lines


def _due(row: AgendaAction) -> str:
    left = row["days_left"]
    if row["state"] == "done":
        return row["due"]
    if left < 0:
        return ngettext("{n} day over", "{n} days over", -left).format(n=-left)
    if left == 0:
        return _("due today")
    return ngettext("due in {n} day", "due in {n} days", left).format(n=left)


def _task_lines(notebook: Notebook, on: date, plain: bool) -> list[str]:
    tasks = notebook.day(on).get("diary", {}).get("tasks", [])
    if not tasks:
        return []
    signed = [f"{_ticked(task['done'], 'open', plain)} {task['text']}" for task in tasks]
    return ["", _("Tasks"), *signed]


def _reply_lines(replies: list[Reply]) -> list[str]:
    if not replies:
        return []
    lines = []
    for reply in replies:
        subject = about(reply) if reply.get("what") or reply.get("about") else ""
        sender = f"{reply['sender']}, {subject}" if subject else reply["sender"]
        lines.append(f"{sender}: {reply['text']}")
    return ["", _("From your coach"), *lines]
