"""Keeps what a person types: a moment after the last key, and at once when a screen is left.

It knows which values are typed and not yet in the notebook, so that a screen that shows the
notebook anew leaves those alone. How a value is written is for the screen to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harada.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.timer import Timer

    from harada.tui.screens.base import BaseScreen
    from harada.tui.widgets.question import Field

PAUSE = 0.7
"""Seconds without a key after which what was typed is saved."""


class Drafts:
    """The values of one screen that are typed and not yet kept."""

    def __init__(
        self,
        screen: BaseScreen,
        fields: Callable[[], Iterable[Field]],
        write: Callable[[str, Any], object],
    ) -> None:
        """Save through `screen` by calling `write(path, value)`; `fields` are those shown now."""
        self._screen = screen
        self._fields = fields
        self._write = write
        self._values: dict[str, Any] = {}
        self._timer: Timer | None = None

    def note(self, field: Field) -> None:
        """Take what was just typed in a field; it is saved soon. Half a date is not taken."""
        if not field.storable():
            self._values.pop(field.path, None)
            return
        field.settle()
        self._values[field.path] = field.answer()
        self._screen.harada.writing()
        if self._timer is None:
            self._timer = self._screen.set_timer(PAUSE, self._pause)
        else:
            self._timer.reset()

    def show(self, field: Field, value: Any) -> None:
        """Show a value of the notebook in a field, unless something newer is typed there."""
        if field.path not in self._values and not field.news():
            field.put(value)
            field.settle()

    def pending(self) -> bool:
        """Tell whether something typed is not kept yet."""
        return bool(self._values) or any(field.news() for field in self._fields())

    def flush(self) -> None:
        """Save everything now; several values become one change."""
        for field in self._fields():
            # A key may have reached a field whose message about it is still on its way.
            if field.news():
                self.note(field)
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._values:
            self._screen.change(self._save)

    def _pause(self) -> None:
        self._timer = None
        self.flush()

    def _save(self) -> None:
        """Write the latest values; they stay drafts when the notebook refuses them."""
        if len(self._values) > 1:
            with self._screen.notebook.change(_("what was typed")):
                for path, value in self._values.items():
                    self._write(path, value)
        else:
            for path, value in self._values.items():
                self._write(path, value)
        self._values.clear()
