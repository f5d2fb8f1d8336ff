"""The diary entry of the sheet format and the coach's reply that stands with it."""

from __future__ import annotations

from datetime import date

from harada.exchange.draft import Document, Draft
from harada.exchange.fields import Entry
from harada.i18n import _
from harada.method.day import iso_week

_TEXTS = {
    "phrase": "phrase",
    "inspiring": "inspiring",
    "good": "good",
    "challenge": "challenge",
    "redo": "redo",
    "gratitude": "thanks",
    "coach_question": "question",
    "text": "text",
}
_SCORES = ("mental", "body", "work", "relations", "life", "learning", "routines", "overall")


def read_diary(entry: Entry, draft: Draft) -> None:
    """Put the entry and the reply in the draft; nothing where the file has no diary."""
    if not entry.fields:
        return
    on = entry.day("date")
    if on is None:
        entry.wrong("date", _("a diary entry needs its date, such as 2026-11-22"))
        return
    diary = _diary(entry)
    if diary:
        draft.tables["days"][on] = {"marks": {}, "diary": {"depth": "full", **diary}}
    reply = entry.text("coach_reply")
    if reply:
        written = {
            "text": reply,
            "sender": "coach",
            "week": iso_week(date.fromisoformat(on)),
            "date": on,
            "seen": False,
        }
        draft.add("replies", "y", written)
    entry.warn_of_unknown()


def _diary(entry: Entry) -> Document:
    diary: Document = {}
    for theirs, ours in _TEXTS.items():
        text = entry.text(theirs)
        if text:
            diary[ours] = text
    tasks = [{"text": text, "done": False} for text in entry.lines("top5")]
    if tasks:
        diary["tasks"] = tasks
    hours = [_hour(row) for row in entry.entries("plan_vs_actual")]
    if hours:
        diary["hours"] = hours
    scores = _scores(entry.entry("scores"))
    if scores:
        diary["scores"] = scores
    return diary


def _hour(row: Entry) -> Document:
    hour = {key: row.text(key) for key in ("time", "plan", "actual", "reflection")}
    row.warn_of_unknown()
    return hour


def _scores(entry: Entry) -> dict[str, int]:
    found = {name: entry.whole_number(name, 1, 5) for name in _SCORES}
    entry.warn_of_unknown()
    return {name: score for name, score in found.items() if score is not None}
