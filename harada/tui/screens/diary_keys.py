"""What a person can do on the diary page: the commands of the screen `diary`."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class DayBefore(Command):
    """Go to the page of the day before."""

    id = "diary.before"
    keys = "left"
    action = "turn(-1)"
    text = N_("Day before")
    help = N_("Go to the page of the day before.")


class DayAfter(Command):
    """Go to the page of the day after."""

    id = "diary.after"
    keys = "right"
    action = "turn(1)"
    text = N_("Day after")
    help = N_("Go to the page of the day after, tomorrow at most.")


class Calendar(Command):
    """Choose a day from a month."""

    id = "diary.calendar"
    keys = "c"
    action = "calendar"
    text = N_("Calendar")
    help = N_("Choose a day from a month; days with an entry are marked.")


class Search(Command):
    """Look through the diary."""

    id = "diary.search"
    keys = "s,slash"
    action = "search"
    text = N_("Look back")
    help = N_("Look through all years while you type; Tab reads good things and questions again.")


class OwnPrompts(Command):
    """Change the questions of one's own."""

    id = "diary.prompts"
    keys = "p"
    action = "prompts"
    text = N_("My questions")
    help = N_("Add or change questions of my own, for every page or as a template for some.")
    footer = False


class TurnTemplate(Command):
    """Take the next template."""

    id = "diary.template"
    keys = "t"
    action = "turn_template"
    text = N_("Template")
    help = N_("Take the next set of my own questions, for this day and those to come.")
    footer = False


class SharePage(Command):
    """Send this page to a coach."""

    id = "diary.share"
    keys = "e"
    action = "share"
    text = N_("Share")
    help = N_("Send this page, or some of its lines, to your coach: you see it and type a word.")
    footer = False


class Today(Command):
    """Go back to the page of today."""

    id = "diary.today"
    keys = "home"
    action = "turn_to_today"
    text = N_("Page of today")
    help = N_("Go back to the page of today.")
    footer = False


class ChangeDepth(Command):
    """Change the depth of the page."""

    id = "diary.depth"
    keys = "ctrl+g,d"
    action = "change_depth"
    text = N_("Depth")
    help = N_("Four lines, planner or full; what is written stays in each.")


class RedoTomorrow(Command):
    """Make tomorrow's task of the redo line."""

    id = "diary.redo"
    keys = "ctrl+r"
    action = "redo_tomorrow"
    text = N_("Do it tomorrow")
    help = N_("Make a task for tomorrow of what I would do differently.")


class Tick(Command):
    """Tick the task in which one writes."""

    id = "diary.tick"
    keys = "ctrl+y"
    action = "tick"
    text = N_("Task done")
    help = N_("Tick the task in which the cursor stands; again takes it back.")


class ScrollUp(Command):
    """Read further up."""

    id = "diary.up"
    keys = "up,k"
    action = "scroll(-1)"
    text = N_("Up")
    help = N_("Move the page up a line while reading.")
    footer = False
    palette = False


class ScrollDown(Command):
    """Read further down."""

    id = "diary.down"
    keys = "down,j"
    action = "scroll(1)"
    text = N_("Read on")
    help = N_("Move the page down a line while reading; end goes to its end.")
    palette = False


class ScrollToEnd(Command):
    """Go to the end of the page."""

    id = "diary.end"
    keys = "end"
    action = "scroll(10000)"
    text = N_("Last")
    help = N_("Go to the end of the page while reading.")
    footer = False
    palette = False


class ScrollPageUp(Command):
    """Read a screen further up."""

    id = "diary.page_up"
    keys = "pageup"
    action = "scroll_page(-1)"
    text = N_("Page up")
    help = N_("Move the page up by what is seen of it, in a text too.")
    footer = False
    palette = False


class ScrollPageDown(Command):
    """Read a screen further down."""

    id = "diary.page_down"
    keys = "pagedown"
    action = "scroll_page(1)"
    text = N_("Page down")
    help = N_("Move the page down by what is seen of it, in a text too.")
    footer = False
    palette = False


class Leave(Command):
    """Leave the text for the bar with the day."""

    id = "diary.escape"
    keys = "escape"
    action = "leave_text"
    text = N_("Stop")
    help = N_("Leave the text for the line with the day, where single letters are keys.")
    palette = False


class Write(Command):
    """Begin to write."""

    id = "diary.write"
    keys = "enter"
    action = "write"
    text = N_("Write")
    help = N_("Begin to write in the first empty line.")
    palette = False


KEYS: tuple[type[Command], ...] = (
    RedoTomorrow,
    Tick,
    ChangeDepth,
    Leave,
    Write,
    DayBefore,
    DayAfter,
    ScrollDown,
    ScrollUp,
    ScrollPageDown,
    ScrollPageUp,
    ScrollToEnd,
    Calendar,
    Search,
    OwnPrompts,
    TurnTemplate,
    SharePage,
    Today,
)
"""In the order of the footer."""
