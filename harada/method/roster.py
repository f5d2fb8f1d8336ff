"""Shift rosters: which shift a day has, and on which days a routine of certain shifts is due.

A roster is a list of periods. A repeating period is a cycle of shifts counted from its first day;
one that does not repeat is a list of days. Each holds until the next one begins. The names of the
shifts (early, late, night, off …) are the person's own. A day no period speaks of has no shift, and
asks for nothing.

A routine carries the roster it follows as flags, so that what is due stays a matter of the routine
alone; `followed` makes them, and whoever changes the roster makes them anew.

A shift may have a day start of its own: then its day begins at that time. `day_start_on` tells
which day start holds on a day.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _
from harada.method.errors import MethodError, UnreadableValue
from harada.method.text import printable, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import DuePeriod, Recurrence, RosterPeriod

LONGEST = 366
"""Shifts in one period."""


class BadRoster(MethodError):
    """A shift the roster does not have, or no roster at all."""


class BadShifts(UnreadableValue):
    """A line that is no row of shifts."""


def read_shifts(text: str) -> list[str]:
    """The shifts of a line such as `early early late night off`, a day each.

    Raises `BadShifts` for none, and for more than a year.
    """
    shifts = [printable(word) for word in text.replace(",", " ").split()]
    if not 1 <= len(shifts) <= LONGEST:
        raise BadShifts(
            _("Write the shifts in order, a word a day: early early late late night off off.")
        )
    return shifts


def in_order(periods: Iterable[RosterPeriod]) -> list[RosterPeriod]:
    """The periods of a roster, the earliest first."""
    return sorted(periods, key=lambda period: period["first"])


def from_day_on(
    periods: Iterable[RosterPeriod], first: date, shifts: list[str]
) -> list[RosterPeriod]:
    """The roster after a new cycle begins on a day: the days before stay, what came after goes."""
    begun = first.isoformat()
    kept = [period for period in in_order(periods) if period["first"] < begun]
    return [*kept, {"first": begun, "shifts": shifts, "repeats": True}]


def on_days(periods: Iterable[RosterPeriod], first: date, shifts: list[str]) -> list[RosterPeriod]:
    """The roster after other shifts were set on some days from `first`: swaps, a list for a month.

    Before and after those days everything stays as it was.
    """
    ordered = in_order(periods)
    begun, after = first.isoformat(), first + timedelta(days=len(shifts))
    kept = [period for period in ordered if period["first"] < begun]
    later = [period for period in ordered if period["first"] > after.isoformat()]
    listed: RosterPeriod = {"first": begun, "shifts": shifts, "repeats": False}
    rest = _rest(ordered, after)
    return [*kept, listed, *([rest] if rest is not None else []), *later]


def _rest(ordered: list[RosterPeriod], day: date) -> RosterPeriod | None:
    """What the period that holds a day has from that day on; None where nothing is left of it."""
    period = _period_of(ordered, day)
    if period is None:
        return None
    gone = (day - date.fromisoformat(period["first"])).days
    shifts = period["shifts"]
    if period["repeats"]:
        turn = gone % len(shifts)
        left = [*shifts[turn:], *shifts[:turn]]
    else:
        left = shifts[gone:]
    return {**period, "first": day.isoformat(), "shifts": left} if left else None


def _period_of(ordered: list[RosterPeriod], day: date) -> RosterPeriod | None:
    """The last period that has begun on a day."""
    begun = [period for period in ordered if period["first"] <= day.isoformat()]
    return begun[-1] if begun else None


def shift_on(periods: Iterable[RosterPeriod], day: date) -> str | None:
    """The shift of a day, None where the roster does not say."""
    period = _period_of(in_order(periods), day)
    if period is None:
        return None
    place = (day - date.fromisoformat(period["first"])).days
    if period["repeats"]:
        return period["shifts"][place % len(period["shifts"])]
    return period["shifts"][place] if place < len(period["shifts"]) else None


def day_start_on(
    periods: Iterable[RosterPeriod], starts: Mapping[str, str], usual: str, day: date
) -> str:
    """When a day of the roster begins, `HH:MM`; `starts` has the day starts of shifts' own.

    A shift with a time of its own begins its day then. Any other day begins as `usual`, but not
    before the day of a shift that began late is a whole day long: what is marked on the morning
    after the last night belongs to that night.
    """
    known = list(periods)
    own = start_of(shift_on(known, day), starts)
    if own is not None:
        return own
    return max(usual, start_of(shift_on(known, day - timedelta(days=1)), starts) or usual)


def start_of(shift: str | None, starts: Mapping[str, str]) -> str | None:
    """The day start of a shift's own, None where it has none."""
    wanted = (shift or "").casefold()
    return next((time for name, time in starts.items() if name.casefold() == wanted), None)


