"""TinyDB's table on a notebook file: string ids, no query cache, every update a safe change.

The tables serve what is asked and edited now and then (sheets, charts, routines, replies). The
quick commands put their marks through the same `Change` without loading this module.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from tinydb.table import Document, Table

from harada.notebook.file import NotebookFile
from harada.notebook.store import Store, next_key


class SafeTable(Table):
    """A table of one notebook file; ids are strings, and what it returns may be kept."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    def __init__(self, store: Store, file: NotebookFile, name: str) -> None:
        """Stand for the table `name` of `file`."""
        super().__init__(file, name)  # type: ignore[arg-type]
        self._store = store
        self._file = file

    def put(self, key: str, document: Mapping[str, Any]) -> None:
        """Put a whole document in the place of what stands at `key` (TinyDB's upsert merges)."""
        with self._store.change("") as change:
            change.put(self._file.name, self.name, key, copy.deepcopy(dict(document)))

    def next_key(self, letter: str) -> str:
        """Return an id that no document of this table has: `letter` and the next number."""
        return next_key(letter, self._read_table())

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        with self._store.change("") as change:
            stored = self._file.read().get(self.name, {})
            documents: dict[Any, Any] = {
                key: Document(copy.deepcopy(document), doc_id=key)  # type: ignore[arg-type]
                for key, document in stored.items()
            }
            updater(documents)
            for key in stored.keys() - documents.keys():
                change.put(self._file.name, self.name, key, None)
            for key, document in documents.items():
                if document != stored.get(key):
                    change.put(self._file.name, self.name, str(key), dict(document))
