"""Closing a sheet, starting the next one from it, keeping versions of the chart, and finding them.

A version that is kept is put aside as it stands, under an id of its own; the chart in use keeps its
id, so that its routines and dated actions go on. Each change is one undoable change.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _
from harada.method.cycle import carried_to, successor
from harada.method.versions import changes
from harada.notebook.errors import HaradaError, Refused
from harada.notebook.reading import CHARTS, PROFILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import Chart, Goal
    from harada.notebook.notebook import Notebook

QUARTER = timedelta(days=91)
"""How far back one looks unless another day is asked for."""


def close_sheet(
    notebook: Notebook, on: date, results: Mapping[str, str], learned: str | None = None
) -> None:
    """Close the current sheet: a result by the place of its level, and what was learned.

    The chart is kept as it stands on that day. Raises `Refused` without a sheet, or for a closed
    one.
    """
    goal = notebook.goal()
    if goal is None:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    if goal["closed"]:
        raise Refused(
            _("Sheet {id} was closed on {day}.").format(id=notebook.goal_id(), day=goal["closed"])
        )
    with notebook.change(_("closing of the sheet")):
        for place, text in results.items():
            notebook.set_goal_field(place, text)
        if learned is not None:
            _put_goal(notebook, {"learned": learned})
        if notebook.chart() is not None:
            keep_version(notebook)
        _put_goal(notebook, {"closed": on.isoformat()})


def _put_goal(notebook: Notebook, fields: Mapping[str, str]) -> None:
    key = notebook.goal_id() or ""
    notebook.table("goals.json", "goals").put(key, {**notebook.goals()[key], **fields})


def next_sheet(notebook: Notebook, goal: str = "", deadline: date | None = None) -> str:
    """Begin the next sheet from the current one; returns its id. The earlier one is kept.

    Raises `Refused` where there is no sheet to start from.
    """
    old_id, old = notebook.goal_id(), notebook.goal()
    if old is None or old_id is None:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    made: Goal = successor(old, old_id, notebook.today())
    made["goal"] = goal or made["goal"]
    made["deadline"] = deadline.isoformat() if deadline else None
    return notebook.new_goal(made)


def other_middle(notebook: Notebook) -> str:
    """Return what stands in the middle of the chart where that is not the goal; empty else."""
    goal, chart = notebook.goal(), notebook.chart()
    middle = chart["text"] if chart is not None else ""
    return middle if goal is not None and goal["goal"] and middle != goal["goal"] else ""


def carry_over(notebook: Notebook, key: str) -> date:
    """Take a dated action along into the next cycle; returns the day it stands on from now on.

    Raises `Refused` for one that is not open.
    """
    action = notebook.actions().get(key)
    due = date.max if action is None else date.fromisoformat(action["due"])
    day = carried_to(due, notebook.today())
    move_action(notebook, key, day)
    return day


def move_action(notebook: Notebook, key: str, day: date) -> None:
    """Give a dated action another day; raises `Refused` for one that is not open."""
    action = notebook.actions().get(key)
    if action is None or action["state"] != "open":
        raise Refused(_("Only a dated action that is still open can have another day."))
    with notebook.change(_("dated action {name}").format(name=action["name"])):
        notebook.set_action(key, due=day.isoformat())


def keep_version(notebook: Notebook) -> str:
    """Put the chart aside as it stands today, as an earlier version; returns that version's id.

    Raises `Refused` where there is no chart.
    """
    key, chart = notebook.chart_id(), notebook.chart()
    if key is None or chart is None:
        raise Refused(_("There is no chart yet. `harada chart set centre TEXT` begins one."))
    with notebook.change(_("version of the chart")):
        table = notebook.table(CHARTS, "charts")
        kept = table.next_key("c")
        table.put(kept, {**chart, "kept": notebook.today().isoformat()})
        table.put(key, {**chart, "version": chart["version"] + 1, "replaces": kept})
    return kept


class Earlier:
    """The chart as it was on a day: its source (`c2`, or a backup's name), the day, the chart.

    It is known to have stood so since `first` already.
    """

    __slots__ = ("chart", "first", "on", "source")

    def __init__(self, source: str, on: date, chart: Chart) -> None:
        self.source = source
        self.first = self.on = on
        self.chart = chart


def chart_on(notebook: Notebook, wanted: date) -> Earlier | None:
    """Return the chart as it was nearest to a day before today, None where nothing tells.

    Versions that were kept and the notebook's own backups are looked at.
    """
    sources = _sources(notebook)
    for on, source in sorted(sources, key=lambda each: (abs((each[0] - wanted).days), each[0])):
        chart = _chart_of(notebook, source, sources[on, source])
        if chart is not None:
            return Earlier(source, on, chart)
    return None


def earlier_charts(notebook: Notebook) -> list[Earlier]:
    """Return every chart that was before today, the latest first, by the last day it stood so.

    A backup with the chart of a later day is one with that; versions kept on purpose all stand.
    """
    found: list[Earlier] = []
    for (on, source), path in sorted(_sources(notebook).items(), reverse=True):
        chart = _chart_of(notebook, source, path)
        if chart is None:
            continue
        if found and path and not changes(chart, found[-1].chart):
            found[-1].first = on
        else:
            found.append(Earlier(source, on, chart))
    return found


def nearest(found: Iterable[Earlier], wanted: date) -> Earlier | None:
    """Return what stood on a day or nearest to it, None of none."""

    def away(each: Earlier) -> tuple[int, date]:
        days = max((each.first - wanted).days, (wanted - each.on).days, 0)
        return days, each.on

    return min(found, key=away, default=None)


def _sources(notebook: Notebook) -> dict[tuple[date, str], str]:
    """What tells how the chart was before today, by day and name; the path of a backup, or ''."""
    today = notebook.today()
    found = dict.fromkeys(_kept(notebook), "")
    for backup in notebook.backups():
        on = _day(backup.name)
        if on is not None:
            found[on, backup.name] = backup.path
    return {each: path for each, path in found.items() if each[0] < today}


def _chart_of(notebook: Notebook, source: str, path: str) -> Chart | None:
    """The chart of a version, or of the backup at a path; None where that holds none."""
    return _chart_in_backup(notebook, path) if path else notebook.charts()[source]


def version(notebook: Notebook, key: str) -> Earlier:
    """Return a version by its id; raises `Refused` when there is none."""
    chart = notebook.charts().get(key)
    if chart is None:
        raise Refused(
            _("There is no chart {id}. `harada chart versions` lists them.").format(id=key)
        )
    days = {source: on for on, source in _kept(notebook)}
    return Earlier(key, days.get(key, notebook.today()), chart)


def _kept(notebook: Notebook) -> list[tuple[date, str]]:
    """The earlier versions of the current chart, each with the last day on which it stood so."""
    charts = notebook.charts()
    found: list[tuple[date, str]] = []
    key = notebook.chart_id()
    while key in charts and charts[key]["replaces"] in charts:
        before = charts[key]["replaces"] or ""
        if any(before == known for _on, known in found):
            break  # a circle, which only a damaged file can hold
        day = charts[before].get("kept") or charts[key]["created"]
        found.append((date.fromisoformat(day[:10]), before))
        key = before
    return found


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name[:10])
    except ValueError:
        return None


def _chart_in_backup(notebook: Notebook, path: str) -> Chart | None:
    """The chart that was current in a backup; None where it holds none or cannot be read."""
    from harada.notebook.restore import tables_in

    try:
        tables = tables_in(notebook.store, path, (CHARTS, PROFILE))
    except HaradaError:
        return None
    current = tables[PROFILE].get("current", {}).get("chart", {}).get("id", "")
    found: Chart | None = tables[CHARTS].get("charts", {}).get(current)  # type: ignore[assignment]
    return found
