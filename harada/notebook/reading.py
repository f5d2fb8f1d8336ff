"""What a notebook holds, read as plain documents.

Everything here only reads. What is returned is shared with the store and is to be treated as
read-only; changes go through the methods of `marking` and `planning`.
"""

from __future__ import annotations

from datetime import date, timedelta

from harada.i18n import _
from harada.method.day import logical_date, month_of
from harada.notebook.errors import Refused
from harada.notebook.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from harada.method.documents import (
        Action,
        Chart,
        Day,
        Goal,
        Mission,
        Objective,
        Pause,
        Profile,
        Reply,
        RosterPeriod,
        Routine,
    )
    from harada.notebook.clock import Clock

PROFILE = "profile.json"
GOALS = "goals.json"
CHARTS = "charts.json"
ROUTINES = "routines.json"
REPLIES = "replies.json"
SURVEYS = "surveys.json"
MISSION = "programme/mission.json"

NO_DAY: Day = {"marks": {}}
"""The day nothing was said about."""


def month_file(month: str) -> str:
    """Return the name of the file of a month such as `2026-11`."""
    return f"days/{month}.json"


def review_file(key: str) -> str:
    """Return the name of the file of a review, by the key of its period such as `2026-W47`."""
    return f"reviews/{key[:4]}.json"


_LAST = 10_000
"""The place of an objective that was given none."""


def _place_of(item: tuple[str, Objective]) -> tuple[int, int]:
    """Return by what an objective is sorted: its place, else the number of its id."""
    key, objective = item
    return objective.get("place", _LAST), int(key[1:]) if key[1:].isdecimal() else _LAST


class Reading:
    """A notebook as it can be read."""

    def __init__(self, home: str, clock: Clock, store: Store | None = None) -> None:
        """Stand for the notebook in the folder `home`; opening makes nothing."""
        self.home = home
        self.clock = clock
        self.store = store or Store(home)

    def exists(self) -> bool:
        """Tell whether there is a notebook in the folder."""
        stands = self.store.file(PROFILE).signature() is not None
        return stands or bool(self._table(PROFILE, "profile"))

    def changed(self) -> bool:
        """Tell whether another process wrote since this one read (looks, reads nothing)."""
        return self.store.changed()

    def today(self) -> date:
        """Return the day it is for this person, by their own day start."""
        now = self.clock.now()
        return logical_date(now, self.day_start(now.date()))

    def day_start(self, on: date) -> str:
        """Return when a day begins, `HH:MM`: as usual, or as its shift of the roster has it."""
        profile = self.profile()
        starts = profile.get("shift_starts")
        if not starts:  # most people: the roster need not be read to know what day it is
            return profile["day_start"]
        from harada.method.roster import day_start_on

        return day_start_on(self.roster().values(), starts, profile["day_start"], on)

    def roster(self) -> dict[str, RosterPeriod]:
        """Return the periods of the roster of shifts by id; empty where there is none."""
        return self._table(ROUTINES, "rosters")

    def shift(self, on: date) -> str | None:
        """Return the shift of a day, None where no roster names one."""
        periods = self.roster()
        if not periods:
            return None
        from harada.method.roster import shift_on

        return shift_on(periods.values(), on)

    def _table(self, name: str, table: str) -> dict[str, Any]:
        return self.store.file(name).read().get(table, {})

    def profile(self) -> Profile:
        """Return the profile; raises `Refused` when there is no notebook yet."""
        found: Profile | None = self._table(PROFILE, "profile").get("me")
        if found is None:
            raise Refused(
                _(
                    "There is no notebook in {folder} yet. `harada` begins one; without the app, "
                    "`harada profile set name NAME` does."
                ).format(folder=self.home)
            )
        return found

    def mission(self) -> Mission:
        """Return the company's mission; an empty text when none was given."""
        found: Mission = self._table(MISSION, "mission").get("mission", {"text": ""})
        return found

    def objectives(self) -> dict[str, Objective]:
        """Return the company's objectives by id, in the order the person gave them."""
        found: dict[str, Objective] = self._table(MISSION, "objectives")
        return dict(sorted(found.items(), key=_place_of))

    def goals(self) -> dict[str, Goal]:
        """Return all goal sheets by id, open and closed."""
        return self._table(GOALS, "goals")

    def goal_id(self) -> str | None:
        """Return the id of the current sheet, None when there is none."""
        found: str | None = self._table(PROFILE, "current").get("goal", {}).get("id")
        return found

    def goal(self) -> Goal | None:
        """Return the current sheet, None when there is none."""
        return self.goals().get(self.goal_id() or "")

    def charts(self) -> dict[str, Chart]:
        """Return all charts by id, earlier versions among them."""
        return self._table(CHARTS, "charts")

    def chart_id(self) -> str | None:
        """Return the id of the current chart, None when there is none."""
        found: str | None = self._table(PROFILE, "current").get("chart", {}).get("id")
        return found

    def chart(self) -> Chart | None:
        """Return the current chart, None when there is none."""
        return self.charts().get(self.chart_id() or "")

    def routines(self) -> dict[str, Routine]:
        """Return all routines by id, archived ones among them."""
        return self._table(ROUTINES, "routines")

    def actions(self) -> dict[str, Action]:
        """Return all dated actions by id."""
        return self._table(ROUTINES, "actions")

    def pauses(self) -> dict[str, Pause]:
        """Return leave and illness by id."""
        return self._table(ROUTINES, "pauses")

    def replies(self) -> dict[str, Reply]:
        """Return the coach's replies by id."""
        return self._table(REPLIES, "replies")

    def day(self, on: date) -> Day:
        """Return what was said about one day."""
        found: Day = self._table(month_file(month_of(on)), "days").get(on.isoformat(), NO_DAY)
        return found

    def days(self, first: date, last: date) -> dict[str, Day]:
        """Return the days written from `first` to `last`, both included, by ISO date."""
        found: dict[str, Day] = {}
        month = first.replace(day=1)
        while month <= last:
            found |= self._table(month_file(month_of(month)), "days")
            month = (month + timedelta(days=31)).replace(day=1)
        low, high = first.isoformat(), last.isoformat()
        return {key: found[key] for key in sorted(found) if low <= key <= high}

    def months(self) -> list[str]:
        """Return the months anything was written in, oldest first, as `2026-11`."""
        return [name[5:12] for name in self.store.names() if name.startswith("days/")]
