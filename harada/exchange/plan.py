"""What bringing a file in would change, as a list that can be shown first and applied later."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harada.exchange.draft import Document


class Plan:
    """Documents to put in a notebook, what is there already, and what the person should know."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self.documents: dict[tuple[str, str], Document] = {}
        """By table and id: what will stand there."""
        self.new: Counter[str] = Counter()
        """How many documents each table gains."""
        self.added_to: Counter[str] = Counter()
        """How many documents each table has that gain something."""
        self.known: Counter[str] = Counter()
        """How many documents of the file each table has already."""
        self.warnings: list[str] = []

    @property
    def nothing(self) -> bool:
        """Whether all of it is in the notebook already."""
        return not self.documents

    def add(self, table: str, identity: str, document: Document) -> None:
        """Plan a document that is new in the notebook."""
        self.documents[table, identity] = document
        self.new[table] += 1

    def extend(self, table: str, identity: str, document: Document) -> None:
        """Plan that a document of the notebook gains something, and nothing else in it changes."""
        self.documents[table, identity] = document
        self.added_to[table] += 1

    def drop(self, table: str, identity: str) -> None:
        """Leave out a new document that was planned."""
        del self.documents[table, identity]
        self.new[table] -= 1
