"""The bar at the top: which screens there are, where one stands, and when it was last saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from harada.tui.commands import OF_SHARING, SCREENS
from harada.tui.widgets.line import Line
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events

    from harada.tui.commands import Command

DIGITS_TAKEN = frozenset({"window", "future", "survey", "candidates"})
"""Screens on which a digit names a cell or is an answer; the function keys lead on from there."""


class TitleBar(Translated, Widget):
    """The names of the screens with their keys, the present one marked; at the right the state."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "title-bar--key",
        "title-bar--here",
    }
    DEFAULT_CSS = """
    TitleBar {
        dock: top;
        height: 1;
        background: $panel;
        color: $text-muted;
        & > .title-bar--key { color: $accent; }
        & > .title-bar--here { background: $primary; color: $text; text-style: bold; }
        &:ansi > .title-bar--here { background: ansi_default; text-style: bold reverse; }
    }
    """

    state = reactive("")
    """What stands at the right, such as 'saved 21:04'."""
    in_use: reactive[tuple[str, ...]] = reactive(())
    """The folders of sharing that are in use; their screens are named too."""

    class Chosen(Message):
        """A screen's name was clicked."""

        def __init__(self, name: str) -> None:
            """Carry the name of the screen."""
            super().__init__()
            self.name = name

    def __init__(self, here: str, state: str = "", in_use: tuple[str, ...] = ()) -> None:
        """Mark the screen with the name `here` as the present one."""
        super().__init__()
        self.set_reactive(TitleBar.state, state)
        self.set_reactive(TitleBar.in_use, in_use)
        self.here = here
        self._ends: list[tuple[int, str]] = []

    def retranslate(self) -> None:
        """Say the names in the new language."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the one line; remember where each name ends, for clicks."""
        line = Line(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("title-bar--key", partial=True)
        here_style = self.get_component_rich_style("title-bar--here", partial=True)
        self._ends = []
        shown = self._shown()
        keys = [self._key(command) for command in shown]
        names = sum(cell_len(command.label()) + 2 for command in shown) + sum(map(len, keys))
        # Where the names leave no room for the state they stand closer; digits alone are left
        # where they do not fit at all.
        apart = " " if names + len(shown) + cell_len(self.state) + 2 <= self.size.width else ""
        for command, key in zip(shown, keys, strict=True):
            name = _name(command)
            if name == self.here:
                line.add(f"[{key} {command.label()}]", here_style)
            elif names > self.size.width:
                line.add(f" {key}", key_style)
            else:
                line.add(f" {key}", key_style).add(f" {command.label()}{apart}")
            self._ends.append((self.size.width - line.left, name))
        told = self.state
        if cell_len(told) + 2 > line.left:
            told = told.rpartition(" ")[2]  # the time alone says that it is saved
        return line.strip(f"{told} ")

    def _key(self, command: type[Command]) -> str:
        """Return the key that leads to a screen from here."""
        keys = command.keys.split(",")
        return keys[0 if self.here in DIGITS_TAKEN else -1].capitalize()

    def _shown(self) -> list[type[Command]]:
        """Return the screens that are named: those of everybody, those in use, and this one."""
        extra = [
            command
            for folder, command in OF_SHARING.items()
            if folder in self.in_use or _name(command) == self.here
        ]
        return [*SCREENS, *extra]

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked."""
        for end, name in self._ends:
            if event.x < end:
                self.post_message(self.Chosen(name))
                return


def _name(command: type[Command]) -> str:
    """Return the name of the screen a command goes to."""
    return command.id.partition(".")[2]
