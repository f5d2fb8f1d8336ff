"""What a coach can do on the page of a member: one command per class, in the order of the footer.

`m` and `n` stand where the thumb finds them: a Monday's mail is read with those two and `r`.
"""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class ConfirmMember(Command):
    """Confirm who joined."""

    id = "member.confirm"
    keys = "c"
    action = "confirm"
    text = N_("Confirm")
    help = N_("Let this member in, once the fingerprint was compared over the telephone.")
    leads = True


class TurnAway(Command):
    """Turn away who joined."""

    id = "member.decline"
    keys = "x"
    action = "decline"
    text = N_("Turn away")
    help = N_("Do not let this person in, or take back an invite; nothing of them is kept.")
    leads = True


class ReadAndNext(Command):
    """Mark as read and go on."""

    id = "member.read"
    keys = "m"
    action = "read"
    text = N_("Read, next")
    help = N_("Note that this mail was read, and go on to the next; a question still waits.")


class NextOne(Command):
    """Go on and leave this one new."""

    id = "member.next"
    keys = "n"
    action = "next_mail"
    text = N_("Next")
    help = N_("Go on to the next new mail and leave this one as it is.")


class ReplyTo(Command):
    """Answer."""

    id = "member.reply"
    keys = "r"
    action = "reply"
    text = N_("Reply")
    help = N_("Answer what is under the cursor: a question, a page, a week; else write to them.")


class GiveStroke(Command):
    """Give a stroke."""

    id = "member.stroke"
    keys = "p"
    action = "stroke"
    text = N_("Stroke")
    help = N_("See somebody for what they did; a stroke that was asked for is answered by it.")


class TalkSheet(Command):
    """Show the talk sheet."""

    id = "member.talk"
    keys = "t"
    action = "talk"
    text = N_("Talk sheet")
    help = N_("Show facts and questions for a talk: what moved, what stalled, what to praise.")


class NoteOfMonth(Command):
    """Write the note of a month."""

    id = "member.note"
    keys = "o"
    action = "note"
    text = N_("Note of the month")
    help = N_("Write the two lines of a month; a later note takes the place of an earlier one.")
    footer = False


class TalkedToday(Command):
    """Note a talk."""

    id = "member.talked"
    keys = "d"
    action = "talked"
    text = N_("Talked today")
    help = N_("Note that you talked today; the next talk sheet begins there.")
    footer = False


class LookAtRow(Command):
    """Read what is under the cursor in full."""

    id = "member.look"
    keys = "enter"
    action = "look"
    text = N_("Read")
    help = N_("Show what is under the cursor in full.")
    footer = False


class MemberBefore(Command):
    """Page to the member before."""

    id = "member.before"
    keys = "left"
    action = "turn(-1)"
    text = N_("Member before")
    help = N_("Page to the member before, in the order of the roster.")
    footer = False


class MemberAfter(Command):
    """Page to the next member."""

    id = "member.after"
    keys = "right"
    action = "turn(1)"
    text = N_("Next member")
    help = N_("Page to the next member, in the order of the roster.")
    footer = False


class RemoveMember(Command):
    """Let a member go."""

    id = "member.remove"
    keys = "X"
    action = "remove"
    text = N_("Let go")
    help = N_("End the line with this member, and erase what they shared and what you wrote.")
    footer = False


class BackToDesk(Command):
    """Go back to the roster."""

    id = "member.leave"
    keys = "escape"
    action = "app.show('desk')"
    text = N_("Roster")
    help = N_("Go back to the roster.")


MEMBER: tuple[type[Command], ...] = (
    ConfirmMember,
    TurnAway,
    ReadAndNext,
    NextOne,
    ReplyTo,
    GiveStroke,
    TalkSheet,
    NoteOfMonth,
    TalkedToday,
    LookAtRow,
    MemberBefore,
    MemberAfter,
    RemoveMember,
    BackToDesk,
)
"""All of them."""
