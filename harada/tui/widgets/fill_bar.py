"""The line in which the text of a chart's cell is typed, with the four minutes of a block.

Text goes through Textual's own `Input`, which handles input methods, wide characters and paste;
the chart draws what is typed. This widget saves nothing and knows no path: its writer does.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from harada.i18n import N_, _
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from harada.notebook.clock import Clock

BLOCK_TIME = timedelta(minutes=4)
"""How long the method gives to the eight cells of a block."""


class NextCell(Command):
    """Go on to the next cell."""

    id = "fill.next"
    keys = "tab,down"
    action = "onward(1)"
    text = N_("Next cell")
    help = N_("Keep this text and go on clockwise; Enter does the same.")
    palette = False


class CellBefore(Command):
    """Go back to the cell before."""

    id = "fill.before"
    keys = "shift+tab,up"
    action = "onward(-1)"
    text = N_("Cell before")
    help = N_("Keep this text and go back to the cell before.")
    palette = False


class StopFilling(Command):
    """Stop writing."""

    id = "fill.stop"
    keys = "escape"
    action = "stop"
    text = N_("Stop")
    help = N_("Keep this text and go back to the chart.")
    palette = False


STEPS = {"enter": 1, "tab": 1, "down": 1, "shift+tab": -1, "up": -1}
"""Keys that go on to the next cell of the path or back to the one before."""


class CellInput(Input):
    """An input that does what each key asks before it takes the next one.

    Textual runs key bindings only after the key has travelled up to the app; meanwhile the next
    letters of a fast writer would end in the old cell, or before what a backspace takes away. So
    the keys that turn, and the input's own, are taken here, in their turn.
    """

    async def _on_key(self, event: events.Key) -> None:
        """Turn, stop, or edit; what is left is for others."""
        if isinstance(self.parent, FillBar) and self.parent.press(event.key):
            event.stop()
            event.prevent_default()
        elif not event.is_printable:
            for binding in self._bindings.key_to_bindings.get(event.key, ()):
                event.stop()
                event.prevent_default()
                await self.run_action(binding.action)

    def _on_paste(self, event: events.Paste) -> None:
        """Put the pasted text where the caret stands, as one line: line breaks become spaces."""
        event.stop()
        event.prevent_default()
        text = " ".join(printable(event.text).split())
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *selection)


class Writer(Protocol):
    """Who keeps what is typed and knows the path, a screen. It is asked at once, not by message:
    the next key must find the next cell."""

    def keep_text(self, place: Place, text: str) -> None:
        """Keep the text of a place."""

    def turn(self, step: int) -> None:
        """Go on to the next cell of the path (1), or back to the one before (-1)."""

    def stop_filling(self) -> None:
        """Go back to the chart."""


class FillBar(Translated, Horizontal):
    """A place's reference, its text being typed, and the time left for its block."""

    BINDINGS = bindings(NextCell, CellBefore, StopFilling)
    DEFAULT_CSS = """
    FillBar {
        height: 1;
        & > #fill-place { width: auto; padding: 0 1; text-style: bold; color: $accent; }
        & > CellInput { width: 1fr; }
        & > #fill-time { width: auto; padding: 0 1; color: $text-muted; }
    }
    """

    class Drafted(Message):
        """The text changed under the person's hands."""

        def __init__(self, place: Place, text: str) -> None:
            """Carry the place and its text as it stands now."""
            super().__init__()
            self.place = place
            self.text = text

    class TimeUp(Message):
        """The minutes of the block are over; nothing stops."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        """Take who keeps the texts, and the clock by which the minutes are counted."""
        super().__init__()
        self.writer = writer
        self.clock = clock
        self.place = Place(0, 0)
        self.kept = ""
        """The text as it was last kept."""
        self.until: datetime | None = None
        """When the minutes of this block are over; None while nobody counts them."""
        self._ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Build the label, the input and the time."""
        yield Static("", id="fill-place", markup=False)
        yield CellInput(compact=True, select_on_focus=False)
        yield Static("", id="fill-time", markup=False)

    @property
    def input(self) -> CellInput:
        """Where the text is typed."""
        return self.query_one(CellInput)

    def edit(self, place: Place, text: str) -> None:
        """Take a place to be typed in, with the text it has; the caret stands at its end.

        What would steer the terminal is not put into the field. As long as nothing is typed, the
        text counts as unchanged and stays as it was written.
        """
        text = printable(text)
        self.place, self.kept = place, text
        self.query_one("#fill-place", Static).update(str(place) or _("Goal"))
        field = self.input
        with field.prevent(Input.Changed):
            field.value = text
        field.cursor_position = len(text)
        self.screen.set_focus(field)
        # The bar may only now get its place on the screen.
        self.call_after_refresh(self._point_terminal)

    def _point_terminal(self) -> None:
        """Put the terminal's cursor on the caret, where input methods show their candidates."""
        if self.input.has_focus:
            self.app.cursor_position = self.input.cursor_screen_offset

    def hint(self, text: str) -> None:
        """Say in the empty field what belongs there."""
        self.input.placeholder = text

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.input.value != self.kept

    def keep(self) -> None:
        """Have what was typed kept, if it differs from what is kept."""
        if self.is_changed:
            self.kept = self.input.value
            self.writer.keep_text(self.place, self.kept)

    def press(self, key: str) -> bool:
        """Turn to another cell or stop, if this key does that; tell whether it does."""
        if key == "escape":
            self.action_stop()
        elif key in STEPS:
            self.action_onward(STEPS[key])
        return key == "escape" or key in STEPS

    def retranslate(self) -> None:
        """Name the goal in the new language; what is typed stays."""
        self.query_one("#fill-place", Static).update(str(self.place) or _("Goal"))

    # The four minutes

    def start_time(self) -> None:
        """Give this block its four minutes from now on."""
        self.until = self.clock.now() + BLOCK_TIME
        if self._ticking is None:
            self._ticking = self.set_interval(1, self.tick)
        self.tick()

    def stop_time(self) -> None:
        """Count no longer."""
        self.until = None
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        self.query_one("#fill-time", Static).update("")

    def tick(self) -> None:
        """Show the time that is left, and say once when there is none."""
        if self.until is None:
            return
        left = int((self.until - self.clock.now()).total_seconds())
        if left <= 0:
            self.stop_time()
            self.post_message(self.TimeUp())
        else:
            self.query_one("#fill-time", Static).update(f"{left // 60}:{left % 60:02}")

    # What a person does

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is being typed."""
        event.stop()
        # A long text slides, and Textual points the terminal before it does.
        self.call_after_refresh(self._point_terminal)
        self.post_message(self.Drafted(self.place, event.value))

    def action_onward(self, step: int) -> None:
        """Keep the text and go on along the path."""
        self.keep()
        self.writer.turn(step)

    def action_stop(self) -> None:
        """Keep the text and stop."""
        self.keep()
        self.writer.stop_filling()
