"""The demo's days: what was marked, and what was written, from the first day to today.

Marks and words have a random stream each, so that a sentence more in the templates changes no mark.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from harada.exchange.demo_plan import HOLIDAY, ILLNESS
from harada.method.day import days_between
from harada.method.due import due_flags, pauses_for, window_of
from harada.method.marks import DONE, MISSED, REST

if TYPE_CHECKING:
    from harada.exchange.demo_plan import Kept, Plan

    Document = dict[str, Any]

_SATURDAY, _SUNDAY, _WEDNESDAY = 5, 6, 2
_DIP = (70, 88)
"""Days after the holiday in which little goes as planned."""
_IN_A_ROW = 21
_TODAY_SO_FAR = 5
"""So many routines are marked on the last day."""
OWN_QUESTION = 112
"""The day, counted from the first, from which a question of their own was answered too."""
_SCORES = ("mental", "body", "work", "relations", "life", "learning", "routines", "overall")


def days_of(plan: Plan) -> dict[str, Document]:
    """Return the documents of all days, by ISO date."""
    days: dict[str, Document] = {
        day.isoformat(): {"marks": {}} for day in days_between(plan.first, plan.today)
    }
    _Marks(plan, days).write()
    _Words(plan, days).write()
    kept = {
        day: document for day, document in days.items() if document["marks"] or "diary" in document
    }
    for number, (day, document) in enumerate(kept.items()):
        document["updated"] = f"{day}T20:{number * 7 % 60:02d}:00Z"
    return kept


class _Marks:
    """Marks each routine on its due days."""

    def __init__(self, plan: Plan, days: dict[str, Document]) -> None:
        self._plan = plan
        self._days = days
        self._chance = Random("harada demo: marks")
        self._words = _Choice(plan, "harada demo: notes")
        every = days_between(plan.first, plan.today - timedelta(days=1))
        self._forgotten = {day for day in every if self._chance.random() < 0.05}
        """Evenings on which nobody looked at the sheet."""

    def write(self) -> None:
        """Write all marks with their notes, reasons and amounts."""
        for kept in self._plan.routines:
            due = self._due(kept)
            if kept.document["recurrence"]["kind"] == "times":
                self._some_in_each_window(kept, due)
            else:
                self._each(kept, due)
        self._some_of_today()

    def _due(self, kept: Kept) -> list[date]:
        plan = self._plan
        flags = due_flags(
            kept.document,  # type: ignore[arg-type]
            plan.first,
            plan.today - timedelta(days=1),
            pauses_for(kept.id, plan.pauses()),
        )
        days = [plan.day(n) for n, due in enumerate(flags) if due]
        return [day for day in days if kept.last is None or day <= kept.last]

    def _each(self, kept: Kept, due: list[date]) -> None:
        row = {day for day in due if kept.habit is not None and day < kept.habit}
        certain = set(sorted(row)[-_IN_A_ROW:])
        for day in due:
            lucky = self._chance.random()
            if day in certain:
                self._mark(kept, day, DONE)
            elif day in self._forgotten:
                continue
            elif self._on_holiday(kept, day):
                self._mark(kept, day, REST)
            elif lucky < kept.keeps * self._mood(day):
                self._mark(kept, day, DONE)
            elif self._chance.random() < 0.65:
                self._mark(kept, day, MISSED)

    def _some_in_each_window(self, kept: Kept, due: list[date]) -> None:
        windows: dict[date, list[date]] = {}
        for day in due:
            windows.setdefault(window_of(kept.document, day)[0], []).append(day)  # type: ignore[arg-type]
        for days in windows.values():
            if self._chance.random() < kept.keeps * self._mood(days[0]):
                self._mark(kept, self._chance.choice(days), DONE)

    def _on_holiday(self, kept: Kept, day: date) -> bool:
        at_work = kept.document["recurrence"].get("days") == [0, 1, 2, 3, 4]
        return at_work and self._plan.day(HOLIDAY[0]) <= day <= self._plan.day(HOLIDAY[1])

    def _mood(self, day: date) -> float:
        """Return how well everything goes on a day, 1 being as usual."""
        n = (day - self._plan.first).days
        mood = 0.9 if day.weekday() >= _SATURDAY else 1.0
        if _DIP[0] <= n <= _DIP[1]:
            return mood * 0.6
        if ILLNESS[1] < n <= ILLNESS[1] + 6:
            return mood * 0.75
        return mood * (1.06 if (self._plan.today - day).days < 28 else 1.0)

    def _mark(self, kept: Kept, day: date, code: int) -> None:
        document = self._days[day.isoformat()]
        document["marks"][kept.id] = code
        said = self._chance.random()
        if code == DONE and said < 0.03:
            document.setdefault("notes", {})[kept.id] = self._words.one("notes")
        if code == MISSED and said < 0.2:
            document.setdefault("reasons", {})[kept.id] = self._words.one("reasons")
        if kept.document["target"] is not None and code != REST:
            wanted = kept.document["target"]["amount"]
            step = self._chance.choice((0, 0.25, 0.5))
            amount = wanted + step if code == DONE else wanted - 0.25 - step
            document.setdefault("amounts", {})[kept.id] = amount

    def _some_of_today(self) -> None:
        """Mark the first of today's routines; the others are for whoever opens the demo."""
        plan = self._plan
        marked = 0
        for kept in plan.routines:
            if kept.document["state"] != "active" or marked == _TODAY_SO_FAR:
                continue
            flags = due_flags(kept.document, plan.today, plan.today)  # type: ignore[arg-type]
            if flags[0] and kept.document["recurrence"]["kind"] != "times":
                marked += 1
                self._mark(kept, plan.today, MISSED if marked == _TODAY_SO_FAR - 1 else DONE)


