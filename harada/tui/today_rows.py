"""What Today says, as lines and rows: from plain documents to words in the language of now.

It puts what the method's agenda found into sentences and signs. It reads no file and draws
nothing; what is due, done or late was decided by `harada.method`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from harada.i18n import _, long_date, month_short, ngettext, weekday_short
from harada.method.agenda import agenda, week_line, window_days
from harada.method.amount import told
from harada.method.answered import about
from harada.method.day import iso_week
from harada.method.score import Count
from harada.method.smaller import days_wanted, offered
from harada.method.text import printable, shorten
from harada.notebook.review_week import open_week
from harada.tui.diary_fields import is_written
from harada.tui.folding import KEY, SIGN, group_id
from harada.tui.widgets.day_head import HeadLine
from harada.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from harada.method.agenda import Agenda, AgendaAction, AgendaRoutine
    from harada.method.documents import Chart, Day, Diary, Goal, Pause, Reply, Routine, Task
    from harada.notebook.notebook import Notebook

_KINDLY = 50
"""Below this percentage of a week a kind word says more than the figure."""


_TAIL = 28
"""Cells for who wrote a reply, and about what."""


class TodayFacts(NamedTuple):
    """All that Today shows, read once."""

    on: date
    shift: str | None
    """The shift of the day, where a roster names one."""
    goal: Goal | None
    mission: str
    chart: Chart | None
    agenda: Agenda
    diary: Diary
    plan: list[Task]
    replies: dict[str, Reply]
    """The unseen ones, and the seen ones of late, by id."""
    week: Count
    steps_open: int
    """Steps of the guided path that are neither done nor passed over."""
    small: dict[str, str]
    """Two-minute versions of what was hard lately, by routine."""
    to_review: bool
    """Whether a week was lived and not looked back on yet."""

    @property
    def tasks(self) -> list[Task]:
        """The tasks of the day."""
        return self.diary.get("tasks", [])


def read(notebook: Notebook, on: date) -> TodayFacts:
    """Read from the notebook what Today shows about the day `on`."""
    routines, pauses = notebook.routines(), notebook.pauses()
    days = notebook.days(*window_days(routines, on))
    day = notebook.day(on)
    earlier = days_wanted(routines, on)
    return TodayFacts(
        on=on,
        shift=notebook.shift(on),
        goal=notebook.goal(),
        mission=notebook.mission()["text"],
        chart=notebook.chart(),
        agenda=agenda_of(notebook, on),
        diary=day.get("diary", {}),
        plan=notebook.day(on + timedelta(days=1)).get("diary", {}).get("tasks", []),
        replies=_of_late(notebook.replies(), on),
        week=_week_so_far(routines, days, pauses, on),
        steps_open=steps_open(notebook),
        small={} if earlier is None else offered(routines, notebook.days(earlier, on), on),
        to_review=open_week(notebook, on) is not None,
    )


def agenda_of(notebook: Notebook, on: date) -> Agenda:
    """Return what the day `on` asks for, all that decides it read from the notebook."""
    routines = notebook.routines()
    days = notebook.days(*window_days(routines, on))
    pauses, chart = notebook.pauses(), notebook.chart()
    return agenda(routines, notebook.actions(), pauses, notebook.day(on), on, chart, days)


def _week_so_far(
    routines: Mapping[str, Routine],
    days: Mapping[str, Day],
    pauses: Mapping[str, Pause],
    on: date,
) -> Count:
    """Return how the week goes; nothing on its first day, which the line of the day tells better.

    A week of which only today counts would say '100 %' beside 'one of thirteen kept'.
    """
    before = {iso: day for iso, day in days.items() if iso != on.isoformat()}
    week, rest = (week_line(routines, each, pauses, on) for each in (days, before))
    return Count(week["done"], week["due"]) if rest["due"] else Count(0, 0)


def _of_late(replies: Mapping[str, Reply], on: date) -> dict[str, Reply]:
    """Return the unseen replies and those about this week or the one before.

    A coach answers a week when it is over, so an answer stays in sight as long as its week does.
    """
    near = (iso_week(on), iso_week(on - timedelta(days=7)))
    return {
        key: reply
        for key, reply in replies.items()
        if not reply["seen"]
        or (reply["week"] or (reply["date"] and iso_week(date.fromisoformat(reply["date"]))))
        in near
    }


def head_lines(facts: TodayFacts) -> list[HeadLine]:
    """Return the lines at the top, the most important of them first to last."""
    goal = facts.goal
    shift = f" · {printable(facts.shift)}" if facts.shift else ""
    lines = [HeadLine(long_date(facts.on) + shift, _time_left(facts), "date")]
    sight = goal["line_of_sight"] if goal else ""
    if facts.mission or sight:
        mission, sight = printable(facts.mission), printable(sight)
        lines.append(HeadLine(mission or sight, sight if mission else "", "quiet"))
    if goal and goal["goal"]:
        lines.append(HeadLine(printable(goal["goal"])))
    phrase = facts.diary.get("phrase") or (goal["affirmation"] if goal else "")
    if phrase:
        lines.append(HeadLine(f"“{printable(phrase)}”", "", "phrase"))
    lines.append(HeadLine(_state_of_day(facts), _week(facts.week), "state"))
    return lines


def few_head_lines(facts: TodayFacts) -> list[HeadLine]:
    """Return the lines a small terminal has room for: date, goal and state."""
    lines = head_lines(facts)
    return [line for line in lines if line.look in ("date", "text", "state")]


def _time_left(facts: TodayFacts) -> str:
    """Return how long there is until the goal's date."""
    if facts.goal is None or facts.goal["deadline"] is None:
        return ""
    left = (date.fromisoformat(facts.goal["deadline"]) - facts.on).days
    if left < 0:
        return _("the date has passed: {day}").format(day=long_date(facts.goal["deadline"]))
    if left == 0:
        return _("today is the day")
    return ngettext("{n} day left", "{n} days left", left).format(n=left)


