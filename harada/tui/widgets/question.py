"""What the fields of a sheet have in common: where they belong, what they hold, what they tell.

A field knows the place of its text in the goal sheet (`path`), shows a value that comes from the
notebook, and tells upwards when a person typed something, when they are through with it, and when
an arrow key leaves it. It never sees the notebook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget


NOTHING = object()
"""Stands for a field that has not been shown yet."""


class Typed(Message):
    """A person changed what a field holds."""

    def __init__(self, field: Field) -> None:
        """Carry the field."""
        super().__init__()
        self.field = field


class Answered(Message):
    """Enter was pressed at the end of a field: on to what comes next."""

    def __init__(self, field: Field) -> None:
        """Carry the field."""
        super().__init__()
        self.field = field


class Stepped(Message):
    """An arrow key left a field upwards (-1) or downwards (1)."""

    def __init__(self, field: Field, step: int) -> None:
        """Carry the field and the direction."""
        super().__init__()
        self.field = field
        self.step = step


class WrittenOn(Message):
    """A letter was written where there is no text: it belongs to the next one."""

    def __init__(self, field: Field, key: str, letter: str | None) -> None:
        """Carry the field and the key that was pressed."""
        super().__init__()
        self.field = field
        self.key = key
        self.letter = letter


class Field:
    """Mix-in for a widget in which one value can be written."""

    path: str = ""
    """Which value of the sheet it is, with dots: `analysis.body.obstacle`."""

    def answer(self) -> Any:
        """Return what the field holds, as the notebook keeps it."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value of the notebook; what already says the same stays untouched."""
        raise NotImplementedError

    told: Any = NOTHING
    """What the field held when it was last shown or noted; what differs from it is news."""

    def raw(self) -> Any:
        """Return what is written, also where it is not a value yet, such as half a date."""
        return self.answer()

    def news(self) -> bool:
        """Tell whether something was written that nobody has taken note of."""
        return self.told is not NOTHING and bool(self.raw() != self.told)

    def settle(self) -> None:
        """Take what is written as known."""
        self.told = self.raw()

    def blank(self) -> bool:
        """Tell whether nothing is written in the field."""
        return not self.answer()

    def storable(self) -> bool:
        """Tell whether the value can be kept as it stands; a half-typed date cannot."""
        return True

    def entry(self) -> Widget:
        """Return the widget that takes the focus when one comes to the field."""
        raise NotImplementedError
