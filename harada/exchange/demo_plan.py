"""What the demo's person planned: the sheet and its mission, the chart, routines, dated actions.

The plan is a value in one language; days are made from it, and the notebook is made from both.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.exchange.templates import demo, starter
from harada.i18n import month_name
from harada.method import empty
from harada.method.day import iso_week

if TYPE_CHECKING:
    from harada.exchange.templates import Starter
    from harada.method.documents import Recurrence

_KIND = "customer_service"
_SUGGESTED = {"routine": "routine", "weekly": "weekly", "dated": "dated"}
_DEADLINE = 60
"""Days from today to the goal's date."""

ILLNESS = (96, 101)
"""First and last day of the illness, counted from the first day."""
POOL_CLOSED = (40, 60)
HOLIDAY = (62, 69)


class Kept:
    """A routine of the demo with what the days need to know of it."""

    __slots__ = ("document", "habit", "id", "keeps", "last")

    def __init__(self, key: str, document: dict[str, Any], keeps: float) -> None:
        """Take the routine as it stands today, and how often it is kept, 0 to 1."""
        self.id = key
        self.document = document
        self.keeps = keeps
        self.habit: date | None = None
        """The day it became a habit; 21 times in a row stand before it."""
        self.last: date | None = None
        """The last day it was marked, for one that was dropped."""