def _state_of_day(facts: TodayFacts) -> str:
    """Return in a line how the day stands."""
    found = facts.agenda
    parts = [kept_line(found)] if found["routines"] else []
    waiting = sum(action["state"] == "open" for action in found["actions"])
    if waiting:
        parts.append(ngettext("{n} dated action", "{n} dated actions", waiting).format(n=waiting))
    count = sum(not reply["seen"] for reply in facts.replies.values())
    if count:
        parts.append(ngettext("{n} new reply", "{n} new replies", count).format(n=count))
    parts.append(_("diary written") if is_written(facts.diary) else _("no diary yet"))
    return " · ".join(parts)


def kept_line(found: Agenda) -> str:
    """Return how many of the day's routines were kept; those at rest count in neither number."""
    if not found["asked"]:
        return _("nothing more is asked today")
    return _("{done} of {all} kept").format(done=found["done"], all=found["asked"])


def _week(week: Count) -> str:
    """Return in a few words how the week goes."""
    if week.percent is None:
        return ""
    if week.percent < _KINDLY:
        # After a lapse a total is kinder than a figure, and nothing kinder than a nought.
        kept = ngettext("{n} kept this week", "{n} kept this week", week.done)
        return kept.format(n=week.done) if week.done else ""
    return _("this week {percent} %").format(percent=week.percent)


