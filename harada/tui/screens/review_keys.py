"""What a person can do in the review: one command per class, in the order of the footer."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.commands import Command


class ShowWeek(Command):
    """Review a week."""

    id = "review.week"
    keys = "w"
    action = "period('week')"
    text = N_("Week")
    help = N_("Look back on the week.")


class ShowMonth(Command):
    """Review a month."""

    id = "review.month"
    keys = "m"
    action = "period('month')"
    text = N_("Month")
    help = N_("Look back on the month.")


class ShowQuarter(Command):
    """Review a quarter."""

    id = "review.quarter"
    keys = "Q"
    action = "period('quarter')"
    text = N_("Quarter")
    help = N_("Look back on the quarter.")


class PeriodBefore(Command):
    """Page to the period before."""

    id = "review.before"
    keys = "left"
    action = "turn(-1)"
    text = N_("Earlier")
    help = N_("Page to the week, month or quarter before.")
    footer = False


class PeriodAfter(Command):
    """Page to the period after."""

    id = "review.after"
    keys = "right"
    action = "turn(1)"
    text = N_("Later")
    help = N_("Page to the week, month or quarter after.")
    footer = False


class EarlierReviews(Command):
    """Choose an earlier review."""

    id = "review.list"
    keys = "l"
    action = "earlier"
    text = N_("Earlier reviews")
    help = N_("Choose one of the reviews you wrote, and read it again.")
    footer = False


class WriteWords(Command):
    """Write what I say of the period."""

    id = "review.write"
    keys = "e"
    action = "write"
    text = N_("Write")
    help = N_("Write what was good, what you would redo and what comes next; Escape goes back.")


class CallHabit(Command):
    """Call a routine a habit."""

    id = "review.habit"
    keys = "h"
    action = "outcome('habit')"
    text = N_("Habit")
    help = N_("Call this routine a habit: it leaves the focus rows and makes room.")


class Smaller(Command):
    """Make a routine smaller."""

    id = "review.smaller"
    keys = "s"
    action = "outcome('smaller')"
    text = N_("Smaller")
    help = N_("Make this routine so small that it cannot fail; its marks stay.")


class LetGo(Command):
    """Let go of a routine or a dated action."""

    id = "review.let_go"
    keys = "x"
    action = "outcome('let_go')"
    text = N_("Let go")
    help = N_("Keep this no longer; what was marked stays, and its cell is free.")


class SwapIn(Command):
    """Begin the suggested cell in a routine's place."""

    id = "review.swap"
    keys = "p"
    action = "outcome('swap')"
    text = N_("Swap")
    help = N_("Begin the waiting cell named at the end of the line in the place of this routine.")


class Counter(Command):
    """Decide what I do when a reason comes again."""

    id = "review.counter"
    keys = "c"
    action = "outcome('counter')"
    text = N_("If it comes again")
    help = N_("Decide what you do when this reason comes again; it is written on the sheet.")


class AskedNow(Command):
    """Note that a supporter was asked."""

    id = "review.asked"
    keys = "a"
    action = "outcome('asked')"
    text = N_("Asked")
    help = N_("Note on the sheet that you have asked this supporter today.")


class FinishLate(Command):
    """Finish a dated action."""

    id = "review.finish"
    keys = "d"
    action = "outcome('finish')"
    text = N_("Done")
    help = N_("Say that this dated action is done.")


class LateDay(Command):
    """Give a dated action another day."""

    id = "review.day"
    keys = "b"
    action = "outcome('another_day')"
    text = N_("Another day")
    help = N_("Say by which other day this dated action is to be done.")


class LookAt(Command):
    """Look at the thing under the cursor."""

    id = "review.look"
    keys = "enter"
    action = "look"
    text = N_("Look")
    help = N_("Show the thread of this thing, or the whole line of the diary.")
    footer = False


class LeaveWords(Command):
    """Go back."""

    id = "review.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Go back to the facts; from there, to Today.")
    footer = False
    palette = False


REVIEW: tuple[type[Command], ...] = (
    CallHabit,
    Smaller,
    SwapIn,
    LetGo,
    Counter,
    AskedNow,
    FinishLate,
    LateDay,
    WriteWords,
    ShowWeek,
    ShowMonth,
    ShowQuarter,
    PeriodBefore,
    PeriodAfter,
    EarlierReviews,
    LookAt,
    LeaveWords,
)
"""All of them."""
