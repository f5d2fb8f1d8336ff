"""`thread`: the one thread, both ways: up to the mission, down to the marks and the diary.

From any thing (the mission, an objective, the goal, a pillar, an action, a routine, a dated action)
it tells what the thing serves and what comes of it.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.cli.finding import cell_of, find, pillar_number
from harada.cli.mission import in_words as objective_in_words
from harada.cli.page import Page
from harada.i18n import N_, _, long_date
from harada.method.amount import figure
from harada.method.depth import TEXTS
from harada.method.labels import CELL_STATES, DIARY, MARKS
from harada.method.marks import state_name
from harada.method.recurrence import in_words
from harada.method.reference import ref_of, stands_in
from harada.method.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Action, Chart, Routine

    Knot = dict[str, Any]
    """One thing on the thread: its `kind`, `ref` and `text`, and what else is told of it."""

_DAYS = 14
_SIGNS = {"done": "○", "missed": "×", "rest": "–", None: "·"}
_KINDS = {
    "mission": N_("Mission"),
    "objective": N_("Objective"),
    "goal": N_("Goal"),
    "pillar": N_("Pillar"),
    "action": N_("Action"),
    "service": N_("Service to others"),
    "routine": N_("Routine"),
    "dated": N_("Dated action"),
}


def add(commands: Commands) -> None:
    """Describe `thread`."""
    parser = commands.add_parser(
        "thread",
        help=_("the thread of one thing: up to the mission, down to the marks"),
        description=_(
            "Show what a thing serves, up to the mission, and what comes of it, down to the marks "
            "and diary lines of the last 14 days."
        ),
        example="harada thread 3.5\nharada thread reading --json\nharada thread 3\n"
        "harada thread goal\nharada thread mission",
    )
    parser.add_argument(
        "ref",
        metavar="REF",
        help=_("3.5, a short name, 3 for a pillar, goal, o1 for an objective, or mission"),
    )
    parser.set_defaults(run=_thread)


def _thread(arguments: Namespace, context: Context) -> int:
    up, down = _both_ways(context, arguments.ref.strip())
    here = up.pop()
    if context.json:
        context.write_json({**here, "up": up, "down": down})
        return 0
    page = Page(context)
    for depth, knot in enumerate([*up, here]):
        _show_knot(page, knot, depth)
    if down:
        page.heading(_down_title(down))
    for knot in down:
        if knot["kind"] == "day":
            _show_day(page, knot, context.plain)
        else:
            _show_knot(page, knot, 1)
    page.show()
    return 0


def _both_ways(context: Context, ref: str) -> tuple[list[Knot], list[Knot]]:
    """Return what leads from the mission down to the thing itself, and what comes below it."""
    notebook = context.notebook
    notebook.profile()
    if ref.casefold() in ("mission", "missie"):
        objectives = [_objective(key, found) for key, found in notebook.objectives().items()]
        return [_mission(context)], objectives or [_goal(context)]
    if ref in notebook.objectives():
        goal = notebook.goal()
        served = [_goal(context)] if goal is not None and goal["objective"] == ref else []
        return [_mission(context), _objective(ref, notebook.objectives()[ref])], served
    if ref.casefold() in ("goal", "doel"):
        return [*_company(context), _goal(context)], list(_pillars(notebook.chart()))
    above = [*_company(context), _goal(context)]
    chart = notebook.chart()
    number = pillar_number(ref)
    if number is not None and chart is not None:
        return [*above, _pillar(chart, number)], [
            _cell(chart, number, action) for action in range(1, 9)
        ]
    target = find(context, ref)
    if target.kind == "cell" and chart is not None and target.pillar and target.action:
        pillar = _pillar(chart, target.pillar)
        return [*above, pillar, _cell(chart, target.pillar, target.action)], []
    key = target.id or ""
    if target.kind == "action":
        action = notebook.actions()[key]
        return [*above, *_place(chart, key, action), _dated(chart, key, action)], []
    routine = notebook.routines()[key]
    return [*above, *_place(chart, key, routine), _routine(chart, key, routine)], list(
        _days(context, key)
    )


def _knot(kind: str, ref: str, text: str, **more: Any) -> Knot:
    return {"kind": kind, "ref": ref, "text": text, **more}


def _mission(context: Context) -> Knot:
    return _knot("mission", "mission", context.notebook.mission()["text"])


def _company(context: Context) -> list[Knot]:
    """Return the mission and the objective the sheet serves, as far as they are written."""
    notebook = context.notebook
    found = [_mission(context)] if notebook.mission()["text"] else []
    goal = notebook.goal()
    chosen = goal["objective"] if goal else None
    if chosen in notebook.objectives():
        found.append(_objective(chosen, notebook.objectives()[chosen]))
    return found


def _objective(key: str, objective: Any) -> Knot:
    more = {"measure": objective["measure"], "date": objective["date"]}
    return _knot("objective", key, objective["text"], **more)


def _goal(context: Context) -> Knot:
    goal = context.notebook.goal()
    if goal is None:
        return _knot("goal", "goal", "")
    return _knot(
        "goal",
        "goal",
        goal["goal"],
        line_of_sight=goal["line_of_sight"],
        deadline=goal["deadline"],
    )


def _pillars(chart: Chart | None) -> Iterator[Knot]:
    for number in range(1, 9) if chart is not None else ():
        assert chart is not None
        yield _pillar(chart, number)


def _pillar(chart: Chart, number: int) -> Knot:
    pillar = chart["pillars"][number - 1]
    return _knot("pillar", str(number), pillar["text"], aspect=pillar["aspect"])


def _cell(chart: Chart, pillar: int, action: int) -> Knot:
    cell = cell_of(chart, pillar, action)
    return _knot("action", f"{pillar}.{action}", cell["text"], state=cell["state"])


def _place(chart: Chart | None, key: str, item: Routine | Action) -> list[Knot]:
    """Return where a routine or dated action comes from: its pillar and cell, or a service."""
    if chart is not None and stands_in(key, item, chart):
        pillar, action = item["pillar"] or 0, item["action"] or 0
        return [_pillar(chart, pillar), _cell(chart, pillar, action)]
    service = item.get("service")
    return [_knot("service", f"service.{service}", item["text"])] if service else []


def _routine(chart: Chart | None, key: str, routine: Routine) -> Knot:
    return _knot(
        "routine",
        ref_of(key, routine, chart),
        routine["text"],
        id=key,
        name=routine["name"],
        recurrence=routine["recurrence"],
        state=routine["state"],
    )


def _dated(chart: Chart | None, key: str, action: Action) -> Knot:
    return _knot(
        "dated",
        ref_of(key, action, chart),
        action["text"],
        id=key,
        name=action["name"],
        due=action["due"],
        state=action["state"],
        done_on=action["done_on"],
    )


def _days(context: Context, key: str) -> Iterator[Knot]:
    """Yield the last days with what was said of the routine, the newest first."""
    last = context.day()
    days = context.notebook.days(last - timedelta(days=_DAYS - 1), last)
    for back in range(_DAYS):
        on = (last - timedelta(days=back)).isoformat()
        day = days.get(on)
        if day is None or (key not in day["marks"] and key not in day.get("notes", {})):
            continue
        diary = day.get("diary", {})
        yield {
            "kind": "day",
            "date": on,
            "state": state_name(day["marks"].get(key)),
            "note": day.get("notes", {}).get(key),
            "reason": day.get("reasons", {}).get(key),
            "amount": day.get("amounts", {}).get(key),
            "diary": {name: diary[name] for name in TEXTS if diary.get(name)},  # type: ignore[literal-required]
        }


def _down_title(down: list[Knot]) -> str:
    if down[0]["kind"] == "day":
        return _("The last {n} days").format(n=_DAYS)
    return _("What comes of it")


def _show_knot(page: Page, knot: Knot, depth: int) -> None:
    label = _(_KINDS[knot["kind"]])
    if knot["kind"] in ("pillar", "action"):
        label = f"{label} {knot['ref']}"
    page.line(f"{label}: {_told(knot)}", depth=depth)


def _told(knot: Knot) -> str:
    """Return the text of a thing with what a person wants to know beside it."""
    text = printable(knot["text"]) or _("(not written yet)")
    kind = knot["kind"]
    if kind == "objective":
        return objective_in_words(knot)  # type: ignore[arg-type]
    if kind == "goal" and knot.get("line_of_sight"):
        return _("{goal} ({why})").format(goal=text, why=knot["line_of_sight"])
    if kind == "action":
        return _("{action} ({state})").format(action=text, state=_(CELL_STATES[knot["state"]]))
    if kind == "routine":
        return _("{name}, {when}").format(name=knot["name"], when=in_words(knot["recurrence"]))
    if kind == "dated":
        done = knot["done_on"]
        day = long_date(done or knot["due"])
        sentence = _("{action}, done on {day}") if done else _("{action}, by {day}")
        return sentence.format(action=text, day=day)
    return text


def _show_day(page: Page, day: Knot, plain: bool) -> None:
    state = day["state"]
    word = (_(MARKS[state]) if state else _("open")) if plain else _SIGNS[state]
    said = " · ".join(text for text in (day["note"], day["reason"]) if text)
    if day["amount"] is not None:
        said = f"{figure(day['amount'])} {said}".strip()
    on = date.fromisoformat(day["date"])
    page.line(f"{long_date(on)} {word} {said}".rstrip())
    for name, text in day["diary"].items():
        page.line(f"{_(DIARY[name])}: {printable(text)}", depth=2)
