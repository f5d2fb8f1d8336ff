"""A screen of rows to act on, with lines of the person beside them that are kept as they are typed.

The review and the end of a cycle are such screens. Which rows and lines there are, where a line is
kept and where Escape leads is theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widgets import Static

from harada.tui.drafts import Drafts
from harada.tui.screens.base import BaseScreen
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.rows import RowList
from harada.tui.widgets.words_pane import WordsPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from harada.tui.widgets.question import Field, Typed


class LinesScreen(BaseScreen):
    """Rows in a `RowList` with the id `facts`, my lines in a `WordsPane` with the id `words`."""

    BACK = ""
    """The screen that Escape leads to from the rows."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.drafts = Drafts(self, self._fields, self.keep_line)

    def content(self) -> ComposeResult:
        """A heading, the rows, my lines, and what the row under the cursor is about."""
        yield Static(id="head", markup=False)
        with Container(id="sheet"):
            yield RowList(id="facts")
            yield WordsPane(id="words")
        yield Detail()

    @property
    def rows(self) -> RowList:
        """The rows to act on."""
        return self.query_one("#facts", RowList)

    @property
    def words(self) -> WordsPane:
        """My lines."""
        return self.query_one("#words", WordsPane)

    def keep_line(self, name: str, text: str) -> None:
        """Keep one of my lines; each screen says where."""
        raise NotImplementedError

    def say_row(self) -> None:
        """Say what the row under the cursor is about; each screen says how."""
        raise NotImplementedError

    def _fields(self) -> list[Field]:
        return [*self.words.fields()]

    def on_row_list_highlighted(self) -> None:
        """Say what the next row is about."""
        self.say_row()

    def on_typed(self, event: Typed) -> None:
        """Keep what was typed."""
        event.stop()
        self.drafts.note(event.field)

    def action_write(self) -> None:
        """Go to my lines."""
        self.words.enter()

    def on_words_pane_left(self, event: WordsPane.Left) -> None:
        """Behind the last line stand the rows."""
        self._to_rows()

    def action_back(self) -> None:
        """Go back to the rows, or from there to the screen before."""
        if self.words.writing():
            self._to_rows()
        else:
            self.harada.action_show(self.BACK)

    def _to_rows(self) -> None:
        """Keep what is typed and go back to the rows."""
        self.drafts.flush()
        self.rows.focus()
        self.say_row()

    def leave(self) -> None:
        """Keep what is typed."""
        self.drafts.flush()

    def unsaved(self) -> bool:
        """Tell whether a line could not be kept yet."""
        return self.drafts.pending()
