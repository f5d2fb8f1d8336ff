"""What a person can do on the Coach screen: one command per class, in the order of the footer."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class AnswerInvite(Command):
    """Answer an invite."""

    id = "coach.join"
    keys = "i"
    action = "join"
    text = N_("Answer an invite")
    help = N_("Read a coach’s invite, see what each level shares, and choose; nothing leaves yet.")


class SendAndReceive(Command):
    """Send what is due and look for replies."""

    id = "coach.sync"
    keys = "s"
    action = "sync"
    text = N_("Send and receive")
    help = N_("Send the weeks that are over and what waits, and fetch what your coach wrote.")


class ShowPreview(Command):
    """Show what goes next."""

    id = "coach.preview"
    keys = "p"
    action = "preview"
    text = N_("Preview")
    help = N_("Show exactly what your coach will see, before it goes.")


class ChangeLevel(Command):
    """Change what is shared."""

    id = "coach.level"
    keys = "l"
    action = "level"
    text = N_("Level")
    help = N_("Share more or less from now on, and until when; you see the real content first.")


class ShareEntry(Command):
    """Share one diary entry."""

    id = "coach.entry"
    keys = "e"
    action = "entry"
    text = N_("Diary entry")
    help = N_("Send one diary entry, or some of its lines: you see the text and type a word.")


class AskCoach(Command):
    """Ask the coach for something."""

    id = "coach.ask"
    keys = "a"
    action = "ask"
    text = N_("Ask")
    help = N_("Ask a question, for a stroke or for support, or tell of an obstacle.")


class ShowLog(Command):
    """Show all that ever left."""

    id = "coach.log"
    keys = "o"
    action = "log"
    text = N_("What left")
    help = N_("List all that ever left this notebook, each to be opened word for word.")


class EraseItem(Command):
    """Erase what is under the cursor."""

    id = "coach.erase"
    keys = "x"
    action = "erase"
    text = N_("Erase")
    help = N_("Take this back: it goes from the store, and your coach’s copy when it next looks.")


class OpenRow(Command):
    """Open what is under the cursor."""

    id = "coach.open"
    keys = "enter"
    action = "open"
    text = N_("Open")
    help = N_("Open what is under the cursor; a reply is seen then.")
    footer = False


class CoachBefore(Command):
    """Show the coach before."""

    id = "coach.before"
    keys = "left"
    action = "turn(-1)"
    text = N_("Coach before")
    help = N_("Show the coach before this one.")
    footer = False


class CoachAfter(Command):
    """Show the next coach."""

    id = "coach.after"
    keys = "right"
    action = "turn(1)"
    text = N_("Next coach")
    help = N_("Show the next of your coaches.")
    footer = False


class ByItself(Command):
    """Let the app send and look by itself, or not."""

    id = "coach.auto"
    keys = "b"
    action = "by_itself"
    text = N_("By itself")
    help = N_("Choose whether the app sends a week that is over and looks for replies by itself.")
    footer = False


class ShowRecovery(Command):
    """Show the recovery text."""

    id = "coach.recovery"
    keys = "R"
    action = "recovery"
    text = N_("Recovery text")
    help = N_("Show the text that brings your key back on another machine; write it on paper.")
    footer = False


class LeaveCoach(Command):
    """Stop sharing."""

    id = "coach.leave"
    keys = "X"
    action = "part"
    text = N_("Stop sharing")
    help = N_("Stop sharing with this coach; all that was sent can be erased too.")
    footer = False


COACH: tuple[type[Command], ...] = (
    SendAndReceive,
    ShowPreview,
    ChangeLevel,
    ShareEntry,
    AskCoach,
    ShowLog,
    EraseItem,
    AnswerInvite,
    OpenRow,
    CoachBefore,
    CoachAfter,
    ByItself,
    ShowRecovery,
    LeaveCoach,
)
"""All of them."""
