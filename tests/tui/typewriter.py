"""What an app writes to its terminal, byte by byte, and what a terminal makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyte
from rich.cells import cell_len
from textual._compositor import CompositorUpdate
from textual.app import App

if TYPE_CHECKING:
    from textual.pilot import Pilot


class Typewriter:
    """Feeds all an app draws to a terminal emulator, and counts the bytes."""

    def __init__(self, app: App[Any]) -> None:
        """Listen to an app that does not run yet."""
        self.app = app
        self.written = 0
        self._screen: pyte.Screen | None = None
        self._display = app._display
        app._display = self._listen  # type: ignore[method-assign]

    def _listen(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and self.app._running:
            text = renderable.render_segments(self.app.console)
            self.written += len(text.encode())
            if self._screen is None:
                self._screen = pyte.Screen(*self.app.size)
                self._stream = pyte.Stream(self._screen)
            self._stream.feed(text.replace("\n", "\r\n"))
        self._display(screen, renderable)

    async def settled(self, pilot: Pilot[Any]) -> int:
        """Wait until nothing more is drawn; return how many bytes were written meanwhile."""
        quiet = 0
        while quiet < 2:
            before = self.written
            await pilot.pause()
            quiet = quiet + 1 if self.written == before else 0
        written, self.written = self.written, 0
        return written

    def terminal_text(self) -> str:
        """Return what a person would see."""
        assert self._screen is not None
        return "\n".join(line.rstrip() for line in self._screen.display)


def widths(app: App[Any]) -> set[int]:
    """Return how wide the lines of the screen are, in cells."""
    return {cell_len(strip.text) for strip in app.screen._compositor.render_strips()}
