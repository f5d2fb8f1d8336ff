"""What a person can do in the app: one `Command` class per action, said once.

A command feeds its key binding, the footer, the help and the palette, so none of them can drift
from the others. This module holds the base class and the commands that work everywhere; a command
of one screen or widget stands in that screen's or widget's own file. It does nothing itself: the
work is in the `action_…` method of the screen or widget that lists the command.

How to add one, in the file of your screen or widget::

    class MarkDone(Command):
        id = "today.done"          # stable; people put it in settings.toml to choose another key
        keys = "space"             # as Textual writes keys; several with commas
        action = "mark_done"       # calls action_mark_done of the node that lists it
        text = N_("Done")          # footer and palette: one or two words
        help = N_("Mark the routine under the cursor as done; again takes it back.")

    class TodayScreen(BaseScreen):
        BINDINGS = bindings(MarkDone, …)

Texts are marked with `N_` and translated when they are shown. Rules for keys:

- Printable keys are never taken from a text field (Textual asks the field first). A widget that
  wants certain printable keys for itself overrides `check_consume_key(key, character)`: so the
  chart keeps its digits and `hjkl`, and they neither switch screens nor show in the footer there.
- Free for everyone: letters not in `EVERYWHERE`, arrows, enter, space, tab, home, end, page keys,
  delete. Taken everywhere: F1 to F9, `1` to `9`, `?`, `u`, `U`, `g`, `q`, `L`, `T`, `P`, `S`,
  `F`, `C`, `D`, `E`, `I`, ctrl+p, ctrl+t, ctrl+l, ctrl+o. Left for use inside text fields: ctrl+g,
  ctrl+n, ctrl+r, ctrl+y.
- Never ctrl+H, I, J, M, [, S, Q or Z (`FORBIDDEN`): terminals keep or confuse them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from harada.i18n import N_, _

if TYPE_CHECKING:
    from textual.binding import BindingType

FORBIDDEN = frozenset(
    {
        "ctrl+h",
        "ctrl+i",
        "ctrl+j",
        "ctrl+m",
        "ctrl+left_square_bracket",
        "ctrl+s",
        "ctrl+q",
        "ctrl+z",
    }
)
"""Keys no command may have: backspace, tab, enter, escape, flow control and suspend in disguise."""

REGISTRY: dict[str, type[Command]] = {}
"""Every command there is, by id, in the order in which the modules were loaded."""


class Command:
    """One thing a person can do. Subclasses say what; they are never instantiated."""

    id: ClassVar[str] = ""
    """Stable name, `place.action`; the key of the command in settings.toml."""
    keys: ClassVar[str] = ""
    """Keys as Textual writes them, several with commas; the first is the one shown."""
    action: ClassVar[str] = ""
    """Textual action: `mark_done` on the node that lists the command, `app.undo` on the app."""
    text: ClassVar[str] = ""
    """One or two words for footer and palette, marked with `N_`."""
    help: ClassVar[str] = ""
    """One sentence for help and palette, marked with `N_`."""
    footer: ClassVar[bool] = True
    """Whether the footer shows it; help and palette always do."""
    leads: ClassVar[bool] = False
    """Whether the footer shows it before all others: how to go on, and how to leave."""
    palette: ClassVar[bool] = True
    """Whether the palette offers it; movements of a cursor make no sense there."""

    def __init_subclass__(cls) -> None:
        """Enter the command in the registry.

        Raises ValueError for a command without texts, with a forbidden key, or with the id of
        another one.
        """
        super().__init_subclass__()
        if not (cls.id and cls.keys and cls.action and cls.text and cls.help):
            raise ValueError(f"{cls.__name__} needs id, keys, action, text and help")
        if FORBIDDEN.intersection(cls.keys.split(",")):
            raise ValueError(f"{cls.__name__} has a key that terminals keep for themselves")
        known = REGISTRY.setdefault(cls.id, cls)
        if known is not cls and known.__qualname__ != cls.__qualname__:
            raise ValueError(f"{cls.__name__} and {known.__name__} have the same id")

    @classmethod
    def label(cls) -> str:
        """Return the footer's words in the language of now."""
        return _(cls.text)

    @classmethod
    def explanation(cls) -> str:
        """Return the help sentence in the language of now."""
        return _(cls.help)

    @classmethod
    def binding(cls) -> Binding:
        """Return the key binding; its description is English and translated when it is shown."""
        return Binding(cls.keys, cls.action, cls.text, show=cls.footer, id=cls.id)


