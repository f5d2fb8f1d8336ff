"""How the routines, pillars and scores went over time, as rows of figures to be drawn.

Nothing here is a verdict, and nothing is drawn: a screen, a command and a report make their own
picture of the same figures. What goes together with better days is in `together`.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.method.cycle import together
from harada.method.day import iso_week, month_of
from harada.method.due import due_flags, frequency, pauses_for
from harada.method.labels import SCORES
from harada.method.reference import stands_in
from harada.method.score import Count, count, mark_rows, multiplier, row_figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Chart, Day, Pause, Routine

WEEK = 7
"""Days between two points of the score line."""

LEVELS = 4
"""Shades of a day on the heat map, besides that of a day on which nothing was due."""


class Stretch:
    """The routines over a stretch of days, their due days and marks laid out in rows once.

    `days` by ISO date are those of the stretch. Archived and dropped routines count for as long as
    they were kept.
    """

    __slots__ = ("days", "first", "flags", "last", "routines", "rows", "today")

    def __init__(
        self,
        routines: Mapping[str, Routine],
        days: Mapping[str, Day],
        pauses: Mapping[str, Pause],
        first: date,
        last: date,
        today: date,
    ) -> None:
        self.routines = routines
        self.days = days
        self.first = first
        self.last = min(last, today)
        self.today = today
        self.flags = {
            key: due_flags(routine, first, self.last, pauses_for(key, pauses))
            for key, routine in routines.items()
        }
        marked = mark_rows(days, first, self.last)
        nothing = bytes(self.length)
        self.rows = {key: marked.get(key, bytearray(nothing)) for key in routines}

    @property
    def length(self) -> int:
        """How many days it has."""
        return max(0, (self.last - self.first).days + 1)


def heat(stretch: Stretch) -> list[tuple[date, Count]]:
    """What was done of what was due, day by day.

    Rest leaves what was due; an 'n times in m days' routine is due on the days it was done. Today
    counts what was marked.
    """
    done = [0] * stretch.length
    due = [0] * stretch.length
    now = (stretch.today - stretch.first).days
    for key, routine in stretch.routines.items():
        by_choice = routine["recurrence"]["kind"] == "times"
        for place, (asked, code) in enumerate(
            zip(stretch.flags[key], stretch.rows[key], strict=True)
        ):
            if code == 1:
                done[place] += 1
                due[place] += 1
            elif asked and code != 3 and not by_choice and (code == 2 or place != now):
                due[place] += 1
    return [
        (stretch.first + timedelta(days=place), Count(done[place], due[place]))
        for place in range(stretch.length)
    ]


def level(kept: Count) -> int | None:
    """The shade of a day: 0 for nothing done to 4 for all; None where nothing was due."""
    if not kept.due:
        return None
    return 0 if not kept.done else 1 + (LEVELS - 1) * min(kept.done, kept.due) // kept.due


def score_line(stretch: Stretch) -> list[tuple[date, float]]:
    """The mean score of the live routines, 0 to 1, at the end of each week of the stretch.

    A routine joins on its first due day and leaves when it ends. The score knows nothing from
    before the stretch, so its first weeks climb.
    """
    ends = list(range(WEEK - 1, stretch.length, WEEK)) or [stretch.length - 1]
    if ends and ends[-1] != stretch.length - 1:
        ends.append(stretch.length - 1)
    sums = [0.0] * len(ends)
    counts = [0] * len(ends)
    for key, routine in stretch.routines.items():
        flags = stretch.flags[key]
        begin, end = flags.find(1), flags.rfind(1)
        if begin < 0:
            continue
        for n, value in enumerate(_scores(routine, flags, stretch.rows[key], ends, stretch)):
            if begin <= ends[n] and end > ends[n] - WEEK:
                sums[n] += value
                counts[n] += 1
    return [
        (stretch.first + timedelta(days=place), sums[n] / counts[n])
        for n, place in enumerate(ends)
        if counts[n]
    ]


def _scores(
    routine: Routine, flags: bytearray, row: bytearray, ends: list[int], stretch: Stretch
) -> list[float]:
    """The score of one routine at some places of its row."""
    recurrence = routine["recurrence"]
    if recurrence["kind"] == "times" or routine["target"] is not None:
        return [
            row_figures(
                routine, flags[: end + 1], row[: end + 1], stretch.first, stretch.today, {}
            ).score
            for end in ends
        ]
    keep = multiplier(frequency(recurrence))
    now = (stretch.today - stretch.first).days
    found: list[float] = []
    score, begin = 0.0, 0
    for end in ends:
        for place in range(begin, end + 1):
            code = row[place]
            if not flags[place] or code == 3 or (place == now and not code):
                continue
            score = score * keep + (1 - keep if code == 1 else 0.0)
        begin = end + 1
        found.append(score)
    return found


def pillar_months(stretch: Stretch, chart: Chart) -> dict[int, dict[str, Count]]:
    """How much was kept by pillar of the chart and by month, where anything was due."""
    months = _months(stretch)
    parts: dict[int, dict[str, list[Count]]] = {}
    for key, routine in stretch.routines.items():
        if not routine["pillar"] or not stands_in(key, routine, chart):
            continue
        by_month = parts.setdefault(routine["pillar"], {})
        for month, begin, end in months:
            flags, row = stretch.flags[key][begin:end], stretch.rows[key][begin:end]
            if not any(flags) and not any(row):
                continue
            first = stretch.first + timedelta(days=begin)
            by_month.setdefault(month, []).append(count(routine, flags, row, first, stretch.today))
    return {
        number: {month: together(counts) for month, counts in by_month.items()}
        for number, by_month in sorted(parts.items())
    }


def _months(stretch: Stretch) -> list[tuple[str, int, int]]:
    """The months of a stretch, each with its first place and the place after its last."""
    found: list[tuple[str, int, int]] = []
    for place in range(stretch.length):
        month = month_of(stretch.first + timedelta(days=place))
        if found and found[-1][0] == month:
            found[-1] = (month, found[-1][1], place + 1)
        else:
            found.append((month, place, place + 1))
    return found


def diary_scores(days: Mapping[str, Day]) -> dict[str, list[tuple[str, float]]]:
    """The mean of each of the eight diary scores by ISO week, for the weeks that have one."""
    sums: dict[str, dict[str, list[int]]] = {name: {} for name in SCORES}
    for iso in sorted(days):
        for name, value in days[iso].get("diary", {}).get("scores", {}).items():
            week = iso_week(date.fromisoformat(iso))
            sums.setdefault(name, {}).setdefault(week, []).append(value)
    return {
        name: [(week, sum(values) / len(values)) for week, values in weeks.items()]
        for name, weeks in sums.items()
        if weeks
    }
