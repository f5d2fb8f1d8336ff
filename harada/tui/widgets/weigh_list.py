"""Candidate goals side by side in one widget: a row each, a column for each of their weights.

Digits weigh the cell under the cursor and go on at once. It keeps no weights: its owner gives it
rows and is told what was pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.message import Message

from harada.i18n import N_, _
from harada.tui.commands import Command, bindings
from harada.tui.widgets.moves import move
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.binding import BindingType
    from textual.strip import Strip

    from harada.tui.widgets.line import Line

COLUMNS = {
    "want": N_("want"),
    "mine": N_("mine"),
    "others": N_("others"),
    "reach": N_("reach"),
    "now": N_("now"),
}
"""The criteria of `harada.method.candidate` with the short words at the head of their columns."""
MOST = 5
"""The highest weight."""
WIDE_ENOUGH = 78
"""From this width on, the columns are wider."""


class Weigh(Command):
    """Weigh a candidate."""

    id = "weigh.give"
    keys = "1"
    action = "weigh(1)"
    text = N_("to 5: weigh")
    help = N_("Weigh this candidate in this column, 1 hardly to 5 very much; goes on to the next.")
    palette = False


class WeighNot(Command):
    """Take a weight back."""

    id = "weigh.forget"
    keys = "0,backspace"
    action = "weigh(0)"
    text = N_("No weight")
    help = N_("Take this weight away.")
    footer = False
    palette = False


class WeighList(RowList):
    """Rows of candidates. In a row, `tail` is the weights with commas, and `ref` their sum."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--score", "rows--column"}
    DEFAULT_CSS = """
    WeighList > .rows--score { color: $accent; }
    WeighList > .rows--column { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Weigh,
            WeighNot,
            move("weigh", "left", "left,h", "column(-1)", N_("Go to the column on the left.")),
            move("weigh", "right", "right,l", "column(1)", N_("Go to the column on the right.")),
        )
    ]

    class Weighed(Message):
        """A candidate was weighed in a column, or the weight taken back."""

        def __init__(self, key: str, name: str, weight: int | None) -> None:
            """Carry the candidate's id, the criterion and the weight."""
            super().__init__()
            self.key = key
            self.name = name
            self.weight = weight

    column = 0
    """Which column the cursor is on."""

    @property
    def criterion(self) -> str:
        """The criterion of the column under the cursor."""
        return list(COLUMNS)[self.column]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keep the digits: here they are weights."""
        return character is not None and character.isdigit()

    def on_key(self, event: events.Key) -> None:
        """Take a digit as a weight."""
        if event.character is not None and event.character in "12345":
            event.stop()
            event.prevent_default()
            self.action_weigh(int(event.character))

    def action_weigh(self, weight: int) -> None:
        """Weigh in the column under the cursor, 0 for no weight; a weight goes on to the next."""
        key = self.current
        if key is None:
            return
        name = self.criterion
        if weight and self.column + 1 < len(COLUMNS):
            self.action_column(1)
        elif weight:
            self.column = 0
            self.action_move(1)
            self.refresh()
        self.post_message(self.Weighed(key, name, weight or None))

    def action_column(self, by: int) -> None:
        """Go to another column."""
        self.column = max(0, min(len(COLUMNS) - 1, self.column + by))
        self._repaint(self._cursor)
        self.post_message(self.Highlighted(self, self.current))

    # Drawing

    def _column_width(self) -> int:
        return 8 if self.size.width >= WIDE_ENOUGH else 5

    def render_line(self, y: int) -> Strip:
        """Draw the heads of the columns, or a row."""
        at = self._top + y
        if at < len(self.rows) and self.rows[at].key is None and not self.rows[at].text:
            return self._heads()
        return super().render_line(y)

    def _heads(self) -> Strip:
        """Draw what each column is for."""
        from harada.tui.widgets.line import Line

        style = self._style("heading")
        line = Line(self.size.width, self._base)
        width = self._column_width()
        line.add(" " * max(0, line.left - width * len(COLUMNS) - 8))
        for label in COLUMNS.values():
            line.add(_right(_(label), width), style)
        return line.add(_right("=", 5), style).strip()

    def _draw_item(self, line: Line, row: Row, style: Style, ref_width: int) -> None:
        """Draw a candidate, its weights and their sum."""
        quiet, score = self._style("quiet"), self._style("score")
        width = self._column_width()
        line.add(f" {row.sign or ' '} ", score)
        line.add_column(row.text, line.left - width * len(COLUMNS) - 6)
        here = row.key == self.current and self.has_focus
        for place, weight in enumerate(row.tail.split(",")):
            shown = weight or "·"
            line.add(" " * (width - 2), None)
            look = score if weight else quiet
            if here and place == self.column:
                look += self._style("column")
            line.add(f" {shown}", look)
        line.add(_right(row.ref, 5), score)


def _right(text: str, width: int) -> str:
    """A short text at the right end of a column."""
    from harada.tui.widgets.line import cut

    short = cut(text, width - 1)
    return " " * (width - cell_len(short)) + short
