"""What the Review screen says: the facts of a week, a month or a quarter as rows and sentences.

Every row knows what it is about (`kind` and `which`), so that a key can change the sheet there.
What is a fact was decided by `harada.method.review`; this puts it into the words of now.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.i18n import _, long_date, month_name, month_short, ngettext
from harada.method.day import monday_of_week
from harada.method.reference import ref_of
from harada.method.score import GRADUATION
from harada.method.text import printable
from harada.notebook.reviewing import facts_of, review_of
from harada.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harada.method.documents import Reply, Review
    from harada.method.period import Period
    from harada.method.review import Facts
    from harada.method.score import Count
    from harada.notebook.notebook import Notebook

_GOOD_THINGS = 7
"""So many good things are shown; all of them stand in the diary."""


class ReviewFacts:
    """One period of a notebook, with what the person said of it."""

    def __init__(self, notebook: Notebook, period: Period, today: date) -> None:
        """Count the facts of a period and read its review."""
        self.notebook = notebook
        self.period = period
        self.facts: Facts = facts_of(notebook, period, today)
        self.written: Review | None = review_of(notebook, period.key)
        self.chart = notebook.chart()
        self.swaps = dict(self.facts.swaps)
        self.replies: dict[str, Reply] = {
            key: reply for key, reply in notebook.replies().items() if self._is_of(reply)
        }

    def _is_of(self, reply: Reply) -> bool:
        """Tell whether a coach's reply is about a week of this period, as ISO counts weeks."""
        if reply["week"] is None:
            return False
        thursday = monday_of_week(reply["week"]) + timedelta(days=3)
        return self.period.first <= thursday <= self.period.last

    # As rows

    def rows(self, signs: dict[str, str]) -> list[Row]:
        """Return everything there is to say, what helps most first."""
        facts = self.facts
        rows = [Row(_kept(facts.kept, facts.kept_before), look="quiet")]
        rows += self._named(_("Became a habit"), "habit", facts.habits, signs["habit"])
        rows += self._named(_("May be called a habit"), "ready", facts.ready, signs["done"])
        rows += self._named(_("Nearly a habit"), "nearly", facts.nearly, signs["done"])
        rows += self._named(_("Stalled"), "stalled", facts.stalled, signs["open"])
        rows += self._named(_("Nothing said about"), "untouched", facts.untouched, signs["open"])
        rows += self._reasons(signs)
        rows += self._supporters(signs)
        rows += self._named(_("Past their date"), "late", facts.late, signs["dated"])
        rows += self._named(_("Done"), "done", facts.done, signs["checked"])
        rows += _lines(_("Questions for my coach"), "question", facts.questions)
        rows += self._replies(signs)
        rows += _lines(_("Good things, to read again"), "good", facts.good[-_GOOD_THINGS:])
        rows += self._pillars()
        rows += self._each()
        rows.append(Row(_("Diary"), look="heading"))
        written = ngettext("{n} day written", "{n} days written", facts.written)
        rows.append(Row(written.format(n=facts.written), look="quiet"))
        rows.append(Row(_("From here"), look="heading"))
        ways = {"insight": _("Insight"), "closing": _("End of a cycle")}
        return [*rows, *(Row(name, f"way:{way}") for way, name in ways.items())]

    def _replies(self, signs: dict[str, str]) -> list[Row]:
        """Return what a coach wrote about the period; what was not seen has a sign."""
        rows = [
            Row(
                printable(reply["text"]), f"reply:{key}", "quiet" if reply["seen"] else "late",
                "" if reply["seen"] else signs["news"], tail=printable(reply["sender"]),
            )
            for key, reply in self.replies.items()
        ]  # fmt: skip
        return [Row(_("From my coach"), look="heading"), *rows] if rows else []

    def _named(self, heading: str, kind: str, keys: Iterable[str], sign: str) -> list[Row]:
        """Return routines or dated actions under a heading; nothing where there are none."""
        rows = [
            Row(
                self.text(key), f"{kind}:{key}", sign=sign, ref=self._ref(key), tail=self._tail(key)
            )
            for key in keys
        ]
        return [Row(heading, look="heading"), *rows] if rows else []

    def _tail(self, key: str) -> str:
        """What stands at the end of the row: the cell that could take its place, or a date."""
        if key in self.swaps:
            return _("or {cell}").format(cell=f"{self.swaps[key]} {self.cell(self.swaps[key])}")
        action = self.notebook.actions().get(key)
        return _day(action["due"]) if action is not None else ""

    def _reasons(self, signs: dict[str, str]) -> list[Row]:
        rows = [
            Row(printable(reason.text), f"reason:{place}", sign=signs["missed"],
                ref=f"{reason.count}×")
            for place, reason in enumerate(self.facts.reasons)
        ]  # fmt: skip
        return [Row(_("Reasons that came back"), look="heading"), *rows] if rows else []

    def _supporters(self, signs: dict[str, str]) -> list[Row]:
        goal = self.notebook.goal()
        wanted = {each["who"]: each["what"] for each in goal["supporters"]} if goal else {}
        rows = [
            Row(printable(who), f"supporter:{who}", sign=signs["open"],
                tail=printable(wanted.get(who, "")))
            for who in self.facts.supporters
        ]  # fmt: skip
        return [Row(_("Not asked yet"), look="heading"), *rows] if rows else []

    def _pillars(self) -> list[Row]:
        """Return the percent of each pillar that has routines."""
        if self.chart is None or not self.facts.pillars:
            return []
        pillars = self.chart["pillars"]
        rows = [
            Row(printable(pillars[number - 1]["text"]), f"pillar:{number}", "quiet",
                ref=str(number), tail=_percent(count))
            for number, count in self.facts.pillars.items()
        ]  # fmt: skip
        return [Row(_("Pillars"), look="heading"), *rows]

    def _each(self) -> list[Row]:
        """Return the percent of every routine."""
        rows = [
            Row(self.text(each.id), f"each:{each.id}", "quiet", ref=self._ref(each.id),
                tail=_percent(each.kept))
            for each in self.facts.routines
        ]  # fmt: skip
        return [Row(_("Every routine"), look="heading"), *rows] if rows else []

    # In words

    def heading(self) -> str:
        """Return which period it is."""
        period = self.period
        if period.kind == "week":
            return _("Week {key}: {first} to {last}").format(
                key=period.key, first=_in_full(period.first), last=_in_full(period.last)
            )
        if period.kind == "month":
            return f"{month_name(period.first.month)} {period.first.year}"
        return _("Quarter {key}").format(key=period.key)

    def about(self, kind: str, which: str) -> tuple[str, str]:
        """Return two lines on the row under the cursor: how it stands, and what a key does."""
        if kind in ("habit", "ready", "nearly", "stalled", "untouched", "each"):
            return f"{self.text(which)} · {self._figures(which)}", self._ways(kind, which)
        if kind == "reason":
            reason = self.facts.reasons[int(which)]
            names = ", ".join(self.text(key) for key in reason.routines if self._known(key))
            return names, _("c: decide what I do when it comes again")
        if kind == "supporter":
            return printable(which), _("a: I have asked, note it on the sheet")
        if kind == "late":
            return self.text(which), _(
                "d: it is done · b: another day · x: let it go · Enter: its thread"
            )
        if kind in ("good", "question"):
            day, text = self._line(kind, which)
            return long_date(day), text
        if kind == "reply":
            reply = self.replies[which]
            return printable(reply["sender"]), _("Enter opens it; then it is seen.")
        if kind == "way":
            return _on_way(which), _("Enter goes there.")
        if kind == "pillar":
            count = self.facts.pillars[int(which)]
            return _kept(count, None), ""
        return self.text(which) if self._known(which) else "", ""

    def _ways(self, kind: str, which: str) -> str:
        """Return what can be done about a routine."""
        state = self.notebook.routines()[which]["state"]
        if kind == "ready":
            return _("h: call it a habit, and make room · Enter: its thread")
        if kind == "nearly":
            run = next(each.run for each in self.facts.routines if each.id == which)
            left = ngettext(
                "{n} more in a row and it may be called a habit.",
                "{n} more in a row and it may be called a habit.",
                GRADUATION - run,
            )
            return left.format(n=GRADUATION - run)
        if which in self.swaps and kind in ("stalled", "untouched"):
            cell = self.swaps[which]
            return _("s: smaller · x: let it go · p: {cell} in its place").format(
                cell=f"{cell} {self.cell(cell)}"
            )
        if state == "active":
            return _("s: smaller · x: let it go · Enter: its thread")
        return _("Enter: its thread")

    def _figures(self, key: str) -> str:
        """Return how a routine was kept in the period."""
        for each in self.facts.routines:
            if each.id == key:
                return _kept(each.kept, each.before)
        return ""

    def _line(self, kind: str, which: str) -> tuple[str, str]:
        """Return a line of the diary by its place."""
        lines = self.facts.questions if kind == "question" else self.facts.good[-_GOOD_THINGS:]
        day, text = lines[int(which)]
        return day, printable(text)

    def whole_line(self, kind: str, which: str) -> tuple[str, str]:
        """Return a line of the diary in full: its day, and its text with its line breaks."""
        lines = self.facts.questions if kind == "question" else self.facts.good[-_GOOD_THINGS:]
        day, text = lines[int(which)]
        return long_date(day), text

    # One thing

    def _known(self, key: str) -> bool:
        return key in self.notebook.routines() or key in self.notebook.actions()

    def _item(self, key: str) -> Any:
        return self.notebook.routines().get(key) or self.notebook.actions()[key]

    def _ref(self, key: str) -> str:
        return ref_of(key, self._item(key), self.chart)

    def text(self, key: str) -> str:
        """Return what a routine or a dated action is called."""
        return printable(self._item(key)["text"])

    def cell(self, ref: str) -> str:
        """Return what a cell of the chart says."""
        pillar, action = map(int, ref.split("."))
        if self.chart is None:
            return ""
        return printable(self.chart["pillars"][pillar - 1]["actions"][action - 1]["text"])


