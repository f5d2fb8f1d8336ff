"""Only sound documents come out of a notebook into a command, and only sound ones go in.

The models are in `harada.method.forms`; here what does not fit becomes one sentence. The quick
commands do without: their documents are proved sound by tests. The models take longer to load than
most commands to run, so they are loaded when there is something to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from harada.i18n import _
from harada.notebook.errors import Refused
from harada.notebook.schema import kind_of

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook

Document = TypeVar("Document", bound=Mapping[str, object])


def _problems(kind: str, table: str, key: str, document: Mapping[str, object]) -> list[str]:
    from harada.method.forms import problems

    return problems(kind, table, key, document)


def sound(kind: str, table: str, key: str, document: Document) -> Document:
    """Return a document that was read; raises `Refused` when it does not fit its model."""
    found = _problems(kind, table, key, document)
    if found:
        raise Refused(
            _(
                "The notebook holds something that does not fit: {problem} See `harada doctor`."
            ).format(problem=found[0])
        )
    return document


def all_sound(kind: str, table: str, documents: dict[str, Document]) -> dict[str, Document]:
    """Return documents that were read; raises `Refused` for the first that does not fit."""
    for key, document in documents.items():
        sound(kind, table, key, document)
    return documents


@contextmanager
def checked_change(notebook: Notebook, label: str) -> Iterator[None]:
    """Make one change of what is done in the block, and only if every document of it is sound.

    Raises `Refused` with the first problem; the notebook is then as it was.
    """
    with notebook.change(label) as change:
        yield
        for (name, table, key, document), _old in change.edits():
            found = [] if document is None else _problems(kind_of(name), table, key, document)
            if found:
                raise Refused(
                    _("That does not fit, and nothing was changed: {problem}").format(
                        problem=found[0]
                    )
                )
