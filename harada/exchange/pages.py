"""The whole notebook to read, as Markdown: mission, sheets, charts, routines, replies and diary.

Everything a person wrote is escaped, so that it stays text. This is for reading; what is to come
back exactly goes out with `lossless`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from harada.exchange.days import each_day
from harada.exchange.markdown import escaped
from harada.exchange.pages_cycle import sections
from harada.i18n import N_, _, long_date
from harada.method.labels import (
    ANALYSIS,
    ASPECTS,
    CELL_STATES,
    DIARY,
    GOAL,
    LEVELS,
    MARKS,
    PERSON,
    PERSPECTIVES,
    ROUTINE_STATES,
    SCORES,
)
from harada.method.marks import state_name
from harada.method.recurrence import in_words
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook

Document = Mapping[str, Any]


def write(notebook: Notebook, stream: BinaryIO) -> None:
    """Write the notebook as Markdown in UTF-8, the diary a month at a time."""
    for line in lines(notebook):
        stream.write(line.encode() + b"\n")


def lines(notebook: Notebook) -> Iterator[str]:
    """The pages, line by line."""
    yield f"# {_one_line(notebook.profile()['name']) or _('Notebook')}"
    yield from _mission(notebook)
    for goal in _current_first(notebook.goals(), notebook.goal_id()):
        yield from _goal(goal, notebook.objectives())
    for chart in _current_first(notebook.charts(), notebook.chart_id()):
        yield from _chart(chart)
    yield from _routines(notebook)
    for title, items in sections(notebook):
        yield from _heading(2, _one_line(title))
        yield from map(_item, items)
    yield from _replies(notebook)
    yield from _diary(notebook)


def _current_first(documents: Mapping[str, Any], current: str | None) -> list[Any]:
    return [documents[key] for key in sorted(documents, key=lambda key: key != current)]


def _one_line(text: str) -> str:
    return escaped(printable(text))


def _heading(level: int, text: str) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} {text}"
    yield ""


def _field(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"- **{_(label)}:** " + _inside(text)


def _item(text: str, indent: str = "") -> str:
    return f"{indent}- " + _inside(text, indent)


def _inside(text: str, indent: str = "") -> str:
    """Text of a list item: a line break in it stays in the item."""
    return escaped(text).replace("\n", f"\n{indent}  ")


def _mission(notebook: Notebook) -> Iterator[str]:
    mission, objectives = notebook.mission()["text"], notebook.objectives()
    if not mission and not objectives:
        return
    yield from _heading(2, _("Mission"))
    if mission:
        yield escaped(mission)
        yield ""
    for objective in objectives.values():
        parts = [objective["text"], objective["measure"], objective["date"] or ""]
        yield _item(" · ".join(part for part in parts if part))


def _goal(goal: Document, objectives: Mapping[str, Any]) -> Iterator[str]:
    yield from _heading(2, _("Goal sheet"))
    for field, label in {**PERSON, **GOAL}.items():
        value = goal[field] or ""
        if field == "objective":
            value = objectives.get(value, {}).get("text", "")
        yield from _field(label, value)
    yield from _levels(goal)
    yield from _field(N_("What I learned"), goal.get("learned", ""))
    for field, label in PERSPECTIVES.items():
        if goal["perspectives"][field]:
            yield from _heading(3, _(label))
            yield from map(_item, goal["perspectives"][field])
    for aspect, row in goal["analysis"].items():
        if any(row.values()):
            yield from _heading(3, _(ASPECTS[aspect]))
            for field, label in ANALYSIS.items():
                yield from _field(label, row[field])
    yield from _supporters(goal)
    if goal["feelings"]:
        yield from _heading(3, _("Feelings when I have reached it"))
        yield from map(_item, goal["feelings"])


def _levels(goal: Document) -> Iterator[str]:
    written = [level for level in goal["levels"] if level["text"]]
    if not written:
        return
    yield from _heading(3, _("Levels"))
    for level in written:
        name = _(LEVELS[level["name"]]) if level["name"] in LEVELS else _one_line(level["name"])
        result = f" → {_inside(level['result'])}" if level["result"] else ""
        yield f"- **{name}:** {_inside(level['text'])}{result}"


def _supporters(goal: Document) -> Iterator[str]:
    if not goal["supporters"]:
        return
    yield from _heading(3, _("Supporters"))
    for supporter in goal["supporters"]:
        asked = _("asked on {day}").format(day=supporter["asked"]) if supporter["asked"] else ""
        parts = [supporter["who"], supporter["what"], asked]
        yield _item(" · ".join(part for part in parts if part))


def _chart(chart: Document) -> Iterator[str]:
    title = _("Chart, version {n}") if chart["variant"] == "practice" else _("Future window {n}")
    title = title.format(n=chart["version"])
    yield from _heading(2, title)
    yield escaped(chart["text"])
    yield ""
    for number, pillar in enumerate(chart["pillars"], 1):
        aspect = f" ({_(ASPECTS[pillar['aspect']])})" if pillar["aspect"] else ""
        yield f"- {number} · {_inside(pillar['text'])}{aspect}"
        for action, cell in enumerate(pillar["actions"], 1):
            if cell["text"]:
                state = _(CELL_STATES[cell["state"]])
                yield f"  - {number}\\.{action} · {_inside(cell['text'], '  ')} ({state})"


def _routines(notebook: Notebook) -> Iterator[str]:
    if notebook.routines():
        yield from _heading(2, _("Routines"))
        for routine in notebook.routines().values():
            state = _(ROUTINE_STATES[routine["state"]])
            often = _inside(in_words(routine["recurrence"]))
            yield f"{_item(routine['text'])} · {often} · {routine['start']} · {state}"
    if notebook.actions():
        yield from _heading(2, _("Dated actions"))
        for action in notebook.actions().values():
            done = _("done on {day}").format(day=action["done_on"]) if action["done_on"] else ""
            yield _item(" · ".join(part for part in (action["due"], action["text"], done) if part))


def _replies(notebook: Notebook) -> Iterator[str]:
    if not notebook.replies():
        return
    yield from _heading(2, _("Replies"))
    for reply in notebook.replies().values():
        about = reply["date"] or reply["week"] or ""
        yield _item(" · ".join(part for part in (about, reply["sender"], reply["text"]) if part))


def _diary(notebook: Notebook) -> Iterator[str]:
    names = {key: routine["text"] for key, routine in notebook.routines().items()}
    first = True
    for day, said in each_day(notebook):
        if first:
            yield from _heading(2, _("Diary"))
            first = False
        yield from _heading(3, _one_line(long_date(day)))
        yield from _marks(said, names)
        yield from _entry(said.get("diary", {}))


def _marks(said: Document, names: Mapping[str, str]) -> Iterator[str]:
    notes, reasons, amounts = (said.get(field, {}) for field in ("notes", "reasons", "amounts"))
    for key in {**said["marks"], **notes, **amounts}:
        state = state_name(said["marks"].get(key))
        amount = f"{amounts[key]:.12g}" if key in amounts else ""
        beside = [amount, notes.get(key, ""), reasons.get(key, "")]
        text = " · ".join(part for part in (names.get(key, key), *beside) if part)
        mark = f"**{_(MARKS[state])}:** " if state else ""
        yield f"- {mark}{_inside(text)}"


def _entry(diary: Document) -> Iterator[str]:
    for field, label in DIARY.items():
        value = diary.get(field)
        if not value:
            continue
        if field == "tasks":
            yield f"- **{_(label)}:**"
            yield from (
                f"  - [{'x' if t['done'] else ' '}] {_inside(t['text'], '  ')}" for t in value
            )
        elif field == "hours":
            yield f"- **{_(label)}:**"
            yield from (_item(_hour(hour), "  ") for hour in value)
        elif field == "scores":
            told = [f"{_(SCORES[name])} {score}" for name, score in value.items()]
            yield from _field(label, " · ".join(told))
        else:
            yield from _field(label, value)
    for prompt, answer in diary.get("own", {}).items():
        yield f"- **{_inside(prompt)}:** " + _inside(answer)


def _hour(hour: Document) -> str:
    parts = (hour["time"], hour["plan"], hour["actual"], hour["reflection"])
    return " · ".join(part for part in parts if part)
