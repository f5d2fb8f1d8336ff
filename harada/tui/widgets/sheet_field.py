"""One field of a sheet as it is read: its name, its lines; and the editor in its place.

It is told what to show and whether the cursor is on it. While it is edited the editor stands where
the text stood, and the page below moves as it grows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from harada.tui.widgets.line import Line
from harada.tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.geometry import Size

    from harada.tui.widgets.question import Field

LABEL, NARROW_LABEL = 26, 20
"""Cells of the column with the names, where there is room and where there is little."""
ROOMY = 72
"""From this width on, the column of the names is the wider one."""
SIDE_BY_SIDE = 54
"""From this width on, the text stands beside its name; below it, under it."""
MOST = 60
"""So many rows of one line are shown; a longer text is read in full while it is edited."""


class Sheet(VerticalScroll, inherit_bindings=False):
    """What the fields stand on; it has their colours.

    Textual keeps a node per kind of part in every widget that names the kinds, some 10 KB each:
    half a hundred fields share those of their sheet.
    """

    LOOKS: ClassVar[tuple[str, ...]] = ("text", "main", "blank", "gap")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--label",
        *(f"sheet--{look}" for look in LOOKS),
    }
    DEFAULT_CSS = """
    Sheet {
        & > .sheet--label { color: $text-muted; }
        & > .sheet--main { text-style: bold; color: $accent; }
        & > .sheet--blank { color: $text-muted; text-style: dim italic; }
        & > .sheet--gap { color: $warning; text-style: italic; }
    }
    """


class SheetField(Widget):
    """A field of the sheet."""

    DEFAULT_CSS = """
    SheetField {
        height: auto;
        padding: 0 1;
        &.-cursor { background: $panel; border-left: outer $accent; padding: 0 1 0 0; }
        &.-cursor:ansi { background: ansi_default; border-left: outer ansi_default; }
        & > .editing { color: $accent; text-style: bold; height: 1; }
        & > .said { color: $text-muted; text-style: italic; height: auto; }
    }
    """

    look = reactive("text")

    def __init__(self, path: str) -> None:
        """Stand for the field at `path`, with nothing to show yet."""
        super().__init__()
        self.path = path
        self.label = ""
        self.lines: list[str] = []
        self.editor: Field | None = None
        self._laid: tuple[int, list[tuple[str, str]]] = (0, [])

    def put(self, label: str, lines: list[str], look: str) -> None:
        """Show a name and lines of printable text."""
        if (label, lines, look) != (self.label, self.lines, self.look):
            self.label, self.lines, self.look = label, lines, look
            self._laid = (0, [])
            self.refresh(layout=True)

    # Reading

    def _rows(self, width: int) -> list[tuple[str, str]]:
        """Return the rows of this width: what stands in the column of names, and the text."""
        if self._laid[0] == width:
            return self._laid[1]
        beside = width >= SIDE_BY_SIDE
        column = LABEL if width >= ROOMY else NARROW_LABEL
        room = width - column if beside else width
        text = [row for line in self.lines for row in _wrapped(line, room)]
        if beside:
            rows = [("", row) for row in text]
            names = _wrapped(self.label, column - 2)
            rows += [("", "")] * (len(names) - len(rows))
            rows[: len(names)] = [
                (name, row) for name, (_none, row) in zip(names, rows, strict=False)
            ]
        else:
            rows = [(self.label, ""), *(("", row) for row in text)]
        self._laid = (width, rows)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text takes, or as the editor needs."""
        if self.editor is not None:
            return super().get_content_height(container, viewport, width)
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        rows = self._rows(width)
        if self.editor is not None or y >= len(rows):
            return Strip.blank(width, self.rich_style)
        name, text = rows[y]
        line = Line(width, self.rich_style)
        label = self._style("label")
        if width >= SIDE_BY_SIDE:
            column = LABEL if width >= ROOMY else NARROW_LABEL
            line.add(set_cell_size(name, column), label)
        elif name:
            line.add(name, label)
        return line.add(text, self._style(self.look)).strip()

    def _style(self, part: str) -> Style:
        """Return how a part of a field is drawn on its sheet."""
        return self.query_ancestor(Sheet).get_component_rich_style(f"sheet--{part}", partial=True)

    # Editing

    async def edit(self, editor: Field) -> None:
        """Put an editor in the place of the text."""
        if self.editor is None and isinstance(editor, Widget):
            self.editor = editor
            await self.mount(Static(self.label, classes="editing", markup=False), editor)
            editor.entry().focus()
            self.refresh(layout=True)

    def say(self, text: str) -> None:
        """Show a quiet line below the editor, such as a question; none when it is empty."""
        for line in self.query(".said").results(Static):
            line.update(text)
            line.display = bool(text)
            return
        if text and self.editor is not None:
            self.mount(Static(text, classes="said", markup=False))

    async def stop(self) -> None:
        """Take the editor away and show the text again."""
        if self.editor is not None:
            self.editor = None
            await self.remove_children()
            self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Let the page put its cursor here."""


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text as rows of at most `width` cells, without blanks at their ends."""
    if cell_len(text) <= width:
        return [text]
    rows = [row.rstrip() for row in wrap(text, max(1, width), MOST)]
    while len(rows) > 1 and not rows[-1]:
        rows.pop()
    return rows
