"""What the coach writes at the desk: answers, strokes, the note of a month, templates, talks held.

An answer is sealed and put in the outbox; it leaves with the next sync. Nothing here opens a store.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from harada.desk import answers
from harada.desk.member import Member, Week
from harada.desk.reading import ROOT, TEMPLATES, Reading, record_file
from harada.i18n import _, long_date
from harada.method.day import monday_of_week
from harada.method.text import shown
from harada.notebook.errors import Refused
from harada.sharing.ids import is_mid

if TYPE_CHECKING:
    from harada.notebook.store import Change
    from harada.sharing.keys import Keys
    from harada.sharing.mailbox import Mailbox


class Answering(Reading):
    """A desk at which the coach writes."""

    def keys(self) -> Keys:
        """Return the coach's keys; raises `Refused` where there are none, or no packages."""
        from harada.sharing.available import require

        require()
        from harada.sharing.keys import KeyRing

        found = KeyRing(self.store).load()
        if found is None:
            raise Refused(_("There are no keys yet. `harada desk invite` makes them."))
        return found

    def mailbox(self, box: str) -> Mailbox:
        """Return the mailbox of a box."""
        keys = self.keys()
        from harada.sharing.mailbox import Mailbox

        return Mailbox(self.store, ROOT, box, keys, self.notebook.clock.now())

    def note_of(self, change: Change, box: str, **fields: Any) -> None:
        """Put fields in what the desk notes of a member itself."""
        change.put(record_file(box), "member", "me", {**self.record(box), **fields})

    def reply_to_week(self, name: str, week: str, text: str) -> Member:
        """Answer a week, whether there is a summary of it or not; raises `BadWeek`."""
        monday_of_week(week)
        member = self._open(name)
        known: dict[str, Week] = {each.week: each for each in member.weeks}
        about = known[week].mid if week in known else None
        return self._comment(member, text, what="reply", about=about, week=week)

    def reply_to_day(self, name: str, day: date, text: str) -> Member:
        """Answer what a member shared of the diary of a day; raises `Refused` where nothing is."""
        member = self._open(name)
        found = [each for each in member.entries if each.what == "diary" and each.day == day]
        if not found:
            raise Refused(
                _("{name} shared nothing of the diary of {day}.").format(
                    name=shown(member.name), day=long_date(day)
                )
            )
        about = found[-1].mid
        return self._comment(member, text, what="reply", about=about, date=day.isoformat())

    def reply_to_entry(self, name: str, wanted: str, text: str) -> Member:
        """Answer what a member sent by itself, by its number on their page or by its id."""
        member = self._open(name)
        for entry in member.entries:
            if wanted.strip().lower() in (str(entry.number), entry.mid):
                day = None if entry.day is None else entry.day.isoformat()
                what = "stroke" if entry.what == "stroke" else "reply"
                return self._comment(member, text, what=what, about=entry.mid, date=day)
        kind = _("id") if is_mid(wanted.strip().lower()) else _("number")
        raise Refused(
            _(
                "{name} sent nothing with the {kind} {wanted}. `harada desk open` shows them."
            ).format(name=shown(member.name), kind=kind, wanted=shown(wanted))
        )

    def reply(self, name: str, text: str) -> Member:
        """Write to a member, about nothing in particular."""
        return self._comment(self._open(name), text, what="reply")

    def stroke(self, name: str, text: str) -> Member:
        """Give a member a stroke; one they asked for first, the oldest, is answered by it."""
        member = self._open(name)
        asked = [entry for entry in member.waiting if entry.what == "stroke"]
        return self._comment(member, text, what="stroke", about=asked[0].mid if asked else None)

    def note(self, name: str, month: str, text: str) -> Member:
        """Send the note of a month, two lines; a later one of the same month takes its place."""
        month, text = answers.month(month), answers.note(text)
        return self._comment(self._open(name), text, what="note", month=month)

    def _open(self, name: str) -> Member:
        """Return a member one can write to; raises `Refused` with the way to get there."""
        member = self.find(name)
        shown_name = shown(member.name)
        if member.stage == "invited":
            raise Refused(
                _("{name} has not joined yet; there is nobody to write to.").format(name=shown_name)
            )
        if member.stage == "joined":
            raise Refused(
                _("{name} waits for your confirmation: `harada desk confirm {name}`.").format(
                    name=shown_name
                )
            )
        if not member.open:
            raise Refused(
                _("The box of {name} is closed; nothing can be sent.").format(name=shown_name)
            )
        return member

    def _comment(self, member: Member, text: str, **about: Any) -> Member:
        """Seal what the coach says and put it in the outbox."""
        tidy = answers.answer(text)
        mailbox = self.mailbox(member.box)
        from harada.sharing.bodies import CommentBody
        from harada.sharing.payload import TooLarge

        try:
            mailbox.post("comment", CommentBody(text=tidy, **about))
        except TooLarge:
            raise Refused(
                _("The answer is too long to be sent; nothing was sent. Make two of it.")
            ) from None
        return member

    def mark_talked(self, name: str, day: date) -> Member:
        """Note a talk held on a day; the next talk sheet begins there. Twice counts once."""
        member = self.find(name)
        if day > self.today():
            raise Refused(_("{day} has not come yet.").format(day=long_date(day)))
        with self.store.unlogged_change() as change:
            talks = {*self.record(member.box).get("talks", ()), day.isoformat()}
            self.note_of(change, member.box, talks=sorted(talks))
        return member

    def mark_seen(self, name: str) -> int:
        """Put a member's alerts away, for the coach has looked; returns how many there were.

        Those of earlier lines of the same name, which are closed, go with them.
        """
        called = self.find(name).name.casefold()
        told = [each for each in self.members() if each.name.casefold() == called and each.alerts]
        with self.store.unlogged_change() as change:
            for each in told:
                self.note_of(change, each.box, alerts=[])
        return sum(len(each.alerts) for each in told)

    def put_template(self, name: str, text: str) -> str:
        """Keep a template of an answer; one of the same name is replaced. Returns its name."""
        tidy, body = answers.template_name(name), answers.answer(text)
        with self.store.unlogged_change() as change:
            for old in self.templates():
                if old.casefold() == tidy.casefold():
                    change.put(TEMPLATES, "templates", old, None)
            change.put(TEMPLATES, "templates", tidy, {"text": body})
        return tidy

    def drop_template(self, name: str) -> str:
        """Take a template away; returns its name. Raises `Refused` where there is none."""
        with self.store.unlogged_change() as change:
            found = answers.chosen(self.templates(), name)
            change.put(TEMPLATES, "templates", found, None)
        return found

    def from_template(self, template: str, name: str) -> str:
        """Return the answer that a template makes for a member."""
        templates = self.templates()
        return answers.filled(templates[answers.chosen(templates, template)], self.find(name).name)
