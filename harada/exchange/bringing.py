"""Bringing a file in, from its path to the change in the notebook, with a look at it before.

The one door of the import for commands and screens: `look` reads, recognises and validates and
changes nothing; `apply` plans again under the notebook's lock and makes one undoable change.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.exchange import formats
from harada.exchange.chart_part import chart_part
from harada.exchange.merge import planned
from harada.exchange.places import file_of
from harada.exchange.reading import BroughtFile, read_file
from harada.i18n import _, language
from harada.method.day import logical_date
from harada.method.forms import problems
from harada.method.text import shown
from harada.notebook.errors import Refused
from harada.notebook.schema import kind_of

if TYPE_CHECKING:
    from harada.exchange.draft import Draft
    from harada.exchange.formats import Format
    from harada.exchange.plan import Plan
    from harada.notebook.notebook import Notebook

_NO_NOTEBOOK_DAY_START = "04:00"
_MOST = 20
"""How many faults of a file are named; the rest is counted."""


class Bringing:
    """One file on its way into a notebook: its format, what it holds, and what it would change."""

    def __init__(
        self,
        path: str,
        notebook: Notebook,
        *,
        form: str | None = None,
        lang: str | None = None,
    ) -> None:
        """Read the file at `path` in the format named `form`, else in the one it is recognised as.

        `lang` chooses among texts per language. Raises `Refused` or another `HaradaError` for a
        file that can't be brought in; nothing is changed.
        """
        self.notebook = notebook
        self.file = read_file(path)
        self.format, self.draft = _read(self.file, form, lang, today(notebook))
        _validate(self.draft, self.file.name)

    def chart_alone(self) -> None:
        """Take the chart with what is active in it; all of the file where there is no sheet yet.

        Raises `Refused` when the file has no chart.
        """
        if self.draft.chart is None:
            raise Refused(_("There is no chart in {file}.").format(file=shown(self.file.name)))
        if self.draft.whole_notebook or self.notebook.goal() is not None:
            self.draft = chart_part(self.draft)

    def look(self) -> Plan:
        """What bringing the file in would change now; changes nothing."""
        return planned(self.draft, self.notebook, today(self.notebook))

    def apply(self) -> Plan:
        """Bring the file in, as one change that can be undone; returns what was done.

        Begins a notebook where there is none. Raises a `HaradaError` and changes nothing when it
        can't be written.
        """
        if not self.notebook.exists():
            person = self.draft.tables["profile"].get("me", {})
            self.notebook.create(name=person.get("name", ""), language=language())
        label = _("import of {file}").format(file=shown(self.file.name))
        with self.notebook.store.change(label) as change:
            plan = self.look()
            for (table, identity), document in plan.documents.items():
                change.put(file_of(table, identity), table, identity, document)
        return plan


def today(notebook: Notebook) -> date:
    """The person's today, also where there is no notebook yet."""
    if notebook.exists():
        return notebook.today()
    return logical_date(notebook.clock.now(), _NO_NOTEBOOK_DAY_START)


def _read(file: BroughtFile, form: str | None, lang: str | None, day: date) -> tuple[Format, Draft]:
    try:
        chosen = formats.named(form) if form else formats.recognised(file)
        return chosen, chosen.read(file, lang, day)
    except RecursionError:
        raise Refused(
            _("{file} is nested too deeply to be a chart or a notebook.").format(
                file=shown(file.name)
            )
        ) from None


def _validate(draft: Draft, name: str) -> None:
    """Raise `Refused` naming every document that the models do not take."""
    wrong = []
    for table, documents in draft.tables.items():
        if table == "profile" and not draft.whole_notebook:
            continue  # a few fields only, which fill in what the person's own leaves blank
        for identity, document in documents.items():
            kind = kind_of(file_of(table, identity))
            wrong += problems(kind, table, identity, document)
    if wrong:
        more = len(wrong) - _MOST
        named = [*wrong[:_MOST], _("… and {n} more.").format(n=more)] if more > 0 else wrong
        first = _("{file} was not brought in; nothing was changed.").format(file=shown(name))
        raise Refused("\n".join([first, *named]))
