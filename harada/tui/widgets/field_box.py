"""A line of the diary page: its label, and beside it what it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Static

from harada.tui.widgets.editor import Editor
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from harada.tui.diary_fields import DiaryField


class FieldBox(Translated, Horizontal):
    """Label and body of one line."""

    def __init__(self, field: DiaryField, body: Widget) -> None:
        """Stand for one field."""
        super().__init__(id=f"box-{field.name}")
        self.field = field
        self.body = body

    @property
    def editor(self) -> Editor | None:
        """The body, where it can be written in."""
        return self.body if isinstance(self.body, Editor) else None

    def compose(self) -> ComposeResult:
        """Label and body."""
        yield Static(self.field.title(), classes="label", markup=False)
        yield self.body

    def retranslate(self) -> None:
        """Say the label in the new language; what is written stays."""
        self.query_one(".label", Static).update(self.field.title())
