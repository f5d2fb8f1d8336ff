"""A dialog to look through the diary of all years while typing, or to read one field of it again.

Without words it lists a field: the good things, the questions for the coach, all the newest first.
How it is looked for is the matter of `harada.notebook.search`.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Input, Static

from harada.i18n import N_, _, long_date
from harada.method.labels import DIARY
from harada.method.text import printable
from harada.notebook.search import collected, places, search
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseDialog
from harada.tui.widgets.found import Found, FoundLine
from harada.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from harada.notebook.search import Hit

MOST = 200
"""Lines that are shown; who has more found gives one word more."""
_REST = 0.1
"""Seconds without a key after which is looked: a word in a burst is one look."""

FIELDS = ("", "good", "question", "thanks", "redo", "inspiring", "challenge")
"""What can be read again, in the order of Tab; the first is all of the diary."""


class Go(Command):
    """Go to the day of the line."""

    id = "search.go"
    keys = "enter"
    action = "go"
    text = N_("Go there")
    help = N_("Go to the page of the day the line stands on.")


class NextField(Command):
    """Look in another field."""

    id = "search.field"
    keys = "tab"
    action = "field(1)"
    text = N_("Good things, questions…")
    help = N_("Read one field again: good things, questions for my coach, thanks and others.")


class FieldBefore(Command):
    """Look in the field before."""

    id = "search.field_before"
    keys = "shift+tab"
    action = "field(-1)"
    text = N_("Field before")
    help = N_("Read the field before this one again.")
    footer = False


class Up(Command):
    """Move up."""

    id = "search.up"
    keys = "up"
    action = "step(-1)"
    text = N_("Up")
    help = N_("Go one line up.")
    footer = False


class Down(Command):
    """Move down."""

    id = "search.down"
    keys = "down"
    action = "step(1)"
    text = N_("Down")
    help = N_("Go one line down.")
    footer = False


class PageUp(Command):
    """Move a page up."""

    id = "search.page_up"
    keys = "pageup"
    action = "page(-1)"
    text = N_("Page up")
    help = N_("Go a page up.")
    footer = False


class PageDown(Command):
    """Move a page down."""

    id = "search.page_down"
    keys = "pagedown"
    action = "page(1)"
    text = N_("Page down")
    help = N_("Go a page down.")
    footer = False


class Close(Command):
    """Close the dialog."""

    id = "search.close"
    keys = "escape"
    action = "dismiss"
    text = N_("Close")
    help = N_("Go back to the page.")


class DiarySearchDialog(BaseDialog[date]):
    """Looks through the diary; answers the day of the line that was chosen, None on escape."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Go, NextField, Close, FieldBefore, Up, Down, PageUp, PageDown
    )
    DEFAULT_CSS = """
    DiarySearchDialog > #frame { width: 100%; height: 90%; padding: 0 1; }
    DiarySearchDialog #field, DiarySearchDialog #count { height: 1; color: $text-muted; }
    DiarySearchDialog #whole { height: 4; color: $text; }
    """

    def __init__(self, field: str = "") -> None:
        """Begin in a field of the diary, or in all of it."""
        super().__init__()
        self.field = field
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The field that is read, the words, the lines found, and the one under the cursor."""
        with Vertical(id="frame"):
            yield Static(id="field", markup=False)
            yield Input()
            yield Found()
            yield Static(id="whole", markup=False)
            yield Static(id="count", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to look."""
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the new language."""
        self.query_one(Input).placeholder = _("Words that stand in a line")
        self._look()

    @property
    def words(self) -> list[str]:
        """What is looked for."""
        return self.query_one(Input).value.split()

    def on_input_changed(self) -> None:
        """Look in a moment, when no further key comes."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_REST, self._look)

    def _look(self) -> None:
        """Look for the words and show the lines."""
        name = _(DIARY[self.field]) if self.field else _("All of the diary")
        self.query_one("#field", Static).update(Text(name, "bold"))
        self.harada.guarded(self._show_found)

    def _show_found(self) -> None:
        """Show the newest lines that hold the words."""
        words = self.words
        hits = list(islice(self._hits(words), MOST + 1))
        lines = [self._line(hit, words) for hit in hits[:MOST]]
        self.query_one(Found).show(lines)
        self.query_one("#count", Static).update(self._count(len(hits), words))

    def _hits(self, words: list[str]) -> Iterable[Hit]:
        """Return the lines that hold the words, or all lines of the field."""
        if not words:
            return collected(self.notebook, self.field) if self.field else ()
        found = search(self.notebook, words)
        return (hit for hit in found if hit.field == self.field) if self.field else found

    def _line(self, hit: Hit, words: list[str]) -> FoundLine:
        """Return a line as it is drawn; its field is named where several are looked through."""
        text = printable(hit.text)
        name = _(DIARY[hit.field]) if hit.field in DIARY and not self.field else ""
        return FoundLine(hit.date, name, text, tuple(places(text, words)))

    def _count(self, count: int, words: list[str]) -> str:
        """Say how much was found."""
        if count > MOST:
            return _("The newest {n} lines; one word more finds fewer.").format(n=MOST)
        if count:
            return _("{n} lines").format(n=count) if count > 1 else _("one line")
        if words:
            return _("Nothing found.")
        return "" if self.field else _("Type words, or Tab to read good things again.")

    def on_found_moved(self) -> None:
        """Show the whole line under the cursor."""
        found = self.query_one(Found).current
        whole = Text()
        if found is not None:
            whole.append(long_date(found.date) + "\n", "bold")
            begin = len(whole)
            whole.append(found.text)
            for first, last in found.places:
                whole.stylize("bold underline", begin + first, begin + last)
        self.query_one("#whole", Static).update(whole)

    def on_found_chosen(self) -> None:
        """Go to a clicked line."""
        self.action_go()

    def on_input_submitted(self) -> None:
        """Go to the line under the cursor."""
        self.action_go()

    def action_go(self) -> None:
        """Answer the day of the line under the cursor."""
        found = self.query_one(Found).current
        if found is not None:
            self.dismiss(date.fromisoformat(found.date))

    def action_field(self, by: int) -> None:
        """Look in another field."""
        self.field = FIELDS[(FIELDS.index(self.field) + by) % len(FIELDS)]
        self._look()

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Found).step(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.query_one(Found).page(by)
