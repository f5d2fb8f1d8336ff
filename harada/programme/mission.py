"""The models of the company's mission and of the objectives a goal can serve."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from harada.method.fields import Form, IsoDay, Text


class MissionForm(Form):
    """programme/mission.json, table `mission`: one document, `mission`."""

    text: Text


class ObjectiveForm(Form):
    """programme/mission.json, table `objectives`."""

    text: Text
    measure: Text
    date: IsoDay | None
    place: Annotated[int, Field(ge=1)] | None = None