def routine_rows(
    facts: TodayFacts, signs: dict[str, str], folded: frozenset[str] = frozenset()
) -> list[Row]:
    """Return the routines under their headings; a folded group is one line."""
    rows: list[Row] = []
    groups = groupby(facts.agenda["routines"], key=_group)
    for group, found in groups:
        members = list(found)
        heading = _heading(members[0], facts.chart)
        if group in folded:
            kept = sum(row["state"] == "done" for row in members)
            tail = _("{done} of {all} kept").format(done=kept, all=len(members))
            rows.append(Row(heading, KEY + group, "heading", SIGN, "", tail))
            continue
        rows.append(Row(heading, look="heading"))
        rows += [_routine_row(row, signs, facts.small.get(row["id"])) for row in members]
    if not rows:
        rows.append(Row(_("No routines today."), look="quiet"))
    if facts.goal is None or not facts.agenda["routines"]:
        rows.append(Row(_("Go on along the guided path: Enter."), "guide", "quiet"))
    elif facts.steps_open:
        said = ngettext(
            "Still open: {n} step · ctrl+o", "Still open: {n} steps · ctrl+o", facts.steps_open
        )
        way_on = Row(said.format(n=facts.steps_open), "guide", "quiet")
        rows.insert(len(rows) if facts.goal["goal"] else 0, way_on)
    if _is_over(facts):
        said = _("The day of your goal has come: write the results, begin the next · E")
        rows.insert(0, Row(said, "closing", "quiet"))
    return rows


def _is_over(facts: TodayFacts) -> bool:
    """Tell whether the day of the goal has come and its sheet is still open."""
    goal = facts.goal
    if goal is None or goal["closed"] or goal["deadline"] is None:
        return False
    return goal["deadline"] <= facts.on.isoformat()


def steps_open(notebook: Notebook) -> int:
    """Return how many steps of the guided path wait; whoever reads Today lives with the sheet."""
    from harada.method.guide import progress
    from harada.tui.screens.guide_end import snapshot_of

    done, steps = progress(
        {**snapshot_of(notebook), "days_written": 1}, notebook.profile()["guide"]
    )
    return steps - done


def _group(routine: AgendaRoutine) -> str:
    """Return the id of the group a routine stands in."""
    return group_id(routine["group"], routine["pillar"])


def unfolded(facts: TodayFacts, folded: frozenset[str]) -> list[AgendaRoutine]:
    """Return the routines whose group is not folded."""
    return [row for row in facts.agenda["routines"] if _group(row) not in folded]


def group_of(facts: TodayFacts, routine_id: str) -> str | None:
    """Return the id of the group a routine of the day stands in."""
    found = (row for row in facts.agenda["routines"] if row["id"] == routine_id)
    return next((_group(row) for row in found), None)


def _heading(routine: AgendaRoutine, chart: Chart | None) -> str:
    """Return the heading a routine stands under."""
    group = routine["group"]
    if group == "focus":
        return _("Focus")
    if group == "service":
        return _("Service to others")
    if group == "habit":
        return _("Habits")
    if chart is None or routine["pillar"] is None:
        return _("Other routines")
    return printable(chart["pillars"][routine["pillar"] - 1]["text"])


def _routine_row(routine: AgendaRoutine, signs: dict[str, str], small: str | None) -> Row:
    """Return a routine as a row; `small` is the version of two minutes to offer."""
    state = routine["state"] or ("done" if routine["satisfied"] else "open")
    tail = printable(routine["note"] or routine["reason"] or "")
    if not tail and state == "missed":
        tail = _("w: why?")
    if not tail and routine["times"] is not None:
        tail = f"{routine['done_times']}/{routine['times']}"
    if routine["target"] is not None:
        sums = printable(told(routine["target"], routine["amount"]))
        tail = f"{sums} · {tail}" if tail else sums
    if small and not tail and routine["state"] is None:
        tail = _("or: {text}").format(text=printable(small))
    sign = signs[state]
    if routine["group"] == "habit" and state == "open":
        sign = signs["habit"]
    ref = routine["ref"] if routine["pillar"] else ""
    return Row(printable(routine["text"]), f"routine:{routine['id']}", state, sign, ref, tail)


