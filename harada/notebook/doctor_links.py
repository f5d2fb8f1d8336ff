"""What the doctor looks at between the documents: that each points at something that is there.

It takes the tables of all files as plain values; only what mends a link goes through the
notebook, as a change that can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from harada.i18n import _, ngettext
from harada.notebook.cells import change_cell
from harada.notebook.finding import Finding, note, problem
from harada.notebook.notebook import Notebook
from harada.notebook.reading import CHARTS, GOALS, MISSION, PROFILE, ROUTINES

if TYPE_CHECKING:
    from harada.notebook.schema import Document, Tables

    _Documents = Mapping[str, Document]


class Links:
    """The documents of a notebook, as they point at each other."""

    def __init__(self, notebook: Notebook, files: Mapping[str, Tables]) -> None:
        """Look at the tables of `files`, by name; a file that is not in order is not among them."""
        self._notebook = notebook
        self._files = files
        self._goals = self._table(GOALS, "goals")
        self._charts = self._table(CHARTS, "charts")
        self._routines = self._table(ROUTINES, "routines")
        self._actions = self._table(ROUTINES, "actions")

    def _table(self, name: str, table: str) -> _Documents:
        return self._files.get(name, {}).get(table, {})

    def findings(self) -> Iterator[Finding]:
        """Yield what points at nothing."""
        if PROFILE in self._files:
            yield from self._current("goal", self._goals)
            practised = {
                key: chart
                for key, chart in self._charts.items()
                if chart.get("variant") != "future"
            }
            yield from self._current("chart", practised)
        objectives = self._table(MISSION, "objectives")
        yield from self._fields(GOALS, "goals", "chart", self._charts, ("chart",))
        yield from self._fields(GOALS, "goals", "objective", objectives, ("objective",))
        yield from self._fields(CHARTS, "charts", "goal", self._goals, ("goal",))
        yield from self._fields(CHARTS, "charts", "replaces", self._charts, ("replaces",))
        place = ("chart", "pillar", "action")
        yield from self._fields(ROUTINES, "routines", "chart", self._charts, place)
        yield from self._fields(ROUTINES, "actions", "chart", self._charts, place)
        yield from self._cells()
        yield from self._pauses()
        yield from self._marks()

    def _current(self, what: str, documents: _Documents) -> Iterator[Finding]:
        """Look at which sheet or chart is worked on."""
        found = self._table(PROFILE, "current").get(what, {}).get("id")
        open_ones = [key for key in documents if documents[key].get("closed") is None]
        if found in documents or (found is None and not open_ones):
            return
        newest = max(open_ones, key=_number, default=None)
        sentence = (
            _("No sheet is the current one.")
            if what == "goal"
            else _("No chart is the current one.")
        )
        new = None if newest is None else {"id": newest}
        yield problem(
            PROFILE,
            sentence,
            _("The newest becomes the current one.") if newest else _("The mark is taken away."),
            lambda: self._put(PROFILE, "current", what, new),
        )

    def _fields(
        self, name: str, table: str, field: str, targets: _Documents, cleared: tuple[str, ...]
    ) -> Iterator[Finding]:
        """Look at one field that points at a document of `targets`."""
        for key, document in self._table(name, table).items():
            if document.get(field) is None or document[field] in targets:
                continue
            yield problem(
                name,
                _("{key} points at {target}, which is not there.").format(
                    key=key, target=document[field]
                ),
                _("The link is taken away."),
                self._clearing(name, table, key, cleared),
            )

    def _cells(self) -> Iterator[Finding]:
        for chart, document in self._charts.items():
            for pillar, row in enumerate(document["pillars"], 1):
                for action, cell in enumerate(row["actions"], 1):
                    yield from self._cell(chart, (pillar, action), cell)

    def _cell(self, chart: str, place: tuple[int, int], cell: Document) -> Iterator[Finding]:
        gone = {
            link: None
            for link, targets in (("routine", self._routines), ("action", self._actions))
            if cell.get(link) and cell[link] not in targets
        }
        linked = [link for link in ("routine", "action") if cell.get(link) and link not in gone]
        fields: dict[str, Any] = dict(gone)
        if cell["state"] == "active" and not linked:
            fields["state"] = "waiting"
        if not fields:
            return
        ref = f"{place[0]}.{place[1]}"
        missing = ", ".join(cell[link] for link in gone)
        if missing:
            sentence = _("Cell {ref} of {chart} points at {target}, which is not there.").format(
                ref=ref, chart=chart, target=missing
            )
        else:
            sentence = _("Cell {ref} of {chart} is active without a routine or a date.").format(
                ref=ref, chart=chart
            )

        def mend() -> None:
            with self._notebook.store.change(_("repair")) as change:
                change_cell(change, chart, *place, fields)

        yield problem(CHARTS, sentence, _("It waits to be started again."), mend)

    def _pauses(self) -> Iterator[Finding]:
        for key, pause in self._table(ROUTINES, "pauses").items():
            if pause["routine"] is not None and pause["routine"] not in self._routines:
                yield problem(
                    ROUTINES,
                    _("{key} points at {target}, which is not there.").format(
                        key=key, target=pause["routine"]
                    ),
                    _("The pause is taken away."),
                    self._removing(ROUTINES, "pauses", key),
                )

    def _marks(self) -> Iterator[Finding]:
        """Look for marks of routines that are no more; they are kept, since a person set them."""
        if ROUTINES not in self._files:
            return
        lost: dict[str, int] = {}
        for name, tables in self._files.items():
            if name.startswith("days/"):
                for day in tables.get("days", {}).values():
                    for routine in day["marks"].keys() - self._routines.keys():
                        lost[routine] = lost.get(routine, 0) + 1
        if lost:
            count = sum(lost.values())
            yield note(
                "",
                ngettext(
                    "{n} mark belongs to a routine that is no more ({ids}); it is kept.",
                    "{n} marks belong to routines that are no more ({ids}); they are kept.",
                    count,
                ).format(n=count, ids=", ".join(sorted(lost, key=_number))),
            )

    def _removing(self, name: str, table: str, key: str) -> Callable[[], None]:
        return lambda: self._put(name, table, key, None)

    def _clearing(
        self, name: str, table: str, key: str, fields: tuple[str, ...]
    ) -> Callable[[], None]:
        def clear() -> None:
            with self._notebook.store.change(_("repair")) as change:
                document = change.get(name, table, key) or {}
                change.put(name, table, key, {**document, **dict.fromkeys(fields)})

        return clear

    def _put(self, name: str, table: str, key: str, document: Document | None) -> None:
        with self._notebook.store.change(_("repair")) as change:
            change.put(name, table, key, document)


def _number(key: str) -> tuple[int, str]:
    """Return what sorts ids as they were given out: c2 before c10."""
    return (int(key[1:]) if key[1:].isdecimal() else 0, key)
