"""The model of the long-term goal sheet (METHOD.md section 1).

A half-filled sheet is a valid one: every field saves itself, and a person may leave in the middle.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from harada.method.fields import Form, Id, IsoDay, IsoMoment, Name, Text


class LevelForm(Form):
    """One goal level: its name, what it says, and the result once the sheet is closed."""

    name: Name
    text: Text
    result: Text | None


class PerspectivesForm(Form):
    """The four perspectives, several lines each."""

    self_tangible: list[Text]
    self_intangible: list[Text]
    others_tangible: list[Text]
    others_intangible: list[Text]


class AnalysisForm(Form):
    """One row of the self-analysis, with its obstacle and countermeasure."""

    success: Text
    success_why: Text
    failure: Text
    failure_why: Text
    obstacle: Text
    countermeasure: Text


class AspectsForm(Form):
    """The rows of the self-analysis, one for each aspect."""

    spirit: AnalysisForm
    skill: AnalysisForm
    body: AnalysisForm
    life: AnalysisForm


class SupporterForm(Form):
    """Who, what I ask of them, and when I asked."""

    who: Text
    what: Text
    asked: IsoDay | None


class SourceForm(Form):
    """What a file that was brought along said of itself."""

    about: Text = ""
    synthetic: bool = False
    language: Text = ""


class CandidateForm(Form):
    """goals.json, table `candidates`: a goal that might be chosen, and how it weighs."""

    text: Name
    weights: dict[Id, Annotated[int, Field(ge=1, le=5)]]
    cell: Id | None
    chosen: Id | None
    created: IsoDay


class GoalSheet(Form):
    """goals.json, table `goals`: one sheet, one goal."""

    name: Text
    role: Text
    company: Text
    department: Text
    objective: Id | None
    line_of_sight: Text
    start: IsoDay | None
    deadline: IsoDay | None
    service_home: Text
    service_work: Text
    goal: Text
    levels: list[LevelForm]
    perspectives: PerspectivesForm
    analysis: AspectsForm
    supporters: list[SupporterForm]
    affirmation: Text
    feelings: list[Text]
    chart: Id | None
    created: IsoMoment
    closed: IsoDay | None
    learned: Text = ""
    previous: Id | None = None
    source: SourceForm = Field(default_factory=SourceForm)
