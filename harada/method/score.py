"""Score, total, percent and run of a routine, from its marks.

The score is the exponential one of Loop Habit Tracker: each due day moves it a little towards what
was done. Rest and pauses leave every figure as it is; a past due day on which nothing was said
counts as nothing done, but is never called missed; today counts once it is marked.

Routines of 'n times in m days' are counted by windows of m days. A closed window expects its n
times, fewer in proportion where days of it were paused, rested or lie outside the stretch; the open
window expects only what was done in it and what can no longer be made up. More than n times in one
window count as n, though the total tells them all.
"""

from __future__ import annotations

from datetime import date

from harada.method.due import due_flags, frequency, pauses_for, window_anchor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import Day, Pause, Routine, Target

GRADUATION = 21
"""So many times in a row make a habit."""

HALF_LIFE = 13
"""Days after which half of a daily routine's score has come from the days since."""


class Count:
    """How often a routine was done, of how often it was due, over a stretch of days."""

    __slots__ = ("done", "due")

    def __init__(self, done: int, due: int) -> None:
        self.done = done
        self.due = due

    @property
    def percent(self) -> int | None:
        """Done of due in whole percents, or None where nothing was due."""
        return (200 * self.done + self.due) // (2 * self.due) if self.due else None


class Figures(Count):
    """All figures of one routine over a stretch of days.

    `score` is 0 to 1, at the end of the stretch; `total` counts every time it was done, on days it
    was not due too; `done`, `due` and `percent` count due days; `run` is how often in a row it was
    done up to now and `best_run` the longest such row.
    """

    __slots__ = ("best_run", "run", "score", "total")

    def __init__(
        self, score: float, total: int, done: int, due: int, run: int, best_run: int
    ) -> None:
        super().__init__(done, due)
        self.score = score
        self.total = total
        self.run = run
        self.best_run = best_run


def mark_rows(days: Mapping[str, Day], first: date, last: date) -> dict[str, bytearray]:
    """The marks of each routine as a row with one byte for each day from `first` to `last`.

    0 is a day on which nothing was said. A routine without any mark has no row.
    """
    rows: dict[str, bytearray] = {}
    length = (last - first).days + 1
    base = first.toordinal()
    for iso, day in days.items():
        place = date.fromisoformat(iso).toordinal() - base
        if not 0 <= place < length:
            continue
        for routine_id, code in day["marks"].items():
            row = rows.get(routine_id)
            if row is None:
                row = rows[routine_id] = bytearray(length)
            row[place] = code
    return rows


def all_figures(
    routines: Mapping[str, Routine],
    days: Mapping[str, Day],
    pauses: Mapping[str, Pause],
    first: date,
    last: date,
    today: date,
) -> dict[str, Figures]:
    """The figures of every routine from `first` to `last`, by id; `days` by ISO date."""
    rows = mark_rows(days, first, last)
    nothing = bytearray(max(0, (last - first).days + 1))
    figures: dict[str, Figures] = {}
    for routine_id, routine in routines.items():
        flags = due_flags(routine, first, last, pauses_for(routine_id, pauses))
        amounts = _amounts(routine_id, routine, days, first)
        row = rows.get(routine_id, nothing)
        figures[routine_id] = row_figures(routine, flags, row, first, today, amounts)
    return figures


def routine_figures(
    routine: Routine,
    marks_by_date: Mapping[str, int],
    pauses: Iterable[Pause],
    first: date,
    last: date,
    today: date,
    amounts_by_date: Mapping[str, float] | None = None,
) -> Figures:
    """The figures of one routine from `first` to `last`, from its marks by ISO date.

    `pauses` are those that hold for it. Give a stretch that begins at the routine's start (or a
    year back, which the score cannot tell from it) for the score and the runs to be whole.
    """
    row = bytearray(max(0, (last - first).days + 1))
    for iso, code in marks_by_date.items():
        place = (date.fromisoformat(iso) - first).days
        if 0 <= place < len(row):
            row[place] = code
    amounts = {
        (date.fromisoformat(iso) - first).days: amount
        for iso, amount in (amounts_by_date or {}).items()
    }
    flags = due_flags(routine, first, last, pauses)
    return row_figures(routine, flags, row, first, today, amounts)


def row_figures(
    routine: Routine,
    flags: bytearray,
    row: bytearray,
    first: date,
    today: date,
    amounts: Mapping[int, float],
) -> Figures:
    """The figures from a row of due flags and a row of marks over the same days from `first`.

    `amounts` is by place in the row. What lies after `today` is left aside.
    """
    place = (today - first).days
    open_today = 0 <= place < len(row) and row[place] not in (1, 2) and place not in amounts
    known = max(0, min(place + (0 if open_today else 1), len(row)))
    total = row.count(1, 0, known)
    recurrence, target = routine["recurrence"], routine["target"]
    flags_known = flags[:known]
    if recurrence["kind"] == "times" and recurrence["times"] < recurrence["days_in"]:
        counted, run, best_run = _by_windows(routine, flags, row, first, today)
        if target is None:
            score = _windowed_score(routine, flags_known, row)
        else:
            score = _windowed_amounts(routine, target, flags_known, row, amounts)
        return Figures(score, total, counted.done, counted.due, run, best_run)
    figures = _daily(routine, flags_known, row, total)
    if target is not None:
        figures.score = _amount_score(routine, target, flags_known, row, amounts)
    return figures


def count(
    routine: Routine, flags: bytearray, row: bytearray | None, first: date, today: date
) -> Count:
    """How often the routine was done and due over a stretch of days, up to today.

    `flags` and `row` are over the same days from `first`; None is a row without marks.
    """
    if row is None:
        row = bytearray(len(flags))
    return row_figures(routine, flags, row, first, today, {})


