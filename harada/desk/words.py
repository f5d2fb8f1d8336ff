"""How a coach's desk says where a member stands, the same on paper, in commands and on screens.

Words only; what stage a member is at, and who needs a look, is decided in `member` and `attention`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from harada.desk.roster import Row

STAGES = {
    "invited": N_("invited, not joined yet"),
    "joined": N_("waits for your confirmation"),
    "member": N_("shares with you"),
    "declined": N_("was turned away"),
    "left": N_("has left"),
    "removed": N_("was let go"),
}
"""How far somebody is, to stand behind a name; to be translated where it is said."""

SAID = {"reply": N_("Reply"), "stroke": N_("Stroke"), "note": N_("Note of the month")}
"""What a coach wrote, by its kind; likewise."""


def heard(row: Row) -> str:
    """Return when a member was last heard, or how far they are in."""
    if row.member.stage == "invited":
        return _("invited")
    if row.member.stage == "joined":
        return _("to confirm")
    days = row.days_silent
    if days is None:
        return "–"
    if days == 0:
        return _("today")
    return ngettext("{n} day", "{n} days", days).format(n=days)
