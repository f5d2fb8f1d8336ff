"""The hours of the full diary: plan, actual and reflection, a row an hour, in one widget.

One types into the cell under the cursor; arrows, Tab and Enter go on. It draws only the lines that
changed and knows nothing of days or notebooks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.style import Style
from textual.containers import ScrollableContainer
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from harada.i18n import N_, _
from harada.method.day import DAY_START
from harada.method.depth import hour_rows
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.widgets.editor import Edited, Editor, step
from harada.tui.widgets.line import Line
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from harada.method.documents import Hour

COLUMNS = ("plan", "actual", "reflection")
NAMES = {"plan": N_("Plan"), "actual": N_("What happened"), "reflection": N_("What I think of it")}
_TIME = 7
"""Cells of the column with the time."""


class HourUp(Command):
    """Go an hour up."""

    id = "hours.up"
    keys = "up"
    action = "step(-1, 0)"
    text = N_("Earlier")
    help = N_("Go an hour up; from the first one, to the field above.")
    footer = False
    palette = False


class HourDown(Command):
    """Go an hour down."""

    id = "hours.down"
    keys = "down,enter"
    action = "step(1, 0)"
    text = N_("Later")
    help = N_("Go an hour down; from the last one, to the field below.")
    footer = False
    palette = False


class ColumnLeft(Command):
    """Go a column to the left."""

    id = "hours.left"
    keys = "left"
    action = "step(0, -1)"
    text = N_("Left")
    help = N_("Go to the column on the left.")
    footer = False
    palette = False


class ColumnRight(Command):
    """Go a column to the right."""

    id = "hours.right"
    keys = "right"
    action = "step(0, 1)"
    text = N_("Right")
    help = N_("Go to the column on the right.")
    footer = False
    palette = False


class Erase(Command):
    """Take away the last character of the cell."""

    id = "hours.erase"
    keys = "backspace"
    action = "erase"
    text = N_("Erase")
    help = N_("Take away the last character of this cell.")
    footer = False
    palette = False


class EraseAll(Command):
    """Empty the cell."""

    id = "hours.empty"
    keys = "delete,ctrl+u"
    action = "empty"
    text = N_("Empty")
    help = N_("Empty this cell.")
    footer = False
    palette = False


class HourTable(Translated, Editor, Widget, can_focus=True):
    """Hours by three columns of text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hours--quiet", "hours--cursor"}
    DEFAULT_CSS = """
    HourTable {
        width: 1fr;
        height: auto;
        & > .hours--quiet { color: $text-muted; }
        &:focus > .hours--cursor { background: $primary 45%; }
        &:ansi:focus > .hours--cursor { background: ansi_default; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        HourUp, HourDown, ColumnLeft, ColumnRight, Erase, EraseAll
    )

    def __init__(self, field: str) -> None:
        """Begin empty, the cursor on the first hour."""
        super().__init__(id=f"edit-{field}")
        self.field = field
        self.day_start = DAY_START
        self.cells: dict[str, list[str]] = {time: ["", "", ""] for time in hour_rows(DAY_START)}
        self.times = list(self.cells)
        """The times of the rows: the usual hours, and others that were brought along."""
        self.row = 0
        self.column = 0

    def value(self) -> list[Hour]:
        """Return the hours in which something is written."""
        hours: list[Hour] = []
        for time in sorted(self.cells):
            plan, actual, reflection = (text.strip() for text in self.cells[time])
            if plan or actual or reflection:
                hours.append(
                    {"time": time, "plan": plan, "actual": actual, "reflection": reflection}
                )
        return hours

    def put(self, value: object) -> None:
        """Show hours, unless these stand there already."""
        hours = cast("list[Hour]", value or [])
        if hours == self.value():
            return
        self._take(hours)

    def follow(self, day_start: str) -> None:
        """Have the rows follow the beginning of the person's day; what is written stays."""
        if day_start != self.day_start:
            self.day_start = day_start
            self._take(self.value())

    def _take(self, hours: list[Hour]) -> None:
        """Have a row for each usual hour and each of these."""
        before = len(self.cells)
        self.times = hour_rows(self.day_start, [hour["time"] for hour in hours])
        self.cells = {time: ["", "", ""] for time in self.times}
        self.row = min(self.row, len(self.times) - 1)
        for hour in hours:
            self.cells[hour["time"]] = [
                printable(hour["plan"]),
                printable(hour["actual"]),
                printable(hour["reflection"]),
            ]
        self.refresh(layout=len(self.cells) != before)

    def retranslate(self) -> None:
        """Say the names of the columns in the new language."""
        self.refresh()

    def get_content_height(self, *_sizes: object) -> int:
        """Return a line for the names, one for each hour, and one for the whole text of a cell."""
        return len(self.cells) + 2

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take every printable key as text."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Write into the cell under the cursor."""
        if event.character is not None and event.is_printable:
            event.stop()
            event.prevent_default()
            self._write(self._text() + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Write what is pasted as one line."""
        event.stop()
        self._write(self._text() + printable(event.text))

    def _text(self) -> str:
        """Return the text of the cell under the cursor."""
        return self.cells[self.times[self.row]][self.column]

    def _write(self, text: str) -> None:
        """Put a text into the cell under the cursor and tell so."""
        self.cells[self.times[self.row]][self.column] = text
        self._repaint(self.row)
        self.post_message(Edited(self))

    def action_erase(self) -> None:
        """Take away the last character."""
        self._write(self._text()[:-1])

    def action_empty(self) -> None:
        """Empty the cell."""
        self._write("")

    def action_step(self, rows: int, columns: int) -> None:
        """Move the cursor; over the upper and lower edge it leaves the table."""
        row, before = self.row + rows, self.row
        if row < 0:
            step(self.screen, -1)
        elif row >= len(self.cells):
            step(self.screen, 1)
        else:
            self.row = row
            self.column = max(0, min(2, self.column + columns))
            self._repaint(before, row)
            self._scroll_to_row()

    def _scroll_to_row(self) -> None:
        """Have the row under the cursor in view."""
        for node in self.ancestors:
            if isinstance(node, ScrollableContainer):
                place = self._region_of(self.row).translate(self.region.offset)
                seen_from = node.scrollable_content_region.offset - node.scroll_offset
                node.scroll_to_region(place.translate(-seen_from), animate=False)
                return

    def _region_of(self, row: int) -> Region:
        """Return where a row is drawn inside the widget."""
        return Region(0, row + 1, self.size.width, 1)

    def _repaint(self, *rows: int) -> None:
        """Draw rows and the line with the whole text anew."""
        last = Region(0, len(self.cells) + 1, self.size.width, 1)
        self.refresh(*{self._region_of(row) for row in rows}, last)
        self._tell_caret()

    def _tell_caret(self) -> None:
        """Put the terminal's own cursor at the end of the text, for input methods."""
        if self.has_focus:
            widths = self._widths()
            x = (
                _TIME
                + sum(widths[: self.column])
                + min(cell_len(self._text()), widths[self.column] - 1)
            )
            region = self.content_region
            self.app.cursor_position = Offset(region.x + x, region.y + self.row + 1)

    def _widths(self) -> list[int]:
        """Return the widths of the three columns."""
        room = max(3, self.size.width - _TIME)
        return [room // 3, room // 3, room - 2 * (room // 3)]

    def render_line(self, y: int) -> Strip:
        """Draw the names, an hour, or the whole text of the cell under the cursor."""
        quiet = self.get_component_rich_style("hours--quiet", partial=True)
        line = Line(self.size.width, self.rich_style)
        widths = self._widths()
        if y == 0:
            line.add_column("", _TIME)
            for column, width in zip(COLUMNS, widths, strict=True):
                line.add_column(_(NAMES[column]), width, quiet)
            return line.strip()
        if y > len(self.cells):
            whole = self._text() if self.has_focus else ""
            return line.add_column("", _TIME).add(whole, quiet).strip()
        time = self.times[y - 1]
        line.add_column(printable(time), _TIME, quiet)
        for at, width in enumerate(widths):
            here = y - 1 == self.row and at == self.column
            style = (
                self.get_component_rich_style("hours--cursor", partial=True) if here else Style()
            )
            line.add_column(self._shown(self.cells[time][at], width - 1, here), width - 1, style)
            line.add(" ")
        return line.strip()

    @staticmethod
    def _shown(text: str, width: int, here: bool) -> str:
        """Return the start of a text, or its end where one is writing."""
        if not here or cell_len(text) < width:
            return text
        while cell_len(text) >= width:
            text = text[1:]
        return text
