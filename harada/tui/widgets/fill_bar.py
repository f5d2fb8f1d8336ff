"""The line in which the text of a chart's cell is typed, with the four minutes of a block.

Text goes through Textual's own `Input`, which handles input methods, wide characters and paste;
the chart draws what is typed. This widget saves nothing and moves nothing: it says what was typed
and where the person wants to go.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from harada.i18n import N_, _
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from collections.abc import Callable
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


class CellInput(Input):
    """An input that keeps all of a paste: line breaks become spaces."""

    def _on_paste(self, event: events.Paste) -> None:
        """Put the pasted text where the caret stands, as one line."""
        event.stop()
        event.prevent_default()
        text = " ".join(printable(event.text).split())
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *selection)


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

    class Edited(Message):
        """A place has a new text, to be kept."""

        def __init__(self, place: Place, text: str) -> None:
            """Carry the place and its text."""
            super().__init__()
            self.place = place
            self.text = text

    class Onward(Message):
        """The person wants to go on; the text was kept."""

        def __init__(self, step: int) -> None:
            """Carry 1 for the next cell of the path, -1 for the one before."""
            super().__init__()
            self.step = step

    class Stopped(Message):
        """The person wants to stop writing; the text was kept."""

    class TimeUp(Message):
        """The minutes of the block are over; nothing stops."""

    def __init__(self, clock: Clock, *, id: str | None = None) -> None:
        """Take the clock by which the minutes are counted."""
        super().__init__(id=id)
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
        field.focus()
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

    def keep_now(self, keep: Callable[[Place, str], object]) -> None:
        """Hand what was typed to `keep` at once, if it differs from what is kept."""
        if self.is_changed:
            self.kept = self.input.value
            keep(self.place, self.kept)

    def keep(self) -> None:
        """Say what was typed, if it differs from what is kept."""
        self.keep_now(lambda place, text: self.post_message(self.Edited(place, text)))

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

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on."""
        event.stop()
        self.action_onward(1)

    def action_onward(self, step: int) -> None:
        """Keep the text and go on along the path."""
        self.keep()
        self.post_message(self.Onward(step))

    def action_stop(self) -> None:
        """Keep the text and stop."""
        self.keep()
        self.post_message(self.Stopped())
