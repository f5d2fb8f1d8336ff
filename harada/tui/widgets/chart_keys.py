"""What a person can do in the chart: its commands, and the ways about it."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command
from harada.tui.widgets.moves import move


class Mark(Command):
    """Mark the routine of a cell as done today."""

    id = "chart.mark"
    keys = "space"
    action = "mark"
    text = N_("Done")
    help = N_("Mark this cell's routine as done today; again takes the mark away.")


class Fill(Command):
    """Write in a cell."""

    id = "chart.fill"
    keys = "enter,i"
    action = "fill"
    text = N_("Write")
    help = N_("Write in this cell; Enter goes on clockwise to the next one, Escape stops.")


class Zoom(Command):
    """Look closely at one block."""

    id = "chart.zoom"
    keys = "z"
    action = "zoom"
    text = N_("Zoom")
    help = N_("Show one block large, with its texts in full; again shows the whole chart.")


class Promote(Command):
    """Start practising a cell."""

    id = "chart.promote"
    keys = "p"
    action = "promote"
    text = N_("Start")
    help = N_("Make this cell a routine, or an action with a date.")


BLOCK_LEFT = N_("Go to the block on the left.")
BLOCK_RIGHT = N_("Go to the block on the right.")

MOVES = (
    move("chart", "left", "left,h", "step(-1,0)", N_("Go to the cell on the left.")),
    move("chart", "down", "down,j", "step(0,1)", N_("Go to the cell below.")),
    move("chart", "up", "up,k", "step(0,-1)", N_("Go to the cell above.")),
    move("chart", "right", "right,l", "step(1,0)", N_("Go to the cell on the right.")),
    move("chart", "block_left", "H,shift+left", "step_block(-1,0)", BLOCK_LEFT),
    move("chart", "block_down", "J,pagedown", "step_block(0,1)", N_("Go to the block below.")),
    move("chart", "block_up", "K,pageup", "step_block(0,-1)", N_("Go to the block above.")),
    move("chart", "block_right", "L,shift+right", "step_block(1,0)", BLOCK_RIGHT),
    move("chart", "centre", "home", "centre", N_("Go to the goal in the middle.")),
)
"""The ways about the chart."""
