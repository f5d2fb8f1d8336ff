"""The fields of one question, one below the other, each with its label.

It moves the focus from field to field and says when the last one is answered. The labels, the
fields and what stands beside them are given to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from rich.cells import cell_len
from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from harada.i18n import N_
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.widgets.question import Answered, Field, Stepped, WrittenOn
from harada.tui.widgets.question_text import ShortLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget


class TakeExample(Command):
    """Take the example over as a start."""

    id = "guide.take"
    keys = "right"
    action = "take"
    text = N_("Take example")
    help = N_("In an empty line, take the example over as a start and change it as you like.")
    footer = False
    palette = False


class ExampleLine(ShortLine):
    """A short line into which the example can be taken over."""

    BINDINGS = bindings(TakeExample)

    class Wanted(Message):
        """The person wants the example of this line as a start."""

        def __init__(self, line: ExampleLine) -> None:
            """Carry the line."""
            super().__init__()
            self.line = line

    def action_take(self) -> None:
        """Ask for the example where the line is empty; else the key moves the caret."""
        if self.value:
            self.action_cursor_right()
        else:
            self.post_message(self.Wanted(self))


class Asked(NamedTuple):
    """One row of a question."""

    label: str
    """What stands before it, empty for nothing."""
    fields: tuple[Field, ...]
    """One field, or several side by side."""
    note: str = ""
    """A text of the person's own above it, such as the obstacle of a countermeasure."""
    end: bool = False
    """Whether a group of rows ends with it, with a gap below where there is room."""


class QuestionPage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields of one question."""

    DEFAULT_CSS = """
    QuestionPage {
        height: 1fr;
        & .asked { height: auto; }
        & .asked.-end { margin-bottom: 1; }
        & .asked > .label { width: auto; color: $text-muted; padding: 0 1 0 0; }
        & .asked > Sentence, & .asked > ShortLine, & .asked > Vertical { width: 1fr; }
        & .asked > .beside { height: auto; }
        & .note { color: $text-muted; text-style: italic; }
        & > .foot { height: auto; margin-top: 1; color: $text-muted; display: none; }
        & > .foot.-said { display: block; }
    }
    """

    class Finished(Message):
        """The last field is answered."""

    def __init__(self, rows: Sequence[Asked], *, id: str | None = None) -> None:
        """Show these rows."""
        super().__init__(id=id)
        self.rows = list(rows)
        self.foot = Static("", classes="foot", markup=False)

    def compose(self) -> ComposeResult:
        """A row per question: note, label and fields."""
        width = max((cell_len(row.label) for row in self.rows), default=0)
        for row in self.rows:
            with Horizontal(classes="asked -end" if row.end else "asked"):
                label = Static(row.label, classes="label", markup=False)
                label.styles.width = width + 1 if width else 0
                yield label
                with Vertical(classes="beside"):
                    if row.note:
                        yield Static(printable(row.note), classes="note", markup=False)
                    with Horizontal(classes="asked"):
                        for field in row.fields:
                            yield cast("Widget", field)
        yield self.foot

    def fields(self) -> list[Field]:
        """Return every field in order."""
        return [field for row in self.rows for field in row.fields]

    def relabel(self, labels: Sequence[str]) -> None:
        """Give the rows new labels, after a change of language."""
        shown = list(self.query(".label").results(Static))
        width = max((cell_len(label) for label in labels), default=0)
        for widget, label in zip(shown, labels, strict=True):
            widget.update(label)
            widget.styles.width = width + 1 if width else 0

    def begin(self) -> None:
        """Put the focus on the first field that is blank, else on the first."""
        fields = self.fields()
        blank = next((field for field in fields if field.blank()), fields[0] if fields else None)
        if blank is not None:
            blank.entry().focus()

    def _owner(self, field: Field) -> int:
        """Return the place of a field, -1 for one that is part of another."""
        fields = self.fields()
        return fields.index(field) if field in fields else -1

    def on_answered(self, event: Answered) -> None:
        """Go to the next field; after the last one, say that the question is answered."""
        event.stop()
        place = self._owner(event.field) + 1
        fields = self.fields()
        if place < len(fields):
            fields[place].entry().focus()
        else:
            self.post_message(self.Finished())

    def on_written_on(self, event: WrittenOn) -> None:
        """Go to the next text and write there; behind the last one the letter is of no use."""
        event.stop()
        place = self._owner(event.field) + 1
        if place < len(self.fields()):
            entry = self.fields()[place].entry()
            entry.focus()
            entry.post_message(events.Key(event.key, event.letter))

    def on_stepped(self, event: Stepped) -> None:
        """Go up or down a row, in the same column where there is one."""
        event.stop()
        for place, row in enumerate(self.rows):
            if event.field in row.fields and 0 <= place + event.step < len(self.rows):
                column = row.fields.index(event.field)
                there = self.rows[place + event.step].fields
                there[min(column, len(there) - 1)].entry().focus()

    def say(self, text: str) -> None:
        """Show a line below the fields, such as the balance of the pillars."""
        self.foot.update(text)
        self.foot.set_class(bool(text), "-said")
