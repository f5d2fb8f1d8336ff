"""What the page of a member says: what is new, what they share as far as they share it, what came.

Every row knows what it is about, so that a key can answer it. What does not lie within the level is
'not shared'. Facts and reasons are the matter of `harada.desk`; this puts them under headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from harada.desk.attention import reasons
from harada.desk.consent import FIGURES, LEVEL_OF, NAMES
from harada.desk.facts import pillar_name
from harada.desk.talk import TITLES, talk_sheet
from harada.desk.words import SAID, STAGES
from harada.i18n import _, long_date, month_short, weekday_short
from harada.method.text import printable, printable_lines
from harada.sharing.choice import part_label, part_text
from harada.sharing.choice import title as kind_of
from harada.sharing.levels import streak_figure
from harada.sharing.levels import title as level_title
from harada.tui.widgets.reading_list import Item
from harada.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from harada.desk.mail import Mail
    from harada.desk.member import Answer, Entry, Week

_WEEKS = 8
_ANSWERS = 10
"""So many weeks and answers are shown, the newest first."""

_IN_MAIL = ("alert", "confirm", "question", "stroke", "support", "diary")
"""Reasons that stand among the mail itself."""


class Talk(NamedTuple):
    """The sheet for a talk in words: headings with their lines; `closing` is what is not shared."""

    title: str
    since: str
    parts: list[tuple[str, list[str]]]
    closing: str

    def text(self) -> Text:
        """Return the sheet to be read on the screen."""
        text = Text(self.title + "\n", "bold").append(self.since + "\n", "not bold")
        for heading, lines in self.parts:
            text.append(f"\n{heading}\n", "bold")
            for line in lines:
                text.append(f"- {line}\n", "not bold")
        if self.closing:
            text.append(f"\n{self.closing}\n", "not bold")
        return text


class MemberFacts:
    """One member, with what of them is new."""

    def __init__(self, mail: Mail, today: date, signs: Mapping[str, str]) -> None:
        """Show a member as of a day."""
        self.mail = mail
        self.member = mail.member
        self.today = today
        self.signs = signs

    def heading(self) -> str:
        """Return who it is, how far they are in, and when they were last heard and spoken to."""
        member = self.member
        parts = [f"{printable(member.name)}: {_(STAGES[member.stage])}"]
        consent = member.consent
        if consent is not None:
            told = _("level {level}, {title}")
            parts.append(told.format(level=consent.level, title=level_title(consent.level)))
            if consent.until is not None:
                parts.append(_("until {day}").format(day=_short(consent.until, self.today)))
        if member.last_heard is not None:
            parts.append(_("heard {day}").format(day=_short(member.last_heard, self.today)))
        if member.last_talk is not None:
            parts.append(_("talk {day}").format(day=_short(member.last_talk, self.today)))
        return " · ".join(parts)

    def first(self) -> str | None:
        """Return the key of the row where reading begins: what asks, else what is new."""
        if self.mail.confirms:
            return "confirm"
        asking = [entry for entry in self.mail.entries if entry.waits] or self.mail.entries
        if asking:
            return f"entry:{asking[0].mid}"
        return f"week:{self.mail.weeks[-1].week}" if self.mail.weeks else None

    # What is read and answered

    def letters(self) -> list[Item]:
        """Return what came and what was said: the new first."""
        items = [*self._confirm(), *self._new(), *self._looks(), *self._moved()]
        new = {entry.mid for entry in self.mail.entries}
        older = [entry for entry in reversed(self.member.entries) if entry.mid not in new]
        if older:
            items.append(_heading(_("Sent to you before")))
            items += [self._entry(entry) for entry in older]
        if self.member.answers:
            items.append(_heading(_("From you")))
            items += [_answer(each) for each in reversed(self.member.answers[-_ANSWERS:])]
        return items

    def _confirm(self) -> Iterator[Item]:
        if self.mail.confirms:
            yield _heading(_("Waits for your confirmation"))
            told = _("{name} joined with the fingerprint {digits}")
            row = Row(
                told.format(name=printable(self.member.name), digits=self.member.fingerprint),
                "confirm", "late", self.signs["news"],
            )  # fmt: skip
            yield Item(
                row,
                _("Have it read to you over the telephone: c confirms, x turns them away."),
            )

    def _new(self) -> Iterator[Item]:
        mail, news = self.mail, self.signs["news"]
        if not (mail.weeks or mail.entries or self.member.alerts or mail.level is not None):
            return
        yield _heading(_("New"))
        for at, alert in enumerate(self.member.alerts):
            row = Row(_("To look at, {day}").format(day=long_date(alert.day)), f"alert:{at}",
                      "late", news)  # fmt: skip
            yield Item(row, alert.text)
        if mail.level is not None:
            told = _("Shares level {n} from now on: {title}")
            text = told.format(n=mail.level, title=level_title(mail.level))
            yield Item(Row(text, "level", "late", news))
        for entry in mail.entries:
            yield self._entry(entry)
        for week in reversed(mail.weeks):
            yield Item(_week_row(week, news))

    def _entry(self, entry: Entry) -> Item:
        """Return what they sent one by one, with its text."""
        named = _("{what}, {day}").format(
            what=kind_of(entry.what), day=long_date(entry.day or entry.came)
        )
        tail = _("answered") if entry.answered else _("waits for you") if entry.waits else ""
        look, sign = ("late", self.signs["news"]) if entry.waits else ("text", "")
        return Item(Row(named, f"entry:{entry.mid}", look, sign, "", tail), entry_text(entry))

    def _looks(self) -> Iterator[Item]:
        found = [each for each in reasons(self.member, self.today) if each.code not in _IN_MAIL]
        if found:
            yield _heading(_("Needs a look"))
        for at, reason in enumerate(found):
            yield Item(Row(printable(reason.text), f"look:{at}"))

    def _moved(self) -> Iterator[Item]:
        """Yield what the talk sheet says of the time since the last talk, without its questions."""
        sheet = talk_sheet(self.member, self.today)
        facts = [fact for fact in sheet.facts if fact.part not in ("ask", "asked")]
        if not facts:
            return
        heading = _("All that was shared")
        if sheet.since is not None:
            heading = _("Since the talk of {day}").format(day=long_date(sheet.since))
        yield _heading(heading)
        for at, fact in enumerate(facts):
            yield Item(Row(printable(fact.text), f"fact:{at}"))

    # What they share

    def shared(self) -> list[Item]:
        """Return goal, pillars, routines and weeks, as far as they are shared."""
        items = [*self._goal(), *self._pillars(), *self._routines(), *self._weeks()]
        unshared = [_(NAMES[name]) for name in LEVEL_OF if not self.member.shares(name)]
        if unshared and self.member.consent is not None:
            items += [
                _heading(_("Not shared")),
                Item(Row(", ".join(unshared), "unshared", "quiet")),
            ]
        return items

    def _goal(self) -> Iterator[Item]:
        yield _heading(_("Goal"))
        goal = self.member.fact("goal")
        if goal:
            yield Item(Row(printable(goal), "goal"))
        else:
            yield Item(Row(self._nothing("goal"), "goal", "quiet"))

    def _nothing(self, field: str) -> str:
        """Return why there is nothing of a field: it did not come yet, or it is not shared."""
        return _("nothing yet") if self.member.shares(field) else _("not shared")

    def _pillars(self) -> Iterator[Item]:
        latest = self.member.latest
        if latest is None or not latest.carries("pillars"):
            yield _heading(_("Pillars"))
            yield Item(Row(self._nothing("pillars"), "pillar:0", "quiet"))
            return
        yield _heading(_("Pillars, {week}").format(week=latest.week))
        for place, count in enumerate(latest.facts["pillars"]):
            name = printable(pillar_name(self.member.weeks, place))
            yield Item(Row(name, f"pillar:{place + 1}", ref=_count(count)))

    def _routines(self) -> Iterator[Item]:
        latest = self.member.latest
        if latest is not None and latest.facts.get("routines"):
            yield _heading(_("Routines, {week}").format(week=latest.week))
            for at, row in enumerate(latest.facts["routines"]):
                yield Item(Row(printable(row["name"]), f"routine:{at}", ref=_count(row)))

    def _weeks(self) -> Iterator[Item]:
        new = {week.week for week in self.mail.weeks}
        older = [week for week in self.member.weeks[-_WEEKS:] if week.week not in new]
        if older:
            yield _heading(_("Week by week"))
        for week in reversed(older):
            yield Item(_week_row(week, ""))

    # The talk

    def talk(self) -> Talk:
        """Return the sheet for a talk: facts and questions, never a verdict."""
        sheet = talk_sheet(self.member, self.today)
        title = _("Talk with {name}, {day}").format(
            name=printable(sheet.name), day=long_date(sheet.today)
        )
        since = _("No talk is noted yet: this is about all that was shared.")
        if sheet.since is not None:
            since = _("Since the talk of {day}.").format(day=long_date(sheet.since))
        parts = [
            (_(heading), [printable(fact.text) for fact in facts])
            for part, heading in TITLES.items()
            if (facts := sheet.part(part))
        ]
        closing = ""
        if sheet.not_shared:
            fields = ", ".join(_(NAMES[name]) for name in sheet.not_shared)
            closing = _("Not shared: {fields}.").format(fields=fields)
        return Talk(title, since, parts, closing)


def _short(day: date, today: date) -> str:
    """Return a day in few letters; one of another year in full."""
    if day.year != today.year:
        return long_date(day)
    return _("{weekday} {day} {month}").format(
        weekday=weekday_short(day.weekday()), day=day.day, month=month_short(day.month)
    )


def _heading(text: str) -> Item:
    return Item(Row(text, look="heading"))


def entry_text(entry: Entry) -> str:
    """Return the whole text of something they sent, its parts named."""
    lines = [entry.text] if entry.text else []
    lines += [f"{part_label(key)}: {part_text(key, text)}" for key, text in entry.parts.items()]
    return printable_lines("\n".join(lines))


def _count(row: Mapping[str, int]) -> str:
    """Return how often of how often planned; a dash where nothing was."""
    if not row["planned"] and not row["done"]:
        return "–"
    return _("{done} of {planned}").format(done=row["done"], planned=row["planned"])


def _week_row(week: Week, sign: str) -> Row:
    """Return a week in one row; what is not shared is not there, and never a nought."""
    parts = [] if week.facts["used"] else [_("not used")]
    for name in FIGURES:
        number = week.number(name)
        if number is not None:
            unit = "{figure} {n}" if name == "warmth" else "{figure} {n} %"
            parts.append(unit.format(figure=_(NAMES[name]), n=number))
    if week.facts.get("streak"):
        parts.append(streak_figure(week.facts["streak"]))
    if week.facts.get("mood") is not None:
        parts.append(_("mood {n} of 5").format(n=week.facts["mood"]))
    if week.disputed:
        parts.append(_("came in two versions: ask which holds"))
    told = _("{week}: {figures}").format(week=week.week, figures=", ".join(parts) or _("used"))
    return Row(told, f"week:{week.week}", "late" if sign else "text", sign)


def _answer(answer: Answer) -> Item:
    """Return something the coach wrote, with its text."""
    about = answer.week or answer.month or long_date(answer.day or answer.sent)
    title = f"{_(SAID[answer.what])}, {about}"
    return Item(Row(title, f"answer:{answer.mid}", "quiet"), answer.text)
