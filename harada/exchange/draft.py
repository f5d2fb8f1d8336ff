"""What a brought file holds, as documents of ours, before anything in the notebook is changed.

Every format reads into a `Draft`; from there on all formats are one. A draft numbers its documents
for itself (`g1`, `c1`, `r1` …) and refers within itself only; `merge` gives them their place in
the notebook.
"""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

TABLES = (
    "profile",
    "mission",
    "objectives",
    "goals",
    "charts",
    "routines",
    "actions",
    "pauses",
    "rosters",
    "days",
    "replies",
    "candidates",
    "questionnaires",
    "surveys",
    "reviews",
    "current",
)
"""The tables a draft can hold, in the order in which they are brought in. `current` points to the
goal sheet and the chart that are current in a whole notebook."""


class Draft:
    """The documents of one file by table and id, and what the person should know of it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.tables: Tables = {table: {} for table in TABLES}
        self.warnings: list[str] = []
        self.whole_notebook = False
        """True for our own export: its profile, versions and numbers are kept as they are."""

    @property
    def goal(self) -> Document | None:
        """The newest goal sheet of the file, or None."""
        return _last(self.tables["goals"])

    @property
    def chart(self) -> Document | None:
        """The newest chart of the file, or None."""
        return _last(self.tables["charts"])

    def add(self, table: str, prefix: str, document: Document) -> str:
        """Put a document in `table` under the next id with this prefix, and return the id."""
        documents = self.tables[table]
        identity = f"{prefix}{len(documents) + 1}"
        documents[identity] = document
        return identity

    def counts(self) -> dict[str, int]:
        """How many documents each table holds; tables without any are left out."""
        return {
            table: len(found)
            for table, found in self.tables.items()
            if found and table != "current"
        }


def _last(documents: dict[str, Document]) -> Document | None:
    return next(reversed(documents.values()), None)
