"""The model of a person's profile: what decides their data, not how the app looks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from harada.i18n import N_
from harada.method.day import BadDayStart, parse_day_start, parse_shift_start
from harada.method.fields import Form, Id, IsoMoment, Name, Text, misfit

NOT_A_DAY_START = N_("not a time from 00:00 to 06:00")
NOT_A_SHIFT_START = N_("not a time from 00:00 to 18:00")


def _day_start(text: str) -> str:
    try:
        parse_day_start(text)
    except BadDayStart:
        raise misfit(NOT_A_DAY_START) from None
    return text


def _shift_start(text: str) -> str:
    try:
        parse_shift_start(text)
    except BadDayStart:
        raise misfit(NOT_A_SHIFT_START) from None
    return text


class GuideForm(Form):
    """Where a person stands on the guided path."""

    skipped: list[Id]
    later: list[Id]
    at: Id | None


class ProfileForm(Form):
    """profile.json, table `profile`: one document, `me`."""

    name: Text
    company: Text
    department: Text
    role: Text
    kind_of_work: Text
    language: Name
    day_start: Annotated[str, AfterValidator(_day_start)]
    week_start: Annotated[int, Field(ge=0, le=6)]
    depth: Literal["full", "planner", "minimal"]
    created: IsoMoment
    guide: GuideForm
    prompts: list[Name] = Field(default_factory=list)
    templates: dict[Name, list[Name]] = Field(default_factory=dict)
    template: Text = ""
    shift_starts: dict[Name, Annotated[str, AfterValidator(_shift_start)]] = Field(
        default_factory=dict
    )


class CurrentForm(Form):
    """profile.json, table `current`: which sheet (`goal`) and which `chart` are worked on."""

    id: Id