def multiplier(per_day: float) -> float:
    """What stays of the score at each step of a routine that comes so often a day."""
    return float(0.5 ** (per_day**0.5 / HALF_LIFE))


def _daily(routine: Routine, flags: bytearray, row: bytearray, total: int) -> Figures:
    """The figures of a routine that is due on some days and done or not on each of them.

    The one loop that runs over every day of every routine, so it holds nothing but arithmetic.
    """
    keep = multiplier(frequency(routine["recurrence"]))
    gain = 1 - keep
    score = 0.0
    done = run = best_run = rests = 0
    for due, code in zip(flags, row, strict=False):
        if not due:
            continue
        if code == 1:
            score = score * keep + gain
            done += 1
            run += 1
        elif code == 3:
            rests += 1
        else:
            score *= keep
            if run > best_run:
                best_run = run
            run = 0
    return Figures(score, total, done, flags.count(1) - rests, run, max(run, best_run))


def _by_windows(
    routine: Routine, flags: bytearray, row: bytearray, first: date, today: date
) -> tuple[Count, int, int]:
    """Done and due, run and longest run of an 'n times in m days' routine, window by window."""
    times, length = routine["recurrence"]["times"], routine["recurrence"]["days_in"]
    now = (today - first).days
    begin = (window_anchor(routine) - first).days % length
    begin -= length if begin else 0
    done = run = best_run = 0
    due = 0.0
    while begin < len(flags) and begin <= now:
        low, high = max(0, begin), min(begin + length, len(flags))
        asked = [n for n in range(low, high) if flags[n] and row[n] != 3]
        made = min(times, sum(row[n] == 1 and n <= now for n in asked))
        quota = times * len(asked) / length
        closed = begin + length <= now
        if closed:
            due += quota
        elif begin + length > len(flags):
            due += min(made, quota)
        else:
            left = sum(n > now or (n == now and row[n] == 0) for n in asked)
            due += max(min(made, quota), quota - left)
        done += made
        run += made
        best_run = max(best_run, run)
        if closed and made < int(quota + 1e-9):
            run = 0
        begin += length
    return Count(done, max(done, int(due + 0.5))), run, best_run


def _windowed_score(routine: Routine, flags: bytearray, row: bytearray) -> float:
    """The score of an 'n times in m days' routine: each day's value is that of 2m days.

    The window holds the last days that counted, so that days of rest and pauses are as if they had
    not been.
    """
    times, length = routine["recurrence"]["times"], routine["recurrence"]["days_in"]
    wanted, size = 2 * times, 2 * length
    keep = multiplier(times / length)
    gain = (1 - keep) / wanted
    marks = bytes([code for due, code in zip(flags, row, strict=False) if due and code != 3])
    marks = marks.replace(b"\x02", b"\x00")
    score = 0.0
    total = 0
    for entering, leaving in zip(marks, bytes(size) + marks, strict=False):
        total += entering - leaving
        score = score * keep + gain * (total if total < wanted else wanted)
    return score


def _windowed_amounts(
    routine: Routine, target: Target, flags: bytearray, row: bytearray, amounts: Mapping[int, float]
) -> float:
    """The score of an 'n times in m days' routine with an amount for all of its m days.

    A day that is marked done without an amount has its share of what was wanted. A window in which
    nothing at all was said counts as nothing done.
    """
    times, length = routine["recurrence"]["times"], routine["recurrence"]["days_in"]
    keep = multiplier(times / length)
    share = target["amount"] / times if target["kind"] == "at_least" else 0.0
    score = 1.0 if target["kind"] == "at_most" else 0.0
    values: list[float | None] = []
    for n, due in enumerate(flags):
        if not due or row[n] == 3:
            continue
        values.append(amounts.get(n, share if row[n] == 1 else None))
        said = [value for value in values[-length:] if value is not None]
        value = _value(sum(said), target["amount"], target["kind"]) if said else 0.0
        score = score * keep + value * (1 - keep)
    return score


def _amount_score(
    routine: Routine, target: Target, flags: bytearray, row: bytearray, amounts: Mapping[int, float]
) -> float:
    """The score of a routine with an amount for each due day.

    A day without an amount has its whole value when it is marked done, and none otherwise.
    """
    keep = multiplier(frequency(routine["recurrence"]))
    score = 1.0 if target["kind"] == "at_most" else 0.0
    for n, due in enumerate(flags):
        if not due or row[n] == 3:
            continue
        if n in amounts:
            value = _value(amounts[n], target["amount"], target["kind"])
        else:
            value = 1.0 if row[n] == 1 else 0.0
        score = score * keep + value * (1 - keep)
    return score


def _value(total: float, wanted: float, kind: str) -> float:
    """The value, 0 to 1, of an amount against what was wanted."""
    if kind == "at_least":
        return min(1.0, total / wanted) if wanted > 0 else 1.0
    if wanted <= 0:
        return 1.0 if total <= 0 else 0.0
    return min(1.0, max(0.0, 1 - (total - wanted) / wanted))


def _amounts(
    routine_id: str, routine: Routine, days: Mapping[str, Day], first: date
) -> dict[int, float]:
    """A routine's amounts by place in its row; looked for only where it has a target."""
    if routine["target"] is None:
        return {}
    return {
        (date.fromisoformat(iso) - first).days: day["amounts"][routine_id]
        for iso, day in days.items()
        if routine_id in day.get("amounts", {})
    }
