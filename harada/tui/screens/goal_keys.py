"""What a person can do on the goal sheet: the commands of the screen `goal` and of its page."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class EditField(Command):
    """Edit the field under the cursor."""

    id = "goal.edit"
    keys = "enter"
    action = "screen.edit"
    text = N_("Edit")
    help = N_("Edit the field under the cursor; what you type is saved at once.")


class AddLevel(Command):
    """Add a level."""

    id = "goal.level_add"
    keys = "a"
    action = "screen.add_level"
    text = N_("Add a level")
    help = N_("Add a level to the goal, and write what it says.")


class RenameLevel(Command):
    """Give a level another name."""

    id = "goal.level_name"
    keys = "n"
    action = "screen.rename_level"
    text = N_("Name")
    help = N_("Give this level another name; what it says stays.")


class DropLevel(Command):
    """Take a level off the sheet."""

    id = "goal.level_drop"
    keys = "d,delete"
    action = "screen.drop_level"
    text = N_("Take off")
    help = N_("Take this level off the sheet; u brings it back.")
    footer = False


class SheetThread(Command):
    """Show the thread of the goal."""

    id = "goal.thread"
    keys = "y"
    action = "screen.thread"
    text = N_("Thread")
    help = N_("See what your goal serves, up to the mission, and what comes of it.")
    footer = False


class LeaveEditor(Command):
    """Go back to reading."""

    id = "goal.leave"
    keys = "escape"
    action = "stop_editing"
    text = N_("Finish")
    help = N_("Leave the field and go back to reading the sheet.")
    palette = False


class FieldUp(Command):
    """Go to the field above."""

    id = "goal.up"
    keys = "up,k"
    action = "move(-1)"
    text = N_("Up")
    help = N_("Go to the field above.")
    footer = False
    palette = False


class FieldDown(Command):
    """Go to the field below."""

    id = "goal.down"
    keys = "down,j"
    action = "move(1)"
    text = N_("Down")
    help = N_("Go to the field below.")
    footer = False
    palette = False


class SectionUp(Command):
    """Go to the section before."""

    id = "goal.section_up"
    keys = "pageup,left"
    action = "section(-1)"
    text = N_("Section before")
    help = N_("Go to the section before.")
    footer = False
    palette = False


class SectionDown(Command):
    """Go to the next section."""

    id = "goal.section_down"
    keys = "pagedown,right"
    action = "section(1)"
    text = N_("Next section")
    help = N_("Go to the next section.")
    footer = False
    palette = False


class TopOfSheet(Command):
    """Go to the goal."""

    id = "goal.top"
    keys = "home"
    action = "move(-1000)"
    text = N_("Top")
    help = N_("Go to the top of the sheet.")
    footer = False
    palette = False


class EndOfSheet(Command):
    """Go to the end."""

    id = "goal.end"
    keys = "end"
    action = "move(1000)"
    text = N_("End")
    help = N_("Go to the end of the sheet.")
    footer = False
    palette = False


ON_PAGE: tuple[type[Command], ...] = (
    EditField,
    AddLevel,
    RenameLevel,
    DropLevel,
    SheetThread,
    FieldUp,
    FieldDown,
    SectionUp,
    SectionDown,
    TopOfSheet,
    EndOfSheet,
)
"""What the page that is read takes, in the order of the footer."""
