"""Which fields a question of the guided path is answered in, and what stands before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from harada.i18n import _
from harada.method.labels import PERSON
from harada.tui.fields import aspect_label, field_for, label_of, read_field
from harada.tui.widgets.question_aspect import AspectChoice
from harada.tui.widgets.question_choosing import DatedChoosing, RoutineChoosing
from harada.tui.widgets.question_end import EndPage
from harada.tui.widgets.question_page import Asked, ExampleLine, QuestionPage

if TYPE_CHECKING:
    from datetime import date

    from harada.notebook.notebook import Notebook
    from harada.tui.questions import Question

Page = QuestionPage | DatedChoosing | RoutineChoosing | EndPage

ARROWS = {2: "↑", 3: "↗", 5: "→", 8: "↘", 7: "↓", 6: "↙", 4: "←", 1: "↖"}
"""Where a cell stands around the centre of its block."""


def page_of(question: Question, notebook: Notebook, today: date, places: dict[int, str]) -> Page:
    """Return a new page for a question; `places` says how the places in a block are drawn."""
    if question.kind == "dated":
        return DatedChoosing(today)
    if question.kind == "routines":
        return RoutineChoosing()
    if question.kind in ("elsewhere", "end"):
        return EndPage()
    return QuestionPage(_rows(question, notebook, today, places))


def _rows(
    question: Question, notebook: Notebook, today: date, places: dict[int, str]
) -> list[Asked]:
    """Return the rows of a question with new fields."""
    paths = question.fields(notebook.goal())
    if question.step == "pillars":
        return [
            Asked(row_label(text, notebook, places), (ExampleLine(text), AspectChoice(aspect)))
            for text, aspect in zip(paths[::2], paths[1::2], strict=True)
        ]
    if question.kind == "lines":
        return [Asked(row_label(path, notebook, places), (ExampleLine(path),)) for path in paths]
    return [
        Asked(
            row_label(path, notebook, places),
            (field_for(path, notebook, today),),
            _note(path, notebook),
            end=path.endswith("_why"),
        )
        for path in paths
    ]


def numbered(pillar: int, name: str) -> str:
    """Return a pillar with its number as everywhere else, by its name where it has one."""
    if not name:
        return _("Pillar {number}").format(number=pillar)
    return _("{number} · {pillar}").format(number=pillar, pillar=name)


def row_label(path: str, notebook: Notebook, places: dict[int, str]) -> str:
    """Return what stands before a field of a question, empty where the question says it all."""
    head, *rest = path.split(".")
    if head in ("pillar", "cell"):
        return places[int(rest[0] if head == "pillar" else rest[1])]
    if head == "profile" and rest[0] in PERSON:
        return label_of(path)
    if head == "levels":
        return label_of(path, read_field(notebook, f"levels.{rest[0]}.name"))
    if head == "analysis":
        return _("because") if rest[1].endswith("_why") else aspect_label(rest[0])
    return ""


def _note(path: str, notebook: Notebook) -> str:
    """Return the obstacle a countermeasure answers, empty for every other field."""
    if not path.endswith(".countermeasure"):
        return ""
    return cast("str", read_field(notebook, path.replace("countermeasure", "obstacle")))
