"""Which groups of routines are folded away on Today and in the Routines; kept in the settings.

A group is folded on both screens alike. A folded group still counts in every figure; only its rows
are out of sight, and one line tells that they are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import N_
from harada.tui.commands import Command

if TYPE_CHECKING:
    from harada.tui.app import HaradaApp

SIGN = "+"
"""What stands before a folded group."""
KEY = "group:"
"""What the key of a folded group's line begins with; its id follows."""


def group_id(group: str, pillar: int | None) -> str:
    """Return the id of a group of the agenda: `focus`, `service`, `habit`, `pillar-3`, `other`."""
    if group != "pillar":
        return group
    return f"pillar-{pillar}" if pillar else "other"


def folded(app: HaradaApp) -> frozenset[str]:
    """Return the ids of the groups that are folded."""
    return frozenset(app.settings.folded.split())


def toggle(app: HaradaApp, group: str) -> None:
    """Fold a group, or unfold it, and keep that."""
    now = folded(app) ^ {group}
    app.keep_setting("folded", " ".join(sorted(now)))


class Fold(Command):
    """Fold a group of routines, or unfold it."""

    id = "today.fold"
    keys = "z"
    action = "fold"
    text = N_("Fold")
    help = N_("Fold the group of routines under the cursor into one line; again unfolds it.")
    footer = False


class FoldRows(Fold):
    """The same in the Routines."""

    id = "routines.fold"
