"""The models of the self-reliance survey (METHOD.md section 5): the words, and a filled-in one.

A half-filled survey is a valid one. What the figures mean is in `survey`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from harada.i18n import N_
from harada.method.fields import Form, Id, IsoDay, IsoMoment, Name, Text, Texts, misfit

SAME_ID_TWICE = N_("two words or groups have the same id")
MOST_WORDS = 200

Spoken = Annotated[dict[Name, Name], Field(min_length=1)]
"""A text in at least one language, by language tag."""

Score = Annotated[int, Field(ge=1, le=10)]
"""How well a word describes me."""


class SurveyWordForm(Form):
    """One word."""

    id: Id
    text: Spoken


class SurveyGroupForm(Form):
    """Words that belong together."""

    id: Id
    title: Spoken
    words: Annotated[list[SurveyWordForm], Field(min_length=1, max_length=MOST_WORDS)]


class QuestionnaireForm(Form):
    """surveys.json, table `questionnaires`: the words of a survey, in groups."""

    title: Spoken
    note: Texts
    groups: Annotated[list[SurveyGroupForm], Field(min_length=1, max_length=MOST_WORDS)]
    used_from: IsoMoment = ""

    @model_validator(mode="after")
    def _ids_are_unique(self) -> QuestionnaireForm:
        groups = [group.id for group in self.groups]
        words = [word.id for group in self.groups for word in group.words]
        if len(set(groups)) < len(groups) or len(set(words)) < len(words):
            raise misfit(SAME_ID_TWICE)
        return self


class SurveyForm(Form):
    """surveys.json, table `surveys`: the answers of one day."""

    date: IsoDay
    questionnaire: Id
    answers: dict[Id, Score]
    improve: dict[Id, Text]
