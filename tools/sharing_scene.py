"""A coach with a few members who do not exist, for the pictures of Coach and Desk.

Each member is the demo's person with another name and fewer days, so that the figures differ. The
first passes a file by hand, the others share a folder; all of it really goes there, as it does for
people. Not the demo, which has no coach.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from harada.desk.desk import Desk
from harada.exchange.demo import write_demo
from harada.exchange.places import file_of
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.sharing.choice import question
from harada.sharing.consent import Consent
from harada.sharing.person import Sharing


class Member(NamedTuple):
    """Somebody at the desk."""

    name: str
    level: int
    every: int
    """Days of the month that divide by it have no marks."""
    silent_days: int = 0
    """For so many days nothing was heard of them."""
    question: str = ""


MEMBERS = (
    Member("Robin", 3, 8),
    Member("Aysel", 2, 5, question="How do I begin again after a week of night shifts?"),
    Member("Jonas", 1, 5, silent_days=17),
    Member("Mei", 2, 17),
    Member("Tomas", 2, 2),
)
"""The first, and those who share a folder."""

_WEEKS = 12
_CONSENT_ENDS = timedelta(days=100)


def coached(place: Path, evening: datetime) -> tuple[Notebook, Notebook]:
    """Return the notebook of the first member and that of the coach, as they are that evening."""
    folder, file = place / "shared", str(place / "robin.harada")
    folder.mkdir()
    paired = evening - timedelta(weeks=_WEEKS)
    homes = {member.name: _home(place, member, evening) for member in MEMBERS}
    first, home = MEMBERS[0].name, place / "coach"
    _at(home, paired).create(name="Bo", language="en")
    for member in MEMBERS:
        by_hand = member.name == first
        invite = Desk(_at(home, paired)).invite(
            member.name, None if by_hand else f"folder:{folder}"
        )
        sharing = Sharing(_at(homes[member.name], paired))
        consent = Consent(member.level, (evening + _CONSENT_ENDS).date())
        box = sharing.join(sharing.offer(invite.invite), consent)
        sharing.sync(box, file if by_hand else None)
    _round(home, paired, file)
    for member in MEMBERS:
        Desk(_at(home, paired)).confirm(member.name)
    _round(home, paired, file)
    for member in sorted(MEMBERS, key=lambda one: -one.silent_days):
        moment = evening - timedelta(days=member.silent_days)
        _tell(_at(homes[member.name], moment), member, file if member.name == first else None)
        _round(home, moment, file)
    Desk(_at(home, evening)).reply_to_week(
        first, "2026-W46", "Well kept, in a full week. What helped most?"
    )
    _round(home, evening, file)
    sharing = Sharing(_at(homes[first], evening))
    sharing.sync(sharing.coach(None), file)
    return _at(homes[first], evening), _at(home, evening)


def _round(coach: Path, moment: datetime, file: str) -> None:
    """Let the coach fetch and send, by the folder and by the file."""
    Desk(_at(coach, moment)).sync()
    Desk(_at(coach, moment)).sync(bundle=file)


def _tell(notebook: Notebook, member: Member, file: str | None) -> None:
    """Let a member send all that is due, and what they ask."""
    sharing = Sharing(notebook)
    sharing.sync(sharing.coach(None), file)
    box = sharing.coach(None)
    sharing.send_weeks(box, sharing.due(box))
    if member.question:
        sharing.send_choice(box, question(member.question))
    sharing.sync(box, file)


def _home(place: Path, member: Member, evening: datetime) -> Path:
    """Write the notebook of a member and return where it is."""
    home = place / member.name.lower()
    notebook = write_demo(home, FixedClock(evening), "en")
    today = notebook.today()
    with notebook.store.unlogged_change() as change:
        change.put(
            file_of("profile", "me"), "profile", "me", {**notebook.profile(), "name": member.name}
        )
        for iso, day in notebook.days(today - timedelta(weeks=40), today).items():
            if int(iso[-2:]) % member.every == 0:
                change.put(file_of("days", iso), "days", iso, {**day, "marks": {}})
    return home


def _at(home: Path, moment: datetime) -> Notebook:
    return Notebook(str(home), FixedClock(moment))
