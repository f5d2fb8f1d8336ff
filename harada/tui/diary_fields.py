"""The lines of the diary: which there are, what they ask, and in which depth they stand.

The three depths of METHOD.md section 4 as data, in the order of the page. What is written shows in
every depth, so that nothing hides from its writer; a depth only decides which empty lines ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from harada.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from harada.method.documents import Depth

DEPTHS: tuple[Depth, ...] = ("minimal", "planner", "full")
"""From the shortest to the longest."""
DEPTH_NAMES: dict[Depth, str] = {
    "minimal": N_("four lines"),
    "planner": N_("planner"),
    "full": N_("full"),
}
_SATURDAY = 5


class DiaryField(NamedTuple):
    """One line of the diary page."""

    name: str
    """The field of the diary document; `routines` is drawn from the marks."""
    label: str
    """What it is called, marked with `N_`."""
    hint: str
    """What stands in it while it is empty, marked with `N_`."""
    depths: tuple[Depth, ...]
    """The depths in which it stands while it is empty."""
    weekend: bool = False
    """Whether it asks on Saturday and Sunday only."""


FIELDS: tuple[DiaryField, ...] = (
    DiaryField("phrase", N_("Phrase of today"), "", ("planner", "full")),
    DiaryField(
        "weekend_goals",
        N_("Goals of next week"),
        N_("With a number in each"),
        ("planner",),
        weekend=True,
    ),
    DiaryField(
        "weekend_reward", N_("My reward"), N_("When I reach them"), ("planner",), weekend=True
    ),
    DiaryField(
        "weekend_feelings",
        N_("How I want to feel"),
        N_("Next week, in my own words"),
        ("planner",),
        weekend=True,
    ),
    DiaryField("tasks", N_("Tasks of today"), N_("What matters today"), DEPTHS),
    DiaryField("hours", N_("Hour by hour"), "", ("full",)),
    DiaryField("routines", N_("Routines"), "", DEPTHS),
    DiaryField(
        "inspiring", N_("What inspired me"), N_("A word, a meeting, a thing I saw"), ("full",)
    ),
    DiaryField("good", N_("What went well"), N_("However small"), DEPTHS),
    DiaryField("challenge", N_("What was hard"), N_("And what I learn from it"), ("full",)),
    DiaryField("thanks", N_("Someone to thank"), N_("Who, and for what"), ("planner", "full")),
    DiaryField("question", N_("Questions for my coach"), "", ("full",)),
    DiaryField(
        "redo",
        N_("If I could live today once more"),
        N_("What I would do differently"),
        DEPTHS,
    ),
    DiaryField("text", N_("Anything else"), "", ("full",)),
    DiaryField("scores", N_("How it was, 1 to 5"), "", ("full",)),
)
"""Every line, in the order of the page."""

SCORES: tuple[tuple[str, str], ...] = (
    ("mental", N_("mind")),
    ("body", N_("body")),
    ("work", N_("work")),
    ("relations", N_("relations")),
    ("life", N_("life")),
    ("learning", N_("learning")),
    ("routines", N_("routines")),
    ("overall", N_("the day")),
)
"""The eight scores of the full diary: id and name."""


def asks(field: DiaryField, depth: Depth, diary: Mapping[str, object], on: date) -> bool:
    """Tell whether a line stands on the page of the day `on`: written, or asked in this depth."""
    if diary.get(field.name):
        return True
    return depth in field.depths and (not field.weekend or on.weekday() >= _SATURDAY)


def is_written(diary: Mapping[str, object]) -> bool:
    """Tell whether the person wrote that day; tasks may have been planned the evening before."""
    return any(name not in ("tasks", "depth") for name in diary)


def next_depth(depth: Depth) -> Depth:
    """Return the depth after this one; after the longest comes the shortest."""
    return DEPTHS[(DEPTHS.index(depth) + 1) % len(DEPTHS)]
