"""Where the value of a field stands in the notebook, and which widget it is written in.

A path names one value with dots: those of the goal sheet as `Notebook.set_goal_field` has them
(`levels.0.text`), `pillar.3.text`, `pillar.3.aspect` and `cell.3.5` of the current chart, numbered
from 1 in reading order; `profile.role`, `mission` and `objectives` stand outside the sheet. The
guided path and the Goal screen share this table, so that a field is the same wherever it is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from harada.i18n import _, language
from harada.method.labels import ANALYSIS, ASPECTS, GOAL, LEVELS, PERSON, PERSPECTIVES
from harada.method.when import named_day

if TYPE_CHECKING:
    from datetime import date

    from textual.widget import Widget

    from harada.notebook.notebook import Notebook
    from harada.tui.widgets.question import Field


def read_field(notebook: Notebook, path: str) -> Any:
    """Return the value at a path, what an empty sheet has there when there is no sheet yet."""
    head, *rest = path.split(".")
    if head in ("pillar", "cell"):
        return _read_chart(notebook, head, rest)
    if head == "profile":
        return cast("dict[str, Any]", notebook.profile())[rest[0]]
    if head == "mission":
        return notebook.mission()["text"]
    if head == "objectives":
        return list(notebook.objectives().values())
    goal = notebook.goal()
    if goal is None:
        from harada.method.empty import empty_goal

        goal = empty_goal(notebook.today())
    value: Any = goal
    for step in (head, *rest):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def _read_chart(notebook: Notebook, head: str, rest: list[str]) -> Any:
    chart = notebook.chart()
    if chart is None:
        return None if rest[-1] == "aspect" else ""
    pillar = chart["pillars"][int(rest[0]) - 1]
    if head == "cell":
        return pillar["actions"][int(rest[1]) - 1]["text"]
    return pillar["aspect"] if rest[1] == "aspect" else pillar["text"]


def write_field(notebook: Notebook, path: str, value: Any) -> None:
    """Write the value at a path. Raises `Refused` for a field that does not exist.

    A new chart takes the goal over into its centre.
    """
    head, *rest = path.split(".")
    chart = notebook.chart()
    centre = chart["text"] if chart else ""
    goal = notebook.goal()
    before = goal["goal"] if goal else ""
    if head in ("cell", "pillar"):
        if before and not centre:
            notebook.set_centre(before)
        if head == "cell":
            notebook.set_cell(int(rest[0]), int(rest[1]), value)
        else:
            notebook.set_pillar(int(rest[0]), **{rest[1]: value})
    elif head == "profile":
        _write_profile(notebook, rest[0], value)
    elif head == "mission":
        notebook.set_mission(value)
    elif head == "objectives":
        notebook.set_objectives(value)
    else:
        notebook.set_goal_field(path, value)


def _write_profile(notebook: Notebook, field: str, value: str) -> None:
    """Write a field of the profile, and on the sheet where that shows it too."""
    goal = notebook.goal()
    before = notebook.profile()[field]  # type: ignore[literal-required]
    with notebook.change(_("profile")):
        notebook.set_profile(**{field: value})
        if field in PERSON and goal and goal[field] == before:  # type: ignore[literal-required]
            notebook.set_goal_field(field, value)


def label_of(path: str, value: Any = None) -> str:
    """Return what a field is called; `value` is the name of the level for a goal level."""
    head, *rest = path.split(".")
    if head == "levels":
        return _(LEVELS[value]) if value in LEVELS else str(value)
    if head == "perspectives":
        return _(PERSPECTIVES[rest[0]])
    if head == "analysis":
        return _(ANALYSIS[rest[1]])
    if head == "supporters":
        return _("Supporters")
    if head == "feelings":
        return _("Feelings when I am there")
    return _(GOAL.get(head) or PERSON[rest[0] if head == "profile" else head])


def aspect_label(aspect: str) -> str:
    """Return an aspect's name as it begins a line."""
    name = _(ASPECTS[aspect])
    return name[:1].upper() + name[1:]


def field_for(path: str, notebook: Notebook, today: date) -> Field:
    """Return a new, empty widget in which the value at a path is written."""
    head = path.partition(".")[0]
    if path in ("deadline", "start"):
        from harada.tui.widgets.question_date import DateField

        field = DateField(path, today)
        if path == "deadline":
            field.offered = named_day(read_field(notebook, "goal"), today)
        return field
    if head in ("perspectives", "feelings"):
        from harada.tui.widgets.question_lines import LineList

        return LineList(path)
    if head in ("supporters", "objectives"):
        from harada.tui.widgets.question_dated import ObjectiveList, SupporterList

        lines = SupporterList if head == "supporters" else ObjectiveList
        return lines(path, today)
    if path in ("objective", "profile.kind_of_work", "profile.day_start"):
        from harada.tui.widgets.question_options import Options

        return Options(path, options_of(path, notebook))
    from harada.tui.widgets.question_text import Sentence

    return Sentence(path)


def options_of(path: str, notebook: Notebook) -> list[Any]:
    """Return what there is to choose for the value at a path, in the language of now."""
    if path == "profile.kind_of_work":
        return _work_options()
    if path == "profile.day_start":
        return _hour_options(notebook.profile()["day_start"])
    return _objective_options(notebook)


def _objective_options(notebook: Notebook) -> list[Any]:
    """Return the company's objectives as options, and 'none of these' at the end."""
    from harada.tui.widgets.question_options import Option

    found = [
        Option(key, f"{one['text']} ({one['measure']})" if one["measure"] else one["text"])
        for key, one in notebook.objectives().items()
    ]
    return [*found, Option(None, _("None of these"))]


def _hour_options(now: str) -> list[Any]:
    """Return the hours at which a day can begin, and the one of now where it is none of them."""
    from harada.tui.widgets.question_options import Option

    return [Option(time, time) for time in sorted({*(f"{hour:02}:00" for hour in range(7)), now})]


def _work_options() -> list[Any]:
    """Return the kinds of work there are examples for, and 'something else' at the end."""
    from harada.exchange.templates import STARTERS, starter
    from harada.tui.widgets.question_options import Option

    kinds = [Option(kind, starter(kind, language())["title"]) for kind in STARTERS]
    other = _("Something else (the examples come from: {work})").format(work=kinds[0].text)
    return [*kinds, Option("other", other)]


def widget_of(field: Field) -> Widget:
    """Return a field as the widget it is mixed into."""
    return cast("Widget", field)
