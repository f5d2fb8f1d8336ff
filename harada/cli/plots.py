"""Small pictures of figures for a terminal: a line of bars, and the days of a year as a map.

With `--plain`, and where the output cannot show the blocks, words and digits say the same.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import month_short, weekday_short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
_DIGITS = "01234"
_NOTHING = " "


def sparkline(values: Sequence[float | None], low: float, high: float) -> str:
    """Return one bar for each value between `low` and `high`; a blank where there is none."""
    span = high - low or 1.0
    bars = []
    for value in values:
        if value is None:
            bars.append(_NOTHING)
            continue
        part = min(1.0, max(0.0, (value - low) / span))
        bars.append(_BARS[min(len(_BARS) - 1, int(part * len(_BARS)))])
    return "".join(bars)


def heat_map(days: Sequence[tuple[date, int | None]], *, plain: bool) -> list[str]:
    """Return seven lines, one a weekday, with a column for each week, and the months above.

    A day's shade is 0 to 4, None where nothing was due. `days` follow each other without a gap.
    """
    if not days:
        return []
    first = days[0][0]
    monday = first - timedelta(days=first.weekday())
    weeks = (days[-1][0] - monday).days // 7 + 1
    signs = _DIGITS if plain else _SHADES
    rows = [[_NOTHING] * weeks for _day in range(7)]
    for day, level in days:
        place = (day - monday).days
        rows[place % 7][place // 7] = _NOTHING if level is None else signs[level]
    names = [weekday_short(number) for number in range(7)]
    wide = max(map(len, names))
    head = " " * (wide + 1) + _months(monday, weeks)
    lines = [f"{name.ljust(wide)} {''.join(row)}" for name, row in zip(names, rows, strict=True)]
    return [line.rstrip() for line in (head, *lines)]


def _months(monday: date, weeks: int) -> str:
    """The short names of the months over the week in which each begins, where there is room."""
    line = ""
    for week in range(weeks):
        day = monday + timedelta(days=7 * week)
        begins = day.day <= 7
        if begins and len(line) <= week:
            line += " " * (week - len(line)) + month_short(day.month) + " "
    return line[: weeks + 4]