class _Choice:
    """Chooses sentences and fills them in, never soon again the same."""

    def __init__(self, plan: Plan, seed: str) -> None:
        self._words = plan.words
        self.chance = Random(seed)
        self._lately: dict[str, list[int]] = {}

    def one(self, kind: str) -> str:
        """Return a sentence of a kind."""
        return self.filled(self._words[kind][self._place(kind, len(self._words[kind]))])

    def filled(self, text: str) -> str:
        """Return a sentence with people, topics and numbers in it."""
        slots = self._words["slots"]
        values: dict[str, str] = {name: self._slot(name, slots[name]) for name in slots}
        values["n"] = str(self.chance.randint(12, 34))
        values["tens"] = str(self.chance.randint(7, 9))
        made = text.format(**values)
        return made[:1].upper() + made[1:]

    def _slot(self, name: str, texts: list[str]) -> str:
        return texts[self._place(name, len(texts))]

    def _place(self, kind: str, count: int) -> int:
        lately = self._lately.setdefault(kind, [])
        fresh = [n for n in range(count) if n not in lately]
        chosen = self.chance.choice(fresh)
        lately.append(chosen)
        del lately[: max(0, len(lately) - count // 2)]
        return chosen


class _Words:
    """Writes the diary of the days, in its three depths."""

    def __init__(self, plan: Plan, days: dict[str, Document]) -> None:
        self._plan = plan
        self._days = days
        self._words = _Choice(plan, "harada demo: diary")
        self._own = _Choice(plan, "harada demo: own question")
        self._chance = self._words.chance
        self._for_tomorrow: list[str] = []

    def write(self) -> None:
        """Write the diary of every day that has one."""
        first_of_all = self._plan.day(0)
        for day in days_between(first_of_all, self._plan.today):
            diary = self._diary(day)
            if diary.get("depth") == "full" and day >= self._plan.day(OWN_QUESTION):
                diary["own"] = {self._plan.words["own_question"]: self._own.one("own")}
            if diary:
                self._days[day.isoformat()]["diary"] = diary

    def _diary(self, day: date) -> Document:
        n = (day - self._plan.first).days
        if day == self._plan.today:
            return {"depth": "minimal", "tasks": self._tasks(done=0.4)}
        if ILLNESS[0] <= n <= ILLNESS[1]:
            late = n > sum(ILLNESS) // 2
            texts = self._plan.words["sick"]
            return {"text": texts[late]} if n in ILLNESS or n == ILLNESS[0] + 3 else {}
        if self._chance.random() < 0.17:
            self._for_tomorrow = []
            return {}
        if day.weekday() >= _SATURDAY:
            return self._weekend(day)
        if day.weekday() == _WEDNESDAY and day.isocalendar().week % 2:
            return self._full()
        return self._minimal()

    def _minimal(self) -> Document:
        diary: Document = {
            "depth": "minimal",
            "tasks": self._tasks(done=0.75),
            "good": self._words.one("good"),
        }
        if self._chance.random() < 0.7:
            diary["redo"] = self._redo()
        if self._chance.random() < 0.35:
            diary["text"] = self._words.one("text")
        return diary

    def _full(self) -> Document:
        return {
            "depth": "full",
            "phrase": self._words.one("phrase"),
            "hours": [self._hour(row) for row in self._plan.words["hours"]],
            "tasks": self._tasks(done=0.75),
            "inspiring": self._words.one("inspiring"),
            "good": "\n".join([self._words.one("good"), self._words.one("good")]),
            "challenge": self._words.one("challenge"),
            "thanks": self._words.one("thanks"),
            "question": self._words.one("question"),
            "redo": self._redo(),
            "text": self._words.one("text"),
            "scores": {name: self._chance.choice((2, 3, 3, 4, 4, 5)) for name in _SCORES},
        }

    def _weekend(self, day: date) -> Document:
        diary: Document = {"depth": "planner", "text": self._words.one("weekend_text")}
        if day.weekday() == _SUNDAY:
            diary["weekend_goals"] = self._words.one("weekend_goals")
            diary["weekend_reward"] = self._words.one("weekend_reward")
            diary["weekend_feelings"] = self._words.one("weekend_feelings")
            diary["thanks"] = self._words.one("thanks")
        self._for_tomorrow = []
        return diary

    def _hour(self, row: Document) -> Document:
        parts = {part: self._words.filled(row[part]) for part in ("plan", "actual", "reflection")}
        return {"time": row["time"], **parts}

    def _tasks(self, done: float) -> list[Document]:
        texts = self._for_tomorrow + [self._words.one("tasks") for _number in range(2)]
        self._for_tomorrow = []
        unique = list(dict.fromkeys(texts))
        return [{"text": text, "done": self._chance.random() < done} for text in unique]

    def _redo(self) -> str:
        """Return what would be done differently; at times it becomes a task of the next day."""
        redo = self._words.one("redo")
        if self._chance.random() < 0.3:
            self._for_tomorrow = [redo.rsplit(". ", 1)[-1].rstrip(".")]
        return redo
