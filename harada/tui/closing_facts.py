"""What the end of a cycle says: what the sheet held, the ways on from here, and earlier sheets.

It puts the method's facts into rows and sentences of now. It draws nothing and changes nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.cycle import period_facts, period_of, still_open
from harada.method.labels import LEVELS
from harada.method.reference import ref_of
from harada.method.text import printable
from harada.tui.widgets.rows import Row
from harada.tui.widgets.words_pane import Asked

if TYPE_CHECKING:
    from datetime import date

    from harada.method.cycle import Period
    from harada.method.documents import Goal, Level
    from harada.notebook.notebook import Notebook

LEARNED = "learned"
"""The path of the line on what I learned."""


class ClosingFacts:
    """The current sheet at its end, or on its way there."""

    def __init__(self, notebook: Notebook, today: date) -> None:
        """Read the current sheet and what its days held."""
        self.notebook = notebook
        self.today = today
        self.goal: Goal | None = notebook.goal()

    @property
    def closed(self) -> bool:
        """Whether the current sheet is closed."""
        return self.goal is not None and bool(self.goal["closed"])

    def heading(self) -> str:
        """Return whose end it is."""
        if self.goal is None:
            return _("There is no goal sheet yet.")
        return printable(self.goal["goal"]) or _("My goal is not written yet.")

    # As rows

    def rows(self, signs: dict[str, str]) -> list[Row]:
        """Return what the sheet held, the ways on, and the sheets of before."""
        if self.goal is None:
            return [Row(_("Begin my goal sheet"), "begin")]
        rows = [Row(_("What it held"), look="heading")]
        rows += [
            Row(label, f"held:{place}", "quiet", tail=text)
            for place, (label, text) in enumerate(held(self._period(self.goal)))
        ]
        rows += self._open(signs["dated"])
        rows += [Row(_("From here"), look="heading"), *self._ways()]
        earlier = [
            Row(printable(sheet["goal"]), f"sheet:{key}", sign=signs["checked"],
                tail=sheet["closed"] or "")
            for key, sheet in self.notebook.goals().items()
            if key != self.notebook.goal_id()
        ]  # fmt: skip
        return rows + ([Row(_("Earlier sheets"), look="heading"), *earlier] if earlier else [])

    def _open(self, sign: str) -> list[Row]:
        """Return the dated actions that are open; those whose day is still to come are quiet."""
        actions, chart = self.notebook.actions(), self.notebook.chart()
        rows = [
            Row(
                printable(actions[key]["text"]), f"open:{key}",
                "quiet" if actions[key]["due"] > self.today.isoformat() else "text",
                sign, ref_of(key, actions[key], chart), actions[key]["due"],
            )
            for key in still_open(actions)
        ]  # fmt: skip
        return [Row(_("Dated actions still open"), look="heading"), *rows] if rows else []

    def _ways(self) -> list[Row]:
        """Return the ways on, in the order in which they come."""
        survey = Row(_("Take the survey again"), "survey")
        if self.closed:
            return [survey, Row(_("Begin the next sheet from this one"), "next")]
        return [Row(_("Close this sheet"), "close"), survey]

    def _period(self, goal: Goal) -> Period:
        """Return what the days of a sheet held; the day that is not over counts what is marked."""
        notebook = self.notebook
        first, last = period_of(goal, self.today)
        return period_facts(
            first,
            last,
            notebook.routines(),
            notebook.actions(),
            notebook.days(first, last),
            notebook.pauses(),
            self.today + timedelta(days=1) if last < self.today else self.today,
        )

    def asked(self) -> list[Asked]:
        """Return what is asked of the person: a result for each written level, what I learned."""
        if self.goal is None:
            return []
        levels = [
            Asked(f"levels.{place}.result", f"{name_of(level)}: {printable(level['text'])}")
            for place, level in enumerate(self.goal["levels"])
            if level["text"].strip()
        ]
        return [*levels, Asked(LEARNED, _("What I learned"))]

    def said(self, path: str) -> str:
        """Return what is written under a path."""
        if self.goal is None:
            return ""
        if path == LEARNED:
            return self.goal.get("learned", "")
        return self.goal["levels"][int(path.split(".")[1])]["result"] or ""

    # In words

    def about(self, key: str) -> tuple[str, str]:
        """Return two lines on the row under the cursor."""
        if key == "close":
            return self._on_closing()
        if key == "survey":
            return _("33 words, one key each"), _("It shows what has moved since the last time.")
        if key == "next":
            return (
                _("What was written comes along; date, results and lessons begin anew."),
                _("This sheet is kept, and so is its chart."),
            )
        if key == "begin":
            return _("The guided path leads to it."), ""
        if key.startswith("open:"):
            return (
                printable(self.notebook.actions()[key[5:]]["text"]),
                _("c: carry it over · b: another day · d: it is done · x: let it go"),
            )
        if key.startswith("sheet:"):
            return printable(self.notebook.goals()[key[6:]]["goal"]), _("Enter reads it.")
        return self._span(), ""

    def _on_closing(self) -> tuple[str, str]:
        """Return what closing does, and which levels are without a result."""
        goal = self.goal
        missing = [
            name_of(level)
            for level in (goal["levels"] if goal else [])
            if level["text"].strip() and not level["result"]
        ]
        does = _("The sheet and its chart are kept as they stand today. u takes it back.")
        if not missing:
            return does, ""
        return does, _("Without a result yet: {levels}").format(levels=", ".join(missing))

    def _span(self) -> str:
        """Return from when to when the sheet goes."""
        if self.goal is None:
            return ""
        first, last = period_of(self.goal, self.today)
        return _("{first} to {last}").format(first=long_date(first), last=long_date(last))

    def letter(self, key: str) -> tuple[str, str]:
        """Return an earlier sheet to read: its goal, and its results line by line."""
        goal = self.notebook.goals()[key]
        lines = []
        if goal["closed"]:
            lines.append(_("Closed on {day}").format(day=long_date(goal["closed"])))
        for level in goal["levels"]:
            if level["text"].strip():
                result = printable(level["result"] or "") or "–"
                lines.append(f"{name_of(level)}: {printable(level['text'])}\n  {result}")
        if goal.get("learned"):
            lines.append(_("What I learned: {text}").format(text=printable(goal["learned"])))
        return printable(goal["goal"]), "\n".join(lines)


def name_of(level: Level) -> str:
    """Return what a level is called."""
    name = level["name"]
    return _(LEVELS[name]) if name in LEVELS else printable(name)


def held(period: Period) -> list[tuple[str, str]]:
    """Return what a period held as labels and figures."""
    percent = "–" if period.kept.percent is None else f"{period.kept.percent} %"
    return [
        (
            _("Routines kept"),
            _("{done} of {due}, {percent}").format(
                done=period.kept.done, due=period.kept.due, percent=percent
            ),
        ),
        (_("Became a habit"), str(len(period.habits))),
        (
            _("Dated actions done"),
            _("{done} of {due}").format(done=period.actions_done, due=period.actions),
        ),
        (_("Days with a diary"), str(period.days_written)),
    ]
