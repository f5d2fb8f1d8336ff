"""The demo: a notebook of half a year of a person who does not exist, ending today.

Everything comes from the templates `starters` and `demo` and from fixed seeds, so the same day and
language give the same bytes. What was planned is made in `demo_plan`, the days in `demo_days`, what
was weighed and looked back on in `demo_thinking`; here it is put into a new notebook as one
change. Never the person's own notebook.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.exchange.demo_days import days_of
from harada.exchange.demo_plan import Plan
from harada.exchange.demo_thinking import thinking_of
from harada.exchange.places import file_of
from harada.i18n import language as spoken_now
from harada.i18n import use
from harada.notebook.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from harada.notebook.clock import Clock

LENGTH = 183
"""Days the demo's history has before today; the first one is a Monday near it."""


def write_demo(folder: Path, clock: Clock, language: str) -> Notebook:
    """Make the demo's notebook in a folder, in a language, up to the clock's today.

    Raises `Refused` where a notebook stands already or none can be made.
    """
    notebook = Notebook(str(folder), clock)
    with _speaking(language):
        notebook.create(name="", language=spoken_now())
        today = notebook.today()
        tables = demo_tables(today, spoken_now())
        profile = {**notebook.profile(), **tables.pop("profile")}
    with notebook.store.unlogged_change() as change:
        change.put(file_of("profile", "me"), "profile", "me", profile)
        for table, documents in tables.items():
            for key, document in documents.items():
                change.put(file_of(table, key), table, key, document)
    return notebook


def demo_tables(today: date, language: str) -> dict[str, dict[str, Any]]:
    """Return all documents of the demo by table and id, in the language that is spoken now.

    `profile` holds the fields of the profile alone.
    """
    begin = today - timedelta(days=LENGTH)
    plan = Plan(begin - timedelta(days=begin.weekday()), today, language)
    tables = plan.tables()
    return {**tables, **thinking_of(plan, tables), "days": days_of(plan)}


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    """Speak a language within the block: the names of months stand in the demo's texts."""
    before = spoken_now()
    use(language)
    try:
        yield
    finally:
        use(before)
