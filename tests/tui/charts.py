"""Chart views for the tests of the chart widget, and an app that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from harada.tui.widgets.chart import Chart
from harada.tui.widgets.chart_view import CellView, ChartView
from harada.tui.widgets.lean_strip import write_lean

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.screen import Screen

PILLARS = ("Calm", "Listening", "Product", "Writing", "Body", "Team", "Home", "Luck")


def one_of_each() -> list[CellView]:
    """Return eight cells, each in another state."""
    return [
        CellView("Waiting one"),
        CellView("Open today", "active", "routine", None, True),
        CellView("Not today", "active", "routine", None, False),
        CellView("With a date", "active", "dated"),
        CellView("Kept", "active", "routine", "done", True),
        CellView("Missed", "active", "routine", "missed", True),
        CellView("A habit", "habit", "routine"),
        CellView("Dropped", "dropped"),
    ]


def small_view(text: Callable[[int, int], str] | None = None) -> ChartView:
    """Return a chart of every state; `text` gives the words of pillar and action."""
    say = text or (lambda pillar, action: f"{PILLARS[pillar - 1]} {action}")
    states = one_of_each()
    return ChartView(
        "400 good calls",
        PILLARS if text is None else tuple(text(p, 0) for p in range(1, 9)),
        tuple(
            tuple(
                CellView(say(p, a), s.state, s.kind, s.mark, s.due) for a, s in enumerate(states, 1)
            )
            for p in range(1, 9)
        ),
    )


class ChartApp(App[None]):
    """Shows a chart alone and notes its messages."""

    def __init__(self, view: ChartView | None = None) -> None:
        super().__init__()
        self.shown = view or small_view()
        self.heard: list[tuple[str, Any]] = []

    def get_default_screen(self) -> Screen[Any]:
        screen = super().get_default_screen()
        write_lean(screen)
        return screen

    def compose(self) -> ComposeResult:
        yield Chart(self.shown)

    @property
    def chart(self) -> Chart:
        return self.query_one(Chart)

    def on_chart_moved(self, message: Chart.Moved) -> None:
        self.heard.append(("moved", str(message.place)))

    def on_chart_marked(self, message: Chart.Marked) -> None:
        self.heard.append(("marked", str(message.place)))

    def on_chart_fill_asked(self, message: Chart.FillAsked) -> None:
        self.heard.append(("fill", str(message.place)))

    def on_chart_promoted(self, message: Chart.Promoted) -> None:
        self.heard.append(("promote", str(message.place)))

    def on_chart_zoom_changed(self, message: Chart.ZoomChanged) -> None:
        self.heard.append(("zoom", message.zoomed))
