"""Which waiting cells could become routines next: a handful, from where the chart is least alive.

The chart is big, the day is small. Cells of pillars and aspects with the fewest live routines come
first, and among them those that are small and one's own. It suggests; nothing is promoted here.
"""

from __future__ import annotations

from harada.method.wording import advise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Chart, Routine

HANDFUL = 5
"""So many cells are suggested at a time."""

_LIVE = ("active", "habit")


class Suggestion:
    """A waiting cell: its place, its text, and what the wording adviser would ask of it."""

    __slots__ = ("action", "asks", "pillar", "text")

    def __init__(self, pillar: int, action: int, text: str, asks: list[str]) -> None:
        self.pillar = pillar
        self.action = action
        self.text = text
        self.asks = asks

    @property
    def ref(self) -> str:
        """The cell as it is typed: `3.5`."""
        return f"{self.pillar}.{self.action}"


def next_cells(
    chart: Chart, routines: Mapping[str, Routine], language: str, count: int = HANDFUL
) -> list[Suggestion]:
    """The waiting cells to promote next, at most `count`; one of each pillar before a second."""
    by_pillar = {
        number: _waiting(chart, number, language) for number in range(1, len(chart["pillars"]) + 1)
    }
    order = _order(chart, routines)
    found: list[Suggestion] = []
    while len(found) < count and any(by_pillar.values()):
        for number in order:
            if by_pillar[number] and len(found) < count:
                found.append(by_pillar[number].pop(0))
    return found


def _waiting(chart: Chart, number: int, language: str) -> list[Suggestion]:
    """The cells of a pillar that say something and wait, the clearest first."""
    cells = enumerate(chart["pillars"][number - 1]["actions"], 1)
    found = [
        Suggestion(number, action, cell["text"], advise("routine", cell["text"], language))
        for action, cell in cells
        if cell["state"] == "waiting"
        and cell["text"].strip()
        and cell.get("suggest", "routine") != "dated"
    ]
    return sorted(found, key=lambda each: len(each.asks))


def _order(chart: Chart, routines: Mapping[str, Routine]) -> list[int]:
    """The pillars, those of the aspects and then those with the fewest live routines first."""
    alive = {
        number: sum(
            routines[cell["routine"]]["state"] in _LIVE
            for cell in pillar["actions"]
            if cell.get("routine", "") in routines
        )
        for number, pillar in enumerate(chart["pillars"], 1)
    }
    by_aspect: dict[str | None, int] = {}
    for number, pillar in enumerate(chart["pillars"], 1):
        by_aspect[pillar["aspect"]] = by_aspect.get(pillar["aspect"], 0) + alive[number]
    return sorted(
        alive,
        key=lambda number: (
            by_aspect[chart["pillars"][number - 1]["aspect"]],
            alive[number],
            number,
        ),
    )
