"""The shapes in which commands answer with `--json`, where other programs build on them.

Types only: they are published as a schema, and tests hold what is printed to them.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic, which publishes these, asks for it before 3.12

State = Literal["done", "missed", "rest"]


class TodayRoutine(TypedDict):
    """A routine of the day; `state` is null where nothing was said."""

    id: str
    ref: str
    text: str
    focus: int | None
    state: State | None
    note: str | None


class TodayAction(TypedDict):
    """A dated action that is due soon, overdue, or was done on the day."""

    id: str
    ref: str
    text: str
    due: str
    state: Literal["done"] | None


TodayReply = TypedDict(
    "TodayReply",
    {"text": str, "from": str, "week": str | None, "date": str | None, "seen": bool},
)
"""What a coach wrote about a week (`2026-W47`) or a day."""


class Today(TypedDict):
    """`harada today --json`: what a day (ISO) asks for."""

    date: str
    routines: list[TodayRoutine]
    actions: list[TodayAction]
    replies: list[TodayReply]
    shift: NotRequired[str]
    """The shift of the day, where a roster names one."""
