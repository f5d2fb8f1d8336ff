"""TinyDB's table on a notebook file: string ids, no query cache, every update a safe change.

The tables serve what is asked and edited now and then (sheets, charts, routines, replies). The
quick commands put their marks through the same `Change` without loading this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tinydb.table import Document, Table

from harada.notebook.file import NotebookFile
from harada.notebook.store import Store


class SafeTable(Table):
    """A table of one notebook file; ids are strings, and what it returns may be kept."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    def __init__(self, store: Store, file: NotebookFile, name: str) -> None:
        """Stand for the table `name` of `file`."""
        super().__init__(file, name)
        self._store = store
        self._file = file

    def put(self, key: str, document: Mapping[str, Any]) -> None:
        """Put a whole document in the place of what stands at `key` (TinyDB's upsert merges)."""

        def place(documents: dict[Any, Any]) -> None:
            documents[key] = dict(document)

        self._update_table(place)

    def next_key(self, letter: str) -> str:
        """Return an id that no document of this table has: `letter` and the next number."""
        taken = [int(key[len(letter) :]) for key in self._read_table() if key[len(letter) :].isdigit()]
        return f"{letter}{max(taken, default=0) + 1}"

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        with self._store.change("") as change:
            stored = self._file.read().get(self.name, {})
            documents: dict[Any, Any] = {
                key: Document(document, doc_id=key) for key, document in stored.items()
            }
            updater(documents)
            for key in stored.keys() - documents.keys():
                change.put(self._file.name, self.name, key, None)
            for key, document in documents.items():
                if document != stored.get(key):
                    change.put(self._file.name, self.name, str(key), dict(document))
