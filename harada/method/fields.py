"""The kinds of values the forms are made of: a text, a day, a moment, an id.

Every model of a document is a `Form`: nothing unknown, nothing converted. Text is taken in any
script and never trimmed or changed; it only has to be something a file can hold.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from harada.i18n import N_

LONGEST_TEXT = 100_000
"""Characters in one text; what is longer is not a field of a form."""

NOT_A_DAY = N_("not a day written like 2026-11-22")
NOT_A_MOMENT = N_("not a moment written like 2026-11-22T19:04:00Z")
NOT_ENCODABLE = N_("half a character, which no file can keep")
IS_BLANK = N_("empty")


class Form(BaseModel):
    """The base of all documents: extra fields forbidden, no conversion, not changed once made."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def misfit(message: str) -> PydanticCustomError:
    """The error of our own rules; `message` is marked with `N_` and translated when it is told."""
    return PydanticCustomError("misfit", "{message}", {"message": message})


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise misfit(NOT_ENCODABLE) from None
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise misfit(IS_BLANK)
    return text


def _iso_day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise misfit(NOT_A_DAY) from None
    if day.isoformat() != text or not 1900 <= day.year <= 2999:
        raise misfit(NOT_A_DAY)
    return text


def _iso_moment(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise misfit(NOT_A_MOMENT) from None
    return text


Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_encodable)]
"""A person's text, any script, possibly empty."""

Name = Annotated[Text, AfterValidator(_not_blank)]
"""A text that says something."""

IsoDay = Annotated[str, AfterValidator(_iso_day)]
"""A civil day, `2026-11-22`, of the years 1900 to 2999."""

IsoMoment = Annotated[str, AfterValidator(_iso_moment)]
"""A moment as an ISO text, kept for audit; a day alone will do."""

Id = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_encodable)]
"""The id of a document."""

Number = Annotated[int, Field(ge=1, le=8)]
"""The number of a pillar or an action."""

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""How much of something, in the unit of a routine's target."""

Texts = dict[Name, Text]
"""The same text in several languages, by language tag."""
