"""The goal sheet as a page, in the order of the form, with what feeds it and what it feeds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.cli.mission import in_words
from harada.cli.page import Page
from harada.i18n import _, long_date, ngettext
from harada.method import recurrence
from harada.method.empty import ASPECTS as ASPECT_ORDER
from harada.method.labels import ANALYSIS, ASPECTS, GOAL, PERSON, PERSPECTIVES
from harada.method.levels import title
from harada.method.reference import ref_of

if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.method.documents import Aspect, Goal


def show_goal(context: Context, goal: Goal) -> None:
    """Print the sheet as a page."""
    page = Page(context)
    page.title(goal["goal"] or _("(no goal written yet)"))
    _person(page, goal)
    _ends(page, context, goal)
    _levels(page, goal)
    _perspectives(page, goal)
    _analysis(page, goal)
    _practice(page, context)
    _people(page, goal)
    page.show()


def _person(page: Page, goal: Goal) -> None:
    for field, label in PERSON.items():
        text = str(goal[field])  # type: ignore[literal-required]
        if text:
            page.field(_(label), text)


def _ends(page: Page, context: Context, goal: Goal) -> None:
    """Add when it ends, what it serves, and the two acts of service."""
    page.heading(_("What for, and by when"))
    if goal["start"]:
        page.field(_(GOAL["start"]), long_date(goal["start"]))
    page.field(_(GOAL["deadline"]), _deadline(context, goal["deadline"]))
    if goal["closed"]:
        page.field(_("Closed"), long_date(goal["closed"]))
    if goal.get("learned"):
        page.field(_("What I learned"), goal["learned"])
    mission = context.notebook.mission()["text"]
    if mission:
        page.field(_("Mission"), mission)
    objective = context.notebook.objectives().get(goal["objective"] or "")
    if objective:
        page.field(_(GOAL["objective"]), in_words(objective))
    for field in ("line_of_sight", "service_home", "service_work"):
        page.field(_(GOAL[field]), str(goal[field]) or _("(not written yet)"))


def _deadline(context: Context, deadline: str | None) -> str:
    if deadline is None:
        return _("(no date yet)")
    left = (date.fromisoformat(deadline) - context.day()).days
    if left < 0:
        return _("{day} (has passed)").format(day=long_date(deadline))
    return ngettext("{day} ({n} day left)", "{day} ({n} days left)", left).format(
        day=long_date(deadline), n=left
    )


def _levels(page: Page, goal: Goal) -> None:
    page.heading(_("Goal levels"))
    for level in goal["levels"]:
        text = level["text"] or _("(not written yet)")
        if level["result"]:
            text = _("{goal} (result: {result})").format(goal=text, result=level["result"])
        page.field(title(level["name"]), text)


def _perspectives(page: Page, goal: Goal) -> None:
    page.heading(_("Four perspectives"))
    for field, label in PERSPECTIVES.items():
        lines: list[str] = goal["perspectives"][field]  # type: ignore[literal-required]
        if lines:
            page.items(_(label), lines)
        else:
            page.field(_(label), _("(nothing yet)"))


def _analysis(page: Page, goal: Goal) -> None:
    rows: dict[Aspect, list[tuple[str, str]]] = {}
    for aspect in ASPECT_ORDER:
        row = goal["analysis"][aspect]
        filled = [(label, str(row[field])) for field, label in ANALYSIS.items() if row[field]]  # type: ignore[literal-required]
        if filled:
            rows[aspect] = filled
    if not rows:
        page.heading(_("What went well, what did not"))
        page.line(_("(nothing yet)"))
    for aspect, told in rows.items():
        page.heading(_("Self-analysis: {aspect}").format(aspect=_(ASPECTS[aspect])))
        for label, text in told:
            page.field(_(label), text)


def _practice(page: Page, context: Context) -> None:
    """Add the dated actions and the focus routines, which live on the chart."""
    notebook = context.notebook
    chart = notebook.chart()
    actions = [
        (found["due"], key, found)
        for key, found in notebook.actions().items()
        if found["state"] != "dropped"
    ]
    page.heading(_("Dated actions"))
    if actions:
        rows = []
        for due, key, found in sorted(actions, key=lambda row: row[:2]):
            done = _("done") if found["state"] == "done" else ""
            rows.append([ref_of(key, found, chart), due, done, found["text"]])
        page.table(rows)
    else:
        page.line(_("(none yet)"))
    focus = [
        (found["focus"] or 0, key, found)
        for key, found in notebook.routines().items()
        if found["state"] == "active" and (found["focus"] or found["service"])
    ]
    page.heading(_("Routines"))
    if focus:
        page.table(
            [
                [ref_of(key, found, chart), recurrence.in_words(found["recurrence"]), found["text"]]
                for place, key, found in sorted(focus, key=lambda row: (row[0] or 99, row[1]))
            ]
        )
    else:
        page.line(_("(none yet)"))


def _people(page: Page, goal: Goal) -> None:
    page.heading(_("Supporters"))
    for supporter in goal["supporters"]:
        what = supporter["what"]
        if supporter["asked"]:
            what = _("{what} (asked on {day})").format(what=what, day=long_date(supporter["asked"]))
        page.field(supporter["who"], what)
    if not goal["supporters"]:
        page.line(_("(nobody yet)"))
    page.heading(_(GOAL["affirmation"]))
    page.line(goal["affirmation"] or _("(not written yet)"))
    if goal["feelings"]:
        page.heading(_("Feelings when it is reached"))
        for feeling in goal["feelings"]:
            page.line(feeling, "-")