def with_start(
    starts: Mapping[str, str], periods: Iterable[RosterPeriod], shift: str, time: str | None
) -> dict[str, str]:
    """The day starts of shifts with that of one set, or taken away with None.

    Raises `BadRoster` for a shift the roster does not have.
    """
    named = _known(shift, names(periods))
    kept = {name: old for name, old in starts.items() if name.casefold() != named.casefold()}
    return kept if time is None else {**kept, named: time}


def names(periods: Iterable[RosterPeriod]) -> list[str]:
    """The different shifts of a roster, in the order in which they first come."""
    found: dict[str, str] = {}
    for period in in_order(periods):
        for shift in period["shifts"]:
            found.setdefault(shift.casefold(), shift)
    return list(found.values())


def on_shifts(text: str, periods: Mapping[str, RosterPeriod]) -> Recurrence:
    """The recurrence on shifts named like `early, late`; raises `BadRoster` for others."""
    known = names(periods.values())
    wanted = text.replace(",", " ").split() or [""]
    chosen = list(dict.fromkeys(_known(word, known) for word in wanted))
    return {"kind": "shifts", "shifts": chosen, "periods": followed(periods.values(), chosen)}


def _known(shift: str, known: list[str]) -> str:
    """The shift as the roster writes it; raises `BadRoster` for one it does not have."""
    if not known:
        raise BadRoster(
            _("There is no roster yet: s in the Routines or `harada routine roster set` makes one.")
        )
    for name in known:
        if name.casefold() == shift.casefold():
            return name
    raise BadRoster(
        _("“{text}” is no shift of your roster, which has: {names}.").format(
            text=shown(shift), names=", ".join(known)
        )
    )


def followed(periods: Iterable[RosterPeriod], shifts: list[str]) -> list[DuePeriod]:
    """The roster as a routine that is due on some shifts carries it: a flag for each day."""
    wanted = {shift.casefold() for shift in shifts}
    return [
        {
            "first": period["first"],
            "flags": "".join("01"[shift.casefold() in wanted] for shift in period["shifts"]),
            "repeats": period["repeats"],
        }
        for period in in_order(periods)
    ]


def roster_flags(periods: list[DuePeriod], first: date, length: int) -> bytearray:
    """For each day from `first` on, 1 where a routine that carries these periods is due."""
    flags = bytearray(length)
    for number, period in enumerate(periods):
        begin = (date.fromisoformat(period["first"]) - first).days
        end = length
        if number + 1 < len(periods):
            end = min(end, (date.fromisoformat(periods[number + 1]["first"]) - first).days)
        if not period["repeats"]:
            end = min(end, begin + len(period["flags"]))
        low = max(0, begin)
        if low < end:
            cycle = bytes(flag == "1" for flag in period["flags"])
            turn = (low - begin) % len(cycle)
            whole = (cycle[turn:] + cycle[:turn]) * ((end - low) // len(cycle) + 1)
            flags[low:end] = whole[: end - low]
    return flags


def share(periods: list[DuePeriod]) -> float:
    """How many of the days a routine that carries these periods is due on, 0 to 1, as of late."""
    for period in reversed(periods):
        if period["repeats"] or len(periods) == 1:
            return period["flags"].count("1") / len(period["flags"])
    return sum(period["flags"].count("1") for period in periods) / max(
        1, sum(len(period["flags"]) for period in periods)
    )
