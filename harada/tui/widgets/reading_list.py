"""A list of rows some of which have a text below them that wraps over several lines.

It is for what one reads and answers: the cursor stands on a heading line, and what belongs to it is
kept in view. The text is laid anew for each width. It never sees what a row is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from harada.method.text import printable_lines
from harada.tui.widgets.rows import Row, RowList
from harada.tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INDENT = 5
_MOST_LINES = 60
"""So many lines of one text are shown; a row can be opened to read all."""


class Item(NamedTuple):
    """A row, and the text that stands below it."""

    row: Row
    text: str = ""


class ReadingList(RowList):
    """Rows with texts below them."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self._items: Sequence[Item] = ()
        self._laid_for = 0

    def show_items(self, items: Sequence[Item], first: str | None = None) -> None:
        """Show these rows with their texts; the cursor stays, or begins on the key `first`."""
        self._items = items
        self._laid_for = self.size.width
        self.show([row for item in items for row in self._laid(item)], first)

    def text_of(self, key: str) -> str:
        """Return all that stands in and below the row with a key; empty for no such row."""
        for item in self._items:
            if item.row.key == key:
                row = item.row
                head = " ".join(part for part in (row.ref, row.text, row.tail) if part)
                return f"{head}\n{item.text}" if item.text else head
        return ""

    def _laid(self, item: Item) -> Iterator[Row]:
        """Yield a row and the lines of its text."""
        yield item.row
        width = max(20, (self.size.width or self.app.size.width) - _INDENT - 3)
        lines = 0
        for paragraph in printable_lines(item.text).split("\n") if item.text else ():
            for line in wrap(paragraph, width, _MOST_LINES):
                if line.strip() and lines < _MOST_LINES:
                    lines += 1
                    yield Row(" " * (_INDENT - 1) + line.rstrip(), look="text")

    def on_resize(self) -> None:
        """Lay the texts anew for another width."""
        if self._items and self._laid_for != self.size.width:
            self.show_items(self._items)
        super().on_resize()

    def _keep_in_view(self) -> bool:
        """Scroll to the cursor as usual, and on to the end of what belongs to it."""
        before = self._top
        super()._keep_in_view()
        height = self.size.height
        last = self._cursor
        while last + 1 < len(self.rows) and self.rows[last + 1].key is None:
            if self.rows[last + 1].look == "heading":
                break
            last += 1
        if height and self._cursor >= 0 and last >= self._top + height:
            self._top = min(self._cursor, last - height + 1)
        return self._top != before
