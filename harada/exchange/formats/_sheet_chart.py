"""The chart of the sheet format: pillars, cells of a kind, and the labels of the chosen ten.

`routine` becomes a routine that is due daily, `weekly` one that is due once in seven days, `dated`
a dated action. A text per language keeps all its languages; one of them becomes the text.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from harada.exchange.draft import Document, Draft
from harada.exchange.fields import Entry, chosen
from harada.i18n import _
from harada.method.empty import action, empty_chart, routine, short_name
from harada.method.text import shown

_ASPECTS = {"S": "spirit", "K": "skill", "P": "body", "L": "life"}
_RECURRENCES: dict[str, Any] = {
    "routine": {"kind": "daily"},
    "weekly": {"kind": "times", "times": 1, "days_in": 7},
}
_CELL_KEYS = ("text", "kind", "due")
_PILLAR_KEYS = ("title", "aspect", "actions")
_EIGHT = 8

_Place = tuple[int, int]


class ChartReader:
    """Reads the chart of one sheet into a draft, and then what refers to its cells."""

    def __init__(self, whole: Entry, draft: Draft, lang: str | None, today: date) -> None:
        """Read from `whole` into `draft`; `lang` chooses among texts per language.

        Without a start in the file, what is active begins today.
        """
        self.whole = whole
        self.draft = draft
        self.lang = lang
        self.today = today
        start = whole.day("start")
        self.start = date.fromisoformat(start) if start else today
        self.active: dict[_Place, Document] = {}
        self.labels = {
            "routines": whole.entries("routines"),
            "dated": whole.entries("dated"),
        }

    def read(self, goal: Document | None, source: Document) -> None:
        """Put the chart with its routines and dated actions in the draft."""
        centre, texts, tag = self._centre(goal)
        chart: Document = {**empty_chart(self.today, "g1" if goal else None), "text": centre}
        if texts:
            chart["texts"] = texts
        if goal is None and (source or tag):
            chart["source"] = {**source, **({"language": tag} if tag else {})}
        self.draft.add("charts", "c", chart)
        if goal:
            goal["chart"] = "c1"
        chart["pillars"] = self._pillars()

    def _centre(self, goal: Document | None) -> tuple[str, dict[str, str], str]:
        if isinstance(self.whole.fields.get("center"), dict):
            return self._texts(self.whole.entry("center"))
        return self.whole.text("center") or (goal["goal"] if goal else ""), {}, ""

    def _texts(self, entry: Entry, *others: str) -> tuple[str, dict[str, str], str]:
        """The text of the chosen language, all texts, and the language."""
        texts = entry.languages(*others)
        if not texts:
            return "", {}, ""
        tag, text = chosen(texts, self.lang)
        return text, texts, tag

    def _pillars(self) -> list[Document]:
        entries = self.whole.entries("pillars")
        if len(entries) != _EIGHT:
            self.whole.wrong(
                "pillars", _("a chart has 8 pillars, this one has {n}").format(n=len(entries))
            )
        return [self._pillar(entry, number) for number, entry in enumerate(entries, 1)]

    def _pillar(self, entry: Entry, number: int) -> Document:
        text, texts = self._titled(entry, "title", _PILLAR_KEYS)
        pillar: Document = {"text": text, "aspect": self._aspect(entry)}
        if texts:
            pillar["texts"] = texts
        cells = entry.entries("actions")
        if len(cells) != _EIGHT:
            entry.wrong(
                "actions",
                _("a pillar has 8 actions; pillar {number} ({name}) has {n}").format(
                    number=number, name=shown(text), n=len(cells)
                ),
            )
        pillar["actions"] = [self._cell(cell, (number, n)) for n, cell in enumerate(cells, 1)]
        entry.warn_of_unknown()
        return pillar

    def _titled(self, entry: Entry, key: str, known: tuple[str, ...]) -> tuple[str, dict[str, str]]:
        """The text of `key`, or the texts per language that stand in its place."""
        if key in entry.fields:
            return entry.text(key), {}
        text, texts, _tag = self._texts(entry, *known)
        return text, texts

    def _aspect(self, entry: Entry) -> str | None:
        value = entry.text("aspect")
        found = _ASPECTS.get(value, value if value in _ASPECTS.values() else None)
        if value and found is None:
            entry.wrong(
                "aspect", _("'{value}' is not known; S, K, P and L are").format(value=shown(value))
            )
        return found

    def _cell(self, entry: Entry, place: _Place) -> Document:
        text, texts = self._titled(entry, "text", _CELL_KEYS)
        cell: Document = {"text": text, "state": "waiting"}
        if texts:
            cell["texts"] = texts
        kind, due = entry.text("kind"), entry.day("due")
        entry.warn_of_unknown()
        if kind and kind not in {*_RECURRENCES, "dated"}:
            entry.wrong(
                "kind",
                _("'{value}' is not known; routine, weekly and dated are").format(
                    value=shown(kind)
                ),
            )
        elif due and kind != "dated":
            entry.wrong("due", _("only an action of the kind dated has a date"))
        elif kind == "dated" and text:
            self._date(entry, cell, place, due or self._due_of(place))
        elif kind and text:
            made = {**routine(text, self.start, name="", recurrence=dict(_RECURRENCES[kind]))}  # type: ignore[arg-type]
            cell["routine"] = self.draft.add("routines", "r", self._placed(made, cell, place))
        return cell

    def _date(self, entry: Entry, cell: Document, place: _Place, due: str | None) -> None:
        if due is None:
            cell["suggest"] = "dated"
            entry.warn("due", _("it has no date, so it waits in the chart until you give it one"))
            return
        made = {**action(cell["text"], date.fromisoformat(due), name="")}
        cell["action"] = self.draft.add("actions", "a", self._placed(made, cell, place))

    def _due_of(self, place: _Place) -> str | None:
        """The date the list `dated` gives a cell that has none itself."""
        for entry in self.labels["dated"]:
            fields = entry.fields
            if (fields.get("pillar"), fields.get("cell")) == (place[0] - 1, place[1] - 1):
                return entry.day("due")
        return None

    def _placed(self, made: dict[str, Any], cell: Document, place: _Place) -> Document:
        made.update(chart="c1", pillar=place[0], action=place[1])
        if "texts" in cell:
            made["texts"] = dict(cell["texts"])
        cell["state"] = "active"
        self.active[place] = made
        return made

    def read_labels(self) -> None:
        """Take the short names of the lists `routines` and `dated`; the first is the focus."""
        for place, entry in enumerate(self.labels["routines"], 1):
            made = self._named(entry)
            if made is not None and "recurrence" in made:
                made["focus"] = place
            elif made is not None:
                entry.wrong("cell", _("that cell is a dated action, not a routine"))
        for entry in self.labels["dated"]:
            made = self._named(entry)
            due = entry.day("due")
            if made is not None and due and due != made.get("due"):
                entry.warn("due", _("the cell itself has another date; that one is taken"))
        self._name_the_others()

    def _named(self, entry: Entry) -> Document | None:
        """Give the routine or action of the cell its label; None where the cell has neither."""
        pillar = entry.whole_number("pillar", 0, _EIGHT - 1)
        cell = entry.whole_number("cell", 0, _EIGHT - 1)
        label, text = entry.text("label"), entry.text("text")
        entry.day("due")
        entry.warn_of_unknown()
        if pillar is None or cell is None:
            entry.wrong("", _("it names no cell; it needs pillar and cell, both from 0 to 7"))
            return None
        made = self.active.get((pillar + 1, cell + 1))
        if made is None:
            entry.warn("cell", _("that cell is neither a routine nor a dated action"))
        elif text and text != made["text"]:
            entry.warn("text", _("the cell itself has another text; that one is taken"))
        if made is not None:
            made["name"] = label
        return made

    def _name_the_others(self) -> None:
        taken = {made["name"] for made in self.active.values()}
        for made in self.active.values():
            if not made["name"]:
                made["name"] = short_name(made["text"], taken)
                taken.add(made["name"])

    def add_service(self, goal: Document | None) -> None:
        """Add the two acts of service as routines that are due daily."""
        for place in ("home", "work"):
            text = goal[f"service_{place}"] if goal else ""
            if text:
                taken = {made["name"] for made in self.draft.tables["routines"].values()}
                made = {**routine(text, self.start, taken=taken), "service": place}
                self.draft.add("routines", "r", made)
