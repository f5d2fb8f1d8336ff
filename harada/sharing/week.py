"""Reads a notebook for what a week's summary is made of: the documents of the figures, the names.

It picks the tables a summary may be counted from; what comes of them is for `figures` to say.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from harada.method.day import iso_week, monday_of, monday_of_week
from harada.notebook.reviewing import reviews
from harada.sharing.figures import Figures, Kept, Names, figures, first_day, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harada.notebook.notebook import Notebook

_ONE_WEEK = timedelta(days=7)


def last_finished(today: date) -> str:
    """The last ISO week that is over on a person's `today`."""
    return iso_week(monday_of(today) - timedelta(days=1))


def finished_weeks(first: date, today: date) -> list[str]:
    """The ISO weeks from that of `first` on that are over, in order; empty when there is none."""
    monday, now = monday_of(first), monday_of(today)
    return [iso_week(monday + n * _ONE_WEEK) for n in range((now - monday).days // 7)]


def figures_of(
    notebook: Notebook, weeks: Sequence[str], chosen: Iterable[str] = ()
) -> dict[str, Figures]:
    """The figures of some weeks as they are known today, by week; `chosen` are routine ids."""
    if not weeks:
        return {}
    today = notebook.today()
    last = max(monday_of_week(week) for week in weeks) + timedelta(days=6)
    reviewed = [each["date"] for key, each in reviews(notebook).items() if "-W" in key]
    kept = Kept(
        routines=notebook.routines(),
        pauses=notebook.pauses(),
        days=notebook.days(min(map(first_day, weeks)), min(last, today)),
        chart=notebook.chart(),
        goal=notebook.goal(),
        reviews=tuple(date.fromisoformat(day) for day in reviewed),
        chosen=tuple(chosen),
    )
    return {week: figures(week, kept, today) for week in weeks}


def names_of(notebook: Notebook, chosen: Iterable[str] = ()) -> Names:
    """The texts that levels 3 and 4 share; `chosen` are the ids of the routines chosen."""
    return names(notebook.goal(), notebook.chart(), notebook.routines(), chosen)
