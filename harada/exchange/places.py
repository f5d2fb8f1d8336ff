"""Where each table of an export lives in a notebook.

A table that is new in the notebook is one line here; the export then carries it and the import
takes it back. Light, because the export of everything passes through it.
"""

from __future__ import annotations

from harada.notebook.reading import (
    CHARTS,
    GOALS,
    MISSION,
    PROFILE,
    REPLIES,
    ROUTINES,
    SURVEYS,
    month_file,
    review_file,
)

FILES = {
    PROFILE: ("profile", "current"),
    MISSION: ("mission", "objectives"),
    GOALS: ("goals", "candidates"),
    CHARTS: ("charts",),
    ROUTINES: ("routines", "actions", "pauses", "rosters"),
    REPLIES: ("replies",),
    SURVEYS: ("surveys", "questionnaires"),
}
"""The files that do not grow with the years, each with its tables, in the order of an export."""

TABLES = (*(table for tables in FILES.values() for table in tables), "reviews", "days")
"""Every table an export can hold."""

_FILE_OF = {table: name for name, tables in FILES.items() for table in tables}


def file_of(table: str, identity: str) -> str:
    """The file a document is kept in; raises `KeyError` for a table nobody knows.

    The id tells the month of a day, and the year of a review.
    """
    if table == "reviews":
        return review_file(identity)
    return month_file(identity[:7]) if table == "days" else _FILE_OF[table]
