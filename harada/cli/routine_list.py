"""What `routine list` and `routine show` print: each routine with its rhythm and its figures."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.cli.page import Page, column_widths
from harada.i18n import N_, _, long_date, ngettext, pgettext
from harada.method.amount import in_words as target_in_words
from harada.method.day import days_between
from harada.method.labels import MARKS, ROUTINE_STATES
from harada.method.marks import state_name
from harada.method.recurrence import in_words
from harada.method.reference import ref_of, stands_in
from harada.method.score import all_figures

if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.method.documents import Routine
    from harada.method.score import Figures

_YEAR = 365
_LATELY = 14
_SIGNS = {"done": "○", "missed": "×", "rest": "–", None: "·"}
_GROUPS = {
    "focus": N_("Focus"),
    "service": N_("Service to others"),
    "other": N_("Other routines"),
    "habit": N_("Habits"),
    "past": N_("No longer kept"),
}


def show_all(context: Context, *, every: bool) -> int:
    """Print the live routines, or all there ever were; returns 0."""
    notebook = context.notebook
    notebook.profile()
    kept = {
        key: routine
        for key, routine in notebook.routines().items()
        if every or routine["state"] in ("active", "habit")
    }
    figures = _figures(context, kept)
    ordered = sorted(kept, key=lambda key: _place(kept[key]))
    if context.json:
        rows = [as_json(context, key, kept[key], figures[key]) for key in ordered]
        context.write_json({"date": context.day().isoformat(), "routines": rows})
        return 0
    if not kept:
        context.tell(
            _("No routines yet. `harada chart promote 3.5` makes one of a cell of the chart.")
        )
        return 0
    rows_by_id = {key: _row(context, key, kept[key], figures[key]) for key in ordered}
    head = ["", "", "", _("score"), "%", _("run"), ""]
    wide = column_widths([head, *rows_by_id.values()])
    page = Page(context)
    page.table([head], wide)
    for group, title in _GROUPS.items():
        members = [key for key in ordered if _group(kept[key]) == group]
        if members:
            page.heading(_(title))
            page.table([rows_by_id[key] for key in members], wide)
    page.show()
    return 0


def show_one(context: Context, key: str) -> int:
    """Print one routine with its figures and its last marks; returns 0."""
    notebook = context.notebook
    routine, on = notebook.routines()[key], context.day()
    figures = _figures(context, {key: routine})[key]
    days = days_between(on - timedelta(days=_LATELY - 1), on)
    said = notebook.days(days[0], days[-1])
    marks = {
        day.isoformat(): state_name(said[day.isoformat()]["marks"].get(key))
        if day.isoformat() in said
        else None
        for day in days
    }
    if context.json:
        rows = [{"date": day, "state": state} for day, state in marks.items()]
        context.write_json({**as_json(context, key, routine, figures), "marks": rows})
        return 0
    page = Page(context)
    page.title(routine["text"])
    for label, text in _facts(context, key, routine):
        page.field(label, text)
    page.field(_("Figures"), _in_figures(figures))
    page.heading(_("The last {n} days").format(n=_LATELY))
    if context.plain:
        for day, state in marks.items():
            page.line(f"{day} {_(MARKS[state]) if state else pgettext('mark', 'open')}")
    else:
        page.line(" ".join(_SIGNS[state] for state in marks.values()))
    page.show()
    return 0


def as_json(context: Context, key: str, routine: Routine, figures: Figures) -> dict[str, Any]:
    """Return a routine as the answers of this family tell it."""
    chart = context.notebook.chart()
    on_chart = stands_in(key, routine, chart)
    return {
        "id": key,
        "ref": ref_of(key, routine, chart),
        "name": routine["name"],
        "text": routine["text"],
        "state": routine["state"],
        "focus": routine["focus"],
        "service": routine["service"],
        "pillar": routine["pillar"] if on_chart else None,
        "action": routine["action"] if on_chart else None,
        "recurrence": routine["recurrence"],
        "start": routine["start"],
        "end": routine["end"],
        "habit_on": routine["habit_on"],
        "target": routine["target"],
        "small": routine.get("small"),
        "score": round(figures.score, 4),
        "total": figures.total,
        "percent": figures.percent,
        "run": figures.run,
        "best_run": figures.best_run,
    }


def _figures(context: Context, routines: dict[str, Routine]) -> dict[str, Figures]:
    last = context.day()
    first = last - timedelta(days=_YEAR - 1)
    begun = min((routine["start"] for routine in routines.values()), default=last.isoformat())
    first = max(first, min(last, date.fromisoformat(begun)))
    notebook = context.notebook
    days = notebook.days(first, last)
    return all_figures(routines, days, notebook.pauses(), first, last, notebook.today())


def _group(routine: Routine) -> str:
    if routine["state"] == "habit":
        return "habit"
    if routine["state"] != "active":
        return "past"
    if routine["focus"] is not None:
        return "focus"
    return "service" if routine["service"] else "other"


def _place(routine: Routine) -> tuple[int, int, int, int]:
    group = list(_GROUPS).index(_group(routine))
    focus = routine["focus"] or int(routine["service"] == "work")
    return group, focus, routine["pillar"] or 9, routine["action"] or 9


def _row(context: Context, key: str, routine: Routine, figures: Figures) -> list[str]:
    ref = ref_of(key, routine, context.notebook.chart())
    return [
        ref,
        "" if ref == routine["name"] else routine["name"],
        in_words(routine["recurrence"]),
        str(round(figures.score * 100)),
        "" if figures.percent is None else str(figures.percent),
        str(figures.run),
        routine["text"],
    ]


def _facts(context: Context, key: str, routine: Routine) -> list[tuple[str, str]]:
    ref = ref_of(key, routine, context.notebook.chart())
    facts = [(_("Name"), routine["name"])]
    if ref != routine["name"]:
        facts.append((_("Reference"), ref))
    facts.append((_("When"), in_words(routine["recurrence"])))
    facts.append((_("From"), long_date(routine["start"])))
    if routine["end"]:
        facts.append((_("Until"), long_date(routine["end"])))
    if routine["target"]:
        facts.append((_("Amount"), target_in_words(routine["target"])))
    if routine.get("small"):
        facts.append((_("In two minutes"), routine["small"]))
    if routine["focus"]:
        facts.append((_("Place in the focus"), str(routine["focus"])))
    facts.append((_("State"), _(ROUTINE_STATES[routine["state"]])))
    if routine["habit_on"]:
        facts.append((_("A habit since"), long_date(routine["habit_on"])))
    return facts


def _in_figures(figures: Figures) -> str:
    percent = "–" if figures.percent is None else str(figures.percent)
    return ngettext(
        "score {score}, {total} time, {percent} %, run of {run} (longest {best})",
        "score {score}, {total} times, {percent} %, run of {run} (longest {best})",
        figures.total,
    ).format(
        score=round(figures.score * 100),
        total=figures.total,
        percent=percent,
        run=figures.run,
        best=figures.best_run,
    )