def bindings(*commands: type[Command]) -> list[BindingType]:
    """Return the `BINDINGS` of a screen or widget that does these commands, footer order."""
    return [command.binding() for command in commands]


def command_of(binding: Binding) -> type[Command] | None:
    """Return the command a binding came from, None for a binding of Textual's own widgets."""
    return REGISTRY.get(binding.id) if binding.id is not None else None


class Undo(Command):
    """Take back the last change of the notebook."""

    id = "app.undo"
    keys = "u,ctrl+t"
    action = "app.undo"
    text = N_("Take back")
    help = N_("Take back the last change, whatever it was; ctrl+t does so inside text fields too.")


class Redo(Command):
    """Do again what was taken back."""

    id = "app.redo"
    keys = "U"
    action = "app.redo"
    text = N_("Do again")
    help = N_("Do again what was taken back last; it is kept until the next change.")
    footer = False


class Jump(Command):
    """Put a letter on everything one can go to."""

    id = "app.jump"
    keys = "g"
    action = "app.jump"
    text = N_("Jump")
    help = N_("Put a letter on everything you can go to; the next key goes there.")
    palette = False


class Help(Command):
    """Say what can be done here."""

    id = "app.help"
    keys = "f1,question_mark"
    action = "app.help"
    text = N_("Help")
    help = N_("Show what you can do here, key by key.")


class Palette(Command):
    """Find a command by its name."""

    id = "app.palette"
    keys = "ctrl+p"
    action = "app.command_palette"
    text = N_("Search")
    help = N_("Find any command by typing a part of its name.")
    palette = False


class Lock(Command):
    """Lock the notebook."""

    id = "app.lock"
    keys = "L"
    action = "app.lock"
    text = N_("Lock")
    help = N_("Lock the diary with a passphrase, now; the first time it asks for one of yours.")
    footer = False


class Quit(Command):
    """Leave the app."""

    id = "app.quit"
    keys = "q"
    action = "app.leave"
    text = N_("Quit")
    help = N_("Leave; everything is saved already.")


class NextLanguage(Command):
    """Change the language of the app."""

    id = "app.language"
    keys = "ctrl+l"
    action = "app.next_language"
    text = N_("Language")
    help = N_("Change the language here and now; what you are typing stays.")
    footer = False


class ToggleTheme(Command):
    """Go from dark to light and back."""

    id = "app.theme"
    keys = "T"
    action = "app.toggle_theme"
    text = N_("Light or dark")
    help = N_("Change between the light and the dark theme.")
    footer = False


class ToggleMarks(Command):
    """Go from the usual glyphs to plain letters and back."""

    id = "app.marks"
    keys = "P"
    action = "app.toggle_marks"
    text = N_("Plain marks")
    help = N_("Draw marks with plain letters, for terminals and screen readers that need them.")
    footer = False


class ShowToday(Command):
    """Go to the Today screen."""

    id = "app.today"
    keys = "f2,2"
    action = "app.show('today')"
    text = N_("Today")
    help = N_("What I keep today, what I plan and how it goes.")
    footer = False


class ShowGoal(Command):
    """Go to the Goal screen."""

    id = "app.goal"
    keys = "f3,3"
    action = "app.show('goal')"
    text = N_("Goal")
    help = N_("My goal sheet, the home of everything.")
    footer = False


