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
    PillarAspect,
    BlockTime,
    Whole,
)
"""The commands of the Window in the order of the footer."""
