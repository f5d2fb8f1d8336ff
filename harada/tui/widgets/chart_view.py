"""What the chart widget draws, as plain values: texts, states and today's marks.

A screen fills these from the notebook; the widget knows nothing else. Pillars and actions are
numbered 1 to 8 in reading order around the centre, 0 stands for the middle: `(0, 0)` is the goal,
`(3, 0)` the third pillar, `(3, 5)` its fifth action.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from harada.method.documents import CellState

if TYPE_CHECKING:
    from collections.abc import Mapping

MarkName = Literal["done", "missed", "rest"]
CellKind = Literal["routine", "dated"]
ChangeKind = Literal["new", "gone", "rewritten", "state"]
"""How a place differs between two versions of a chart, as `harada.method.versions` says it."""

COUNT = 8
"""Pillars round the goal, and actions round each pillar."""


class Place(NamedTuple):
    """Something that stands in the chart: the goal, a pillar or an action."""

    pillar: int
    """1 to 8, or 0 for the goal."""
    action: int
    """1 to 8, or 0 for the pillar itself."""

    @property
    def is_action(self) -> bool:
        """Whether this is one of the 64."""
        return self.action > 0

    def __str__(self) -> str:
        """Return the reference as people type it: `3.5`, `3`, or nothing for the goal."""
        if not self.pillar:
            return ""
        return f"{self.pillar}.{self.action}" if self.action else str(self.pillar)


GOAL = Place(0, 0)
"""The middle of the chart."""


@dataclass(frozen=True, slots=True)
class CellView:
    """One of the 64 as it is drawn."""

    text: str = ""
    state: CellState = "waiting"
    kind: CellKind | None = None
    """Whether an active cell is a routine or a dated action."""
    mark: MarkName | None = None
    """What was said about it today."""
    due: bool = False
    """Whether its routine is due today."""


BLANK = CellView()
"""A cell nobody has written in."""


@dataclass(frozen=True, slots=True)
class ChartView:
    """A whole chart as it is drawn."""

    centre: str = ""
    pillars: tuple[str, ...] = ("",) * COUNT
    cells: tuple[tuple[CellView, ...], ...] = ((BLANK,) * COUNT,) * COUNT
    """By pillar, then by action."""
    changes: Mapping[Place, ChangeKind] = field(default_factory=dict)
    """The places that differ from another version, where two are compared."""

    def text(self, place: Place) -> str:
        """Return what is written at a place."""
        if place.is_action:
            return self.cell(place).text
        return self.pillars[place.pillar - 1] if place.pillar else self.centre

    def cell(self, place: Place) -> CellView:
        """Return one of the 64; the goal and the pillars have no state and give a blank cell."""
        if not place.is_action:
            return BLANK
        return self.cells[place.pillar - 1][place.action - 1]

    def shows_alike(self, other: ChartView, place: Place) -> bool:
        """Return whether a place looks the same in another view."""
        return (
            self.text(place) == other.text(place)
            and self.cell(place) == other.cell(place)
            and self.changes.get(place) == other.changes.get(place)
        )
