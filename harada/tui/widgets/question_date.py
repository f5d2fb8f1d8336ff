"""A field for a day, written as people say it, with what was understood below it.

`30 June`, `+3m`, `vrijdag` and `2026-11-22` are all taken (see `harada.method.when`); the day is
repeated in full, so that nobody has to trust a guess. A day that is not understood gets a sentence
and is not kept. A day the goal itself names is offered while the line is empty, for one key.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import _, long_date
from harada.method.when import BadDate, parse_day
from harada.tui.days import days_left
from harada.tui.widgets.question import Answered, Field, Stepped, Typed
from harada.tui.widgets.question_text import ShortLine
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from harada.method.when import Lean


class DateField(Field, Translated, Vertical):
    """A day as it is typed, and the day that was understood."""

    DEFAULT_CSS = """
    DateField {
        height: auto;
        & > ShortLine { max-width: 40; }
        & > .echo { height: auto; padding: 0 1; color: $text-muted; }
        & > .echo.-wrong { color: $text-error; }
    }
    """

    offered: date | None = None
    """A day the person named elsewhere, for the right arrow to take."""

    def __init__(
        self, path: str, today: date, lean: Lean = "ahead", *, id: str | None = None
    ) -> None:
        """Make an empty field; a date without its year leans ahead of or back from `today`."""
        super().__init__(id=id)
        self.path = path
        self.today = today
        self.lean = lean
        self.line = ShortLine()
        self.echo = Static("", classes="echo", markup=False)

    def compose(self) -> ComposeResult:
        """The line, and what was understood."""
        yield self.line
        yield self.echo

    def on_mount(self) -> None:
        """Say at once what stands in it."""
        self.retranslate()

    def understood(self) -> date | None:
        """Return the day; None for an empty line. Raises `BadDate` with a sentence."""
        text = self.line.answer()
        return parse_day(text, self.today, self.lean) if text else None

    def answer(self) -> str | None:
        """Return the day as ISO text, None when there is none or it is not understood."""
        try:
            day = self.understood()
        except BadDate:
            return None
        return day.isoformat() if day else None

    def raw(self) -> str:
        """Return the line as it is written."""
        return self.line.answer()

    def storable(self) -> bool:
        """Tell whether the line is empty or a day."""
        return self.answer() is not None or not self.line.answer()

    def put(self, value: str | None) -> None:
        """Show a day; one that was typed in other words stays as it was typed."""
        if self.answer() != value or not self.storable():
            self.line.put(value or "")
        self.retranslate()

    def entry(self) -> Widget:
        """Return the line."""
        return self.line

    def retranslate(self) -> None:
        """Say what was understood."""
        try:
            day = self.understood()
        except BadDate as problem:
            self.echo.update(str(problem))
            self.echo.add_class("-wrong")
            return
        self.echo.remove_class("-wrong")
        self.echo.update(self.said(day) if day else self.hint())

    def said(self, day: date) -> str:
        """Return a day in full, with how far it is."""
        left = days_left(day, self.today)
        return _("{day} · {distance}").format(day=long_date(day), distance=left)

    def hint(self) -> str:
        """Return how a day can be written, or which one is offered."""
        if self.offered is not None:
            return _("Your goal says {day}. → takes it.").format(day=self.said(self.offered))
        return _("For instance 30 June, +3m, next friday or 2027-06-30.")

    def on_key(self, event: events.Key) -> None:
        """Take the day that is offered with the right arrow, which an empty line has no use for."""
        if event.key == "right" and self.offered is not None and not self.line.answer():
            event.stop()
            self.line.value = self.offered.isoformat()
            self.line.cursor_position = len(self.line.value)

    def on_typed(self, event: Typed) -> None:
        """Say what is understood now."""
        if event.field is not self:
            event.stop()
            self.retranslate()
            self.post_message(Typed(self))

    def on_answered(self, event: Answered) -> None:
        """Be through with it, unless the day is not understood."""
        if event.field is not self:
            event.stop()
            if self.storable():
                self.post_message(Answered(self))

    def on_stepped(self, event: Stepped) -> None:
        """Leave the field."""
        if event.field is not self:
            event.stop()
            self.post_message(Stepped(self, event.step))
