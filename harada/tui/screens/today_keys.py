"""What a person can do on Today: one command per class, in the order of the footer."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class Toggle(Command):
    """Mark what is under the cursor as done, or take that back."""

    id = "today.done"
    keys = "space"
    action = "finish"
    text = N_("Done")
    help = N_("Mark what is under the cursor as done, and go on; on a done one it takes it back.")


class AllDone(Command):
    """Mark the rest of a group as done."""

    id = "today.all"
    keys = "A"
    action = "finish_group"
    text = N_("All done")
    help = N_("Mark all of this group that nothing was said about as done, with one key.")
    footer = False


class Missed(Command):
    """Mark a routine as missed."""

    id = "today.missed"
    keys = "x"
    action = "mark(2)"
    text = N_("Missed")
    help = N_("Say that this routine was not kept today; again takes it back.")


class Rest(Command):
    """Mark a routine as at rest."""

    id = "today.rest"
    keys = "r"
    action = "mark(3)"
    text = N_("Rest")
    help = N_("Say that today is a rest day for this routine; it leaves every figure as it is.")


class Note(Command):
    """Write a note beside a routine."""

    id = "today.note"
    keys = "n"
    action = "note"
    text = N_("Note")
    help = N_("Write a line beside this routine: how it went, or why not.")


class AnotherDay(Command):
    """Give a dated action another day."""

    id = "today.day"
    keys = "b"
    action = "another_day"
    text = N_("Another day")
    help = N_("Say by which other day this dated action is to be done.")


class Why(Command):
    """Say why a routine was missed."""

    id = "today.why"
    keys = "w"
    action = "why"
    text = N_("Why")
    help = N_("Say in one key what came in between, if you like; it is counted for you alone.")
    footer = False


class Open(Command):
    """Open what is under the cursor."""

    id = "today.open"
    keys = "enter"
    action = "open"
    text = N_("Open")
    help = N_("Open what is under the cursor: the thread of a routine, a reply, the diary.")
    footer = False


class AddTask(Command):
    """Add a task to today."""

    id = "today.task"
    keys = "a"
    action = "add_task(0)"
    text = N_("Task")
    help = N_("Add a task for today.")


class PlanTomorrow(Command):
    """Add a task to tomorrow."""

    id = "today.tomorrow"
    keys = "t"
    action = "add_task(1)"
    text = N_("Tomorrow")
    help = N_("Plan a task for tomorrow.")


TODAY: tuple[type[Command], ...] = (
    Toggle,
    AllDone,
    Missed,
    Rest,
    Note,
    AnotherDay,
    Why,
    Open,
    AddTask,
    PlanTomorrow,
)
"""All of them."""