class Plan:
    """The demo's plan from its first day to today, in one language."""

    def __init__(self, first: date, today: date, language: str) -> None:
        """Read the templates and lay everything out."""
        self.first = first
        self.today = today
        self.language = language
        self.words = demo(language)
        self._starter: Starter = starter(_KIND, language)
        self.routines: list[Kept] = []
        self._chart = self._empty_chart()
        self._actions: dict[str, dict[str, Any]] = {}
        for spec in self.words["routines"]:
            self._add_routine(spec)
        for spec in self.words["actions"]:
            self._add_action(spec)

    def tables(self) -> dict[str, dict[str, Any]]:
        """Return the documents by table and id; under `profile` the fields of the profile."""
        person = self.words["person"]
        return {
            "profile": {
                "name": person["name"],
                "company": person["company"],
                "department": person["department"],
                "role": self._starter["role"],
                "kind_of_work": _KIND,
                "created": self.first.isoformat(),
                "prompts": [self.words["own_question"]],
            },
            "current": {"goal": {"id": "g1"}, "chart": {"id": "c1"}},
            "mission": {"mission": {"text": self._starter["mission"]}},
            "objectives": {"o1": self._objective()},
            "goals": {"g1": self._goal()},
            "charts": {"c1": self._chart},
            "routines": {kept.id: kept.document for kept in self.routines},
            "actions": self._actions,
            "pauses": self.pauses(),
            "replies": self._replies(),
        }

    def day(self, offset: int) -> date:
        """Return the day so many days after the first."""
        return self.first + timedelta(days=offset)

    def pauses(self) -> dict[str, Any]:
        """Return the illness, and the weeks the pool was closed."""
        swimming = next(kept.id for kept in self.routines if _cell(kept.document) == "6.5")
        return {
            "p1": empty.pause(self.day(POOL_CLOSED[0]), self.day(POOL_CLOSED[1]), swimming),
            "p2": empty.pause(self.day(ILLNESS[0]), self.day(ILLNESS[1])),
        }

    def _objective(self) -> Any:
        told = self._starter["objective"]
        return empty.objective(told["text"], told["measure"], date(self.today.year, 12, 31))

    def _goal(self) -> dict[str, Any]:
        told, sheet, person = self._starter, self.words["sheet"], self.words["person"]
        deadline = self.today + timedelta(days=_DEADLINE)
        days = {
            "deadline": _day_and_month(deadline),
            "first": _day_and_month(self.day(70)),
            "second": _day_and_month(self.today - timedelta(days=20)),
        }
        supporters: list[dict[str, Any]] = [
            {"who": who["who"], "what": who["what"], "asked": self.day(3 + n).isoformat()}
            for n, who in enumerate(told["supporters"])
        ]
        supporters[-1]["asked"] = None
        levels = [
            {"name": name, "text": text.format(**days), "result": None}
            for name, text in sheet["levels"].items()
        ]
        return {
            **empty.empty_goal(self.first),
            "name": person["name"],
            "role": told["role"],
            "company": person["company"],
            "department": person["department"],
            "objective": "o1",
            "line_of_sight": told["line_of_sight"],
            "deadline": deadline.isoformat(),
            "service_home": told["service_home"],
            "service_work": told["service_work"],
            "goal": sheet["goal"].format(**days),
            "levels": levels,
            "perspectives": told["perspectives"],
            "analysis": told["analysis"],
            "supporters": supporters,
            "affirmation": sheet["affirmation"].format(**days),
            "feelings": told["feelings"],
            "chart": "c1",
        }

    def _empty_chart(self) -> dict[str, Any]:
        """Return the chart with all its cells waiting."""
        deadline = self.today + timedelta(days=_DEADLINE)
        centre = self.words["sheet"]["levels"]["this_time"]
        pillars = [
            {
                "text": pillar["text"],
                "aspect": pillar["aspect"],
                "actions": [
                    {
                        "text": cell["text"],
                        "state": "waiting",
                        "suggest": _SUGGESTED[cell["kind"]],
                    }
                    for cell in pillar["actions"]
                ],
            }
            for pillar in self._starter["pillars"]
        ]
        return {
            **empty.empty_chart(self.first, "g1"),
            "text": centre.format(deadline=_day_and_month(deadline)),
            "pillars": pillars,
        }

    def _cell(self, place: str) -> dict[str, Any]:
        pillar, _dot, action = place.partition(".")
        found: dict[str, Any] = self._chart["pillars"][int(pillar) - 1]["actions"][int(action) - 1]
        return found

    def _add_routine(self, spec: dict[str, Any]) -> None:
        place = spec.get("cell", "")
        service = spec.get("service")
        text = self._cell(place)["text"] if place else self._starter[f"service_{service}"]  # type: ignore[literal-required]
        document: dict[str, Any] = {
            **empty.routine(
                text,
                self.day(spec.get("begins", 0)),
                name=self.words["names"][place or service],
                recurrence=_recurrence(spec),
            ),
            **_on_chart(place),
            "service": service,
            "focus": spec.get("focus"),
        }
        if "amount" in spec:
            unit = self.words["unit"]
            document["target"] = {"kind": "at_least", "amount": spec["amount"], "unit": unit}
        if place in self.words["small"]:
            document["small"] = self.words["small"][place]
        kept = Kept(f"r{len(self.routines) + 1}", document, spec["keeps"])
        state = "active"
        if "habit" in spec:
            state, kept.habit = "habit", self.day(spec["habit"])
            document["habit_on"] = kept.habit.isoformat()
        if "dropped" in spec:
            state, kept.last = "dropped", self.day(spec["dropped"])
        document["state"] = state
        self.routines.append(kept)
        if place:
            self._take(place, state, routine=kept.id)

    def _add_action(self, spec: dict[str, Any]) -> None:
        place = spec["cell"]
        key = f"a{len(self._actions) + 1}"
        due = self.today + timedelta(days=spec["due"])
        document: dict[str, Any] = {
            **empty.action(self._cell(place)["text"], due, name=self.words["names"][place]),
            **_on_chart(place),
        }
        done = spec.get("done")
        if done is not None:
            on = self.today + timedelta(days=done)
            document |= {"state": "done", "done_on": on.isoformat()}
        self._actions[key] = document
        self._take(place, "active" if done is None else "done", action=key)

    def _take(self, place: str, state: str, **link: str) -> None:
        """Give a cell its state and what it became."""
        cell = self._cell(place)
        cell.pop("suggest", None)
        cell |= {"state": state, **link}

    def _replies(self) -> dict[str, Any]:
        coach = self.words["person"]["coach"]
        texts = self.words["replies"]
        weeks = [iso_week(self.today - timedelta(days=days)) for days in (24, 7)]
        replies: dict[str, Any] = {}
        for number, (text, week) in enumerate(zip(texts, weeks, strict=True), 1):
            replies[f"y{number}"] = {**empty.reply(text, coach, week), "seen": number == 1}
        return replies


def _recurrence(spec: dict[str, Any]) -> Recurrence:
    if "weekdays" in spec:
        return {"kind": "weekdays", "days": spec["weekdays"]}
    if "times" in spec:
        return {"kind": "times", "times": spec["times"], "days_in": spec["days_in"]}
    if "rule" in spec:
        return {"kind": "rule", "rule": spec["rule"]}
    return {"kind": "daily"}


def _on_chart(place: str) -> dict[str, Any]:
    if not place:
        return {"chart": None, "pillar": None, "action": None}
    pillar, _dot, action = place.partition(".")
    return {"chart": "c1", "pillar": int(pillar), "action": int(action)}


def _cell(document: dict[str, Any]) -> str:
    return f"{document['pillar']}.{document['action']}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {month_name(day.month)}"
