"""The model of a coach's written answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from harada.i18n import N_
from harada.method.day import BadWeek, monday_of_week
from harada.method.fields import Form, IsoDay, Text, misfit

NOT_A_WEEK = N_("not a week written like 2026-W47")


def _iso_week(text: str) -> str:
    try:
        monday_of_week(text)
    except BadWeek:
        raise misfit(NOT_A_WEEK) from None
    return text


class ReplyForm(Form):
    """replies.json, table `replies`: about an ISO week, about a day, or about neither."""

    text: Text
    sender: Text
    week: Annotated[str, AfterValidator(_iso_week)] | None
    date: IsoDay | None
    seen: bool
    what: Literal["stroke", "note"] | None = None
    """None for a plain reply."""
    month: Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")] | None = None
    """Of which month a note is."""
    about: Text | None = None
    """The question or other thing of the person's that it answers, in their words."""
