"""How things stand with one coach, within a sentence, for the screen and for commands alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.sharing.consent import holds

if TYPE_CHECKING:
    from harada.sharing.box import Box


def state_of(box: Box, today: date) -> str:
    """Return how things stand between the person and the coach of a box."""
    if box["state"] == "closed":
        return _ended(box)
    if box["state"] == "joined":
        return _("waiting for the coach to confirm")
    if not holds(box, today):
        return _("your consent ended on {day}").format(day=long_date(box["until"] or ""))
    return _("confirmed") if box["level"] else _("confirmed, nothing is shared")


def _ended(box: Box) -> str:
    day = long_date((box["closed"] or box["invited"])[:10])
    if box["left"] == "peer":
        return _("ended by the coach on {day}").format(day=day)
    if box["erase"] and box["erased"] is None:
        return _("ended by you on {day}, erasing under way").format(day=day)
    return _("ended by you on {day}").format(day=day)
