"""Reviews in the notebook: a person's words about a week, a month or a quarter, a file a year.

The facts beside them are counted by `harada.method.review`; here they are only put together.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import _
from harada.method.review import Facts, Kept, first_day, review
from harada.notebook.reading import review_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from harada.method.documents import Review
    from harada.method.period import Period
    from harada.notebook.notebook import Notebook

FIELDS = ("good", "redo", "next", "swap")
"""What a person says in a review."""


def reviews(notebook: Notebook) -> dict[str, Review]:
    """Return all reviews by the key of their period, the latest written first."""
    found: dict[str, Any] = {}
    for name in notebook.store.names():
        if name.startswith("reviews/"):
            found |= notebook.store.file(name).read().get("reviews", {})
    return dict(sorted(found.items(), key=lambda item: item[1]["date"], reverse=True))


def review_of(notebook: Notebook, key: str) -> Review | None:
    """Return the review of one period, None when nothing was written."""
    stored: dict[str, Any] = notebook.store.file(review_file(key)).read().get("reviews", {})
    return stored.get(key)


def write_review(notebook: Notebook, key: str, fields: Mapping[str, str]) -> None:
    """Write fields of the review of a period: `good`, `redo`, `next`, `swap`.

    Typing on in the same fields is one undo, however often it is saved meanwhile.
    """
    label = _("review of {period}").format(period=key)
    with notebook.typing(label, f"review {key} {' '.join(sorted(fields))}"):
        old = review_of(notebook, key)
        made: dict[str, Any] = {**dict.fromkeys(FIELDS, ""), **(old or {}), **fields}
        made["date"] = notebook.today().isoformat()
        notebook.table(review_file(key), "reviews").put(key, made)


def facts_of(notebook: Notebook, period: Period, today: date) -> Facts:
    """Return what the data say of a period."""
    kept = Kept(
        notebook.routines(),
        notebook.actions(),
        notebook.pauses(),
        notebook.days(first_day(period), period.last),
        notebook.chart(),
        notebook.goal(),
    )
    return review(period, kept, today)