def reply_rows(facts: TodayFacts, signs: dict[str, str], keys: Collection[str]) -> list[Row]:
    """Return these replies under their heading, nothing where there are none."""
    rows = [Row(_("From my coach"), look="heading")]
    for key in (key for key in facts.replies if key in keys):
        reply = facts.replies[key]
        subject = about(reply)
        sender = f"{reply['sender']}, {subject}" if subject else reply["sender"]
        tail = shorten(printable(sender), _TAIL)
        look, sign = ("quiet", " ") if reply["seen"] else ("late", signs["news"])
        rows.append(Row(printable(reply["text"]), f"reply:{key}", look, sign, "", tail))
    return rows if len(rows) > 1 else []


def other_rows(facts: TodayFacts, signs: dict[str, str], above: Collection[str] = ()) -> list[Row]:
    """Return everything beside the routines: actions, tasks, tomorrow, replies, diary, week.

    The replies `above` stand above the routines already.
    """
    rows: list[Row] = []
    if facts.agenda["actions"]:
        rows.append(Row(_("Dated actions"), look="heading"))
        rows.extend(_action_row(action, signs) for action in facts.agenda["actions"])
    rows.append(Row(_("Tasks of today"), look="heading"))
    rows.extend(
        Row(printable(task["text"]), f"task:{at}", *_ticked(task["done"], signs))
        for at, task in enumerate(facts.tasks)
    )
    if not facts.tasks:
        rows.append(Row(_("None yet; a adds one."), "add", "quiet"))
    rows.append(Row(_("Tomorrow"), look="heading"))
    rows.extend(Row(printable(task["text"]), f"plan:{at}") for at, task in enumerate(facts.plan))
    if not facts.plan:
        rows.append(Row(_("Nothing planned yet; t adds a line."), "plan", "quiet"))
    rows.extend(reply_rows(facts, signs, [key for key in facts.replies if key not in above]))
    rows.extend(_closing_rows(facts))
    return rows


def _closing_rows(facts: TodayFacts) -> list[Row]:
    """Return the rows about the diary and the week."""
    written = facts.diary.get("good") or facts.diary.get("text") or facts.diary.get("redo") or ""
    first_line = printable(written.partition("\n")[0])
    if not is_written(facts.diary):
        first_line = _("Not written yet; Enter opens it.")
    rows = [
        Row(_("Diary"), look="heading"),
        Row(first_line or _("Written; Enter opens it."), "diary", "quiet"),
    ]
    percent = facts.week.percent
    if percent is not None:
        rows.append(Row(_("This week"), look="heading"))
        if percent < _KINDLY:
            if facts.week.done:
                rows.append(Row(_week(facts.week)))
            rows.append(Row(_("Off and on is still going on: one small thing is enough.")))
        else:
            said = _("{done} of {due} kept, {percent} %")
            rows.append(Row(said.format(done=facts.week.done, due=facts.week.due, percent=percent)))
    if facts.to_review:
        rows.append(Row(_("Look back on the week: five minutes · 7"), "review", "quiet"))
    return rows


def _ticked(done: bool, signs: dict[str, str]) -> tuple[str, str]:
    """Return look and sign of a task."""
    return ("done", signs["checked"]) if done else ("open", signs["open"])


def _action_row(action: AgendaAction, signs: dict[str, str]) -> Row:
    """Return a dated action as a row."""
    left = action["days_left"]
    if action["state"] == "done":
        look, sign = "done", signs["checked"]
    else:
        look, sign = ("late" if left < 0 else "open"), signs["dated"]
    ref = action["ref"] if action["pillar"] else ""
    key = f"action:{action['id']}"
    return Row(printable(action["text"]), key, look, sign, ref, _due(action))


def _due(action: AgendaAction) -> str:
    """Return in a word or two when an action is due; what is done is never late."""
    left = action["days_left"]
    if left < 0 and action["state"] == "open":
        return ngettext("{n} day late", "{n} days late", -left).format(n=-left)
    if left == 0:
        return _("today")
    if left == 1:
        return _("tomorrow")
    day = date.fromisoformat(action["due"])
    return _("{weekday} {day} {month}").format(
        weekday=weekday_short(day.weekday()), day=day.day, month=month_short(day.month)
    )
