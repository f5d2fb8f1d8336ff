"""A consent of the employee: its level, its last day, mood or not, and which routines are named.

Changing one takes effect at once on this side: what waits and would say more than is agreed now is
taken back before it can leave (SHARING.md 2.7, case 36), and is made anew under the new consent.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from harada.i18n import _
from harada.notebook.errors import Misuse
from harada.sharing.levels import HIGHEST, NOTHING, is_over
from harada.sharing.standing import put, standing_of

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook
    from harada.sharing.box import Box, Item
    from harada.sharing.mailbox import Mailbox

OF_DAYS = frozenset({"summary", "entry", "snapshot"})
"""What tells of the person's days, and rests on a consent that holds."""


class Consent(NamedTuple):
    """What a person agrees to share with one coach."""

    level: int
    until: date | None = None
    """The last day it holds; None until the person says otherwise."""
    mood: bool = False
    routines: tuple[str, ...] = ()
    """The ids of the routines that level 4 shows."""

    def last_day(self) -> str | None:
        """The last day as ISO, None without one."""
        return None if self.until is None else self.until.isoformat()


def checked(notebook: Notebook, consent: Consent) -> Consent:
    """Return a consent that can be given; raises `Misuse` for a level or day that can't be."""
    if not 0 <= consent.level <= HIGHEST:
        raise Misuse(_("The levels are 0 to {highest}.").format(highest=HIGHEST))
    if is_over(consent.until, notebook.today()):
        raise Misuse(_("{day} has passed: a consent ends today or later.").format(
            day=consent.last_day()))  # fmt: skip
    for key in consent.routines:
        if key not in notebook.routines():
            raise Misuse(_("There is no routine {id}.").format(id=key))
    return consent


def consent_of(notebook: Notebook, box: Box) -> Consent:
    """The consent that stands in a box, whether it still holds or not."""
    until = None if box["until"] is None else date.fromisoformat(box["until"])
    routines = tuple(standing_of(notebook.store, box)["routines"])
    return Consent(box["level"], until, box["mood"], routines)


def holds(box: Box, today: date) -> bool:
    """Whether the consent in a box has not ended."""
    return not is_over(None if box["until"] is None else date.fromisoformat(box["until"]), today)


def agree(notebook: Notebook, mailbox: Mailbox, consent: Consent) -> list[Item]:
    """Give a new consent in the place of the old one; returns what was taken back unsent.

    Where nothing was shared before, weeks count from this one on: those in between stay untold.
    At level 0 what was chosen one by one and still waits is taken back too: nothing is nothing.
    """
    box = mailbox.state
    today = notebook.today()
    begins = consent.level > 0 and not (box["level"] > 0 and holds(box, today))
    with notebook.store.unlogged_change() as change:
        standing = standing_of(notebook.store, box)
        fewer = not set(standing["routines"]) <= set(consent.routines)
        taken = mailbox.outbox.withdraw(
            lambda item: (
                too_much(item, consent.level, consent.mood)
                or (fewer and item["level"] == HIGHEST)
                or (consent.level == NOTHING and item["kind"] in OF_DAYS)
            )
        )
        taken += mailbox.consent(consent.level, consent.last_day(), mood=consent.mood)
        since = today.isoformat() if begins else standing["since"]
        routines = list(consent.routines)
        put(change, box["box"], {**standing, "since": since, "routines": routines})
    return taken


def hold_back(mailbox: Mailbox, today: date) -> list[Item]:
    """Take back what waits and is not agreed to any more; returns it.

    To be called before each sync: a consent may have ended while the store was out of reach.
    """
    box = mailbox.state
    if not holds(box, today):
        return mailbox.outbox.withdraw(lambda item: item["kind"] in OF_DAYS)
    return mailbox.outbox.withdraw(lambda item: too_much(item, box["level"], box["mood"]))


def too_much(item: Item, level: int, mood: bool) -> bool:
    """Whether a message says more than a consent with this level and this switch for mood."""
    if item["kind"] not in ("summary", "snapshot"):
        return False
    return item["level"] > level or (not mood and _has_mood(item))


def _has_mood(item: Item) -> bool:
    body = json.loads(item["payload"])["body"]
    return any("mood" in each for each in body.get("summaries", [body]))
