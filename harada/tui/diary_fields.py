"""The lines of the diary: which there are, what they ask, and in which depth they stand.

The three depths of METHOD.md section 4 as data, in the order of the page. What is written shows in
every depth, so that nothing hides from its writer; a depth only decides which empty lines ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from harada.i18n import N_, _
from harada.method import labels
from harada.method.labels import DIARY
from harada.method.text import printable

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


AHEAD = frozenset({"phrase", "tasks", "hours"})
"""Lines that look ahead on the day; whoever lived it already begins below them."""


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
    own: bool = False
    """Whether it is a question of the person's own; its label is their text."""

    def title(self) -> str:
        """Return what it is called, in the language of now."""
        return printable(self.label) if self.own else _(self.label)


FIELDS: tuple[DiaryField, ...] = (
    DiaryField("phrase", DIARY["phrase"], "", ("planner", "full")),
    DiaryField(
        "weekend_goals",
        DIARY["weekend_goals"],
        N_("With a number in each"),
        ("planner",),
        weekend=True,
    ),
    DiaryField(
        "weekend_reward",
        DIARY["weekend_reward"],
        N_("When I reach them"),
        ("planner",),
        weekend=True,
    ),
    DiaryField(
        "weekend_feelings",
        DIARY["weekend_feelings"],
        N_("Next week, in my own words"),
        ("planner",),
        weekend=True,
    ),
    DiaryField("tasks", DIARY["tasks"], N_("What matters today"), DEPTHS),
    DiaryField("hours", DIARY["hours"], "", ("full",)),
    DiaryField("routines", N_("Routines"), "", DEPTHS),
    DiaryField("inspiring", DIARY["inspiring"], N_("A word, a meeting, a thing I saw"), ("full",)),
    DiaryField("good", DIARY["good"], N_("However small"), DEPTHS),
    DiaryField("challenge", DIARY["challenge"], N_("And what I learn from it"), ("full",)),
    DiaryField("thanks", DIARY["thanks"], N_("Who, and for what"), ("planner", "full")),
    DiaryField("question", DIARY["question"], "", ("full",)),
    DiaryField(
        "redo",
        DIARY["redo"],
        N_("What I would do differently"),
        DEPTHS,
    ),
    DiaryField("text", DIARY["text"], "", ("full",)),
    DiaryField("scores", DIARY["scores"], "", ("full",)),
)
"""Every line, in the order of the page."""

SCORES: tuple[tuple[str, str], ...] = tuple(labels.SCORES.items())
"""The eight scores of the full diary: id and name."""


def asks(field: DiaryField, depth: Depth, diary: Mapping[str, object], on: date) -> bool:
    """Tell whether a line stands on the page of the day `on`: written, or asked in this depth."""
    if diary.get(field.name):
        return True
    return depth in field.depths and (not field.weekend or on.weekday() >= _SATURDAY)


def is_written(diary: Mapping[str, object]) -> bool:
    """Tell whether the person wrote that day; tasks may have been planned the evening before."""
    return any(name not in ("tasks", "depth", "template") for name in diary)


def next_depth(depth: Depth) -> Depth:
    """Return the depth after this one; after the longest comes the shortest."""
    return DEPTHS[(DEPTHS.index(depth) + 1) % len(DEPTHS)]
