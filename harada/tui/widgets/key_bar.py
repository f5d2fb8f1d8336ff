"""The bar at the bottom: the keys that do something here, in words of now.

It draws what `Screen.active_bindings` says, so it knows no command by itself. One line in one
widget: Textual's own footer makes a widget per key and is rebuilt at every change of focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from harada.tui.commands import command_of
from harada.tui.widgets.line import Line
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

_LAST = ("app.help", "app.command_palette")
"""Actions at the right end, which are always shown."""


class KeyBar(Translated, Widget):
    """Keys and what they do; a click on one presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $text;
        & > .key-bar--key { color: $accent; text-style: bold; }
    }
    """

    _shown: list[tuple[str, str, str]] | None = None
    """Key, how it is written, and its words; None until it is asked for."""

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def _keys_changed(self, screen: Screen[Any]) -> None:
        """Draw anew when the focus or what can be done has changed."""
        before, self._shown = self._shown, None
        if before != self._entries():
            self.refresh()

    def retranslate(self) -> None:
        """Say the words in the new language."""
        self._shown = None
        self.refresh()

    def _entries(self) -> list[tuple[str, str, str]]:
        """Return what can be pressed here, one entry per action.

        First what leads on or away, then the most particular.
        """
        if self._shown is None:
            seen: dict[str, tuple[str, str, str]] = {}
            leading: list[str] = []
            for _node, binding, enabled, _tooltip in self.screen.active_bindings.values():
                if binding.show and enabled and binding.action not in seen:
                    written = self.app.get_key_display(binding)
                    seen[binding.action] = (binding.key, written, binding.description)
                    command = command_of(binding)
                    if command is not None and command.leads:
                        leading.append(binding.action)
            seen = {action: seen[action] for action in (*leading, *seen)}
            last = [seen.pop(action) for action in _LAST if action in seen]
            self._shown = [*seen.values(), *last]
            self._last = len(last)
        return self._shown

    def _places(self) -> list[tuple[int, str, str, str]]:
        """Return what fits: column, key, how it is written, words; the last ones always."""
        shown = self._entries()
        cut = len(shown) - self._last
        need = sum(self._width(entry) for entry in shown[cut:])
        places: list[tuple[int, str, str, str]] = []
        at = 0
        for entry in shown[:cut]:
            if at + self._width(entry) + need > self.size.width:
                break
            places.append((at, *entry))
            at += self._width(entry)
        at = max(at, self.size.width - need)
        for entry in shown[cut:]:
            places.append((at, *entry))
            at += self._width(entry)
        return places

    @staticmethod
    def _width(entry: tuple[str, str, str]) -> int:
        """Return how many cells an entry takes."""
        return cell_len(entry[1]) + cell_len(entry[2]) + 3

    def render_line(self, y: int) -> Strip:
        """Draw the one line."""
        line = Line(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("key-bar--key", partial=True)
        for at, _key, written, words in self._places():
            line.add(" " * (at - (self.size.width - line.left)))
            line.add(f" {written}", key_style).add(f" {words} ")
        return line.strip()

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for at, key, _written, _words in reversed(self._places()):
            if event.x >= at:
                self.app.simulate_key(key)
                return
