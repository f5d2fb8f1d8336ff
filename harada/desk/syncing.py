"""Monday's mail: every box brought up to date with its store, or with a file, in one round.

Each box is read and written by itself, so the work grows with the number of members and with what
is new, not with what lies there. A store that fails keeps no other from being used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from harada.desk.member import day_of
from harada.desk.pairing import Pairing
from harada.desk.purging import (
    drop_lapsed,
    forget_noted,
    holds_anything,
    is_sure_of,
    note_forgetting,
    purge,
)
from harada.desk.reading import ROOT
from harada.desk.report import DeskReport, MemberReport, lapsed, news_of, waits_for_file
from harada.i18n import _
from harada.method.text import printable
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import NeedsPerson, Refused
from harada.sharing.ids import fingerprint, unb64

if TYPE_CHECKING:
    from harada.sharing.box import Box
    from harada.sharing.kept import Kept
    from harada.sharing.keys import Keys
    from harada.sharing.mailbox import Report
    from harada.sharing.stores import ObjectStore

FAREWELL_DAYS = 31
"""Days a box that is closed is still looked after, for what is to be erased with both sides."""

_UNTOLD = ("ack", "card")
"""Messages that say something to the program and nothing to a person."""

MOST_ALERTS = 50
"""Alerts that are kept of one member until the coach has looked."""


class Syncing(Pairing):
    """A desk that sends and receives."""

    _sure = False
    """Whether the day can be believed, so that what is too old may go."""

    def sync(self, *, bundle: str | None = None, name: str | None = None) -> DeskReport:
        """Bring all boxes up to date, or that of one member.

        `bundle` is a `.harada` file that takes the place of all stores: the boxes that are in it
        are synced, in a new one those without a store that have something to send. Raises
        `Refused` for a name that is nobody's and for a file that is no bundle.
        """
        only = None if name is None else {self.find(name).box}
        boxes = [box for box in self.boxes() if only is None or box in only]
        report = DeskReport()
        if not boxes:
            return report
        keys = self.keys()
        self._sure = is_sure_of(self.store, self.today())
        if bundle is not None:
            from harada.sharing.stores import BundleStore

            with closing(BundleStore(bundle)) as objects:
                chosen = boxes if only else self._in_bundle(boxes, objects)
                self._round(report, chosen, objects, keys)
            if not report.members:
                report.failed.append(_nothing_in(bundle))
            forget_noted(self.store)
            return report
        from harada.sharing.stores import open_store
        from harada.sharing.stores.errors import StoreFailed

        for (address, _store_id), group in self._by_store(boxes).items():
            try:
                with closing(open_store(address, self.credentials)) as objects:
                    self._round(report, group, objects, keys)
            except (StoreFailed, NeedsPerson) as problem:
                report.failed.append(problem)
        report.members += [self._aged(box) for box in boxes if not self._has_store(box)]
        report.members.sort(key=lambda member: (member.name.casefold(), member.box))
        forget_noted(self.store)
        return report

    def _has_store(self, box: str) -> bool:
        return self.kept(box).box()["store"] is not None

    def _by_store(self, boxes: Iterable[str]) -> dict[tuple[str, str | None], list[str]]:
        """Return the boxes that are to be looked after, by the address and id of their store."""
        found: dict[tuple[str, str | None], list[str]] = {}
        for box in boxes:
            stands = self.kept(box).box()
            if stands["store"] is not None and self._is_looked_after(stands):
                found.setdefault((stands["store"], stands["store_id"]), []).append(box)
        return found

    def _is_looked_after(self, box: Box) -> bool:
        """Whether anything may still come from or go to a box.

        Whoever left may still want what lies here erased, as long as anything does.
        """
        since = utc_stamp(self.notebook.clock.now() - timedelta(days=FAREWELL_DAYS))
        return (box["closed"] or "~") > since or holds_anything(self.kept(box["box"]))

    def _in_bundle(self, boxes: Iterable[str], objects: ObjectStore) -> Iterator[str]:
        """Yield the boxes that a file is about."""
        there = {name.split("/")[2] for name in objects.names("v1/b/")}
        for box in boxes:
            stands = self.kept(box).box()
            waits = any(item["sent"] is None for item in self.kept(box).items().values())
            if box in there or (not there and stands["store"] is None and waits):
                yield box

    def _round(
        self, report: DeskReport, boxes: Iterable[str], objects: ObjectStore, keys: Keys
    ) -> None:
        """Sync boxes with one store, each a change of its own.

        What is wrong with one box, such as a link where its folder belongs, keeps no other from
        being read. Raises what is wrong with the whole store.
        """
        from harada.sharing.mailbox import Mailbox
        from harada.sharing.stores.errors import BadBundle, OtherStore, StoreFailed

        now = self.notebook.clock.now()
        for box in boxes:
            before = self.kept(box).box()
            try:
                synced = Mailbox(self.store, ROOT, box, keys, now).sync(objects)
            except (BadBundle, OtherStore, StoreFailed):
                raise
            except (NeedsPerson, Refused) as problem:
                report.failed.append(problem)
            else:
                report.members.append(self._after(before, synced))
            self.store.let_go(f"{ROOT}/{box}")  # memory stays flat, however many members there are

    def _after(self, before: Box, synced: Report) -> MemberReport:
        """Note what a sync of a box came to, and let go of what is to go."""
        kept = self.kept(synced.box)
        after = kept.box()
        if synced.received or synced.alerts:
            self._note(before, after, synced)
        told = MemberReport(synced.box, after["name"], after["state"])
        told.sent = synced.sent
        told.received = sum(one["kind"] not in _UNTOLD for one in synced.received)
        told.unseen, told.alerts = synced.unseen, synced.alerts
        mark = None if after["peer"] is None else fingerprint(unb64(after["peer"]))
        told.news = news_of(before, after, synced.received, mark)
        if any(one["kind"] == "tombstone" for one in synced.received):
            with self.store.unlogged_change() as change:
                note_forgetting(change, synced.box)
        if after["state"] == "closed" and after["erase"]:
            if holds_anything(kept):
                purge(kept)
        else:
            self._let_lapse(kept, told)
        return told

    def _let_lapse(self, kept: Kept, told: MemberReport) -> None:
        """Take away what is too old or no longer agreed to, and say so."""
        if self._sure:
            told.lapsed = drop_lapsed(kept, self.today())
        if told.lapsed:
            told.news.append(lapsed(told.name, told.lapsed))

    def _note(self, before: Box, after: Box, synced: Report) -> None:
        """Keep the alerts until the coach has looked, the days of levels, and the last word.

        A receipt is kept nowhere else, and it is a word of the member too.
        """
        today = self.today().isoformat()
        record = self.record(after["box"])
        levels = list(record.get("levels", ()))
        if after["epochs"] and after["epoch"] != before["epoch"]:
            levels.append([today, after["level"]])
        alerts = list(record.get("alerts", ()))
        alerts += [{"code": one.code, "text": one.text, "day": today} for one in synced.alerts]
        heard = [day_of(one).isoformat() for one in synced.received]
        noted = {
            "levels": levels,
            "alerts": alerts[-MOST_ALERTS:],
            "heard": max([*heard, record.get("heard") or ""]),
        }
        with self.store.unlogged_change() as change:
            self.note_of(change, after["box"], **noted)

    def _aged(self, box: str) -> MemberReport:
        """Let go of what is to go in a box that no store brings up to date."""
        kept = self.kept(box)
        stands = kept.box()
        told = MemberReport(box, stands["name"], stands["state"])
        self._let_lapse(kept, told)
        if any(item["sent"] is None for item in kept.items().values()):
            told.news.append(waits_for_file(stands["name"]))
        return told


def _nothing_in(bundle: str) -> Refused:
    """Return the error for a file that is about nobody at the desk."""
    return Refused(
        _("{file} holds nothing of anybody at your desk, and nothing waits for it.").format(
            file=printable(bundle)
        )
    )
