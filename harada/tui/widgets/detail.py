"""A few lines about the thing under a cursor: a title, how it stands, and something beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.widget import Widget

from harada.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.strip import Strip


class Detail(Widget):
    """Two lines, or three where there is room; texts are printable already.

    Without a title, what stands beside it has the first line to itself.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"detail--title", "detail--beside"}
    DEFAULT_CSS = """
    Detail {
        height: 2;
        background: $surface;
        & > .detail--title { text-style: bold; }
        & > .detail--beside { color: $text-muted; }
        &:ansi { background: ansi_default; }
    }
    """

    title = ""
    about = ""
    beside = ""
    below = ""

    def show(self, title: str, about: str, beside: str = "", below: str = "") -> None:
        """Show a title, what there is to say about it, something beside that, and a last line."""
        now = (title, about, beside, below)
        if now != (self.title, self.about, self.beside, self.below):
            self.title, self.about, self.beside, self.below = now
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        line = Line(width, self.rich_style)
        quiet = self.get_component_rich_style("detail--beside")
        if y == 0 and not self.title:
            return line.add(f" {self.beside}", quiet).strip()
        if y == 0:
            title = self.get_component_rich_style("detail--title", partial=True)
            line.add(f" {self.title}", title)
            return line.strip(f"  {self.beside} " if self._beside_on == 0 else "", quiet)
        if y == 1:
            line.add(f" {self.about}")
            return line.strip(f"  {self.beside} " if self._beside_on == 1 else "", quiet)
        return line.add(f" {self.below}" if y == 2 else "", quiet).strip()

    @property
    def _beside_on(self) -> int | None:
        """The line that has room for what stands beside, the lower one first."""
        if not self.title:
            return None
        need = cell_len(self.beside) + 4
        for number, text in ((1, self.about), (0, self.title)):
            if cell_len(text) + need < self.size.width:
                return number
        return None
