"""A list of rows in one widget: headings, things with a sign, and plain lines between them.

It draws line by line and repaints only the lines that changed, so a key costs little even with
a hundred rows. It knows rows, a cursor and jump places; what a row means is for its owner, who
gives it rows and asks for the key of the one under the cursor.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from harada.i18n import N_
from harada.tui.commands import Command, bindings
from harada.tui.widgets.jump import JumpTarget
from harada.tui.widgets.line import Line, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.binding import BindingType


class Row(NamedTuple):
    """One line of the list; texts are printable already."""

    text: str
    key: str | None = None
    """What its owner calls it; None for a line the cursor passes over."""
    look: str = "text"
    """How it is drawn: `heading`, `text`, `quiet`, or a state: `open done missed rest late`."""
    sign: str = ""
    """The glyph of its state."""
    ref: str = ""
    """A short reference before the text."""
    tail: str = ""
    """What stands at the right end, such as a note or a date."""


class Up(Command):
    """Move the cursor up."""

    id = "rows.up"
    keys = "up,k"
    action = "move(-1)"
    text = N_("Up")
    help = N_("Go one line up.")
    footer = False
    palette = False


class Down(Command):
    """Move the cursor down."""

    id = "rows.down"
    keys = "down,j"
    action = "move(1)"
    text = N_("Down")
    help = N_("Go one line down.")
    footer = False
    palette = False


class First(Command):
    """Move the cursor to the top."""

    id = "rows.first"
    keys = "home"
    action = "move(-10000)"
    text = N_("First")
    help = N_("Go to the first line.")
    footer = False
    palette = False


class Last(Command):
    """Move the cursor to the end."""

    id = "rows.last"
    keys = "end"
    action = "move(10000)"
    text = N_("Last")
    help = N_("Go to the last line.")
    footer = False
    palette = False


class PageUp(Command):
    """Move the cursor a page up."""

    id = "rows.page_up"
    keys = "pageup"
    action = "page(-1)"
    text = N_("Page up")
    help = N_("Go a page up.")
    footer = False
    palette = False


class PageDown(Command):
    """Move the cursor a page down."""

    id = "rows.page_down"
    keys = "pagedown"
    action = "page(1)"
    text = N_("Page down")
    help = N_("Go a page down.")
    footer = False
    palette = False


_STYLES = {"heading": "heading", "quiet": "quiet", "rest": "quiet", "done": "done"}
_STYLES |= {"missed": "missed", "late": "late"}
"""The component class in which a look is drawn; other looks are plain text."""


def _ref_widths(rows: Sequence[Row]) -> list[int]:
    """Return for each row how wide the references of the part under its heading are."""
    widths: list[int] = []
    widest: list[int] = [0]
    for row in rows:
        if row.look == "heading":
            widest.append(0)
        widest[-1] = max(widest[-1], cell_len(row.ref))
        widths.append(len(widest) - 1)
    return [widest[part] for part in widths]


class RowList(Widget, can_focus=True):
    """Rows under a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--heading",
        "rows--quiet",
        "rows--done",
        "rows--missed",
        "rows--late",
        "rows--cursor",
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        & > .rows--heading { color: $primary-lighten-2; text-style: bold; }
        & > .rows--quiet { color: $text-muted; }
        & > .rows--done { color: $success; }
        & > .rows--missed { color: $error; }
        & > .rows--late { color: $warning; }
        &:focus > .rows--cursor { background: $primary 45%; text-style: bold; }
        &:ansi:focus > .rows--cursor { background: ansi_default; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(Up, Down, First, Last, PageUp, PageDown)

    class Highlighted(Message):
        """The cursor came to another row."""

        def __init__(self, rows: RowList, key: str | None) -> None:
            """Carry the list and the key of the row."""
            super().__init__()
            self.rows = rows
            self.key = key

    class Chosen(Message):
        """A row was clicked that had the cursor already."""

        def __init__(self, rows: RowList, key: str) -> None:
            """Carry the list and the key of the row."""
            super().__init__()
            self.rows = rows
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.bar = "│"
        """The sign that shows which part of a long list is seen."""
        self._cursor = -1
        self._top = 0
        self._ref_widths: list[int] = []
        self._styles: dict[str, Style] = {}
        """What was asked for since the last change of style: Textual works each out anew."""

    @property
    def current(self) -> str | None:
        """The key of the row under the cursor."""
        return self.rows[self._cursor].key if 0 <= self._cursor < len(self.rows) else None

    def show(self, rows: Sequence[Row], first: str | None = None) -> None:
        """Show these rows; the cursor stays on its row, or begins on the one with key `first`."""
        before, held, at = self.rows, self.current, self._cursor
        self.rows = rows
        self._ref_widths = _ref_widths(rows)
        self._cursor = self._find(held)
        if self._cursor < 0 and before:
            self._cursor = self._nearest(at)
        if self._cursor < 0:
            self._cursor = max(self._find(first), self._nearest(0))
        if len(before) != len(rows) or not self._keep_in_view():
            changed = [
                n for n, pair in enumerate(zip(before, rows, strict=False)) if pair[0] != pair[1]
            ]
            if len(before) == len(rows) and len(changed) < 8:
                self._repaint(*changed, at, self._cursor)
                return
        self.refresh()

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with a key, if there is one."""
        found = self._find(key)
        if found >= 0:
            self._place(found)

    def _find(self, key: str | None) -> int:
        """Return where the row with a key stands, -1 for nowhere."""
        if key is not None:
            for at, row in enumerate(self.rows):
                if row.key == key:
                    return at
        return -1

    def _nearest(self, wanted: int) -> int:
        """Return the place nearest to `wanted` where the cursor can stand, -1 for none."""
        places = [at for at, row in enumerate(self.rows) if row.key is not None]
        return min(places, key=lambda at: abs(at - wanted), default=-1)

    def action_move(self, by: int) -> None:
        """Move the cursor over `by` rows that have a key, as far as there are any."""
        places = [at for at, row in enumerate(self.rows) if row.key is not None]
        if places:
            here = places.index(self._cursor) if self._cursor in places else 0
            self._place(places[max(0, min(len(places) - 1, here + by))])

    def action_page(self, by: int) -> None:
        """Move the cursor by as many lines as are seen."""
        self._place(self._nearest(self._cursor + by * max(1, self.size.height - 1)))

    def _place(self, at: int) -> None:
        """Put the cursor on a row and say so."""
        before = self._cursor
        if at < 0 or at == before:
            return
        self._cursor = at
        if self._keep_in_view():
            self.refresh()
        else:
            self._repaint(before, at)
        self._tell_caret()
        self.post_message(self.Highlighted(self, self.current))

    def _keep_in_view(self) -> bool:
        """Scroll to the cursor and its heading, as little as needed; tell whether it scrolled."""
        height = self.size.height
        if not height:
            return False
        top = max(0, min(self._top, len(self.rows) - height))
        above = self._cursor
        while above > 0 and self.rows[above - 1].key is None:
            above -= 1
        if self._cursor >= top + height:
            top = self._cursor - height + 1
        elif self._cursor >= 0 and above < top:
            top = above
        scrolled, self._top = top != self._top, top
        return scrolled

    def _repaint(self, *places: int) -> None:
        """Draw single rows anew."""
        lines = {at - self._top for at in places}
        regions = [
            Region(0, line, self.size.width, 1) for line in lines if 0 <= line < self.size.height
        ]
        if regions:
            self.refresh(*regions)

    def on_resize(self) -> None:
        """Keep the cursor in view in the new size."""
        if self._keep_in_view():
            self.refresh()

    def on_focus(self) -> None:
        """Put the terminal's own cursor where ours is, for those who listen to the screen."""
        self._tell_caret()

    def _tell_caret(self) -> None:
        """Move the terminal's cursor to the row under ours."""
        if self.has_focus:
            self.app.cursor_position = Offset(
                self.content_region.x + 1, self.content_region.y + self._cursor - self._top
            )

    def render_line(self, y: int) -> Strip:
        """Draw the row that stands on line `y`."""
        width = self.size.width
        at = self._top + y
        if at >= len(self.rows):
            return Strip.blank(width, self._base)
        row = self.rows[at]
        base = self._base
        if at == self._cursor:
            base += self._style("cursor")
        style = self._style(_STYLES.get(row.look))
        long = len(self.rows) > self.size.height
        line = Line(width - 2, base)
        if row.key is None:
            line.add(f" {row.text}", style)
        else:
            # The cursor is told by a sign as well: not every terminal shows colours.
            line.add(">" if at == self._cursor and self.has_focus else " ")
            self._draw_item(line, row, style, self._ref_widths[at])
        edge = self._bar_strip(y) if long else Line(1, self._base).strip()
        return Strip.join([line.strip(), Line(1, base).strip(), edge])

    def _style(self, component: str | None) -> Style:
        """Return what a component class adds to the style of the list."""
        if component is None:
            return Style.null()
        style = self._styles.get(component)
        if style is None:
            style = self.get_component_rich_style(f"rows--{component}", partial=True)
            self._styles[component] = style
        return style

    @property
    def _base(self) -> Style:
        """The style of the list itself."""
        style = self._styles.get("")
        if style is None:
            style = self._styles[""] = self.rich_style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of before."""
        super().notify_style_update()
        self._styles.clear()

    def _draw_item(self, line: Line, row: Row, style: Style, ref_width: int) -> None:
        """Draw sign, reference, text and tail of a row the cursor can stand on."""
        quiet = self._style("quiet")
        line.add(f" {row.sign} " if row.sign else " ", style)
        if ref_width:
            line.add_column(row.ref, ref_width + 1, quiet)
        tail = cut(row.tail, max(0, line.left // 3))
        room = line.left - (cell_len(tail) + 2 if tail else 0)
        text_style = quiet if row.look in ("done", "rest", "quiet") else None
        line.add_column(row.text, room, text_style)
        if tail:
            line.add("  ").add(tail, style if row.look == "late" else quiet)

    def _bar_strip(self, y: int) -> Strip:
        """Draw one cell of the bar that shows which part of the list is seen."""
        height, total = self.size.height, len(self.rows)
        first = self._top * height // total
        last = max(first + 1, (self._top + height) * height // total)
        style = self._base + self._style("quiet")
        return Line(1, style).add(self.bar if first <= y < last else " ").strip()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a clicked row; choose it when it was there."""
        at = self._top + event.y
        if at < len(self.rows) and self.rows[at].key is not None:
            if at == self._cursor:
                self.post_message(self.Chosen(self, self.rows[at].key or ""))
            else:
                self._place(at)

    def on_mouse_scroll_down(self) -> None:
        """Move on."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """Move back."""
        self.action_move(-1)

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Yield a place for each row in view the cursor can stand on."""
        region = self.content_region
        for y in range(min(region.height, len(self.rows) - self._top)):
            row = self.rows[self._top + y]
            if row.key is not None:
                yield JumpTarget(region.x, region.y + y, partial(self._jumped, row.key))

    def _jumped(self, key: str) -> None:
        """Take the focus and go to a row."""
        self.focus()
        self.go_to(key)
