"""The charts of a person, to use another one or to begin one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.charting import begin_chart, practice_charts, use_chart
from harada.tui.screens.choice import ChoiceDialog, Way

if TYPE_CHECKING:
    from harada.tui.app import HaradaApp

_NEW = "new"
_SHOWN = 8


def choose_chart(app: HaradaApp) -> None:
    """Offer the charts there are, the newest first, and another one."""
    notebook = app.notebook
    current = notebook.chart_id()
    others = [key for key in reversed(practice_charts(notebook)) if key != current]
    ways = [Way(key, _name(app, key)) for key in others[:_SHOWN]]
    ways.append(Way(_NEW, _("Begin another chart")))
    said = _("In use: {chart}. Routines of the others go on.").format(
        chart=_name(app, current or "")
    )
    app.push_screen(ChoiceDialog(_("My charts"), said, ways), lambda key: _chosen(app, key))


def _name(app: HaradaApp, key: str) -> str:
    """Return what stands in the middle of a chart."""
    chart = app.notebook.charts().get(key)
    return printable(chart["text"] if chart is not None else "") or _("(empty)")


def _chosen(app: HaradaApp, key: str | None) -> None:
    """Use a chart, or ask what the new one is about."""
    if key == _NEW:
        app.ask_line(_("What stands in the middle of the new chart?"), "", lambda t: _begin(app, t))
    elif key is not None:
        app.change(
            lambda: use_chart(app.notebook, key),
            lambda _none: app.say(_("{chart} is in use now.").format(chart=_name(app, key))),
        )


def _begin(app: HaradaApp, text: str) -> None:
    """Begin the new chart."""
    if text.strip():
        app.change(lambda: begin_chart(app.notebook, text.strip()))
