"""What a person can do with a cell in the Window, besides what the chart itself can."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class CellMissed(Command):
    """Mark a cell's routine as missed."""

    id = "window.missed"
    keys = "x"
    action = "mark(2)"
    text = N_("Missed")
    help = N_("Say that this cell's routine was not kept today; again takes it back.")


class CellRest(Command):
    """Mark a cell's routine as at rest."""

    id = "window.rest"
    keys = "r"
    action = "mark(3)"
    text = N_("Rest")
    help = N_("Say that today is a rest day for this routine; it leaves every figure as it is.")


class CellNote(Command):
    """Write a note beside a cell's routine."""

    id = "window.note"
    keys = "n"
    action = "note"
    text = N_("Note")
    help = N_("Write a line beside this cell's routine: how it went, or why not.")


class CellState(Command):
    """Say how a cell stands."""

    id = "window.state"
    keys = "d"
    action = "state"
    text = N_("State")
    help = N_("Say that this cell waits, is a habit, is done, or is dropped.")


class PickUp(Command):
    """Pick up a cell or a pillar."""

    id = "window.pick_up"
    keys = "m"
    action = "pick_up"
    text = N_("Move")
    help = N_("Pick up this cell, or a whole pillar; where you put it down, both change places.")


class PutDown(Command):
    """Put down what was picked up."""

    id = "window.put_down"
    keys = "enter,m,space"
    action = "put_down"
    text = N_("Put down")
    help = N_("Put down here what you carry; what stands here goes to where that came from.")
    leads = True
    palette = False


class LetGo(Command):
    """Leave what was picked up where it stands."""

    id = "window.let_go"
    keys = "escape"
    action = "let_go"
    text = N_("Leave it")
    help = N_("Leave what you carry where it stands.")
    leads = True
    palette = False


class Suggest(Command):
    """Offer cells to start next."""

    id = "window.suggest"
    keys = "s"
    action = "suggest"
    text = N_("What next")
    help = N_("See a handful of waiting cells to start next, from where your chart lives least.")


class EditCell(Command):
    """Change a cell's routine."""

    id = "window.edit"
    keys = "e"
    action = "edit"
    text = N_("Routine")
    help = N_("Change this cell's routine: how often, a version of two minutes, a pause.")
    footer = False


class CellThread(Command):
    """Show the thread of a cell."""

    id = "window.thread"
    keys = "y"
    action = "thread"
    text = N_("Thread")
    help = N_("See what this serves, up to the mission, and what you did of it lately.")
    footer = False


class Earlier(Command):
    """Compare the chart with how it was."""

    id = "window.earlier"
    keys = "v"
    action = "earlier"
    text = N_("Earlier")
    help = N_("Put the chart of three months ago, or of another day, beside that of today.")


class KeepVersion(Command):
    """Keep the chart as it stands."""

    id = "window.keep_version"
    keys = "V"
    action = "keep_version"
    text = N_("Keep a version")
    help = N_("Keep the chart as it stands today as an earlier version, to look back at.")
    footer = False


class Charts(Command):
    """Use another chart."""

    id = "window.charts"
    keys = "c"
    action = "charts"
    text = N_("My charts")
    help = N_("Use another of your charts, or begin one; routines of the others go on.")
    footer = False


class PillarAspect(Command):
    """Say what a pillar is about."""

    id = "window.aspect"
    keys = "a"
    action = "aspect"
    text = N_("Aspect")
    help = N_("Say whether this pillar is about spirit, skill, body or life; again for the next.")
    footer = False


class BlockTime(Command):
    """Write a block in four minutes."""

    id = "window.time"
    keys = "t"
    action = "time"
    text = N_("4 minutes")
    help = N_("Write this block with four minutes on the clock; nothing stops when they are over.")
    footer = False


class Whole(Command):
    """Show the whole chart again."""

    id = "window.whole"
    keys = "escape"
    action = "whole"
    text = N_("Whole chart")
    help = N_("Show the whole chart again.")
    footer = False
    palette = False


KEYS: tuple[type[Command], ...] = (
    CellMissed,
    CellRest,
    CellNote,
    CellState,
    PutDown,
    LetGo,
    PickUp,
    Suggest,
    EditCell,
    CellThread,
    Earlier,
    KeepVersion,
    Charts,
    PillarAspect,
    BlockTime,
    Whole,
)
"""The commands of the Window in the order of the footer."""
