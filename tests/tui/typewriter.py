"""An app that remembers what it wrote to its terminal, byte by byte."""

from __future__ import annotations

from typing import Any

import pyte
from rich.cells import cell_len
from textual._compositor import CompositorUpdate
from textual.app import App


class TypewriterApp(App[None]):
    """Feeds all it draws to a terminal emulator and counts the bytes."""

    bytes_written = 0
    terminal: pyte.Screen | None = None

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and self._running:
            text = renderable.render_segments(self.console)
            self.bytes_written += len(text.encode())
            if self.terminal is None:
                self.terminal = pyte.Screen(*self.size)
                self.stream = pyte.Stream(self.terminal)
            # The emulator scrolls at a newline; Textual only ever writes one after a line's end.
            self.stream.feed(text.replace("\n", "\r\n") if "\n" in text else text)
        super()._display(screen, renderable)

    async def settled(self, pilot: Any) -> int:
        """Wait until nothing more is drawn; return how many bytes were written meanwhile."""
        quiet = 0
        while quiet < 2:
            before = self.bytes_written
            await pilot.pause()
            quiet = quiet + 1 if self.bytes_written == before else 0
        written, self.bytes_written = self.bytes_written, 0
        return written

    def terminal_text(self) -> str:
        """Return what a person would see."""
        assert self.terminal is not None
        return "\n".join(line.rstrip() for line in self.terminal.display)

    def widths(self) -> set[int]:
        """Return how wide the lines of the screen are, in cells."""
        return {cell_len(strip.text) for strip in self.screen._compositor.render_strips()}
