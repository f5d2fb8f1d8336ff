"""What the goal sheet says, field by field, in the order in which it is read.

Only the words are made here, from the notebook's documents; how they are laid out and edited is for
the Goal screen. A field without a text says so, and an empty half for others says what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from harada.i18n import N_, _, long_date
from harada.method.empty import ASPECTS
from harada.method.focus import in_order
from harada.method.recurrence import in_words
from harada.method.text import printable
from harada.tui.days import days_left, short_day
from harada.tui.fields import aspect_label, label_of, read_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from harada.method.documents import Routine
    from harada.notebook.notebook import Notebook

BLANK = N_("not written yet")
GAP = N_("Still empty. Who else gains when you get there, and how?")


class SheetText(NamedTuple):
    """One field of the sheet as it is read."""

    path: str
    """The field as `harada.tui.fields` knows it; `window` and `routines` are screens."""
    label: str
    lines: list[str]
    look: str = "text"
    """`text`, `main` for the goal itself, `blank` for nothing, `gap` for what should be there."""


class Section(NamedTuple):
    """A part of the sheet with its heading, marked for translation."""

    heading: str
    paths: tuple[str, ...]


LEFT: tuple[Section, ...] = (
    Section(N_("My goal"), ("goal", "deadline", "affirmation", "feelings")),
    Section(
        N_("Company and service"),
        ("mission", "objectives", "objective", "line_of_sight", "service_home", "service_work"),
    ),
    Section(N_("Levels"), ("levels",)),
    Section(
        N_("Four perspectives"),
        (
            "perspectives.self_tangible",
            "perspectives.self_intangible",
            "perspectives.others_tangible",
            "perspectives.others_intangible",
        ),
    ),
    Section(N_("Supporters"), ("supporters",)),
    Section(N_("Who I am"), ("name", "role", "company", "department", "start")),
)
RIGHT: tuple[Section, ...] = (
    Section(
        N_("What went well, what did not"),
        tuple(
            f"analysis.{aspect}.{name}"
            for aspect in ASPECTS
            for name in ("success", "success_why", "failure", "failure_why")
        ),
    ),
    Section(
        N_("Obstacles and countermeasures"),
        tuple(
            f"analysis.{aspect}.{name}"
            for aspect in ASPECTS
            for name in ("obstacle", "countermeasure")
        ),
    ),
    Section(N_("Chart, actions and routines"), ("window", "actions", "routines")),
)


def texts_of(section: Section, notebook: Notebook, today: date) -> Iterator[SheetText]:
    """Yield the fields of a section as they stand now."""
    for path in section.paths:
        if path == "levels":
            for place in range(len(read_field(notebook, "levels"))):
                yield _field(f"levels.{place}.text", notebook, today)
        elif path == "window":
            yield _chart(notebook)
        elif path == "actions":
            yield _actions(notebook, today)
        elif path == "routines":
            yield _routines(notebook)
        else:
            yield _field(path, notebook, today)


def _field(path: str, notebook: Notebook, today: date) -> SheetText:
    """Return a field that can be edited."""
    value = read_field(notebook, path)
    lines = [printable(line) for line in _lines(path, value, notebook, today)]
    label = _label(path, notebook)
    if lines:
        return SheetText(path, label, lines, "main" if path == "goal" else "text")
    if path.startswith("perspectives.others"):
        return SheetText(path, label, [_(GAP)], "gap")
    return SheetText(path, label, [_(BLANK)], "blank")


def _label(path: str, notebook: Notebook) -> str:
    """Return what a field is called on the sheet."""
    head, *rest = path.split(".")
    if head == "levels":
        return label_of(path, read_field(notebook, f"levels.{rest[0]}.name"))
    if head == "mission":
        return _("Mission")
    if head == "objectives":
        return _("Objectives")
    if head == "objective":
        return _("Objective it serves")
    if head == "analysis":
        return _("{aspect}: {field}").format(
            aspect=aspect_label(rest[0]), field=_(SHORT_ANALYSIS[rest[1]])
        )
    if head == "feelings":
        return _("Feelings")
    return label_of(path)


SHORT_ANALYSIS = {
    "success": N_("success"),
    "success_why": N_("why"),
    "failure": N_("failure"),
    "failure_why": N_("why"),
    "obstacle": N_("obstacle"),
    "countermeasure": N_("then I"),
}
"""The rows of the self-analysis in a word, behind the name of the aspect."""


def _lines(path: str, value: Any, notebook: Notebook, today: date) -> list[str]:
    """Return the value of a field as lines, none when it is empty."""
    if not value:
        return []
    if path in ("deadline", "start"):
        day = today.fromisoformat(value)
        if path == "start":
            return [long_date(day)]
        left = days_left(day, today)
        return [_("{day} · {distance}").format(day=long_date(day), distance=left)]
    if path == "objective":
        found = notebook.objectives().get(value)
        return [_measured(found["text"], found["measure"])] if found else []
    if path == "objectives":
        return [_("• {text}").format(text=_measured(one["text"], one["measure"])) for one in value]
    if path == "supporters":
        return [_supporter(one) for one in value]
    if isinstance(value, list):
        return [_("• {text}").format(text=line) for line in value]
    return [value]


def _measured(text: str, measure: str) -> str:
    return _("{text} ({measure})").format(text=text, measure=measure) if measure else text


def _supporter(one: Mapping[str, Any]) -> str:
    """Return a supporter as a line: who, what, and when they were asked."""
    if one["asked"]:
        return _("• {who}: {what} (asked on {day})").format(
            who=one["who"], what=one["what"], day=short_day(one["asked"])
        )
    return _("• {who}: {what} (not asked yet)").format(who=one["who"], what=one["what"])


def _chart(notebook: Notebook) -> SheetText:
    """Return the pillars of the chart, each with how many of its actions are written and live."""
    chart = notebook.chart()
    lines = []
    for number, pillar in enumerate(chart["pillars"] if chart else [], 1):
        cells = [cell for cell in pillar["actions"] if cell["text"].strip()]
        live = sum(cell["state"] in ("active", "habit") for cell in cells)
        if pillar["text"].strip() or cells:
            lines.append(
                _("{number} {pillar}: {written} of 8 written, {live} active").format(
                    number=number, pillar=printable(pillar["text"]), written=len(cells), live=live
                )
            )
    look = "text" if lines else "blank"
    return SheetText("window", _("Open Window 64"), lines or [_(BLANK)], look)


def _actions(notebook: Notebook, today: date) -> SheetText:
    """Return the dated actions by day."""
    kept = sorted(
        (one for one in notebook.actions().values() if one["state"] != "dropped"),
        key=lambda one: one["due"],
    )
    lines = []
    for one in kept:
        said = _("{day} · {text}") if one["state"] == "open" else _("{day} · {text} (done)")
        lines.append(said.format(day=short_day(one["due"]), text=printable(one["text"])))
    look = "text" if lines else "blank"
    return SheetText("actions", _("Dated actions"), lines or [_(BLANK)], look)


def _routines(notebook: Notebook) -> SheetText:
    """Return the focus routines and the service acts, and how many others there are."""
    routines = notebook.routines()
    focus = in_order(routines)
    service = [key for key, one in routines.items() if one["service"] and one["state"] == "active"]
    lines = [_routine(routines[key]) for key in [*focus, *service]]
    others = sum(one["state"] == "active" for one in routines.values()) - len(lines)
    if others > 0:
        lines.append(_("and {n} more").format(n=others))
    look = "text" if lines else "blank"
    return SheetText("routines", _("Routines"), lines or [_(BLANK)], look)


def _routine(routine: Routine) -> str:
    """Return a routine as a line; its rhythm is said where it is not every day."""
    text = printable(routine["text"])
    if routine["recurrence"]["kind"] == "daily":
        return text
    return _("{text} ({rhythm})").format(text=text, rhythm=in_words(routine["recurrence"]))
