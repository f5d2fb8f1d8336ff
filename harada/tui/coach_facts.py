"""What the Coach screen says: how things stand with one coach, as rows and sentences.

Every row knows what it is about, so that a key can act on it. What may leave and what has left is
decided by `harada.sharing`; this puts it into the words of now.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rich.text import Text

from harada.i18n import _, long_date, month_short, ngettext, pgettext, weekday_short
from harada.method.answered import about
from harada.method.day import monday_of
from harada.method.text import printable, printable_lines
from harada.sharing.choice import title as kind_of
from harada.sharing.due import may_send, sent_weeks
from harada.sharing.ids import fingerprint, unb64
from harada.sharing.levels import shares, title
from harada.sharing.preview import preview, preview_of
from harada.sharing.state import state_of
from harada.tui.previewing import bullets, item_text, preview_text
from harada.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harada.method.documents import Reply
    from harada.sharing.box import Box, Item
    from harada.sharing.person import Sharing

_REPLIES = 5
"""So many of the coach's words are shown; all of them stand beside what they are about."""
_ITEMS = 12
"""So many of my messages are shown; all of them stand in the log."""

OF_PERSON = ("summary", "snapshot", "entry")
"""Messages that tell of the person; the others are for Harada itself."""


class CoachFacts:
    """How things stand with one coach."""

    def __init__(self, sharing: Sharing, box: Box) -> None:
        """Read the box, the ledger, the replies and what one must look at."""
        self.alerts = sharing.alerts(box)
        self.sharing = sharing
        self.box = box
        self.today = sharing.notebook.today()
        self.items = {f"{each['stream']}:{each['seq']}": each for each in sharing.ledger(box)}
        self.due = [] if box["state"] == "closed" else sharing.due(box)
        self.waiting = [item for item in self.items.values() if item["sent"] is None]
        replies = sharing.notebook.replies()
        self.replies: dict[str, Reply] = {
            key: reply for key, reply in replies.items() if reply["sender"] == box["name"]
        }

    @property
    def coach(self) -> str:
        """What the coach is called, printable."""
        return printable(self.box["name"])

    def heading(self, place: int, count: int) -> str:
        """Return the line above all: who it is, and how it stands; which of several."""
        text = _("{coach}: {state}").format(coach=self.coach, state=state_of(self.box, self.today))
        if count > 1:
            text += " · " + _("{n} of {all}, ← →").format(n=place + 1, all=count)
        return text

    # As rows

    def rows(self, signs: dict[str, str]) -> list[Row]:
        """Return everything there is to say of this coach."""
        rows = self._to_look_at(signs)
        if self.box["state"] != "closed":
            rows += [Row(_("How it stands"), look="heading"), *self._standing()]
        rows += self._said(signs)
        rows += self._sent(signs)
        return rows

    def _to_look_at(self, signs: dict[str, str]) -> list[Row]:
        """Return what something was not as it should be, which a person must look at."""
        rows = [
            Row(printable(one["text"]), f"alert:{key}", "late", signs["news"])
            for key, one in self.alerts.items()
        ]
        return [Row(_("To look at"), look="heading"), *rows] if rows else []

    def _standing(self) -> Iterator[Row]:
        box = self.box
        if box["state"] == "joined":
            yield Row(self.sharing.fingerprint(), "marks", ref=_("Read out"))
        until = long_date(box["until"]) if box["until"] else _("you say otherwise")
        level = _("{n}, {title}").format(n=box["level"], title=title(box["level"]))
        mood = _("with mood") if box["mood"] else ""
        yield Row(level, "level", ref=_("Level"), tail=mood)
        yield Row(until, "until", ref=_("Until"))
        yield Row(self.seen(), "seen", ref=_("Arrived"))
        next_up = pgettext("what will be sent next", "Next")
        yield Row(self.next(), "next", "late" if self.due else "text", ref=next_up)
        if self.waiting:
            n = len(self.waiting)
            text = ngettext("{n} message, s sends it", "{n} messages, s sends them", n)
            yield Row(text.format(n=n), "waiting", ref=_("Waiting"))
        yield Row(self._heard(), "heard", ref=_("Heard"))
        yield Row(self._by_itself(), "auto", ref=_("By itself"))
        yield Row(printable(box["store"] or "") or _("a file, by hand"), "marks", ref=_("Goes by"))

    def seen(self) -> str:
        """Return up to which week it reached the coach, and how much was not fetched yet.

        The coach's Harada says what it fetched; whether a person read it nobody is told.
        """
        told = [item for item in self.items.values() if item["kind"] in OF_PERSON]
        covered = [item for item in told if self._is_seen(item)]
        weeks = sent_weeks(covered)
        unread = sum(item["sent"] is not None and not self._is_seen(item) for item in told)
        if not covered:
            return _("nothing yet")
        seen = _("up to week {week}").format(week=max(weeks)) if weeks else _("what you sent")
        if not unread:
            return seen
        more = ngettext("{n} not fetched yet", "{n} not fetched yet", unread).format(n=unread)
        return f"{seen} · {more}"

    def _is_seen(self, item: Item) -> bool:
        return item["seq"] <= self.box["covered"].get(item["stream"], 0)

    def next(self) -> str:
        """Return what is sent next and when, or why nothing is."""
        box = self.box
        if box["state"] == "joined":
            return _("nothing before {coach} has confirmed you").format(coach=self.coach)
        if not self.sharing.holds(box):
            return _("nothing: your consent has ended, l renews it")
        if not box["level"]:
            return _("nothing: level 0")
        sends = self.sharing.standing(box)["send"] and box["store"] is not None
        if self.due:
            weeks = ", ".join(each.week for each in self.due)
            return _("{weeks}, with s").format(weeks=weeks)
        monday = monday_of(self.today) + timedelta(days=7)
        if sends:
            text = _("this week, when you open Harada from {day} on")
        else:
            text = _("this week, with s, from {day} on")
        day = _("{weekday} {day} {month}").format(
            weekday=weekday_short(monday.weekday()), day=monday.day, month=month_short(monday.month)
        )
        return text.format(day=day)

    def _heard(self) -> str:
        heard = self.box["heard"]
        if heard is None:
            return _("nothing yet")
        now = self.sharing.notebook.clock.now().astimezone()
        days = (now.date() - datetime.fromisoformat(heard).astimezone(now.tzinfo).date()).days
        if days <= 0:
            return _("today")
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)

    def _by_itself(self) -> str:
        standing = self.sharing.standing(self.box)
        if self.box["store"] is None or not (standing["send"] or standing["receive"]):
            return _("nothing: you send and look yourself")
        if not standing["receive"]:
            return _("sends a week that is over")
        if not standing["send"]:
            return _("looks for replies")
        return _("sends a week that is over, looks for replies")

    def _said(self, signs: dict[str, str]) -> Iterator[Row]:
        """Yield the coach's newest words."""
        if self.replies:
            yield Row(_("From {coach}").format(coach=self.coach), look="heading")
        for key in list(reversed(self.replies))[:_REPLIES]:
            reply = self.replies[key]
            look, sign = ("quiet", "") if reply["seen"] else ("late", signs["news"])
            first = printable(reply["text"])
            yield Row(first, f"reply:{key}", look, sign, tail=printable(about(reply)))

    def _sent(self, signs: dict[str, str]) -> Iterator[Row]:
        """Yield what I sent of myself, the newest first."""
        told = [(key, item) for key, item in self.items.items() if item["kind"] in OF_PERSON]
        told.sort(key=lambda pair: (pair[1]["made"], pair[1]["seq"]), reverse=True)
        if told:
            yield Row(_("Sent to {coach}").format(coach=self.coach), look="heading")
        for key, item in told[:_ITEMS]:
            yield Row(self.name(item), f"item:{key}", tail=self._fate(item), sign=signs["later"])

    @staticmethod
    def name(item: Item) -> str:
        """Return what a message is about."""
        if item["kind"] not in OF_PERSON:
            return preview(item["kind"], json.loads(item["payload"])["body"]).heading
        body = json.loads(item["payload"])["body"]
        if item["kind"] == "summary":
            name = _("Week {week}").format(week=body["week"])
            return _("{week}, anew").format(week=name) if body["rev"] > 1 else name
        if item["kind"] == "entry":
            name = kind_of(body["what"])
            return f"{name}, {long_date(body['date'])}" if body.get("date") else name
        return _("Earlier weeks")

    def _fate(self, item: Item) -> str:
        """Return how far a message has come."""
        if item["erase"] is not None:
            return self.erased(item["erase"])
        if item["sent"] is None:
            return _("waits here")
        return _("arrived") if self._is_seen(item) else _("not fetched yet")

    @staticmethod
    def erased(state: str | None) -> str:
        """Return how far a message is erased: `wanted`, `gone`, `confirmed`, or not at all."""
        if state == "confirmed":
            return _("gone, at the coach too")
        if state == "gone":
            return _("gone from the store")
        return _("not gone yet") if state == "wanted" else _("kept")

    # In full

    def about(self, key: str) -> Text:
        """Return what a row is about, in full."""
        kind, _colon, which = key.partition(":")
        if kind == "alert":
            return Text(printable_lines(self.alerts[which]["text"]))
        if kind == "item":
            return item_text(self.items[which])
        if kind == "reply":
            reply = self.replies[which]
            text = Text(self.coach + "\n", "bold")
            return text.append(printable_lines(reply["text"]), "not bold")
        if kind in ("level", "until"):
            box = self.box
            return bullets(shares(box["level"], mood=box["mood"]) or [_("Nothing.")])
        if kind == "marks":
            return self.marks()
        return self.preview()

    def preview(self) -> Text:
        """Return exactly what goes next, or what the last week would look like."""
        if self.due:
            text = Text()
            for each in self.due:
                text.append_text(preview_text(preview_of("summary", each))).append("\n")
            return text
        text = Text(printable(_("Next: {what}.").format(what=self.next())) + "\n\n")
        example = self.sharing.summary(self.sharing.consent(self.box))
        if example is None or not may_send({**self.box, "state": "confirmed"}, self.today):
            return text
        text.append(_("At this level the last week that is over looks like this:") + "\n\n")
        return text.append_text(preview_text(preview_of("summary", example)))

    def marks(self) -> Text:
        """Return the fingerprints of both, to be compared, and where things lie."""
        text = Text()
        theirs = fingerprint(unb64(self.box["peer"] or ""))
        for label, digits in (
            (_("Fingerprint of {coach}").format(coach=self.coach), theirs),
            (_("Your fingerprint"), self.sharing.fingerprint()),
        ):
            text.append(label + "\n", "bold").append(f"{digits}\n\n", "not bold")
        text.append(_("Compare them by telephone or face to face: both must be the same there."))
        return text
