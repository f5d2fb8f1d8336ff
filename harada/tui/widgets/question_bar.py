"""How far one is on the guided path, and the four ways on from a question, each as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from harada.i18n import N_, _
from harada.tui.widgets.line import Line
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

    from harada.tui.widgets.jump import JumpTarget

BAR = 24
"""The longest bar, in cells; it always ends at the same place."""


class ProgressLine(Translated, Widget):
    """'Choose · Your goal', a bar, and '4 of 14'."""

    COMPONENT_CLASSES = {"progress-line--bar", "progress-line--rest", "progress-line--title"}
    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        padding: 0 1;
        color: $text-muted;
        & > .progress-line--bar { color: $primary; }
        & > .progress-line--rest { color: $text-muted; text-style: dim; }
        & > .progress-line--title { color: $text; text-style: bold; }
    }
    """

    step = reactive(1)
    """Which step of the path it is, from 1."""
    total = reactive(1)
    """How many steps there are."""
    part = reactive(0.0)
    """How much of the path lies behind, 0 to 1."""
    title = reactive("")
    """The step in words; it is data."""
    plain = reactive(False)
    """Whether the bar is drawn with plain letters."""

    def retranslate(self) -> None:
        """Say the count in the new language."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw title, bar and count."""
        line = Line(self.size.width, self.rich_style)
        count = _("{n} of {total}").format(n=self.step, total=self.total)
        room = line.left - cell_len(self.title) - cell_len(count) - 3
        bar = min(BAR, room)
        line.add(self.title, self.get_component_rich_style("progress-line--title", partial=True))
        if bar >= 4:
            done = round(min(1.0, self.part) * bar)
            full, rest = ("=", "-") if self.plain else ("━", "─")
            line.add(" " * (room - bar + 1))
            line.add(full * done, self.get_component_rich_style("progress-line--bar", partial=True))
            line.add(
                rest * (bar - done),
                self.get_component_rich_style("progress-line--rest", partial=True),
            )
        return line.strip(count)


WAYS = {
    "back": N_("Back"),
    "next": N_("Next"),
    "later": N_("Not now"),
    "skip": N_("Skip"),
}
"""The ways on from a question."""


class Ways(Translated, Widget, can_focus=True):
    """Back, next, not now, skip: arrows choose, Enter goes."""

    COMPONENT_CLASSES = {"ways--cursor"}
    BINDINGS = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("enter,space", "go", show=False),
    ]
    DEFAULT_CSS = """
    Ways {
        height: 1;
        color: $text-muted;
        &:focus > .ways--cursor { background: $primary; color: $text; text-style: bold; }
        &:ansi:focus > .ways--cursor { background: ansi_default; text-style: bold reverse; }
    }
    """

    cursor = reactive(1)

    class Chosen(Message):
        """One of the ways was taken."""

        def __init__(self, way: str) -> None:
            """Carry its id in `WAYS`."""
            super().__init__()
            self.way = way

    def retranslate(self) -> None:
        """Say the words in the new language."""
        self.refresh()

    def _labels(self) -> list[str]:
        return [f" {_(label)} " for label in WAYS.values()]

    def render_line(self, y: int) -> Strip:
        """Draw the words, the one under the cursor marked."""
        line = Line(self.size.width, self.rich_style)
        cursor = self.get_component_rich_style("ways--cursor", partial=True)
        for place, label in enumerate(self._labels()):
            line.add(" ").add(label, cursor if place == self.cursor else None)
        return line.strip()

    def action_turn(self, step: int) -> None:
        """Choose the next way, or the one before."""
        self.cursor = (self.cursor + step) % len(WAYS)

    def action_go(self) -> None:
        """Take the way under the cursor."""
        self.post_message(self.Chosen(list(WAYS)[self.cursor]))

    def on_focus(self) -> None:
        """Begin on 'next'."""
        self.cursor = 1

    def _starts(self) -> list[int]:
        """Return the column at which each word begins."""
        starts, at = [], 1
        for label in self._labels():
            starts.append(at)
            at += cell_len(label) + 1
        return starts

    def on_click(self, event: events.Click) -> None:
        """Take the way that was clicked."""
        place = max((n for n, start in enumerate(self._starts()) if event.x >= start), default=0)
        self.post_message(self.Chosen(list(WAYS)[place]))

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Every way is a place to jump to."""
        from functools import partial

        from harada.tui.widgets.jump import JumpTarget

        for way, start in zip(WAYS, self._starts(), strict=True):
            go = partial(self.post_message, self.Chosen(way))
            yield JumpTarget(self.region.x + start, self.region.y, go)
