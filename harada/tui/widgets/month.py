"""The month sheet as one widget: routines by days, under a cursor.

It draws what a `MonthView` says and tells by messages what a person asks; it knows neither the
notebook nor the app. Names and heading stay where they are while rows and days slide; a key
repaints only what it changed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from harada.i18n import N_
from harada.tui.commands import Command, bindings
from harada.tui.widgets.lean_strip import LeanStrip
from harada.tui.widgets.month_layout import HEAD, MonthLayout, month_layout
from harada.tui.widgets.month_paint import (
    DRAWN,
    PLAIN,
    head_pieces,
    laid_out,
    line_pieces,
    name_cell,
)
from harada.tui.widgets.month_view import MonthLine, MonthView
from harada.tui.widgets.moves import move
from harada.tui.widgets.wrapping import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from textual import events
    from textual.binding import BindingType

    from harada.tui.widgets.jump import JumpTarget
    from harada.tui.widgets.month_paint import Piece

TONES = (
    *("done", "missed", "rest", "open", "unsaid", "coming", "off"),
    *("name", "heading", "head", "weekend", "subtotal", "figure", "gap", "bar"),
)
"""What a piece of the sheet can look like, besides being today or under the cursor."""


class MarkDay(Command):
    """Mark a routine as done on a day."""

    id = "month.mark"
    keys = "space"
    action = "mark"
    text = N_("Done")
    help = N_("Mark this routine as done on this day; again takes the mark away.")


MOVES = (
    move("month", "left", "left,h", "step(-1,0)", N_("Go to the day before.")),
    move("month", "down", "down,j", "step(0,1)", N_("Go to the routine below.")),
    move("month", "up", "up,k", "step(0,-1)", N_("Go to the routine above.")),
    move("month", "right", "right,l", "step(1,0)", N_("Go to the next day.")),
    move("month", "week_left", "H,shift+left", "step(-7,0)", N_("Go a week back.")),
    move("month", "week_right", "L,shift+right", "step(7,0)", N_("Go a week on.")),
    move("month", "first", "home", "step(-99,0)", N_("Go to the first day of the month.")),
    move("month", "last", "end", "step(99,0)", N_("Go to the last day and the figures.")),
    move("month", "top", "ctrl+home", "step(0,-999)", N_("Go to the first routine.")),
    move("month", "bottom", "ctrl+end", "step(0,999)", N_("Go to the last routine.")),
)
"""The ways about the sheet."""

Cell = tuple[int, int]
"""A line of the view and a place among its days, both from 0."""


class Month(Widget, can_focus=True):
    """The check sheet of a month."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"month--{tone}" for tone in TONES),
        "month--today",
        "month--row",
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings(MarkDay, *MOVES)
    DEFAULT_CSS = """
    Month {
        height: 1fr;
        & > .month--done { color: $success; }
        & > .month--missed { color: $error; }
        & > .month--rest, & > .month--off, & > .month--weekend { color: $text-muted; }
        & > .month--subtotal, & > .month--bar { color: $text-muted; }
        & > .month--heading { color: $primary-lighten-2; text-style: bold; }
        & > .month--today { background: $panel; text-style: bold; }
        & > .month--row { text-style: bold; }
        &:ansi > .month--today { background: ansi_default; text-style: bold; }
    }
    """

    view: reactive[MonthView] = reactive(MonthView, repaint=False, init=False)
    """What is drawn."""
    cursor: reactive[Cell] = reactive((0, 0), repaint=False, init=False)
    """Line and day under the cursor; the line is one with a routine wherever there is one."""
    plain: reactive[bool] = reactive(False, init=False)
    """Whether plain letters stand for the glyphs."""

    class MonthMessage(Message):
        """Something was asked at a cell of the sheet."""

        def __init__(self, month: Month, key: str, day: date) -> None:
            """Carry the routine and the day it is about."""
            super().__init__()
            self.month = month
            self.key = key
            self.day = day

        @property
        def control(self) -> Month:
            """The sheet it came from."""
            return self.month

    class Moved(MonthMessage):
        """The cursor stands on another cell."""

    class Marked(MonthMessage):
        """The mark of a routine on a day is to be set or taken away."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start with an empty sheet."""
        super().__init__(id=id)
        self._top = 0
        self._slide = 0
        self._styles_of: dict[tuple[str, bool, bool, bool], Style] = {}
        self._lean: dict[int, tuple[Strip, LeanStrip]] = {}

    # What stands where

    @property
    def line(self) -> MonthLine | None:
        """The routine under the cursor, None on an empty sheet."""
        at = self.cursor[0]
        found = self.view.lines[at] if at < len(self.view.lines) else None
        return found if isinstance(found, MonthLine) else None

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        place = self.cursor[1]
        return self.view.days[place] if place < len(self.view.days) else None

    @property
    def columns(self) -> MonthLayout:
        """The columns for the width of now."""
        return month_layout(self.size.width, len(self.view.days), self.view.week_ends)

    @property
    def _body(self) -> int:
        """Lines below the heading."""
        return max(0, self.size.height - HEAD)

    def go_to(self, key: str | None = None, day: date | None = None) -> None:
        """Put the cursor on a routine, or a day, or both, as far as they are on the sheet."""
        at, place = self.cursor
        for number, line in enumerate(self.view.lines):
            if isinstance(line, MonthLine) and line.key == key:
                at = number
        if day is not None and day in self.view.days:
            place = self.view.days.index(day)
        self.cursor = self._settled((at, place))

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Yield each routine in sight."""
        from harada.tui.widgets.jump import JumpTarget

        region = self.content_region
        for y in range(min(self._body, len(self.view.lines) - self._top)):
            line = self.view.lines[self._top + y]
            if isinstance(line, MonthLine):
                yield JumpTarget(region.x, region.y + HEAD + y, partial(self._jumped, line.key))

    def _jumped(self, key: str) -> None:
        """Take the focus and go to a routine."""
        self.focus()
        self.go_to(key)

    def _settled(self, cell: Cell) -> Cell:
        """Return the nearest cell that is on a routine and in the month."""
        lines = [n for n, line in enumerate(self.view.lines) if isinstance(line, MonthLine)]
        if not lines:
            return (0, max(0, min(cell[1], len(self.view.days) - 1)))
        at = min(lines, key=lambda number: (abs(number - cell[0]), number < cell[0]))
        return (at, max(0, min(cell[1], len(self.view.days) - 1)))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines as Textual styles them, but written in few bytes."""
        strips: list[Strip] = []
        for y, strip in zip(crop.line_range, super().render_lines(crop), strict=True):
            known = self._lean.get(y)
            if known is None or known[0] is not strip:
                known = (strip, LeanStrip.of(strip))
                self._lean[y] = known
            strips.append(known[1])
        return strips

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        layout = self.columns
        glyphs: Mapping[str, str] = PLAIN if self.plain else DRAWN
        at = self._top + y - HEAD
        if y < HEAD:
            title = self.view.title[y] if y < len(self.view.title) else ""
            name = name_cell(title, layout.name, glyphs)
            pieces = laid_out(head_pieces(self.view, layout, y), layout.track)
            return self._strip(name, "heading", pieces, None, self._edge(y, glyphs))
        if at >= len(self.view.lines):
            return Strip([Segment(" " * self.size.width, self._style("gap"))], self.size.width)
        line = self.view.lines[at]
        if isinstance(line, MonthLine):
            name = name_cell(line.name, layout.name, glyphs)
            pieces = laid_out(line_pieces(line, layout, glyphs), layout.track)
            return self._strip(name, "name", pieces, at, self._edge(y, glyphs))
        text = fit(line.text, max(0, self.size.width - 1), glyphs["cut"])
        return Strip(
            [Segment(text, self._style("heading")), self._edge(y, glyphs)], self.size.width
        ).adjust_cell_length(self.size.width)

    def _strip(
        self, name: str, tone: str, pieces: list[Piece], at: int | None, edge: Segment
    ) -> Strip:
        """Join the name, the part of the sliding columns that is seen, and the bar."""
        layout = self.columns
        row, here = self.cursor
        sliding: list[Segment] = []
        for _start, text, piece_tone, place, noted in pieces:
            cursor = at == row and place == here and place is not None
            on_head = at is None and place == here and place is not None
            today = place is not None and place == self.view.today
            style = self._style(piece_tone, today, cursor or on_head, noted)
            sliding.append(Segment(text, style))
        track = Strip(sliding, layout.track).crop(self._slide, self._slide + layout.seen)
        track = track.adjust_cell_length(layout.seen, self._style("gap"))
        head = Segment(name, self._style(tone, bold=at == row))
        return Strip([head, *track, edge]).adjust_cell_length(self.size.width)

    def _style(
        self,
        tone: str,
        today: bool = False,
        cursor: bool = False,
        noted: bool = False,
        *,
        bold: bool = False,
    ) -> Style:
        """Return the style of a tone."""
        key = (f"{tone} row" if bold else tone, today, cursor, noted)
        if key not in self._styles_of:
            style = self.get_component_rich_style(f"month--{tone}")
            if bold:
                style += self.get_component_rich_style("month--row", partial=True)
            if today:
                style += self.get_component_rich_style("month--today", partial=True)
            style += Style(reverse=cursor or None, underline=noted or None)
            self._styles_of[key] = style
        return self._styles_of[key]

    def _edge(self, y: int, glyphs: Mapping[str, str]) -> Segment:
        """Return the cell at the right edge: the bar that shows which rows are seen."""
        body, total = self._body, len(self.view.lines)
        line = y - HEAD
        if line < 0 or total <= body or not body:
            return Segment(" ", self._style("gap"))
        first = self._top * body // total
        last = max(first + 1, (self._top + body) * body // total)
        return Segment(glyphs["more"] if first <= line < last else " ", self._style("bar"))

    def notify_style_update(self) -> None:
        """Forget colours that another theme has changed."""
        self._styles_of.clear()
        super().notify_style_update()

    # What changes what is drawn

    def watch_view(self, old: MonthView, new: MonthView) -> None:
        """Repaint the lines that look different; everything when the sheet is another one."""
        alike = replace(old, lines=()) == replace(new, lines=()) and len(old.lines) == len(
            new.lines
        )
        self.cursor = self._settled(self.cursor)
        if self._keep_in_sight() or not alike:
            self.refresh()
            return
        changed = [n for n, line in enumerate(new.lines) if line != old.lines[n]]
        self._repaint_lines(changed)

    def watch_cursor(self, old: Cell, new: Cell) -> None:
        """Repaint what the cursor left and where it came; everything when the sheet slides."""
        if self._keep_in_sight():
            self.refresh()
        else:
            self._repaint_cells(old, new)
        self._point_terminal()
        line, day = self.line, self.day
        if line is not None and day is not None:
            self.post_message(self.Moved(self, line.key, day))

    def _repaint_lines(self, numbers: list[int]) -> None:
        """Repaint whole lines."""
        places = (number - self._top for number in numbers)
        regions = [Region(0, HEAD + y, self.size.width, 1) for y in places if 0 <= y < self._body]
        if regions:
            self.refresh(*regions)

    def _repaint_cells(self, old: Cell, new: Cell) -> None:
        """Repaint two cells, the names of their rows, and their days in the heading."""
        layout = self.columns
        regions: list[Region] = []
        for at, place in (old, new):
            y = HEAD + at - self._top
            x = self._column(place)
            if x is None:
                continue
            regions.append(Region(x, y, layout.day, 1))
            if old[1] != new[1]:
                regions.append(Region(x, 0, layout.day, HEAD))
            if old[0] != new[0]:
                regions.append(Region(0, y, layout.name, 1))
        if regions:
            self.refresh(*regions)

    def _column(self, place: int) -> int | None:
        """Return where a day stands on the widget, None where it is out of sight."""
        layout = self.columns
        if place >= len(layout.days):
            return None
        x = layout.days[place] - self._slide
        return layout.name + x if 0 <= x <= layout.seen - layout.day else None

    def _keep_in_sight(self) -> bool:
        """Slide and scroll to the cursor, as little as needed; tell whether anything moved."""
        at, place = self.cursor
        before = (self._top, self._slide)
        self._slide = self.columns.slide_to(place, self._slide)
        top = max(0, min(self._top, len(self.view.lines) - self._body))
        above = at
        while above > 0 and not isinstance(self.view.lines[above - 1], MonthLine):
            above -= 1
        if at >= top + self._body:
            top = max(0, at - self._body + 1)
        elif above < top:
            top = above
        self._top = top
        return before != (self._top, self._slide)

    def on_resize(self) -> None:
        """Keep the cursor in sight in the new size."""
        self._lean.clear()
        self._keep_in_sight()
        self.refresh()
        self._point_terminal()

    def on_focus(self) -> None:
        """Tell the terminal where the cursor is."""
        self._point_terminal()

    def _point_terminal(self) -> None:
        """Put the terminal's cursor on the cell, for those who listen to the screen."""
        x = self._column(self.cursor[1])
        if self.has_focus and x is not None:
            y = HEAD + self.cursor[0] - self._top
            self.app.cursor_position = self.content_region.offset + Offset(x, y)

    # What a person does

    def action_step(self, across: int, down: int) -> None:
        """Go some days and some routines further, over headings, as far as the sheet goes."""
        lines = [n for n, line in enumerate(self.view.lines) if isinstance(line, MonthLine)]
        at, place = self.cursor
        if lines and down:
            number = lines.index(at) + down
            at = lines[max(0, min(number, len(lines) - 1))]
        self.cursor = self._settled((at, place + across))

    def action_mark(self) -> None:
        """Ask for the mark of this cell."""
        line, day = self.line, self.day
        if line is not None and day is not None:
            self.post_message(self.Marked(self, line.key, day))

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked; a double click marks it."""
        layout = self.columns
        at = self._top + event.y - HEAD
        if event.y < HEAD or at >= len(self.view.lines):
            return
        if not isinstance(self.view.lines[at], MonthLine):
            return
        place = layout.day_at(event.x - layout.name + self._slide)
        inside = event.x >= layout.name and place is not None
        self.cursor = (at, place if inside and place is not None else self.cursor[1])
        if event.chain == 2 and inside:
            self.action_mark()

    def on_mouse_scroll_down(self) -> None:
        """Move on."""
        self.action_step(0, 1)

    def on_mouse_scroll_up(self) -> None:
        """Move back."""
        self.action_step(0, -1)
