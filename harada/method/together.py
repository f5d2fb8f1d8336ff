"""Which routines go together with better days, by the person's own scores; nothing about causes.

For each routine the mean score of days on which it was done is set beside that of days on which it
was due and not done. How large a difference chance alone makes is found by exchanging the scores of
days many times, each only with days of the same month, so that a good month does not pass for a
good routine. The interval holds for all routines at once: with sixty-four of them some would
otherwise stand out by chance. The draw is seeded, so the same data give the same answer.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import compress
from operator import mul
from struct import unpack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harada.method.documents import Day
    from harada.method.insight import Stretch

FEWEST_DAYS = 60
"""So many days with a score are needed before anything is compared."""

FEWEST_EACH = 10
"""So many days of each kind, done and not done, a routine needs to be compared."""

DRAWS = 400
"""How often the scores are exchanged."""

SURE = 0.95
"""The part of all draws in which no routine at all leaves the interval."""

_SEED = 64

_UNIT = 420
"""Parts of a score: the mean of up to seven scores is a whole number of them."""

_BITS = 32
"""Room for a sum of scores over a hundred years, in parts."""


class Beside:
    """One routine: the days it was done and not done, their mean scores, and chance.

    `chance` is the interval in which the difference would usually lie by chance alone. It need not
    lie around nothing: a routine that was kept in good months has a difference without any tie of
    its own.
    """

    __slots__ = ("chance", "days_done", "days_not", "done", "id", "not_done")

    def __init__(
        self,
        routine_id: str,
        done: float,
        days_done: int,
        not_done: float,
        days_not: int,
        chance: tuple[float, float],
    ) -> None:
        self.id = routine_id
        self.done = done
        self.days_done = days_done
        self.not_done = not_done
        self.days_not = days_not
        self.chance = chance

    @property
    def difference(self) -> float:
        """How much higher the score was on days it was done."""
        return self.done - self.not_done

    @property
    def stands_out(self) -> bool:
        """Whether the difference lies outside what chance alone usually makes."""
        low, high = self.chance
        return not low <= self.difference <= high


class Together:
    """The answer: on how many scored days it rests, and the routines that could be compared."""

    __slots__ = ("days", "routines")

    def __init__(self, days: int, routines: list[Beside]) -> None:
        self.days = days
        self.routines = routines

    @property
    def enough(self) -> bool:
        """Whether there were enough days to say anything."""
        return self.days >= FEWEST_DAYS


def day_score(day: Day) -> float | None:
    """What the person thought of a day: the overall score, else the mean of the others.

    The score of the routines is left out, for it would be compared with itself.
    """
    scores = day.get("diary", {}).get("scores", {})
    if "overall" in scores:
        return float(scores["overall"])
    others = [value for name, value in scores.items() if name != "routines"]
    return sum(others) / len(others) if others else None


def better_days(stretch: Stretch) -> Together:
    """Compare every routine with enough days over a stretch, the largest difference first."""
    scored = [
        (place, score)
        for place in range(stretch.length)
        if (day := stretch.days.get((stretch.first + timedelta(days=place)).isoformat()))
        is not None
        and (score := day_score(day)) is not None
    ]
    if len(scored) < FEWEST_DAYS:
        return Together(len(scored), [])
    values = [score for _place, score in scored]
    masks = _masks(stretch, [place for place, _score in scored])
    months = _by_month([stretch.first + timedelta(days=place) for place, _score in scored])
    chance = _chance(values, masks, months)
    found = [
        Beside(
            key,
            _mean(values, done),
            sum(done),
            _mean(values, missing),
            sum(missing),
            chance[key],
        )
        for key, (done, missing) in masks.items()
    ]
    found.sort(key=lambda each: -abs(each.difference))
    return Together(len(scored), found)


def _masks(stretch: Stretch, places: list[int]) -> dict[str, tuple[bytes, bytes]]:
    """For each routine with enough days: the scored days it was done, and those it was not."""
    found: dict[str, tuple[bytes, bytes]] = {}
    now = (stretch.today - stretch.first).days
    for key, routine in stretch.routines.items():
        flags, row = stretch.flags[key], stretch.rows[key]
        if routine["recurrence"]["kind"] == "times":
            continue  # on which days it was left out by choice nobody can tell
        done = bytes(row[place] == 1 for place in places)
        missing = bytes(
            bool(flags[place]) and (row[place] == 2 or (not row[place] and place != now))
            for place in places
        )
        if sum(done) >= FEWEST_EACH and sum(missing) >= FEWEST_EACH:
            found[key] = (done, missing)
    return found


def _by_month(days: Sequence[date]) -> list[tuple[int, int]]:
    """Where each month begins and ends among the days."""
    found: list[tuple[int, int]] = []
    for place, day in enumerate(days):
        if place and (days[place - 1].year, days[place - 1].month) == (day.year, day.month):
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _mean(values: Sequence[float], mask: bytes) -> float:
    return sum(compress(values, mask)) / sum(mask)


def _chance(
    values: list[float], masks: Mapping[str, tuple[bytes, bytes]], months: list[tuple[int, int]]
) -> dict[str, tuple[float, float]]:
    """The interval of differences that chance alone usually makes, by routine, for all at once.

    Each drawn difference is counted from the mean of all draws in units of their spread; how far
    the farthest of all routines lies in a draw decides how wide the intervals are.
    """
    if not masks:
        return {}
    drawn = _draws(values, masks, months)
    middle = {key: sum(each) / DRAWS for key, each in drawn.items()}
    spread = {
        key: (sum((value - middle[key]) ** 2 for value in each) / DRAWS) ** 0.5
        for key, each in drawn.items()
    }
    farthest = sorted(
        max(abs(drawn[key][n] - middle[key]) / spread[key] if spread[key] else 0.0 for key in masks)
        for n in range(DRAWS)
    )
    edge = farthest[int(SURE * DRAWS)]
    return {
        key: (middle[key] - edge * spread[key], middle[key] + edge * spread[key]) for key in masks
    }


def _draws(
    values: list[float], masks: Mapping[str, tuple[bytes, bytes]], months: list[tuple[int, int]]
) -> dict[str, list[float]]:
    """The differences of every routine with the scores exchanged within months, draw by draw.

    All routines are added up at once, each in its own field of one large whole number.
    """
    import random  # it loads much, and most calls have too few days to come here

    random_order = random.Random(_SEED)
    sizes = [(sum(done), sum(missing)) for done, missing in masks.values()]
    fields_done = _fields([done for done, _missing in masks.values()])
    fields_missing = _fields([missing for _done, missing in masks.values()])
    whole = [round(value * _UNIT) for value in values]
    drawn: list[list[float]] = [[] for _key in masks]
    for _n in range(DRAWS):
        mixed: list[int] = []
        for begin, end in months:
            part = whole[begin:end]
            random_order.shuffle(part)
            mixed += part
        sums_done = _unpacked(sum(map(mul, mixed, fields_done)), len(masks))
        sums_missing = _unpacked(sum(map(mul, mixed, fields_missing)), len(masks))
        for each, many, few, (days, others) in zip(
            drawn, sums_done, sums_missing, sizes, strict=True
        ):
            each.append((many / days - few / others) / _UNIT)
    return dict(zip(masks, drawn, strict=True))


def _fields(masks: list[bytes]) -> list[int]:
    """For each day a whole number with a one in the field of every routine whose mask has it."""
    return [
        sum(1 << (_BITS * number) for number, mask in enumerate(masks) if mask[day])
        for day in range(len(masks[0]))
    ]


def _unpacked(total: int, count: int) -> tuple[int, ...]:
    """The fields of a sum, one for each routine."""
    return unpack(f"<{count}I", total.to_bytes(count * _BITS // 8, "little"))
