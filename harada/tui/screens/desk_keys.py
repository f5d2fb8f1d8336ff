"""What a coach can do on the roster: one command per class, in the order of the footer."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class NextMail(Command):
    """Go to the next mail that is new."""

    id = "desk.next"
    keys = "n"
    action = "next_mail"
    text = N_("Next that needs me")
    help = N_("Open the next member with new mail; m on their page has read it and goes on.")


class OpenMember(Command):
    """Open the page of a member."""

    id = "desk.open"
    keys = "enter"
    action = "open"
    text = N_("Open")
    help = N_("Open the page of the member under the cursor.")


class SyncDesk(Command):
    """Send and fetch."""

    id = "desk.sync"
    keys = "s"
    action = "sync"
    text = N_("Send and receive")
    help = N_("Send your answers and fetch what members sent; you can read on meanwhile.")


class OrderMembers(Command):
    """Change the order."""

    id = "desk.order"
    keys = "o"
    action = "order"
    text = N_("Order")
    help = N_("By name, or who needs a look first; nobody is ranked by a figure.")


class FindMember(Command):
    """Find a member by name."""

    id = "desk.find"
    keys = "slash,f"
    action = "find"
    text = N_("Find")
    help = N_("Go to a member by a part of the name.")


class InviteMember(Command):
    """Invite somebody."""

    id = "desk.invite"
    keys = "i"
    action = "invite"
    text = N_("Invite")
    help = N_("Invite somebody: the invite is written to a file that you hand over.")


DESK: tuple[type[Command], ...] = (
    NextMail,
    OpenMember,
    SyncDesk,
    OrderMembers,
    FindMember,
    InviteMember,
)
"""All of them."""
