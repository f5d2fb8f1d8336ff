"""Several charts: another one beside the chart in use, and the way back to it.

One chart is in use at a time; a reference like 3.5 means its cells. Routines and dated actions of
the others go on as they are. Versions that were kept are history and are not taken up here.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.empty import empty_chart
from harada.method.text import shown
from harada.notebook.errors import Refused
from harada.notebook.reading import CHARTS, GOALS, PROFILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Chart
    from harada.notebook.notebook import Notebook


def practice_charts(notebook: Notebook) -> dict[str, Chart]:
    """Return the charts that can be in use, by id; future windows and kept versions are none."""
    return {
        key: chart
        for key, chart in notebook.charts().items()
        if chart["variant"] == "practice" and not chart.get("kept")
    }


def begin_chart(notebook: Notebook, text: str) -> str:
    """Begin another, empty chart with a text in its middle, and use it; returns its id."""
    with notebook.change(_("new chart")):
        charts = notebook.table(CHARTS, "charts")
        key = charts.next_key("c")
        charts.put(key, {**empty_chart(notebook.today(), notebook.goal_id()), "text": text})
        _put_in_use(notebook, key)
    return key


def use_chart(notebook: Notebook, key: str) -> None:
    """Use another chart from now on; raises `Refused` where there is none with this id."""
    if key not in practice_charts(notebook):
        raise Refused(
            _("There is no chart {id} to use. `harada chart versions` lists them.").format(
                id=shown(key)
            )
        )
    with notebook.change(_("another chart")):
        _put_in_use(notebook, key)


def _put_in_use(notebook: Notebook, key: str) -> None:
    """Make a chart the current one, and that of the current sheet."""
    notebook.table(PROFILE, "current").put("chart", {"id": key})
    goal = notebook.goal_id()
    if goal is not None:
        notebook.table(GOALS, "goals").put(goal, {**notebook.goals()[goal], "chart": key})
