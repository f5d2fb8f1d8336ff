"""The Open Window 64 as one widget: nine by nine cells, one block of it, or a list.

It draws what a `ChartView` says and tells by messages what a person asks; it knows neither the
notebook nor the app, and it edits nothing by itself. A key repaints only the cells it changed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from harada.tui.commands import bindings
from harada.tui.widgets.chart_keys import MOVES, Fill, Mark, Promote, Zoom
from harada.tui.widgets.chart_layout import Layout, ListLayout, layout_for
from harada.tui.widgets.chart_paint import DRAWN, PLAIN, Drawing
from harada.tui.widgets.chart_places import (
    MIDDLE,
    SPOTS,
    Spot,
    block_of,
    place_at,
    spot_of,
    spots_of,
)
from harada.tui.widgets.chart_view import COUNT, GOAL, ChartView, Place
from harada.tui.widgets.lean_strip import LeanStrip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.timer import Timer

    from harada.tui.widgets.jump import JumpTarget

TONES = (
    *("waiting", "active", "habit", "done", "dropped"),
    *("kept", "missed", "rest", "pillar", "goal", "rule", "changed", "carried"),
)
"""What a piece of the chart can look like, besides being under the cursor."""

JUMP_SECONDS = 2.0
"""How long the second digit of a jump is waited for."""
KEYS_AHEAD = frozenset(
    {
        *("enter", "tab", "shift+tab", "up", "down", "escape"),
        *("backspace", "delete", "left", "right", "home", "end"),
        *("ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w"),
    }
)
"""Keys beside letters that belong to the line to write in."""
AHEAD_SECONDS = 0.25
"""How long letters after Enter are text, though the line to write in is not there yet."""


class Chart(ScrollView, can_focus=True):
    """The chart of 64, with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{tone}" for tone in TONES}
    BINDINGS = bindings(Mark, Fill, Zoom, Promote, *MOVES)
    DEFAULT_CSS = """
    Chart {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .chart--waiting { color: $text-muted; }
        & > .chart--active { color: $foreground; }
        & > .chart--habit { color: $accent; }
        & > .chart--done { color: $success; }
        & > .chart--dropped { color: $text-disabled; }
        & > .chart--kept { color: $success; }
        & > .chart--missed { color: $error; }
        & > .chart--rest { color: $text-muted; }
        & > .chart--pillar { color: $foreground; background: $panel; text-style: bold; }
        & > .chart--goal { color: $text; background: $primary; text-style: bold; }
        & > .chart--rule { color: $text-disabled; }
        & > .chart--changed { color: $warning; text-style: bold; }
        & > .chart--carried { color: $warning; text-style: bold underline; }
        &:ansi > .chart--pillar { background: ansi_default; }
        &:ansi > .chart--goal { background: ansi_default; color: ansi_default; }
    }
    """

    view: reactive[ChartView] = reactive(ChartView, repaint=False, init=False)
    """What is drawn."""
    cursor: reactive[Spot] = reactive(MIDDLE, repaint=False, init=False)
    """The spot under the cursor, a row and a column of the 9×9."""
    zoomed: reactive[bool] = reactive(False, repaint=False, init=False)
    """Whether one block is shown large."""
    plain: reactive[bool] = reactive(False, repaint=False, init=False)
    """Whether plain letters stand for the glyphs."""
    draft: reactive[str | None] = reactive(None, repaint=False, init=False)
    """The text under the cursor as it is being typed; None when nothing is."""
    carried: reactive[Place | None] = reactive(None, repaint=False, init=False)
    """What was picked up to be put down elsewhere; None when nothing was."""

    class ChartMessage(Message):
        """Something was asked at a place of the chart."""

        def __init__(self, chart: Chart, place: Place) -> None:
            """Carry the place it is about."""
            super().__init__()
            self.chart = chart
            self.place = place

        @property
        def control(self) -> Chart:
            """The chart it came from."""
            return self.chart

    class Moved(ChartMessage):
        """The cursor stands on another place."""

    class Marked(ChartMessage):
        """The mark of a place's routine is to be set or taken away."""

    class FillAsked(ChartMessage):
        """A place is to be written in."""

    class TypedAhead(Message):
        """A key that was pressed before the line to write in was ready for it."""

        def __init__(self, key: str, character: str | None) -> None:
            """Carry the key, and the letter it stands for."""
            super().__init__()
            self.key = key
            self.character = character

    class Promoted(ChartMessage):
        """A place is to become a routine or a dated action."""

    class ZoomChanged(ChartMessage):
        """One block is shown large, or the whole chart again."""

        def __init__(self, chart: Chart, place: Place, zoomed: bool) -> None:
            """Carry the place under the cursor and whether it is shown large."""
            super().__init__(chart, place)
            self.zoomed = zoomed

    def __init__(self, view: ChartView | None = None, *, id: str | None = None) -> None:
        """Draw a view, an empty chart when there is none."""
        super().__init__(id=id)
        self._styles_of: dict[tuple[str, bool], Style] = {}
        self._lean: dict[int, tuple[Strip, LeanStrip]] = {}
        self._pending = 0
        self._pending_timer: Timer | None = None
        self._ahead: Timer | None = None
        self.set_reactive(Chart.view, view or ChartView())

    # What stands where

    @property
    def place(self) -> Place:
        """What stands under the cursor."""
        return place_at(self.cursor)

    @property
    def layout_now(self) -> Layout:
        """The layout for the size of now."""
        size = self.size
        return layout_for(size.width, size.height, self.cursor, zoomed=self.zoomed)

    @property
    def is_list(self) -> bool:
        """Whether the room is so small that the chart is a list."""
        return isinstance(self.layout_now, ListLayout)

    def show_place(self, place: Place) -> None:
        """Put the cursor on a place; on the nearer spot of a pillar that is already in sight."""
        if place_at(self.cursor) != place:
            self.cursor = spot_of(place)

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Yield the goal and the pillars, where they are in sight."""
        from harada.tui.widgets.jump import JumpTarget

        layout = self.layout_now
        for place in (GOAL, *(Place(number, 0) for number in range(1, COUNT + 1))):
            for spot in spots_of(place):
                region = self._on_screen(layout.region(spot))
                if region is not None:
                    yield JumpTarget(region.x, region.y, partial(self._go, spot))
                    break

    def _go(self, spot: Spot) -> None:
        """Take the focus to a spot."""
        self.focus()
        self.cursor = spot

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
        width = self.scrollable_content_region.width
        glyphs = PLAIN if self.plain else DRAWN
        draft = None if self.draft is None else (self.place, self.draft)
        layout = self.layout_now
        drawing = Drawing(self.view, layout, glyphs, width, draft, self.carried)
        segments: list[Segment] = []
        pen: Style | None = None
        under_cursor = list_spot(self.cursor) if isinstance(layout, ListLayout) else self.cursor
        for text, tone, spot in drawing.line(y + self.scroll_offset.y):
            style = self._style_of(tone, spot == under_cursor)
            if segments and style is pen:
                segments[-1] = Segment(segments[-1].text + text, style)
            else:
                segments.append(Segment(text, style))
            pen = style
        return Strip(segments, width)

    def _style_of(self, tone: str, under_cursor: bool) -> Style:
        """Return the style of a tone, turned round under the cursor."""
        key = (tone, under_cursor)
        if key not in self._styles_of:
            style = self.get_component_rich_style(f"chart--{tone}")
            if under_cursor:
                style += Style(reverse=True, bold=True)
            self._styles_of[key] = style
        return self._styles_of[key]

    def notify_style_update(self) -> None:
        """Forget colours that another theme has changed."""
        self._styles_of.clear()
        super().notify_style_update()

    # What changes what is drawn

    def watch_view(self, old: ChartView, new: ChartView) -> None:
        """Repaint the places that look different."""
        self._repaint(*(s for s in SPOTS if not old.shows_alike(new, place_at(s))))

    def watch_cursor(self, old: Spot, new: Spot) -> None:
        """Repaint the two cells, or everything where another block comes into sight."""
        if self.zoomed and block_of(old) != block_of(new):
            self._fit_layout()
        else:
            self._repaint(old, new)
            self._keep_in_sight()
        if place_at(old) != place_at(new):
            self.post_message(self.Moved(self, self.place))

    def watch_zoomed(self) -> None:
        """Show one block large, or the whole again."""
        self._fit_layout()
        self.post_message(self.ZoomChanged(self, self.place, self.zoomed))

    def watch_plain(self) -> None:
        """Draw with the other glyphs."""
        self.refresh()

    def watch_draft(self) -> None:
        """Repaint the cell that is being typed in, wherever it stands."""
        self._repaint(*spots_of(self.place))

    def watch_carried(self, old: Place | None, new: Place | None) -> None:
        """Repaint what was picked up or put down, wherever it stands."""
        places = (place for place in (old, new) if place is not None)
        self._repaint(*(spot for place in places for spot in spots_of(place)))

    def on_mount(self) -> None:
        """Take the size there is."""
        self._fit_layout()

    def on_resize(self) -> None:
        """Choose the layout for the new size."""
        self._fit_layout()

    def on_focus(self) -> None:
        """Tell the terminal where the cursor is; letters are commands."""
        self._stop_ahead()
        self._point_terminal()

    def _repaint(self, *spots: Spot) -> None:
        """Repaint cells. Two on the same lines are one region: Textual would write them twice."""
        layout = self.layout_now
        rows: dict[int, Region] = {}
        for spot in spots:
            region = layout.region(spot)
            if region is not None:
                rows[region.y] = region.union(rows.get(region.y, region))
        if rows:
            self.refresh(*(self._visible(region) for region in rows.values()))

    def _fit_layout(self) -> None:
        """Draw everything for the layout of now."""
        layout = self.layout_now
        self._lean.clear()
        self.virtual_size = Size(self.size.width, layout.height)
        self.refresh()
        self.call_after_refresh(self._keep_in_sight)

    def _visible(self, region: Region) -> Region:
        """Return a region of the drawing as a region of the widget."""
        return region.translate(Offset(0, -self.scroll_offset.y))

    def _on_screen(self, region: Region | None) -> Region | None:
        """Return a region of the drawing as one of the screen, None where it is out of sight."""
        if region is None:
            return None
        view = self.scrollable_content_region
        found = self._visible(region).translate(view.offset).intersection(view)
        return found if found.area else None

    def _keep_in_sight(self) -> None:
        """Scroll a list to the cursor, and point the terminal's own cursor at it."""
        region = self.layout_now.region(self.cursor)
        if region is not None:
            top, height = self.scroll_offset.y, self.size.height
            if region.y < top:
                self.scroll_to(y=region.y, animate=False)
            elif region.bottom > top + height:
                self.scroll_to(y=region.bottom - height, animate=False)
        self._point_terminal()

    def _point_terminal(self) -> None:
        """Put the terminal's cursor on the cell, for input methods and screen readers."""
        region = self._on_screen(self.layout_now.region(self.cursor))
        if self.has_focus and region is not None:
            self.app.cursor_position = region.offset

    # What a person does

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keep digits for jumps."""
        return key.isdigit()

    def on_key(self, event: events.Key) -> None:
        """Jump by digits: one to a pillar, a second one to its action, 0 to the goal."""
        if self._ahead is not None and (event.is_printable or event.key in KEYS_AHEAD):
            # Over a slow line Enter and the first letters come at once: they are text already.
            event.stop()
            event.prevent_default()
            letter = event.character if event.is_printable else None
            self.post_message(self.TypedAhead(event.key, letter))
            return
        if event.key in ("enter", "i") and self.check_action("fill", ()):
            event.stop()
            event.prevent_default()
            self.action_fill()
            return
        if event.character is None or not event.character.isdigit():
            self._end_jump()
            return
        event.stop()
        event.prevent_default()
        digit = int(event.character)
        if self._pending and digit <= COUNT:
            self.show_place(Place(self._pending, digit))
            self._end_jump()
        elif digit <= COUNT:
            self.show_place(Place(digit, 0))
            self._end_jump()
            if digit:
                self._pending = digit
                self._pending_timer = self.set_timer(JUMP_SECONDS, self._end_jump)

    def _end_jump(self) -> None:
        """Wait for no second digit any longer."""
        self._pending = 0
        if self._pending_timer is not None:
            self._pending_timer.stop()
            self._pending_timer = None

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked; a double click writes in it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        spot = self.layout_now.spot_at(offset.x, offset.y + self.scroll_offset.y)
        if spot is not None:
            self.cursor = spot
            if event.chain == 2 and self.check_action("fill", ()):
                self.action_fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing but ways about the chart while something is carried."""
        return self.carried is None or action not in ("mark", "fill", "promote")

    def action_step(self, across: int, down: int) -> None:
        """Go to a neighbour."""
        self.cursor = self.layout_now.step(self.cursor, across, down)

    def action_step_block(self, across: int, down: int) -> None:
        """Go to the same spot of a neighbouring block."""
        row, column = self.cursor[0] + 3 * down, self.cursor[1] + 3 * across
        if (row, column) in SPOTS:
            self.cursor = (row, column)

    def action_centre(self) -> None:
        """Go to the goal."""
        self.cursor = MIDDLE

    def action_zoom(self) -> None:
        """Show one block large, or the whole again."""
        self.zoomed = not self.zoomed

    def action_mark(self) -> None:
        """Ask for the mark of this cell."""
        self.post_message(self.Marked(self, self.place))

    def action_fill(self) -> None:
        """Ask to write here; what is typed from now on is text."""
        self.post_message(self.FillAsked(self, self.place))
        self._stop_ahead()
        self._ahead = self.set_timer(AHEAD_SECONDS, self._stop_ahead)

    def _stop_ahead(self) -> None:
        """Take letters as commands again."""
        if self._ahead is not None:
            self._ahead.stop()
            self._ahead = None

    def action_promote(self) -> None:
        """Ask to start practising this cell."""
        self.post_message(self.Promoted(self, self.place))


def list_spot(spot: Spot) -> Spot:
    """Return the spot by which a list knows the place at `spot`."""
    return spot_of(place_at(spot))
