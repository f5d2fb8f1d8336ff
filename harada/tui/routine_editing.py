"""Changing one routine: a menu of its fields, each asked for and kept at once.

What may be changed to what is `harada.notebook.tending`'s matter; here are only the questions.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.amount import in_words as target_in_words
from harada.method.amount import target_of
from harada.method.recurrence import in_words
from harada.method.text import printable
from harada.method.when import parse_day
from harada.notebook import tending
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.screens.rhythm import DAILY, FOR_A_ROUTINE, Rhythm, RhythmDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.method.documents import Routine
    from harada.method.wording import Kind
    from harada.tui.app import HaradaApp


def add_routine(app: HaradaApp, then: Callable[[str], None]) -> None:
    """Ask for a new routine and when it comes back; `then` gets its id."""

    def asked(text: str) -> None:
        if not text.strip():
            return
        app.push_screen(
            RhythmDialog(printable(text), _("How do you want to practise this?"), FOR_A_ROUTINE),
            lambda rhythm: _keep_new(app, text.strip(), rhythm, then) if rhythm else None,
        )

    app.ask_line(_("A new routine: what do I do?"), "", asked, "routine")


def _keep_new(app: HaradaApp, text: str, rhythm: Rhythm, then: Callable[[str], None]) -> None:
    """Add a routine that begins today."""
    from harada.method.empty import routine

    notebook = app.notebook
    taken = [item["name"] for item in (*notebook.routines().values(), *notebook.actions().values())]
    document = routine(text, app.today, recurrence=rhythm.recurrence, taken=taken)
    app.change(lambda: notebook.add_routine(document), then)


class RoutineEditor:
    """The menu of one routine."""

    def __init__(self, app: HaradaApp, key: str) -> None:
        """Take the routine with an id."""
        self.app = app
        self.key = key

    @property
    def routine(self) -> Routine:
        """The routine as it is kept now."""
        return self.app.notebook.routines()[self.key]

    def open(self) -> None:
        """Show the menu."""
        routine = self.routine
        self.app.push_screen(
            ChoiceDialog(
                printable(routine["text"]), _("What do you want to change?"), self._ways(routine)
            ),
            lambda way: getattr(self, f"_ask_{way}")() if way is not None else None,
        )

    @staticmethod
    def _ways(routine: Routine) -> list[Way]:
        """Return the fields with what they hold, and what can be done with the whole."""
        end = routine["end"]
        ways = [
            Way("name", _("Short name: {name}").format(name=printable(routine["name"]))),
            Way("text", _("Text")),
            Way("rhythm", _("How often: {when}").format(when=in_words(routine["recurrence"]))),
            Way("target", _amount_line(routine)),
            Way("small", _small_line(routine)),
            Way("start", _("First day: {day}").format(day=long_date(routine["start"]))),
            Way(
                "end",
                _("Last day: {day}").format(day=long_date(end)) if end else _("Last day: none"),
            ),
            Way("pause", _("Pause it for a while")),
        ]
        if routine["state"] == "active":
            ways += [Way("habit", _("It is a habit now")), Way("stop", _("Keep it no longer"))]
        elif routine["state"] == "habit":
            ways.append(Way("resume", _("Make it a routine again")))
        else:
            ways.append(Way("resume", _("Keep it again, from today on")))
        return ways

    def _ask_name(self) -> None:
        """Ask for another short name."""
        self._ask_line(
            _("Short name, as it is typed after “harada done”"),
            self.routine["name"],
            lambda name: tending.rename(self.app.notebook, self.key, name),
        )

    def _ask_text(self) -> None:
        """Ask for another text."""
        self._ask_line(
            _("What do I do?"),
            self.routine["text"],
            lambda text: tending.write_text(self.app.notebook, self.key, text),
            "routine",
        )

    def _ask_line(
        self,
        heading: str,
        value: str,
        keep: Callable[[str], None],
        wording: Kind | None = None,
    ) -> None:
        """Ask for a line and keep it; one that comes back as it was shown changes nothing."""
        shown = printable(value)
        self.app.ask_line(
            heading,
            shown,
            lambda line: self._change(lambda: keep(line)) if line != shown else None,
            wording,
        )

    def _ask_rhythm(self) -> None:
        """Ask when it comes back."""
        self.app.push_screen(
            RhythmDialog(
                printable(self.routine["text"]),
                _("How often does it come back?"),
                FOR_A_ROUTINE,
                self.routine["recurrence"]["kind"],
            ),
            self._keep_rhythm,
        )

    def _keep_rhythm(self, rhythm: Rhythm | None) -> None:
        """Keep when it comes back."""
        if rhythm is not None:
            recurrence = rhythm.recurrence or DAILY.recurrence
            self._change(lambda: self.app.notebook.set_routine(self.key, recurrence=recurrence))

    def _ask_start(self) -> None:
        """Ask for the first day."""
        self.app.ask_line(_("The first day"), self.routine["start"], self._keep_start)

    def _keep_start(self, text: str) -> None:
        """Keep the first day."""

        def keep() -> None:
            end = self.routine["end"]
            last = date.fromisoformat(end) if end else None
            first = parse_day(text, self.app.today)
            tending.set_span(self.app.notebook, self.key, first, last)

        self._change(keep)

    def _ask_end(self) -> None:
        """Ask for the last day."""
        self.app.ask_line(
            _("The last day; leave it empty for none"), self.routine["end"] or "", self._keep_end
        )

    def _keep_end(self, text: str) -> None:
        """Keep the last day, or that there is none."""

        def keep() -> None:
            first = date.fromisoformat(self.routine["start"])
            last = parse_day(text, self.app.today) if text.strip() else None
            tending.set_span(self.app.notebook, self.key, first, last)

        self._change(keep)

    def _ask_target(self) -> None:
        """Ask for an amount to reach or to stay under."""
        target = self.routine["target"]
        self.app.ask_line(
            _("How much? “20 pages”, “at most 2 cups”; empty for no amount"),
            "" if target is None else target_in_words(target),
            lambda text: self._change(
                lambda: self.app.notebook.set_routine(self.key, target=target_of(text))
            ),
        )

    def _ask_small(self) -> None:
        """Ask for the version that takes two minutes."""
        self.app.ask_line(
            _("A version of two minutes, for a hard day; empty for none"),
            printable(self.routine.get("small", "")),
            lambda text: self._change(
                lambda: tending.make_small(self.app.notebook, self.key, text)
            ),
        )

    def _ask_pause(self) -> None:
        """Ask from when nothing is asked."""
        self.app.ask_line(
            _("Pause from which day?"), self.app.today.isoformat(), self._ask_pause_end
        )

    def _ask_pause_end(self, begun: str) -> None:
        """Ask until when nothing is asked."""
        self.app.ask_line(
            _("Until and including which day?"), "", lambda text: self._keep_pause(begun, text)
        )

    def _keep_pause(self, begun: str, ended: str) -> None:
        """Keep the pause; one day where no last one is given."""

        def keep() -> None:
            first = parse_day(begun, self.app.today)
            last = parse_day(ended, self.app.today) if ended.strip() else first
            self.app.notebook.pause(first, last, self.key)

        self._change(keep)

    def _ask_habit(self) -> None:
        """Call it a habit, and offer what comes next."""
        from harada.tui.successor import offer_successor

        routine = self.routine
        self.app.change(
            lambda: self.app.notebook.graduate(self.key, self.app.today),
            lambda _result: offer_successor(self.app, routine),
        )

    def _ask_stop(self) -> None:
        """Ask whether it is kept no longer."""
        self.app.ask_yes(
            _("Keep it no longer"),
            _("Its marks stay. Its cell in the chart waits again. Shall it go?"),
            lambda: self._change(lambda: tending.stop(self.app.notebook, self.key)),
        )

    def _ask_resume(self) -> None:
        """Keep a habit as a routine again."""
        self._change(lambda: tending.resume(self.app.notebook, self.key))

    def _change(self, do: Callable[[], None]) -> None:
        """Change the notebook; what is wrong is said in a sentence."""
        self.app.change(do)


def _amount_line(routine: Routine) -> str:
    """Return the line of the menu that tells the target."""
    target = routine["target"]
    if target is None:
        return _("Amount: none")
    return _("Amount: {amount}").format(amount=printable(target_in_words(target)))


def _small_line(routine: Routine) -> str:
    """Return the line of the menu that tells the two-minute version."""
    small = routine.get("small")
    if not small:
        return _("In two minutes: nothing yet")
    return _("In two minutes: {text}").format(text=printable(small))
