"""Which week still asks for a review; asked at every start, so it loads next to nothing."""

from __future__ import annotations

from datetime import date

from harada.method.period import is_time_for_the_week, period_at, week_in_turn
from harada.notebook.reading import review_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.period import Period
    from harada.notebook.notebook import Notebook


def open_week(notebook: Notebook, today: date) -> Period | None:
    """Return the week that was lived and not reviewed yet, None outside the days for it."""
    if not is_time_for_the_week(today):
        return None
    week = week_in_turn(today)
    stored = notebook.store.file(review_file(week.key)).read().get("reviews", {})
    if week.key in stored or not notebook.days(week.first, week.last):
        return None
    return week


def week_to_show(notebook: Notebook, today: date) -> Period:
    """Return the week a review begins with: the one that asks for it, else the one of today."""
    return open_week(notebook, today) or period_at("week", today)