def _lines(heading: str, kind: str, found: list[tuple[str, str]]) -> list[Row]:
    """Return lines of the diary under a heading."""
    rows = [
        Row(printable(text), f"{kind}:{place}", ref=_day(day))
        for place, (day, text) in enumerate(found)
    ]
    return [Row(heading, look="heading"), *rows] if rows else []


def _on_way(which: str) -> str:
    """Return what a screen that the review leads to is for."""
    if which == "insight":
        return _("How a year went: days, score, pillars, survey, diary, and what goes together.")
    return _("Write the results, close the sheet, and begin the next one from it.")


def _day(iso: str) -> str:
    """Return a day in short, without its year."""
    day = date.fromisoformat(iso)
    return f"{day.day} {month_short(day.month)}"


def _in_full(day: date) -> str:
    """Return a day with the name of its month; the key of its week says the year."""
    return f"{day.day} {month_name(day.month)}"


def _kept(now: Count, then: Count | None) -> str:
    """Return how much was kept, beside the period before."""
    if then is None or then.percent is None:
        return _("{done} of {due}: {percent}").format(
            done=now.done, due=now.due, percent=_percent(now)
        )
    return _("{done} of {due}: {percent}, before {before}").format(
        done=now.done, due=now.due, percent=_percent(now), before=_percent(then)
    )


def _percent(count: Count) -> str:
    return "–" if count.percent is None else f"{count.percent} %"
