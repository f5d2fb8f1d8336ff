"""Fields that hold several lines: a list of texts, and the list of supporters.

There is always an empty line at the end to write the next one on; a line that is emptied is gone.
Lines can be taken up and down. What a line means is no concern of this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical
from textual.message import Message

from harada.i18n import N_
from harada.tui.commands import Command, bindings
from harada.tui.widgets.question import Answered, Field, Stepped, Typed
from harada.tui.widgets.question_text import ShortLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget


class RaiseLine(Command):
    """Take a line up."""

    id = "lines.raise"
    keys = "ctrl+r,ctrl+up"
    action = "shift(-1)"
    text = N_("Line up")
    help = N_("Take this line one place up.")
    palette = False


class LowerLine(Command):
    """Take a line down."""

    id = "lines.lower"
    keys = "ctrl+f,ctrl+down"
    action = "shift(1)"
    text = N_("Line down")
    help = N_("Take this line one place down.")
    palette = False


class RemoveLine(Command):
    """Remove a line."""

    id = "lines.remove"
    keys = "ctrl+y"
    action = "remove_line"
    text = N_("Remove line")
    help = N_("Remove this line; backspace on an empty line does so too.")
    palette = False


class ListLine(ShortLine):
    """One text of a list."""

    class Emptied(Message):
        """Backspace was pressed where nothing is left."""

        def __init__(self, line: ListLine) -> None:
            """Carry the line."""
            super().__init__()
            self.line = line

    def action_delete_left(self) -> None:
        """Delete a character; in an empty line, say that it may go."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied(self))


class TextRow(Horizontal):
    """One line of a list, with a text per column."""

    DEFAULT_CSS = """
    TextRow { height: 1; }
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Hold a text per column."""
        self.lines = [ListLine() for _text in texts]
        for column, (line, text) in enumerate(zip(self.lines, texts, strict=True)):
            line.add_class(f"column-{column}")
            line.put(text)
        super().__init__(*self.lines)

    def texts(self) -> list[str]:
        """Return the text of each column."""
        return [line.answer() for line in self.lines]


class TextLines(Field, Vertical):
    """Several lines with the same columns."""

    BINDINGS = bindings(RaiseLine, LowerLine, RemoveLine)
    COLUMNS = 1
    DEFAULT_CSS = """
    TextLines { height: auto; }
    """

    def __init__(self, path: str, *, id: str | None = None) -> None:
        """Make an empty list for the value at `path`."""
        super().__init__(id=id)
        self.path = path
        self.rows: list[TextRow] = [self._empty_row()]
        """The lines in their order, the empty one at the end among them."""

    def compose(self) -> ComposeResult:
        """The lines, and an empty one."""
        yield from self.rows

    def _empty_row(self) -> TextRow:
        return TextRow([""] * self.COLUMNS)

    def texts(self) -> list[list[str]]:
        """Return the texts of every line that is not empty."""
        return [texts for texts in (row.texts() for row in self.rows) if any(texts)]

    def put_texts(self, wanted: Iterable[Sequence[str]]) -> None:
        """Show these lines, unless they are shown already."""
        lines = [list(texts) for texts in wanted]
        if lines == self.texts():
            return
        before, had_focus = self.rows, self.is_mounted and self.has_focus_within
        self.rows = [*(TextRow(texts) for texts in lines), self._empty_row()]
        if self.is_mounted:
            self.mount(*self.rows, after=before[-1])
            for row in before:
                row.remove()
            if had_focus:
                self.entry().focus()

    def entry(self) -> Widget:
        """Return the empty line at the end."""
        return self.rows[-1].lines[0]

    def on_typed(self, event: Typed) -> None:
        """Keep an empty line at the end and tell that the list changed."""
        if event.field is self:
            return
        event.stop()
        last = self.rows[-1]
        if any(last.texts()):
            self.rows.append(self._empty_row())
            self.mount(self.rows[-1], after=last)
        self.changed()

    def changed(self) -> None:
        """Tell that the list changed."""
        self.post_message(Typed(self))

    def _place(self, line: Widget) -> tuple[int, int]:
        """Return the row and the column of a line."""
        for row, shown in enumerate(self.rows):
            if line in shown.lines:
                return row, shown.lines.index(line)
        return len(self.rows) - 1, 0

    def _go(self, row: int, column: int) -> None:
        self.rows[row].lines[column].focus()

    def on_answered(self, event: Answered) -> None:
        """Go to the next column or line; from the empty line at the end, be through."""
        if event.field is self or not isinstance(event.field, ListLine):
            return
        event.stop()
        row, column = self._place(event.field)
        if column + 1 < self.COLUMNS and any(self.rows[row].texts()):
            self._go(row, column + 1)
        elif row + 1 < len(self.rows):
            self._go(row + 1, 0)
        else:
            self.post_message(Answered(self))

    def on_stepped(self, event: Stepped) -> None:
        """Go up or down a line; beyond the edges, leave the field."""
        if event.field is self or not isinstance(event.field, ListLine):
            return
        event.stop()
        row, column = self._place(event.field)
        if 0 <= row + event.step < len(self.rows):
            self._go(row + event.step, column)
        else:
            self.post_message(Stepped(self, event.step))

    def on_list_line_emptied(self, event: ListLine.Emptied) -> None:
        """Go back a column, or remove the line when nothing is left of it."""
        event.stop()
        row, column = self._place(event.line)
        if column:
            self._go(row, column - 1)
        elif not any(self.rows[row].texts()):
            self._remove(row)

    def _remove(self, row: int) -> None:
        if row > 0:
            self._go(row - 1, 0)
        elif len(self.rows) > 1:
            self._go(1, 0)
        if row < len(self.rows) - 1:
            self.rows.pop(row).remove()
            self.changed()

    def _focused_row(self) -> int:
        focused = self.screen.focused
        return self._place(focused)[0] if focused is not None else len(self.rows) - 1

    def action_remove_line(self) -> None:
        """Remove the line that has the focus."""
        row = self._focused_row()
        for line in self.rows[row].lines:
            line.put("")
        self._remove(row)

    def action_shift(self, step: int) -> None:
        """Take the line that has the focus up (-1) or down (1)."""
        row, last = self._focused_row(), len(self.rows) - 1
        there = row + step
        if row < last and 0 <= there < last:
            if step > 0:
                self.move_child(self.rows[row], after=self.rows[there])
            else:
                self.move_child(self.rows[row], before=self.rows[there])
            self.rows[row], self.rows[there] = self.rows[there], self.rows[row]
            self.changed()


class LineList(TextLines):
    """A list of texts, such as one of the four perspectives."""

    def answer(self) -> list[str]:
        """Return the texts, empty ones left out."""
        return [texts[0] for texts in self.texts()]

    def put(self, value: Any) -> None:
        """Show these texts."""
        self.put_texts([[text] for text in value])
