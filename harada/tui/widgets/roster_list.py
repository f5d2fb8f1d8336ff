"""A coach's members in one widget: a row each, a column for each thing a glance should tell.

It draws only the rows in view, so two hundred cost as much as twenty. Its owner gives it rows and,
by key, what stands in their columns; it sorts nothing and compares nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len

from harada.i18n import NP_, _, pgettext
from harada.tui.widgets.line import Line, cut
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style
    from textual.strip import Strip


class Cells(NamedTuple):
    """What stands in the columns of a member; texts are printable already."""

    heard: str
    kept: str
    score: str
    trend: str
    warmth: str
    open: str
    reason: str
    hidden: str = ""
    """What stands in the place of all figures where none is shared."""


class Column(NamedTuple):
    """A column: its head, its width, and from which width of the list it is shown."""

    name: str
    head: str
    width: int
    least: int


_HEAD = "head of a narrow column: as short as Kept"
HEADS = (
    Column("heard", NP_("head of a narrow column: as short as Kept", "Heard"), 11, 0),
    Column("kept", NP_("head of a narrow column: as short as Kept", "Kept"), 6, 40),
    Column("score", NP_("head of a narrow column: as short as Kept", "Score"), 6, 100),
    Column("trend", NP_("head of a narrow column: as short as Kept", "Trend"), 14, 70),
    Column("warmth", NP_("head of a narrow column: as short as Kept", "Warm"), 6, 50),
    Column("open", NP_("head of a narrow column: as short as Kept", "Asks"), 6, 40),
)
_FIGURES = ("kept", "score", "trend", "warmth")
_NAME_LEAST = 14


class RosterList(RowList):
    """Rows of members under the heads of their columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--figure"}
    DEFAULT_CSS = """
    RosterList > .rows--figure { color: $accent; }
    """

    cells: Mapping[str, Cells] = {}
    """The columns of each member, by the key of the row."""

    def show_members(
        self, rows: Sequence[Row], cells: Mapping[str, Cells], first: str | None = None
    ) -> None:
        """Show members with their columns; the cursor stays, or begins on the key `first`."""
        changed = cells != self.cells
        self.cells = cells
        self.show([Row(""), *rows] if rows else (), first)
        if changed:
            self.refresh()

    def _columns(self) -> list[Column]:
        """Return the columns there is room for, each as wide as its head in this language."""
        return [
            column._replace(width=max(column.width, cell_len(pgettext(_HEAD, column.head)) + 1))
            for column in HEADS
            if self.size.width >= column.least
        ]

    def _name_width(self) -> int:
        """Return how wide the names are: a third of what the columns leave, some at least."""
        left = self.size.width - 6 - sum(column.width for column in self._columns())
        return max(_NAME_LEAST, min(30, left * 9 // 20))

    def render_line(self, y: int) -> Strip:
        """Draw the heads of the columns, or a row; the heads stay when the list scrolls."""
        if y == 0 and self.rows:
            return self._heads()
        return super().render_line(y)

    def _heads(self) -> Strip:
        """Draw what each column is."""
        style = self._style("heading")
        line = Line(self.size.width, self._base)
        line.add_column("", 4).add_column(_("Name"), self._name_width() + 1, style)
        for column in self._columns():
            line.add_column(pgettext(_HEAD, column.head), column.width, style)
        return line.add(_("Needs a look"), style).strip()

    def _keep_in_view(self) -> bool:
        """Keep the cursor below the heads, which cover the first line."""
        scrolled = super()._keep_in_view()
        if 0 < self._cursor <= self._top:
            self._top = self._cursor - 1
            return True
        return scrolled

    def _draw_item(self, line: Line, row: Row, style: Style, ref_width: int) -> None:
        """Draw a member and the columns."""
        quiet, figure = self._style("quiet"), self._style("figure")
        line.add(f" {row.sign or ' '} ", style)
        line.add_column(row.text, self._name_width(), None).add(" ")
        cells = self.cells.get(row.key or "")
        if cells is None:
            return
        hidden = sum(column.width for column in self._columns() if column.name in _FIGURES)
        for column in self._columns():
            if cells.hidden and column.name in _FIGURES:
                line.add_column(cells.hidden if hidden else "", hidden, quiet)
                hidden = 0
                continue
            text = cut(getattr(cells, column.name), column.width - 1)
            look = figure if column.name == "trend" else quiet if text == "–" else None
            line.add_column(text, column.width, look)
        if cell_len(cells.reason):
            line.add(cells.reason, self._style("late"))
