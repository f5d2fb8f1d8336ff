"""The chart on paper: the whole 9×9 where the terminal is wide enough, else an outline.

Each cell carries the sign of its state, or of what was marked today; with `--plain` a word says it.
The geometry is that of `harada.method.grid`.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from harada.cli.page import Page, folded
from harada.i18n import N_, _, pgettext
from harada.method.balance import advice_text, balance
from harada.method.due import is_due, pauses_for
from harada.method.grid import SIDE, cell_at
from harada.method.labels import ASPECTS, CELL_STATES, MARKS
from harada.method.marks import state_name
from harada.method.text import printable, shorten, width

if TYPE_CHECKING:
    from datetime import date

    from harada.cli.context import Context
    from harada.method.documents import Cell, Chart
    from harada.notebook.notebook import Notebook

_NARROWEST = 11
"""Cells of text a cell of the grid needs to say something."""
_LINES = 3
"""Lines of text in a cell of the grid."""

_SIGNS = {
    "done": ("○", N_("done today")),
    "missed": ("×", N_("missed today")),
    "rest": ("–", N_("rest today")),
    "open": ("□", N_("open today")),
    "later": ("▫", N_("not today")),
    "dated": ("◇", N_("dated")),
    "waiting": ("·", N_("waiting")),
    "habit": ("★", N_("habit")),
    "reached": ("✓", N_("done")),
    "dropped": ("~", N_("dropped")),
}
"""The signs of the screens, each with its word."""


def show_chart(context: Context, chart: Chart, *, current: bool) -> None:
    """Print the chart; today's marks are in it when it is the current one."""
    standing = Standing(context.notebook, chart, context.day(), current=current)
    room = _cell_room(context)
    page = Page(context)
    if room is None:
        _outline(page, chart, standing, plain=context.plain)
    else:
        context.say("\n".join(grid_lines(chart, standing, room)))
        context.say(_legend())
    if current:
        _balance(page, context, chart)
    page.show()


class Standing:
    """How each cell of a chart stands: the name of its sign."""

    def __init__(self, notebook: Notebook, chart: Chart, on: date, *, current: bool) -> None:
        """Look at the routines and, for the current chart, at the marks of the day."""
        self._chart = chart
        self.routines = notebook.routines() if current else {}
        self.actions = notebook.actions() if current else {}
        self._pauses = notebook.pauses()
        self._marks = notebook.day(on)["marks"]
        self._on = on

    def cell(self, pillar: int, action: int) -> Cell:
        """Return the cell, pillar and action 1 to 8."""
        return self._chart["pillars"][pillar - 1]["actions"][action - 1]

    def sign(self, cell: Cell) -> str:
        """Return the name of the cell's sign, one of `_SIGNS`."""
        if cell["state"] != "active":
            return "reached" if cell["state"] == "done" else cell["state"]
        key = cell.get("routine", "")
        routine = self.routines.get(key)
        if routine is None:
            return "dated" if "action" in cell else "later"
        marked = state_name(self._marks.get(key))
        if marked is not None:
            return marked
        return "open" if is_due(routine, self._on, pauses_for(key, self._pauses)) else "later"

    def tail(self, cell: Cell) -> str:
        """Return what stands behind an active cell: the short name, and a date."""
        routine = self.routines.get(cell.get("routine", ""))
        if routine is not None:
            return f" ({routine['name']})"
        action = self.actions.get(cell.get("action", ""))
        return "" if action is None else f" ({action['name']}, {action['due']})"


def _cell_room(context: Context) -> int | None:
    """Return how wide a cell of the grid can be; None where an outline says it better."""
    if context.plain or not context.out.isatty():
        return None
    room = (shutil.get_terminal_size().columns - SIDE - 1) // SIDE
    return min(room, 24) if room >= _NARROWEST else None


def _outline(page: Page, chart: Chart, standing: Standing, *, plain: bool) -> None:
    page.title(chart["text"] or _("(nothing in the centre yet)"))
    for number, pillar in enumerate(chart["pillars"], 1):
        text = printable(pillar["text"]) or _("(empty)")
        if pillar["aspect"]:
            text = _("{pillar} ({aspect})").format(pillar=text, aspect=_(ASPECTS[pillar["aspect"]]))
        page.heading(f"{number} {text}")
        for place, cell in enumerate(pillar["actions"], 1):
            page.line(_cell_line(cell, standing, plain=plain), f"{number}.{place}")


def _cell_line(cell: Cell, standing: Standing, *, plain: bool) -> str:
    if not cell["text"].strip():
        return _("(empty)") if plain else ""
    sign = standing.sign(cell)
    text = printable(cell["text"]) + standing.tail(cell)
    if plain:
        return f"{text} [{_in_words(cell, sign)}]"
    return f"{_SIGNS[sign][0]} {text}"


def _in_words(cell: Cell, sign: str) -> str:
    state = _(CELL_STATES[cell["state"]])
    if sign in MARKS:
        return _("{state}, {mark} today").format(state=state, mark=_(MARKS[sign]))
    return state


def grid_lines(chart: Chart, standing: Standing, room: int) -> list[str]:
    """Return the 9×9 as lines; each cell is `room` wide."""
    lines = [_rule(0, room)]
    for row in range(SIDE):
        cells = [_cell_lines(chart, standing, row, col, room) for col in range(SIDE)]
        for n in range(_LINES):
            body = ""
            for col in range(SIDE):
                body += ("┃" if col % 3 == 0 else "│") + cells[col][n]
            lines.append(body + "┃")
        lines.append(_rule(row + 1, room))
    return lines


def _rule(row: int, room: int) -> str:
    """Return the line above a row of cells; the blocks of three have a heavy one."""
    heavy = row % 3 == 0
    dash = ("━" if heavy else "─") * room
    begin, thick, thin, end = ("┣", "╋", "┿", "┫") if heavy else ("┠", "╂", "┼", "┨")
    if row == 0:
        begin, thick, thin, end = "┏", "┳", "┯", "┓"
    if row == SIDE:
        begin, thick, thin, end = "┗", "┻", "┷", "┛"
    block = thin.join([dash] * 3)
    return begin + thick.join([block] * 3) + end


def _cell_lines(chart: Chart, standing: Standing, row: int, col: int, room: int) -> list[str]:
    place = cell_at(row, col)
    if place.pillar == 0:
        text = f"◎ {printable(chart['text'])}"
    elif place.action == 0:
        named = chart["pillars"][place.pillar - 1]["text"]
        text = f"{place.pillar} {printable(named)}"
    else:
        cell = standing.cell(place.pillar, place.action)
        sign = f"{_SIGNS[standing.sign(cell)][0]} " if cell["text"].strip() else ""
        text = sign + printable(cell["text"])
    parts = folded(text, room)
    if len(parts) > _LINES:
        rest = " ".join(parts[_LINES - 1 :])
        parts = [*parts[: _LINES - 1], shorten(rest, room)]
    parts += [""] * (_LINES - len(parts))
    return [part + " " * (room - width(part)) for part in parts]


def _legend() -> str:
    return "  ".join(f"{sign} {_(word)}" for sign, word in _SIGNS.values())


def _balance(page: Page, context: Context, chart: Chart) -> None:
    """Add how the chart is spread over the four aspects, and what that suggests."""
    found = balance(chart, context.notebook.routines())
    if not any(found.pillars.values()):
        return
    spread = ", ".join(f"{_(ASPECTS[aspect])} {n}" for aspect, n in found.weights.items())
    page.heading(pgettext("of the chart", "Balance: {spread}").format(spread=spread))
    for code in found.advice:
        page.line(advice_text(code))
