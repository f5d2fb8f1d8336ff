"""The future window: eight themes with sixty-four wishes, before one goal is chosen.

It is a chart of the variant `future`, with the same geometry. Blanks are welcome; nothing in it is
promoted to practice. A wish becomes a candidate for the goal.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import N_, _
from harada.method.empty import empty_chart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Aspect, Chart

THEMES: tuple[tuple[str, Aspect], ...] = (
    (N_("Myself"), "spirit"),
    (N_("Work"), "skill"),
    (N_("Health"), "body"),
    (N_("Hobbies"), "life"),
    (N_("Learning"), "skill"),
    (N_("Money"), "life"),
    (N_("Family"), "life"),
    (N_("Service to others"), "spirit"),
)
"""The eight themes of METHOD.md 2 in reading order, each with the aspect it belongs to."""


def empty_future(today: date) -> Chart:
    """A future window without wishes, its themes in the language of this moment."""
    chart = empty_chart(today)
    chart["variant"] = "future"
    chart["text"] = _("My future")
    for pillar, (theme, aspect) in zip(chart["pillars"], THEMES, strict=True):
        pillar["text"] = _(theme)
        pillar["aspect"] = aspect
    return chart


def newest_future(charts: Mapping[str, Chart]) -> str | None:
    """The id of the newest future window, None where there is none."""
    windows = [key for key, chart in charts.items() if chart["variant"] == "future"]
    return max(windows, key=lambda key: (charts[key]["version"], key), default=None)


def wishes(chart: Chart) -> list[tuple[str, str]]:
    """What was wished, in reading order: the cell as `3.5`, and its text."""
    return [
        (f"{number}.{action}", cell["text"])
        for number, pillar in enumerate(chart["pillars"], 1)
        for action, cell in enumerate(pillar["actions"], 1)
        if cell["text"].strip()
    ]
