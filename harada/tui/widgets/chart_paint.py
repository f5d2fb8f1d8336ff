"""What a line of the chart says: pieces of text, each with the tone it is drawn in.

Between the geometry (`chart_layout`) and the widget (`chart`), which turns tones into colours.
State is told by a glyph as well as by a tone, so nothing is lost without colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from harada.tui import marks
from harada.tui.widgets.chart_layout import GUTTER, GridLayout, Layout, ListLayout
from harada.tui.widgets.chart_places import LIST_ORDER, Spot, place_at
from harada.tui.widgets.wrapping import fit, wrap

if TYPE_CHECKING:
    from harada.tui.widgets.chart_view import CellView, ChartView, Place


ROOMY = 12
"""From this width on a cell can spare a column to say that its text goes on."""


Glyphs = Mapping[str, str]
"""A sign for each state and for each part of the frame, each one cell wide."""

DRAWN: Glyphs = {
    **marks.DRAWN,
    "waiting": "·",
    "dropped": "~",
    "goal": "◎",
    "upright": "│",
    "level": "─",
    "crossing": "┼",
    "cut": "…",
    "new": "+",
    "gone": "-",
    "rewritten": "≠",
    "state": "→",
    "carried": "»",
}
"""The usual glyphs."""

PLAIN: Glyphs = {
    **marks.PLAIN,
    "waiting": ".",
    "dropped": "~",
    "goal": "@",
    "upright": "|",
    "level": "-",
    "crossing": "+",
    "cut": "~",
    "new": "+",
    "gone": "-",
    "rewritten": "#",
    "state": "!",
    "carried": "#",
}
"""Plain letters, for terminals and screen readers that need them."""


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    tone: str
    """Name of the component class, without its prefix."""
    spot: Spot | None = None
    """The spot it belongs to; None for rules and gaps."""


def glyph_of(cell: CellView, glyphs: Glyphs) -> str:
    """Return the sign of a cell: what was said today, else its state."""
    if cell.mark is not None:
        return glyphs[cell.mark]
    if cell.state == "active":
        return glyphs["dated" if cell.kind == "dated" else "open" if cell.due else "later"]
    return glyphs["checked" if cell.state == "done" else cell.state]


def tone_of(view: ChartView, place: Place) -> str:
    """Return the tone in which a place is drawn."""
    if not place.is_action:
        return "pillar" if place.pillar else "goal"
    cell = view.cell(place)
    if cell.mark is not None:
        return {"done": "kept", "missed": "missed", "rest": "rest"}[cell.mark]
    return cell.state


def sign_of(view: ChartView, place: Place, glyphs: Glyphs) -> str:
    """Return what stands before the text of a place: a number for a pillar, else a glyph."""
    if place.is_action:
        return glyph_of(view.cell(place), glyphs)
    return str(place.pillar) if place.pillar else glyphs["goal"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart about to be drawn: what, where, with which glyphs, and what is being typed."""

    view: ChartView
    layout: Layout
    glyphs: Glyphs
    width: int
    draft: tuple[Place, str] | None = None
    """A place whose text is being typed, and the text as it stands."""
    carried: Place | None = None
    """What was picked up."""

    def line(self, y: int) -> list[Piece]:
        """Return line `y` from left to right; its pieces fill the width exactly."""
        if isinstance(self.layout, ListLayout):
            return self._list_line(y)
        return self._grid_line(self.layout, y)

    def text(self, place: Place) -> str:
        """Return the text of a place, as it is being typed if it is."""
        if self.draft is not None and self.draft[0] == place:
            return self.draft[1]
        return self.view.text(place)

    def sign(self, place: Place) -> str:
        """Return what stands before the text of a place: one sign, two where it stands out."""
        sign = sign_of(self.view, place, self.glyphs)
        if place == self.carried:
            return self.glyphs["carried"] + sign
        change = self.view.changes.get(place)
        return sign if change is None else self.glyphs[change] + sign

    def tone(self, place: Place) -> str:
        """Return the tone in which a place is drawn."""
        if place == self.carried:
            return "carried"
        return "changed" if place in self.view.changes else tone_of(self.view, place)

    def _grid_line(self, layout: GridLayout, y: int) -> list[Piece]:
        """Return a line through three or nine cells, or a rule between blocks."""
        if y in layout.row_rules:
            crossings = layout.column_rules
            signs = (
                self.glyphs["crossing"] if x in crossings else self.glyphs["level"]
                for x in range(self.width)
            )
            return [Piece("".join(signs), "rule")]
        row = next((r for r, band in layout.rows.items() if band.start <= y < band.end), None)
        if row is None:
            return [Piece(" " * self.width, "rule")]
        pieces: list[Piece] = []
        at = 0
        for column, band in layout.columns.items():
            if band.start > at:
                rule = self.glyphs["upright"] if at in layout.column_rules else " "
                pieces.append(Piece(rule, "rule"))
            spot = (row, column)
            place = place_at(spot)
            lines = self._cell(place, band.size, layout.rows[row].size)
            tone = self.tone(place)
            pieces.append(Piece(lines[y - layout.rows[row].start], tone, spot))
            at = band.end
        if at < self.width:
            pieces.append(Piece(" " * (self.width - at), "rule"))
        return pieces

    def _cell(self, place: Place, width: int, height: int) -> tuple[str, ...]:
        """Return the lines of one cell: the sign in the gutter, the text beside it."""
        more = self.glyphs["cut"] if width >= ROOMY else ""
        sign = self.sign(place)
        gutter = max(GUTTER, len(sign))
        lines = wrap(self.text(place), width - gutter, height, more)
        return (sign + lines[0], *(" " * gutter + line for line in lines[1:]))

    def _list_line(self, y: int) -> list[Piece]:
        """Return one place of the list."""
        if not 0 <= y < len(LIST_ORDER):
            return [Piece(" " * self.width, "rule")]
        spot = LIST_ORDER[y]
        place = place_at(spot)
        sign = self.sign(place)
        head = f"    {place.action} {sign} " if place.is_action else f"{sign} "
        room = max(0, self.width - cell_len(head))
        text = set_cell_size(head + fit(self.text(place), room, self.glyphs["cut"]), self.width)
        return [Piece(text, self.tone(place), spot)]
