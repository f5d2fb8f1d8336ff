"""The models of a day: its marks and its diary in three depths (METHOD.md sections 3 and 4).

Only what was written is kept, so every field of the diary may be absent; none may be null.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from harada.method.fields import Amount, Form, Id, IsoMoment, Name, Text

Depth = Literal["full", "planner", "minimal"]
MarkForm = Annotated[int, Field(ge=1, le=3)]
Score = Annotated[int, Field(ge=1, le=5)]
ScoreName = Literal[
    "mental", "body", "work", "relations", "life", "learning", "routines", "overall"
]


class TaskForm(Form):
    """One of the day's tasks."""

    text: Text
    done: bool


class HourForm(Form):
    """One row of the full diary: planned, happened, thought about it."""

    time: Text
    plan: Text
    actual: Text
    reflection: Text


class DiaryForm(Form):
    """The diary of one day."""

    depth: Depth = "minimal"
    template: Text = ""
    phrase: Text = ""
    tasks: list[TaskForm] = Field(default_factory=list)
    hours: list[HourForm] = Field(default_factory=list)
    inspiring: Text = ""
    good: Text = ""
    challenge: Text = ""
    thanks: Text = ""
    question: Text = ""
    redo: Text = ""
    text: Text = ""
    scores: dict[ScoreName, Score] = Field(default_factory=dict)
    weekend_goals: Text = ""
    weekend_reward: Text = ""
    weekend_feelings: Text = ""
    own: dict[Name, Text] = Field(default_factory=dict)


class DayForm(Form):
    """days/YYYY-MM.json, table `days`: all of one day, by routine id where it is about routines."""

    marks: dict[Id, MarkForm]
    notes: dict[Id, Text] = Field(default_factory=dict)
    reasons: dict[Id, Text] = Field(default_factory=dict)
    amounts: dict[Id, Amount] = Field(default_factory=dict)
    diary: DiaryForm = Field(default_factory=DiaryForm)
    updated: IsoMoment = ""
