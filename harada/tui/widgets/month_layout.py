"""Which column of the screen holds which day of a month sheet, for one width.

Names stand at the left and do not move. Days, a subtotal after each week and the four figures
follow; where they do not all fit, this part slides under the cursor. Geometry only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

HEAD = 3
"""Lines of the heading: tens and ones of the days, and the weekdays."""
FIGURES = (4, 4, 5, 5)
"""Columns of score, total, percent and run."""
NAME_AT_LEAST = {3: 24, 2: 20, 1: 12}
"""Fewest columns for the names, by the columns of a day: wider days only beside readable names."""
NAME_AT_MOST = 48
BAR = 1
"""Columns at the right edge for the bar that shows which rows are seen."""


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """The columns of a month sheet."""

    width: int
    name: int
    """Columns of the names."""
    day: int
    """Columns of one day."""
    days: tuple[int, ...]
    """Where each day starts, counted from the end of the names."""
    weeks: tuple[int, ...]
    """Where the subtotal of each week starts; it is as wide as a day and a blank."""
    figures: tuple[int, ...]
    """Where each figure starts."""
    track: int
    """Columns of all days, subtotals and figures."""

    @property
    def seen(self) -> int:
        """Columns of the sliding part that are seen at once."""
        return max(0, self.width - self.name - BAR)

    @property
    def slides(self) -> bool:
        """Whether not everything is seen at once."""
        return self.track > self.seen

    def slide_to(self, place: int, now: int) -> int:
        """Return how far the sliding part is pushed to show a day, as little as can be.

        The last day brings the figures into sight too, the first one the beginning.
        """
        if not self.slides or place <= 0:
            return 0
        most = self.track - self.seen
        if place >= len(self.days) - 1:
            return min(most, max(0, self.days[-1] - self.day))
        start = self.days[place]
        # One day more on each side tells that there is more.
        low, high = start - self.day, start + 2 * self.day
        if low < now:
            now = low
        elif high > now + self.seen:
            now = high - self.seen
        return min(most, max(0, now))

    def day_at(self, x: int) -> int | None:
        """Return the place of the day in a column of the sliding part, None beside them."""
        for place, start in enumerate(self.days):
            if start <= x < start + self.day:
                return place
        return None


@lru_cache(maxsize=32)
def month_layout(width: int, days: int, week_ends: tuple[int, ...]) -> MonthLayout:
    """Return the columns for a width: the widest days that fit, else narrow ones that slide."""
    for day in (3, 2, 1):
        layout = _laid_out(width, days, week_ends, day)
        if layout.name >= NAME_AT_LEAST[day]:
            return layout
    name = min(max(8, width // 4), max(0, width - 8))
    return _laid_out(width, days, week_ends, 1, name)


def _laid_out(
    width: int, days: int, week_ends: tuple[int, ...], day: int, name: int | None = None
) -> MonthLayout:
    """Return the columns for days of a width; the names get what is left."""
    starts: list[int] = []
    weeks: list[int] = []
    at = 0
    for place in range(days):
        starts.append(at)
        at += day
        if place + 1 in week_ends:
            weeks.append(at)
            at += day + 1
    figures = tuple(accumulate(FIGURES[:-1], initial=at))
    track = at + sum(FIGURES)
    if name is None:
        name = min(NAME_AT_MOST, width - track - BAR)
    return MonthLayout(width, name, day, tuple(starts), tuple(weeks), figures, track)
