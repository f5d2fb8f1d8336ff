"""What a person can do in the Routines: the commands of the screen `routines`."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui import folding
from harada.tui.commands import Command


class DayMissed(Command):
    """Mark a routine as missed on a day."""

    id = "routines.missed"
    keys = "x"
    action = "mark(2)"
    text = N_("Missed")
    help = N_("Say that this routine was not kept on this day; again takes it back.")


class DayAllDone(Command):
    """Mark the rest of a group as done on a day."""

    id = "routines.all"
    keys = "A"
    action = "finish_group"
    text = N_("All done")
    help = N_("Mark all of this group that nothing was said about on this day as done.")
    footer = False


class DayRest(Command):
    """Mark a routine as at rest on a day."""

    id = "routines.rest"
    keys = "r"
    action = "mark(3)"
    text = N_("Rest")
    help = N_("Say that this is a rest day for the routine; it leaves every figure as it is.")


class DayNote(Command):
    """Write a note beside a routine on a day."""

    id = "routines.note"
    keys = "n"
    action = "note"
    text = N_("Note")
    help = N_("Write a line beside this routine on this day; such days are underlined.")


class Why(Command):
    """Say why a routine was missed."""

    id = "routines.why"
    keys = "w"
    action = "why"
    text = N_("Why")
    help = N_("Say in one key what came in between, if you like; it is counted for you alone.")
    footer = False


class Reasons(Command):
    """Show the reasons of misses, counted."""

    id = "routines.reasons"
    keys = "o"
    action = "reasons"
    text = N_("Obstacles")
    help = N_("See what came in between most, and decide what you do when it comes again.")
    footer = False


class FillWeek(Command):
    """Type in a week of ticks."""

    id = "routines.fill"
    keys = "b"
    action = "fill_week"
    text = N_("Fill in")
    help = N_("Type in a week of ticks from paper, a key a day: o done, x missed, r rest.")
    footer = False


class Roster(Command):
    """Write the roster of shifts."""

    id = "routines.roster"
    keys = "s"
    action = "roster"
    text = N_("Shifts")
    help = N_("Write the roster of my shifts, which routines can follow, or swap some days.")
    footer = False


class PauseAll(Command):
    """Pause all routines."""

    id = "routines.pause"
    keys = "v"
    action = "pause_all"
    text = N_("Leave")
    help = N_("Pause all routines for leave or illness in one go, or end a pause sooner.")
    footer = False


class Focus(Command):
    """Put a routine in the focus, or take it out."""

    id = "routines.focus"
    keys = "f"
    action = "toggle_focus"
    text = N_("Focus")
    help = N_("Put this routine among the focus rows at the top; again takes it out.")


class EditRoutine(Command):
    """Change a routine."""

    id = "routines.edit"
    keys = "e,enter"
    action = "edit"
    text = N_("Edit")
    help = N_("Change this routine: name, text, how often, first and last day, a pause.")


class RoutineThread(Command):
    """Show the thread of a routine."""

    id = "routines.thread"
    keys = "y"
    action = "thread"
    text = N_("Thread")
    help = N_("See what this serves, up to the mission, and what you did of it lately.")
    footer = False


class AddRoutine(Command):
    """Add a routine."""

    id = "routines.add"
    keys = "a"
    action = "add"
    text = N_("Add")
    help = N_("Add a routine that stands on no chart.")


class MonthBefore(Command):
    """Show the month before."""

    id = "routines.before"
    keys = "pageup"
    action = "turn(-1)"
    text = N_("Month before")
    help = N_("Show the month before this one.")
    footer = False


class MonthAfter(Command):
    """Show the month after."""

    id = "routines.after"
    keys = "pagedown"
    action = "turn(1)"
    text = N_("Month after")
    help = N_("Show the month after this one.")
    footer = False


class BackToToday(Command):
    """Go to today."""

    id = "routines.today"
    keys = "t"
    action = "today"
    text = N_("To today")
    help = N_("Go to today, in this month or back from another.")
    footer = False


KEYS: tuple[type[Command], ...] = (
    DayMissed,
    DayRest,
    DayAllDone,
    DayNote,
    Why,
    Reasons,
    FillWeek,
    Roster,
    PauseAll,
    Focus,
    EditRoutine,
    RoutineThread,
    AddRoutine,
    MonthBefore,
    MonthAfter,
    BackToToday,
    folding.FoldRows,
)
"""In the order of the footer."""
