"""The employee's side of sharing: what a person does, by intention-named methods.

Screens and commands know this class and no mailbox. Nothing leaves before the person has paired and
chosen a level; each method says what it will send before it does, and the log keeps what left.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from harada.i18n import _
from harada.method.text import shown
from harada.notebook.errors import HaradaError, Misuse, Refused
from harada.sharing.alerted import keep
from harada.sharing.available import require
from harada.sharing.choice import message, too_long
from harada.sharing.coaches import Coaches
from harada.sharing.due import Weeks, differs, may_send, sent_weeks, weeks
from harada.sharing.shared_log import Gone, gone, write_log
from harada.sharing.week import figures_of, last_finished, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from harada.sharing.bodies import Summary
    from harada.sharing.box import Box, Item, Message
    from harada.sharing.choice import Choice
    from harada.sharing.consent import Consent
    from harada.sharing.joining import Offer
    from harada.sharing.mailbox import Report


class Sent(NamedTuple):
    """What came of sending or receiving: a look at the store, and what was taken back before it."""

    report: Report
    taken_back: list[Item]
    """What waited and is not agreed to any more."""


class Opened(NamedTuple):
    """What came of one coach when the app opened."""

    box: Box
    weeks: list[str]
    """Those that were sent by standing consent."""
    sent: Sent | None
    problem: HaradaError | None


class Sharing(Coaches):
    """What one person shares with their coaches."""

    def check_invite(self, invite: str) -> None:
        """Raise `Refused` for what is no invite; needs no notebook."""
        require()
        from harada.sharing.invite import decode

        decode(invite)

    def offer(self, invite: str) -> Offer:
        """Return what an invite offers, to be shown before it is answered."""
        require()
        from harada.sharing.joining import read_offer

        return read_offer(self.notebook, invite)

    def join(self, offer: Offer, consent: Consent, store: str | None = None) -> Box:
        """Answer an invite; what the answer says goes at the next sync.

        A store that is out of reach does no harm; raises `OtherStore` where another one lies at
        the address, and nothing is made then.
        """
        require()
        from harada.sharing.consent import checked
        from harada.sharing.joining import join
        from harada.sharing.stores.errors import StoreFailed

        given = checked(self.notebook, consent)
        address = store or offer.invite.store
        if address is not None:
            with suppress(StoreFailed):
                self._check_store(address, offer.invite.store_id)
        return join(self.notebook, offer, given, store)

    def move_store(self, box: Box, address: str) -> None:
        """Take the store of a coach at another address from now on; it must be the same store.

        Raises what the store raises: it must be in reach.
        """
        from harada.sharing.stores import parse_address

        self._check_store(address, box["store_id"])
        self.mailbox(box).update(store=str(parse_address(address)))

    def _check_store(self, address: str, store_id: str | None) -> None:
        from harada.sharing.stores import open_store

        objects = open_store(address, self.credentials)
        try:
            objects.check(store_id)
        finally:
            objects.close()

    def consent(self, box: Box) -> Consent:
        """Return the consent that stands, whether it still holds or not."""
        from harada.sharing.consent import consent_of

        return consent_of(self.notebook, box)

    def agree(self, box: Box, consent: Consent) -> list[Item]:
        """Give another consent from now on; returns what was taken back before it left."""
        from harada.sharing.consent import agree, checked

        return agree(self.notebook, self.mailbox(box), checked(self.notebook, consent))

    def holds(self, box: Box) -> bool:
        """Tell whether the consent has not ended."""
        from harada.sharing.consent import holds

        return holds(box, self.notebook.today())

    def summary(self, consent: Consent, week: str | None = None) -> Summary | None:
        """Return what a consent shares of a week, the last one that is over unless it is named.

        None at level 0.
        """
        if not consent.level:
            return None
        week = week or last_finished(self.notebook.today())
        return self._summaries(consent, {week: 1})[0]

    def summaries(self, consent: Consent, since: date) -> list[Summary]:
        """Return what a consent shares of each week that is over, from that of a day on."""
        from harada.sharing.week import finished_weeks

        over = finished_weeks(self._begun(since), self.notebook.today())
        return self._summaries(consent, dict.fromkeys(over, 1))

    def _summaries(self, consent: Consent, revs: Mapping[str, int]) -> list[Summary]:
        from harada.sharing.summary import summary

        chosen = consent.routines
        names = names_of(self.notebook, chosen)
        found = figures_of(self.notebook, list(revs), chosen)
        return [
            summary(consent.level, week, rev, found[week], names, mood=consent.mood)
            for week, rev in revs.items()
        ]

    def due(self, box: Box, since: date | None = None) -> list[Summary]:
        """Return the summaries that would be sent now, in the order of their weeks.

        Those are of the weeks that are over since the consent began, earlier ones from `since` on,
        and recent ones that have changed since. Empty where nothing may leave.
        """
        today = self.notebook.today()
        if not may_send(box, today):
            return []
        first = today.fromisoformat(self.standing(box)["since"])
        if since is not None and since < first:
            first = min(first, self._begun(since))
        sent = sent_weeks(self.ledger(box))
        found: Weeks = weeks(sent, first, today, box["epoch"])
        revs = dict.fromkeys(found.new, 1) | {
            week: sent[week].body["rev"] + sent[week].left for week in found.again
        }
        return [
            made
            for made in self._summaries(self.consent(box), dict(sorted(revs.items())))
            if made.week in found.new or differs(sent[made.week], made)
        ]

    def _begun(self, since: date) -> date:
        """Return `since`, no earlier than the first month anything was written in."""
        months = self.notebook.months()
        return max(since, since.fromisoformat(f"{months[0]}-01")) if months else since

    def send_weeks(self, box: Box, due: Sequence[Summary]) -> None:
        """Put summaries into the outbox; the next sync brings them.

        A week that waits there already and says something else is taken back. What another process
        sent meanwhile, or what is not agreed to any more, is passed over.
        """
        if not due:
            return
        mailbox = self.mailbox(box)
        with self.notebook.store.unlogged_change():
            now = mailbox.state
            sent = sent_weeks(mailbox.ledger())
            due = [
                each
                for each in due
                if may_send(now, self.notebook.today())
                and each.level <= now["level"]
                and (now["mood"] or each.mood is None)
                and (each.week not in sent or differs(sent[each.week], each))
            ]
            waiting = {sent[each.week].mid for each in due if each.week in sent}
            mailbox.outbox.withdraw(lambda item: item["mid"] in waiting)
            for each in due:
                mailbox.post("summary", each, level=each.level)

    def send_choice(self, box: Box, choice: Choice) -> str:
        """Put one thing the person chose into the outbox; returns its id.

        Raises `Refused` where the coach has not confirmed yet, the consent has ended, or it is
        longer than a message can be.
        """
        box = self.coach(box["box"])
        if box["state"] == "joined":
            raise Refused(
                _("{coach} has not confirmed yet; until then nothing is sent.").format(
                    coach=box["name"]
                )
            )
        if not self.holds(box):
            raise Refused(ended(box))
        from harada.sharing.payload import TooLarge

        try:
            return self.mailbox(box).post("entry", message(choice))
        except TooLarge:
            raise too_long() from None

    def sync(self, box: Box, bundle: str | None = None) -> Sent:
        """Bring what waits to the store, or into a file, and take in what is there.

        What one must look at is kept until it was seen. Raises what the store raises; what waited
        still waits then.
        """
        from harada.sharing.consent import hold_back
        from harada.sharing.stores import BundleStore, open_store

        mailbox = self.mailbox(box)
        taken_back = hold_back(mailbox, self.notebook.today())
        if bundle is None and box["store"] is None:
            raise Misuse(
                _("With {coach} a file goes by hand: name it with --bundle FILE.").format(
                    coach=box["name"]
                )
            )
        objects = (
            BundleStore(bundle)
            if bundle is not None
            else open_store(box["store"] or "", self.credentials)
        )
        try:
            report = mailbox.sync(objects, lambda arrived: self._take(box, arrived))
        finally:
            try:
                objects.close()
            finally:
                write_log(self.notebook.store)
        if report.alerts:
            keep(self.notebook.store, box["box"], report.alerts, self.notebook.today())
        return Sent(report, taken_back)

    def _take(self, box: Box, arrived: Message) -> None:
        """Put what a coach wrote where the person reads it: on Today and beside the entry."""
        if arrived["kind"] != "comment":
            return
        body = arrived["body"]
        week, day, more = body["week"], body["date"], {}
        if body["about"] is not None:
            mine = self._answered(box, body["about"])
            week, day = week or mine.get("week"), day or mine.get("date")
            if mine.get("what", "diary") != "diary":
                more["about"] = mine["text"]
        if body["what"] != "reply":
            more["what"] = body["what"]
        if body["what"] == "note":
            more["month"] = body["month"]
            self._drop_earlier_notes(box, arrived)
        self.notebook.add_reply(body["text"], box["name"], week=week, date=day, **more)

    def _drop_earlier_notes(self, box: Box, note: Message) -> None:
        """Take away the replies that an earlier note of the same month became."""
        from harada.sharing.kept import Kept

        month = note["body"]["month"]
        earlier = {
            one["body"]["text"]
            for one in Kept(self.notebook.store, "sharing", box["box"]).messages()
            if one["kind"] == "comment"
            and one["mid"] != note["mid"]
            and (one["body"]["what"], one["body"]["month"]) == ("note", month)
        }
        for key, reply in self.notebook.replies().items():
            plain = reply["week"] is None and reply["date"] is None
            if plain and reply["sender"] == box["name"] and reply["text"] in earlier:
                self.notebook.drop_reply(key)

    def _answered(self, box: Box, mid: str) -> dict[str, Any]:
        """Return what one of my messages said; empty where it is not known here."""
        for item in self.ledger(box):
            if item["mid"] == mid:
                said: dict[str, Any] = json.loads(item["payload"])["body"]
                return said
        return {}

    def to_sync(self) -> list[Box]:
        """Return the boxes in which something may still come or go."""
        return [
            box
            for box in self.coaches()
            if box["state"] != "closed" or (box["left"] == "me" and self._unfinished(box))
        ]

    def _unfinished(self, box: Box) -> bool:
        goodbye = [item for item in self.ledger(box) if item["kind"] == "leave"]
        return any(item["sent"] is None for item in goodbye) or (
            box["erase"] and box["erased"] is None
        )

    def in_bundle(self, boxes: Sequence[Box], bundle: str) -> list[Box]:
        """Return those of the boxes that a file has something for; raises `Refused` for none."""
        from harada.sharing.names import box_prefix
        from harada.sharing.stores import BundleStore

        file = BundleStore(bundle)
        found = [box for box in boxes if file.names(box_prefix(box["box"]))]
        if not found:
            raise Refused(_("There is nothing for you in {file}.").format(file=shown(bundle)))
        return found

    def at_opening(self) -> list[Opened]:
        """Do what a standing consent does when the app opens: send what is due, look for replies.

        A store that can't be reached is told of and stops no other; what failed waits.
        """
        found: list[Opened] = []
        for box in self.to_sync():
            standing = self.standing(box)
            if box["store"] is None or not (standing["send"] or standing["receive"]):
                continue
            due: list[Summary] = []
            try:
                due = self.due(box) if standing["send"] else []
                if not standing["receive"] and not due:
                    continue
                self.send_weeks(box, due)
                sent = self.sync(box)
            except HaradaError as problem:
                found.append(Opened(box, [each.week for each in due], None, problem))
            else:
                found.append(Opened(box, [each.week for each in due], sent, None))
        return found

    def log(self) -> list[Gone]:
        """Return all that ever left, oldest first."""
        return gone(self.notebook.store)

    def erased(self) -> dict[str, str]:
        """Return how far each message that is to be erased is: `wanted`, `gone`, `confirmed`."""
        return {
            item["mid"]: item["erase"]
            for box in self.coaches()
            for item in self.ledger(box)
            if item["erase"] is not None
        }

    def items(self, box: Box, wanted: Sequence[str]) -> list[Item]:
        """Return messages of mine that can be erased, by the beginning of their id.

        Raises `Refused` for one that is not there or that holds nothing of the person, `Misuse`
        where several begin so.
        """
        from harada.sharing.erasing import CONTENT

        ledger = self.ledger(box)
        found: list[Item] = []
        for text in wanted:
            fits = [item for item in ledger if text and item["mid"].startswith(text.lower())]
            if not fits:
                raise Refused(
                    _(
                        "Nothing that you sent is called {item}. `harada share log` lists it."
                    ).format(item=shown(text))
                )
            if len({item["mid"] for item in fits}) > 1:
                raise Misuse(
                    _("Several messages begin with {item}; give more of it.").format(
                        item=shown(text)
                    )
                )
            if fits[0]["kind"] not in CONTENT:
                raise Refused(
                    _(
                        "{item} only says how things stand between you; nothing of your days is "
                        "in it to be erased. `harada share leave --erase` erases everything."
                    ).format(item=shown(text))
                )
            found += fits
        return found

    def erase(self, box: Box, items: Sequence[Item]) -> None:
        """Erase messages of mine; the next sync takes them out of the store and tells the coach."""
        self.mailbox(box).erase(items)

    def leaving(self, wanted: str | None) -> Box:
        """Return the box of the coach to part from; one that was left and is not through counts.

        So does one that was left without erasing, where there is no other. Raises as `coach` does.
        """
        found = self.to_sync() or [box for box in self.coaches() if not box["erase"]]
        if wanted is None and len(found) == 1:
            return found[0]
        return self.coach(wanted)

    def leave(self, box: Box, *, erase: bool) -> None:
        """End the sharing with a coach; with `erase` the next sync takes all out of the store.

        The backups know of it too: one that is put back must not begin to share again.
        """
        from harada.notebook.forgetting import forget

        self.mailbox(box).leave(erase=erase)
        try:
            forget(self.notebook.store, ["sharing", f"sharing/{box['box']}"])
        except Refused as problem:  # the farewell is said whatever becomes of old copies
            self.notebook.store.notices.append(str(problem))


def ended(box: Box) -> str:
    """Return the sentence that says a consent has ended, and how it is renewed."""
    return _(
        "Your consent for {coach} ended on {day}, so nothing is sent. `harada share level N` "
        "renews it."
    ).format(coach=box["name"], day=box["until"])
