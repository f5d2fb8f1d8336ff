"""Which document of a draft is which in the notebook, and under what id a new one comes in.

This is the first half of a merge: it plans nothing but the documents that are new, with their
links in the notebook's own ids. What becomes current and what is filled in is `merge`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any

from harada.exchange.likeness import key_of, still_the_same
from harada.exchange.links import linked
from harada.exchange.plan import Plan
from harada.notebook.surveying import questionnaires, surveys
from harada.notebook.wishing import candidates

if TYPE_CHECKING:
    from harada.exchange.draft import Document, Draft
    from harada.notebook.notebook import Notebook

PREFIXES = {
    "objectives": "o",
    "goals": "g",
    "charts": "c",
    "routines": "r",
    "actions": "a",
    "pauses": "p",
    "rosters": "w",
    "replies": "y",
    "candidates": "k",
    "questionnaires": "q",
    "surveys": "s",
}
"""The tables whose documents have a number, each with its letter, in the order of their links."""


class Matching:
    """One draft beside one notebook, and the plan that grows out of it."""

    def __init__(self, draft: Draft, notebook: Notebook) -> None:
        """Look at the notebook, which may not exist yet; nothing is changed."""
        self.draft = draft
        self.notebook = notebook
        self.plan = Plan()
        self.here: dict[str, dict[str, Any]] = {
            "objectives": {**notebook.objectives()},
            "goals": {**notebook.goals()},
            "charts": {**notebook.charts()},
            "routines": {**notebook.routines()},
            "actions": {**notebook.actions()},
            "pauses": {**notebook.pauses()},
            "rosters": {**notebook.roster()},
            "replies": {**notebook.replies()},
            "candidates": {**candidates(notebook)},
            "questionnaires": {**questionnaires(notebook)},
            "surveys": {**surveys(notebook)},
        }
        self.blank = not any(self.here.values()) and not notebook.months()
        self.verbatim = draft.whole_notebook and self.blank
        """Whether every document comes in as it is, under its own id."""
        self.before = notebook.chart_id()
        self.ids: dict[str, dict[str, str]] = {table: {} for table in PREFIXES}
        self.fresh: dict[str, list[str]] = {table: [] for table in PREFIXES}

    def match(self, table: str) -> None:
        """Give every document of the file its id in the notebook, old or new.

        The same key is the same thing; the same id as well decides between several.
        """
        by_key: dict[Hashable, list[str]] = {}
        for identity, document in self.here[table].items():
            by_key.setdefault(key_of(table, document), []).append(identity)
        documents = {
            identity: self._to_compare(table, document)
            for identity, document in self.draft.tables[table].items()
        }
        alike = {i: by_key.get(key_of(table, each), []) for i, each in documents.items()}
        ids = self.ids[table]
        ids.update({identity: identity for identity, found in alike.items() if identity in found})
        taken = set(ids)
        for identity, document in documents.items():
            if identity in ids:
                continue
            free = next((other for other in alike[identity] if other not in taken), None)
            if free is None and self._changed_since(table, identity, document, taken):
                free = identity
            if free is not None:
                ids[identity] = free
                taken.add(free)
        for identity in documents:
            if identity in ids:
                self.plan.known[table] += 1
            else:
                ids[identity] = self.free_id(table, identity)
                self.fresh[table].append(identity)

    def _to_compare(self, table: str, document: Document) -> Document:
        """The document with its links as the notebook has them.

        What stands in a chart that becomes a new version is compared with the chart before it.
        """
        found = linked(table, document, self.ids)
        succeeds = self.before is not None and not self.draft.whole_notebook
        if table in ("routines", "actions") and document["chart"] in self.fresh["charts"]:
            return {**found, "chart": self.before} if succeeds else found
        return found

    def _changed_since(
        self, table: str, identity: str, document: Document, taken: set[str]
    ) -> bool:
        """Whether our own export has this thing as it was before it changed in the notebook."""
        mine = self.here[table].get(identity)
        if mine is None or identity in taken or not self.draft.whole_notebook:
            return False
        return still_the_same(table, document, mine)

    def free_id(self, table: str, identity: str) -> str:
        """The id a new document gets: its own where it is free, else the next number."""
        taken = {*self.here[table], *self.ids[table].values()}
        if identity not in taken:
            return identity
        prefix = PREFIXES[table]
        taken |= self.draft.tables[table].keys()
        numbers = [int(each[len(prefix) :]) for each in taken if each[len(prefix) :].isdigit()]
        return f"{prefix}{max(numbers, default=0) + 1}"

    def add_fresh(self, table: str) -> None:
        """Plan the documents that are new, linked to what they mean in the notebook."""
        for identity in self.fresh[table]:
            brought = self.draft.tables[table][identity]
            document = dict(brought) if self.verbatim else linked(table, brought, self.ids)
            if table == "pauses" and not self._is_known(document["routine"]):
                continue
            self.plan.add(table, self.ids[table][identity], document)

    def _is_known(self, routine: str | None) -> bool:
        """Whether a pause is of all or of a routine of the file; else it may hit another one."""
        return self.verbatim or routine is None or routine in self.ids["routines"].values()

    def fresh_documents(self, table: str) -> Iterator[tuple[str, Document]]:
        """The planned documents that are new, by their id in the notebook."""
        for identity in self.fresh[table]:
            key = self.ids[table][identity]
            document = self.plan.documents.get((table, key))
            if document is not None:
                yield key, document

    def matched(self, table: str) -> list[tuple[str, Document, Document]]:
        """What is there already: its id, the notebook's document, and that of the file."""
        found = []
        for identity, brought in self.draft.tables[table].items():
            if identity not in self.fresh[table]:
                key = self.ids[table][identity]
                found.append((key, self.here[table][key], linked(table, brought, self.ids)))
        return found

    def change(self, table: str, identity: str, **fields: Any) -> None:
        """Plan fields of a document, whether it is new or stands in the notebook."""
        planned = self.plan.documents.get((table, identity))
        if planned is not None:
            planned.update(fields)
            return
        mine = self.here[table][identity]
        if any(mine.get(key) != value for key, value in fields.items()):
            self.plan.extend(table, identity, {**mine, **fields})
