"""What a person does every evening: marks, notes, the diary, and taking the last thing back.

Each method is one change that is durable when it returns and that `undo` takes back. This is the
path of the quick commands, so it imports nothing heavy.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import _, long_date
from harada.method.day import month_of
from harada.method.text import printable, shorten
from harada.notebook import undo
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import Refused
from harada.notebook.reading import REPLIES, ROUTINES, Reading, month_file
from harada.notebook.store import next_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from harada.notebook.store import Change

_SITTING_MINUTES = 10
"""Typing in one field within such a stretch of the clock is one step of undo."""


_TOLD = 50
"""So much of a text is told when a change is spoken of."""


def told(texts: Iterable[str]) -> str:
    """Return what a change was about, in the person's own words."""
    return ", ".join(f"“{shorten(printable(text), _TOLD)}”" for text in texts)


class Marking(Reading):
    """A notebook in which the days can be written."""

    def mark(
        self,
        on: date,
        routine_ids: list[str],
        code: int | None,
        *,
        note: str | None = None,
        reason: str | None = None,
        amount: float | None = None,
    ) -> list[str]:
        """Mark routines on a day: 1 done, 2 missed, 3 rest, None takes the mark away.

        A note, reason or amount given is kept with each; those not given stay as they are, and
        all go when the mark is taken away. Returns the ids whose day changed.
        """
        routines = self.routines()
        for routine in routine_ids:
            if routine not in routines:
                raise Refused(_("There is no routine {id}.").format(id=routine))
        names = told([routines[routine]["text"] for routine in routine_ids])
        with self.store.change(_("mark of {names}").format(names=names)) as change:
            old: Mapping[str, Any] = self.day(on)
            extras = {"notes": note, "reasons": reason, "amounts": amount}
            new = dict(old)
            for routine in routine_ids:
                new = _marked(new, routine, code, extras)
            changed = [r for r in routine_ids if _said(new, r) != _said(old, r)]
            if changed:
                self._put_day(change, on, new)
        return changed

    def note(self, on: date, routine: str, text: str) -> None:
        """Keep a note beside a routine on a day, whether it is marked or not; empty removes it."""
        with self.store.change(_("note on a routine")) as change:
            old: Mapping[str, Any] = self.day(on)
            notes = {key: value for key, value in old.get("notes", {}).items() if key != routine}
            if text:
                notes[routine] = text
            self._put_day(change, on, _with(dict(old), "notes", notes))

    def finish_action(self, action: str, on: date | None) -> None:
        """Say that a dated action is done on a day, or with None that it is open again."""
        named = self.actions().get(action)
        if named is None:
            raise Refused(_("There is no dated action {id}.").format(id=action))
        with self.store.change(
            _("dated action {name}").format(name=told([named["text"]]))
        ) as change:
            old = self.actions()[action]
            state = "open" if on is None else "done"
            new = {**old, "state": state, "done_on": on.isoformat() if on else None}
            change.put(ROUTINES, "actions", action, new)
            if old["chart"] in self.charts():
                self._follow_action(change, action, new)

    def _follow_action(self, change: Change, key: str, action: Mapping[str, Any]) -> None:
        """Give the cell an action came from its state, unless the cell has gone on since."""
        from harada.notebook.cells import change_cell, stored_cell

        place = (action["chart"], action["pillar"], action["action"])
        if stored_cell(change, *place).get("action") == key:
            state = "active" if action["state"] == "open" else "done"
            change_cell(change, *place, {"state": state})

    def write_diary(self, on: date, fields: Mapping[str, Any]) -> None:
        """Write fields of a day's diary; None, an empty text or an empty list removes one."""
        bucket = self.clock.now().strftime("%Y-%m-%dT%H:") + str(
            self.clock.now().minute // _SITTING_MINUTES
        )
        sitting = f"diary {on.isoformat()} {' '.join(sorted(fields))} {bucket}"
        label = _("diary of {day}").format(day=long_date(on))
        with self.store.change(label, sitting=sitting) as change:
            old: Mapping[str, Any] = self.day(on)
            diary = dict(old.get("diary", {}))
            for field, value in fields.items():
                diary = _with(diary, field, value)
            if diary != old.get("diary", {}):
                self._put_day(change, on, _with(dict(old), "diary", diary))

    def plan_task(self, on: date, text: str) -> None:
        """Add a task to a day, unless the same one stands there."""
        with self.store.change(_("task {text}").format(text=told([text]))) as change:
            old: Mapping[str, Any] = self.day(on)
            diary = dict(old.get("diary", {}))
            tasks = diary.get("tasks", [])
            if text in [task["text"] for task in tasks]:
                return
            diary["tasks"] = [*tasks, {"text": text, "done": False}]
            self._put_day(change, on, {**old, "diary": diary})

    def _put_day(self, change: Change, on: date, day: Mapping[str, Any]) -> None:
        document: dict[str, Any] | None = None
        if day["marks"] or day.get("diary") or day.get("notes") or day.get("amounts"):
            document = {**day, "updated": utc_stamp(self.clock.now())}
        change.put(month_file(month_of(on)), "days", on.isoformat(), document)

    def add_reply(
        self,
        text: str,
        sender: str,
        *,
        week: str | None = None,
        date: str | None = None,
        **more: str,
    ) -> str:
        """Keep what a coach wrote about a week (`2026-W47`) or a day's entry; returns its id.

        `more` are `what` (stroke, note), `month` of a note and `about`, what of mine it answers.
        """
        with self.store.change(_("reply of {sender}").format(sender=sender)) as change:
            key = next_key("y", self.replies())
            reply = {"text": text, "sender": sender, "week": week, "date": date, "seen": False}
            change.put(REPLIES, "replies", key, {**reply, **more})
        return key

    def drop_reply(self, key: str) -> None:
        """Keep a reply no longer, because a later one takes its place."""
        with self.store.unlogged_change() as change:
            change.put(REPLIES, "replies", key, None)

    def see_reply(self, key: str) -> None:
        """Note that a reply was read."""
        with self.store.unlogged_change() as change:
            reply = change.get(REPLIES, "replies", key)
            if reply is None:
                raise Refused(_("There is no reply {id}.").format(id=key))
            change.put(REPLIES, "replies", key, {**reply, "seen": True})

    def undo(self) -> str | None:
        """Take the last change back, whatever it was; returns what it was, None if nothing."""
        return undo.take_back(self.store)


def _marked(
    day: Mapping[str, Any], routine: str, code: int | None, extras: Mapping[str, Any]
) -> dict[str, Any]:
    """Return `day` with one routine marked; without a mark its note, reason and amount go too."""
    new = {**day, "marks": _without(day["marks"], routine)}
    if code is not None:
        new["marks"][routine] = code
    for field, value in extras.items():
        if code is None:
            new = _with(new, field, _without(day.get(field, {}), routine))
        elif value is not None and value != "":
            new[field] = {**day.get(field, {}), routine: value}
    return new


def _said(day: Mapping[str, Any], routine: str) -> list[Any]:
    """Return all that a day says about a routine, to compare."""
    return [day.get(field, {}).get(routine) for field in ("marks", "notes", "reasons", "amounts")]


def _without(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}


def _with(document: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """Return the document with the field set, or without it when the value is empty."""
    new = {name: kept for name, kept in document.items() if name != field}
    if value is not None and value != "" and value != [] and value != {}:
        new[field] = value
    return new