class ShowWindow(Command):
    """Go to the Window screen."""

    id = "app.window"
    keys = "f4,4"
    action = "app.show('window')"
    text = N_("Window")
    help = N_("My chart of 64: eight pillars, eight actions each.")
    footer = False


class ShowRoutines(Command):
    """Go to the Routines screen."""

    id = "app.routines"
    keys = "f5,5"
    action = "app.show('routines')"
    text = N_("Routines")
    help = N_("My routines through the month.")
    footer = False


class ShowDiary(Command):
    """Go to the Diary screen."""

    id = "app.diary"
    keys = "f6,6"
    action = "app.show('diary')"
    text = N_("Diary")
    help = N_("A few lines about the day, for myself alone.")
    footer = False


class ShowReview(Command):
    """Go to the Review screen."""

    id = "app.review"
    keys = "f7,7"
    action = "app.show('review')"
    text = N_("Review")
    help = N_("Look back on the week, the month or the quarter, and change what asks for it.")
    footer = False


class ShowCoach(Command):
    """Go to the Coach screen."""

    id = "app.coach"
    keys = "f9,9"
    action = "app.show('coach')"
    text = N_("Coach")
    help = N_("What I share with my coach, and what my coach wrote; nothing leaves unseen.")
    footer = False


class ShowDesk(Command):
    """Go to the coach's desk."""

    id = "app.desk"
    keys = "D"
    action = "app.show('desk')"
    text = N_("Desk")
    help = N_("For a coach: who shares with me, new mail, and my answers.")
    footer = False


class ShowGuide(Command):
    """Go on along the guided path."""

    id = "app.guide"
    keys = "ctrl+o"
    action = "app.show('guide')"
    text = N_("Guided path")
    help = N_("Go on along the guided path, step by step, where I stopped.")
    footer = False


class ShowSurvey(Command):
    """Go to the survey."""

    id = "app.survey"
    keys = "S"
    action = "app.show('survey')"
    text = N_("Self-reliance survey")
    help = N_("How well 33 words describe me, and what has moved since the last time.")
    footer = False


class ShowFuture(Command):
    """Go to the future window."""

    id = "app.future"
    keys = "F"
    action = "app.show('future')"
    text = N_("Future window")
    help = N_("What I might want: eight themes and up to sixty-four wishes.")
    footer = False


class ShowCandidates(Command):
    """Go to the candidates for the goal."""

    id = "app.candidates"
    keys = "C"
    action = "app.show('candidates')"
    text = N_("Candidate goals")
    help = N_("About ten goals side by side, to weigh them and to choose one.")
    footer = False


class ShowClosing(Command):
    """Go to the end of the cycle."""

    id = "app.closing"
    keys = "E"
    action = "app.show('closing')"
    text = N_("End of a cycle")
    help = N_("Write the results, close the sheet, and begin the next one from it.")
    footer = False


class ShowInsight(Command):
    """Go to Insight."""

    id = "app.insight"
    keys = "I"
    action = "app.show('insight')"
    text = N_("Insight")
    help = N_("How a year went: days, score, pillars, survey, diary, and what goes together.")
    footer = False


SCREENS: tuple[type[Command], ...] = (
    ShowToday,
    ShowGoal,
    ShowWindow,
    ShowRoutines,
    ShowDiary,
    ShowReview,
)
"""The screens of the bar at the top, in their order."""

OF_SHARING: dict[str, type[Command]] = {"sharing": ShowCoach, "desk": ShowDesk}
"""The screens that stand there too once they are in use, by the folder that tells so."""

EVERYWHERE: tuple[type[Command], ...] = (
    Undo,
    Redo,
    Jump,
    Help,
    Palette,
    Quit,
    Lock,
    NextLanguage,
    ToggleTheme,
    ToggleMarks,
    *SCREENS,
    ShowCoach,
    ShowDesk,
    ShowGuide,
    ShowSurvey,
    ShowFuture,
    ShowCandidates,
    ShowClosing,
    ShowInsight,
)
"""What works on every screen; the app itself lists these."""
