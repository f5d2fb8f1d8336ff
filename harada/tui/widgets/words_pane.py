"""A few sentences a person writes, each under its name: of a review, of a sheet that is closed.

It holds fields that are always open, so one types without opening anything, and lets the arrows and
Enter go from one to the next. It saves nothing and never sees the notebook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Container, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from harada.tui.widgets.question_text import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.tui.widgets.question import Answered, Field, Stepped


class Asked(NamedTuple):
    """One sentence that is asked for."""

    path: str
    """What its owner calls it."""
    label: str
    """Its name in the language of now."""


class _Line(Container):
    """A name and the field that belongs to it."""

    def __init__(self, asked: Asked) -> None:
        """Show one sentence."""
        super().__init__()
        self.field = Sentence(asked.path)
        self.name_of = Static(asked.label, classes="label", markup=False)

    def compose(self) -> ComposeResult:
        """The name, and the field beside or below it."""
        yield self.name_of
        yield self.field


class WordsPane(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Sentences under their names."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    WordsPane {
        height: auto;
        max-height: 10;
        scrollbar-size-vertical: 1;
        & > _Line { height: auto; layout: horizontal; padding: 0 1; }
        & > _Line > .label { width: 30; height: auto; color: $text-muted; padding: 0 1 0 0; }
        & > _Line > Sentence { width: 1fr; max-height: 4; }
    }
    """

    class Left(Message):
        """The person was through with the last field."""

    def __init__(self, *, id: str | None = None) -> None:
        """Ask for nothing yet."""
        super().__init__(id=id)
        self._lines: list[_Line] = []

    def fields(self) -> list[Sentence]:
        """Return the fields, the first one first."""
        return [line.field for line in self._lines]

    def ask(self, asked: Sequence[Asked]) -> None:
        """Ask for these sentences; fields that are there already stay, with what they hold."""
        if [field.path for field in self.fields()] != [each.path for each in asked]:
            self.remove_children()
            self._lines = [_Line(each) for each in asked]
            if self._lines:
                self.mount(*self._lines)
        for line, each in zip(self._lines, asked, strict=True):
            line.name_of.update(each.label)

    def writing(self) -> bool:
        """Tell whether one of the fields has the focus."""
        return any(field.has_focus for field in self.fields())

    def enter(self) -> None:
        """Go to the first field that is empty, or to the first one."""
        fields = self.fields()
        field = next((each for each in fields if each.blank()), fields[0] if fields else None)
        if field is not None:
            field.focus()

    def _go(self, field: Field, step: int) -> bool:
        """Go to the field above or below; tell whether there is one."""
        fields = self.fields()
        places = [each.path for each in fields]
        place = places.index(field.path) + step
        if not 0 <= place < len(fields):
            return False
        fields[place].focus()
        return True

    def on_answered(self, event: Answered) -> None:
        """Enter goes on to the next field, and out of the last one."""
        event.stop()
        if not self._go(event.field, 1):
            self.post_message(self.Left())

    def on_stepped(self, event: Stepped) -> None:
        """An arrow goes to the field above or below; at an edge it stays.

        Outside letters are keys that change the sheet, and whoever goes on typing would give them.
        """
        event.stop()
        self._go(event.field, event.step)
