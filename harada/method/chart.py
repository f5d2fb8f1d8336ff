"""The model of the Open Window 64 (METHOD.md section 2): eight pillars of eight actions.

Blank and repeated cells are allowed, as on the charts people really made.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from harada.i18n import N_
from harada.method.fields import Form, Id, IsoDay, IsoMoment, Text, Texts, misfit
from harada.method.goal import SourceForm

TWO_LIVES = N_("both a routine and a dated action")


class CellForm(Form):
    """One of the 64 actions; `routine` or `action` is the id of what it became."""

    text: Text
    state: Literal["waiting", "active", "habit", "done", "dropped"]
    texts: Texts = Field(default_factory=dict)
    routine: Id = ""
    action: Id = ""
    suggest: Literal["", "routine", "weekly", "dated"] = ""

    @model_validator(mode="after")
    def _one_life(self) -> CellForm:
        if self.routine and self.action:
            raise misfit(TWO_LIVES)
        return self


class PillarForm(Form):
    """One of the eight pillars with its eight actions in reading order."""

    text: Text
    aspect: Literal["spirit", "skill", "body", "life"] | None
    actions: Annotated[list[CellForm], Field(min_length=8, max_length=8)]
    texts: Texts = Field(default_factory=dict)


class ChartForm(Form):
    """charts.json, table `charts`: one chart, its pillars in reading order."""

    goal: Id | None
    text: Text
    variant: Literal["practice", "future"]
    version: Annotated[int, Field(ge=1)]
    replaces: Id | None
    created: IsoMoment
    kept: IsoDay | None = None
    pillars: Annotated[list[PillarForm], Field(min_length=8, max_length=8)]
    texts: Texts = Field(default_factory=dict)
    source: SourceForm = Field(default_factory=SourceForm)
