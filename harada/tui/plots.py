"""Small pictures of figures in cells of the terminal: shades, columns, bars and lines of bars.

Each has its scale from its caller, never from its own data, so a low week does not look like a full
one. With plain marks, digits and letters say the same. Plain strings come out; the screen colours
them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harada.i18n import month_short, weekday_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_BARS = " ▁▂▃▄▅▆▇█"
_FULL = len(_BARS) - 1
SHADES = "·░▒▓█"
"""A day on which nothing was kept, and four shades up to everything."""
DIGITS = "01234"
"""The same with plain marks."""


def part(value: float, low: float, high: float) -> float:
    """Return where a value lies between `low` and `high`, 0 to 1."""
    return min(1.0, max(0.0, (value - low) / ((high - low) or 1.0)))


def sparkline(values: Sequence[float | None], low: float, high: float, *, plain: bool) -> str:
    """Return one sign for each value; a blank where there is none. Plain ones are digits 0 to 9."""
    signs = ""
    for value in values:
        if value is None:
            signs += " "
        elif plain:
            signs += str(min(9, int(10 * part(value, low, high))))
        else:
            signs += _BARS[max(1, min(_FULL, 1 + int(_FULL * part(value, low, high))))]
    return signs


def columns(
    values: Sequence[float | None], low: float, high: float, height: int, *, plain: bool
) -> list[str]:
    """Return a plot of columns, `height` rows from the top one down; a value keeps a foot."""
    eighths = [
        0 if value is None else max(1, round(_FULL * height * part(value, low, high)))
        for value in values
    ]
    rows = []
    for row in range(height):
        below = _FULL * (height - 1 - row)
        filled = [max(0, min(_FULL, each - below)) for each in eighths]
        signs = [("#" if each >= _FULL // 2 else " ") if plain else _BARS[each] for each in filled]
        if plain and row == height - 1:
            signs = ["#" if each else " " for each in filled]
        rows.append("".join(signs))
    return rows


def bar(value: float, most: float, width: int, *, plain: bool) -> str:
    """Return a lying bar of at most `width` cells."""
    cells = round(width * part(value, 0, most)) if most else 0
    return ("#" if plain else "█") * max(cells, 1 if value else 0)


def heat_rows(days: Sequence[tuple[date, int | None]], most: int, *, plain: bool) -> list[str]:
    """Return the months, and a row for each weekday with a column for each week.

    A day's shade is 0 to 4, None where nothing was due; `days` follow each other without a gap.
    The last weeks that fit in `most` columns are shown.
    """
    if not days:
        return []
    monday = days[0][0] - timedelta(days=days[0][0].weekday())
    weeks = (days[-1][0] - monday).days // 7 + 1
    signs = DIGITS if plain else SHADES
    rows = [[" "] * weeks for _day in range(7)]
    for day, level in days:
        place = (day - monday).days
        rows[place % 7][place // 7] = " " if level is None else signs[level]
    names = [weekday_short(number) for number in range(7)]
    wide = max(map(len, names)) + 1
    skip = max(0, weeks - max(1, most - wide))
    head = " " * wide + _months(monday + timedelta(days=7 * skip), weeks - skip)
    return [
        head[:most],
        *(name.ljust(wide) + "".join(row[skip:]) for name, row in zip(names, rows, strict=True)),
    ]


def _months(monday: date, weeks: int) -> str:
    """Return the short names of the months, each over the week in which it begins."""
    line = ""
    for week in range(weeks):
        day = monday + timedelta(days=7 * week)
        if day.day <= 7 and len(line) <= week:
            line = line.ljust(week) + month_short(day.month) + " "
    return line
