"""One chart to take away: as a 9×9 table, as an outline, or lossless with its routines.

All three are read back by `formats` (`grid`, `outline`, `own_chart`); the table and the outline
carry the texts alone.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from harada.exchange.delimited import written
from harada.exchange.lossless import header
from harada.exchange.markdown import escaped
from harada.exchange.merge_chart import links
from harada.method.grid import to_grid
from harada.method.text import printable
from harada.notebook.clock import utc_stamp

if TYPE_CHECKING:
    from harada.method.documents import Chart
    from harada.notebook.notebook import Notebook

FORMATS = ("csv", "md", "json")


def chart_file(notebook: Notebook, chart_id: str, name: str) -> str:
    """A chart of the notebook in one of `FORMATS`; raises `KeyError` for any other."""
    if name == "json":
        return lossless_chart(notebook, chart_id)
    return {"csv": table, "md": outline}[name](notebook.charts()[chart_id])


def table(chart: Chart) -> str:
    """The nine rows of nine as CSV, pillars in both their places."""
    return "".join(written(to_grid(chart)))


def outline(chart: Chart) -> str:
    """The chart as Markdown: the goal, under it the pillars, under each its eight actions."""
    lines = [f"# {_heading(chart['text'])}".rstrip()]
    for pillar in chart["pillars"]:
        lines += ["", f"## {_heading(pillar['text'])}".rstrip(), ""]
        lines += [_item(cell["text"]) for cell in pillar["actions"]]
    return "\n".join(lines) + "\n"


def _heading(text: str) -> str:
    return escaped(printable(text))


def _item(text: str) -> str:
    return f"- {escaped(text)}".rstrip().replace("\n", "\n  ")


def lossless_chart(notebook: Notebook, chart_id: str) -> str:
    """The chart with all it holds and what is active in it, as one JSON object."""
    document: dict[str, Any] = {**notebook.charts()[chart_id]}
    routines, actions = notebook.routines(), notebook.actions()
    tables = {
        "charts": {chart_id: document},
        "routines": {key: routines[key] for key in links(document, "routine") if key in routines},
        "actions": {key: actions[key] for key in links(document, "action") if key in actions},
    }
    whole = {
        **header("chart"),
        "exported_at": utc_stamp(notebook.clock.now()),
        "tables": tables,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
