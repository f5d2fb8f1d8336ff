"""Repaints that write only what changed, for screens with one wide widget full of cells.

When a part of a line changes, Textual 8 writes the line from the left edge of its widget. In a
chart or a month that is most of the screen for two small cells. This writes the changed part
alone. It leans on a part of Textual that is not promised, so it is only reached by `write_lean`
in `lean_strip`, which does without where that part has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor

from harada.tui.widgets.wrapping import clusters

if TYPE_CHECKING:
    from rich.console import Console
    from textual.strip import Strip


def whole_character_at(strip: Strip, at: int) -> int:
    """Return the cell where the character that covers cell `at` begins."""
    position = 0
    for segment in strip:
        size = cell_len(segment.text)
        if position + size <= at:
            position += size
            continue
        for cluster in clusters(segment.text):
            size = cell_len(cluster)
            if position + size > at:
                break
            position += size
        break
    return position


class LeanUpdate(ChopsUpdate):
    """An update whose pieces begin where the change begins."""

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        written: list[str] = []
        for y, first, last in self.spans:
            for end, (start, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is None or start >= last or end <= first:
                    continue
                # Half of a wide character cannot be written: begin with the whole of it.
                left = whole_character_at(strip, first - start) if first > start else 0
                written.append(Control.move_to(start + left, y).segment.text)
                written.append(strip.crop(left, min(end, last) - start).render(console))
        return "".join(written)


class LeanCompositor(Compositor):
    """Textual's compositor, with lean updates."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last update, None when nothing did."""
        update = super().render_partial_update()
        if update is None:
            return None
        return LeanUpdate(update.chops, update.spans, update.chop_ends)
