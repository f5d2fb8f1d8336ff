"""The app itself: which screen is in front, what the whole app can do, and what it watches.

It opens a notebook on Today, changes it on behalf of the screens, notices what other processes
write and when the day turns, and speaks the language and the theme of the person. It composes
nothing and knows no rule of the method: screens do the first, the notebook the second.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.reactive import Initialize, Reactive
from textual.signal import Signal
from textual.theme import BUILTIN_THEMES, Theme

from harada import i18n
from harada.i18n import _
from harada.method.answered import about
from harada.notebook.errors import reason_of
from harada.tui.commands import EVERYWHERE, bindings
from harada.tui.keeper import REST, Keeper
from harada.tui.mailing import Mailing, in_use
from harada.tui.settings import DARK, GLYPHS, LIGHT, PLAIN, Settings, starting_theme
from harada.tui.themes import THEMES
from harada.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.screen import Screen

    from harada.method.documents import Reply
    from harada.method.wording import Kind
    from harada.notebook.clock import Clock
    from harada.notebook.notebook import Notebook
    from harada.tui.screens.base import BaseScreen
    from harada.tui.threads import Knot

_STEP = 0.3
"""Seconds between two steps of work behind the scenes."""

AVAILABLE: dict[str, Theme] = {**BUILTIN_THEMES, **THEMES}
"""Every theme there is, by name."""


NAMES = (
    "today",
    "goal",
    "window",
    "routines",
    "diary",
    "start",
    "guide",
    "survey",
    "review",
    "closing",
    "insight",
    "future",
    "candidates",
    "earlier",
    "coach",
    "desk",
    "member",
)
"""The full screens, each a mode of the app."""
WARM = ("diary", "window", "routines", "goal")
"""Those that are loaded while the person reads the first one; a load takes 5 to 25 ms."""


def _load(name: str) -> type[BaseScreen]:
    """Import the screen of a mode, the first time it is shown."""
    from importlib import import_module

    module = import_module(f"harada.tui.screens.{name}")
    return cast("type[BaseScreen]", getattr(module, f"{name.title()}Screen"))


def _opener(name: str) -> Callable[[], Screen[None]]:
    """Return what builds the screen of a mode when it is first shown."""
    return lambda: _load(name)()


def _start_theme(app: object) -> str:
    """Return the theme the app was told to begin with, before it is built."""
    return cast("HaradaApp", app).start_theme


def first_mode(notebook: Notebook) -> str:
    """Return where to begin: Today as soon as there is a sheet and an active routine.

    The two service acts are routines from the moment they are written, early on the guided
    path; they alone are no reason to leave it.
    """
    if not notebook.exists():
        return "start"
    routines = notebook.routines().values()
    chosen = any(r["state"] == "active" and r["service"] is None for r in routines)
    return "today" if chosen and notebook.goal() is not None else "guide"


class HaradaApp(Keeper):
    """The full-screen app on one notebook."""

    TITLE = "Harada"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*EVERYWHERE),
        # Of Textual's own: ctrl+c copies in fields; elsewhere it says how to leave. Not its ctrl+q.
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    NOTIFICATION_TIMEOUT = 6
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-usual"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-normal"), (40, "-tall")]

    theme: Reactive[str] = Reactive(Initialize(_start_theme))
    """The name of the theme; starts as the settings say."""

    def __init__(
        self,
        notebook: Notebook,
        clock: Clock,
        settings_path: str | None = None,
        language: str | None = None,
        banner: str = "",
    ) -> None:
        """Prepare the app on a notebook; nothing is read but settings and profile.

        `language` counts for this run only and is not kept; None speaks the profile's. `banner`
        is a word for the top of every screen, marked with `N_`, such as 'demo'.
        """
        self.settings = Settings(settings_path)
        self.start_theme = starting_theme(self.settings, dict(os.environ))
        if self.start_theme not in AVAILABLE:
            self.start_theme = DARK
        self.first = first_mode(notebook)
        self.DEFAULT_MODE = self.first  # type: ignore[misc]  # read once, by App.__init__
        self._leaving = False
        self.mailing = Mailing(self)
        self.in_use = in_use(notebook.home)
        self._profile_language = notebook.profile()["language"] if notebook.exists() else None
        wished = language or self._profile_language
        if wished:
            i18n.use(wished)
        super().__init__(notebook, clock, ["styles/app.tcss", f"styles/{self.first}.tcss"])
        for name in NAMES:
            if name != self.first:
                self.add_mode(name, _opener(name))
        self.banner = banner
        self.show_state("")
        self.language_changed: Signal[str] = Signal(self, "language changed")
        if self.settings.keys:
            self.set_keymap(self.settings.keys)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The app's own themes and Textual's; known before the app is built."""
        return AVAILABLE

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen.

        Textual reads its style with the app's own. As a mode it would have every style read
        twice before anything is painted, so it becomes one later.
        """
        return _load(self.first)()

    def on_mount(self) -> None:
        """See to what can wait after the first paint."""
        self.add_mode(self.first, _opener(self.first))
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Let the garbage collector go to work, and say what was wrong with settings or files."""
        gc.freeze()
        gc.enable()
        for sentence in self.settings.trouble:
            self.say(sentence, "warning")
        self.say_notices()
        self.set_timer(REST, self._work_behind)

    def _work_behind(self) -> None:
        """Do what nobody waits for: have the files checked, and make other screens ready."""
        self.check_up()
        self.mailing.at_opening()
        self._warm_up([name for name in WARM if name != self.first])

    def _warm_up(self, names: list[str]) -> None:
        """Load a screen that was not shown yet, and the next ones a moment later."""
        if names:
            screen = _load(names[0])
            if isinstance(screen.CSS_PATH, str):
                # Read now, or Textual reads all styles again when the screen is first shown.
                folder = os.path.dirname(sys.modules[screen.__module__].__file__ or "")
                self.stylesheet.read(os.path.normpath(os.path.join(folder, screen.CSS_PATH)))
            self.set_timer(_STEP, partial(self._warm_up, names[1:]))

    # Language and theme

    def follow_profile(self) -> None:
        """Speak the profile's language when it became another one."""
        if self.notebook.exists():
            tag = self.notebook.profile()["language"]
            if tag != self._profile_language:
                self._profile_language = tag
                self.speak(tag)

    def speak(self, tag: str) -> None:
        """Speak another language from now on, in place; what is being typed stays."""
        i18n.use(tag)
        self.language_changed.publish(i18n.language())
        for screen in self.open_screens():
            screen.seen_version = -1
        self.notebook_changed()

    def begin(self) -> None:
        """Go where a person starts; for the first start, once there is a notebook."""
        self.today = self.notebook.today()
        self._profile_language = self.notebook.profile()["language"]
        self.action_show(first_mode(self.notebook))

    # Actions of the whole app

    def action_show(self, name: str) -> None:
        """Bring a screen to the front, unless a dialog waits for an answer."""
        if len(self.screen_stack) == 1 and self.notebook.exists():
            self.switch_mode(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the desk to those who have one: whoever does not coach need not meet it."""
        if action == "show" and parameters == ("desk",):
            return "desk" in self.in_use
        return True

    def day_turned(self) -> None:
        """Send a week that is over now, as at the opening: some never close the app."""
        self.mailing.at_opening()

    def mail_came(self) -> None:
        """Show what sending and receiving has changed."""
        self.show_state("")
        self.follow_sharing()
        self.guarded(self.notebook_changed)

    def follow_sharing(self) -> None:
        """Name in the bars at the top the screens of sharing that are in use now."""
        self.in_use = in_use(self.notebook.home)
        for screen in self.open_screens():
            for bar in screen.query(TitleBar):
                bar.in_use = self.in_use

    async def show_member(self, box: str) -> None:
        """Open the page of a member of the desk."""
        from harada.tui.screens.member import MemberScreen

        await self.switch_mode("member")
        screen = self.screen_stack[0]
        if isinstance(screen, MemberScreen):
            screen.open(box)

    def on_title_bar_chosen(self, message: TitleBar.Chosen) -> None:
        """Go to the screen whose name was clicked."""
        self.action_show(message.name)

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is written: as Textual does, but F1 in capitals."""
        written = super().get_key_display(binding)
        return written.upper() if written[:1] == "f" and written[1:].isdigit() else written

    def action_undo(self) -> None:
        """Take back the last change of the notebook and say which it was."""
        if told := getattr(self.screen_stack[0], "NOT_UNDONE", ""):
            self.say(_(told))
            return
        for screen in self.open_screens():
            self.guarded(screen.leave)
        self.change(self.notebook.undo, self._tell_undone)

    def _tell_undone(self, label: str | None) -> None:
        """Say what was taken back."""
        if label is None:
            self.say(_("There is nothing to take back."))
        else:
            self.say(_("Taken back: {what}").format(what=label))

    def action_redo(self) -> None:
        """Do again what was taken back last and say which it was."""
        for screen in self.open_screens():
            self.guarded(screen.leave)
        self.change(self.notebook.redo, self._tell_redone)

    def _tell_redone(self, label: str | None) -> None:
        """Say what was done again."""
        if label is None:
            self.say(_("Nothing was taken back since the last change."))
        else:
            self.say(_("Done again: {what}").format(what=label))

    def action_next_language(self) -> None:
        """Speak the next of the languages there are, and keep it."""
        tags = i18n.languages()
        now = i18n.language()
        tag = tags[(tags.index(now) + 1) % len(tags)] if now in tags else tags[0]
        self.choose_language(tag)

    def choose_language(self, tag: str) -> None:
        """Speak a language from now on and keep it in the profile, where there is one."""
        if self.notebook.exists():
            self._profile_language = tag
            self.change(lambda: self.notebook.set_profile(language=tag))
        self.speak(tag)

    def action_toggle_theme(self) -> None:
        """Change between the light and the dark theme."""
        self.choose_theme(LIGHT if self.current_theme.dark else DARK)

    def choose_theme(self, name: str) -> None:
        """Wear a theme from now on and keep it in the settings."""
        self.theme = name
        self.keep_setting("theme", name)

    @property
    def plain_marks(self) -> bool:
        """Whether marks are drawn with plain letters."""
        return self.settings.marks == PLAIN

    def action_toggle_marks(self) -> None:
        """Change between glyphs and plain letters."""
        self.keep_setting("marks", GLYPHS if self.plain_marks else PLAIN)
        self.speak(i18n.language())

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting; say so when that is not possible."""
        try:
            self.settings.keep(name, value)
        except OSError as error:
            self.say(
                _("The setting could not be saved: {why}").format(why=reason_of(error)), "warning"
            )

    def action_lock(self) -> None:
        """Save what is typed and lock the notebook; where it has no vault, offer to make one."""
        if self.notebook.exists():
            self.locks.now()

    def action_jump(self) -> None:
        """Put a letter on everything one can go to."""
        from harada.tui.screens.base import BaseScreen
        from harada.tui.screens.jump import JumpScreen

        screen = self.screen_stack[0]
        if len(self.screen_stack) == 1 and isinstance(screen, BaseScreen):
            self.push_screen(JumpScreen(list(screen.jump_targets())))

    def action_help(self) -> None:
        """Show what can be done here."""
        from harada.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Open the palette with the commands of here and of the app."""
        from harada.tui.palette import open_palette

        open_palette(self)

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c copies text in fields, so it does not end the app."""
        self.say(_("Press q to leave, or ctrl+p and type 'quit' inside a text field."))

    def action_leave(self) -> None:
        """Save what is typed and end the app."""
        waiting = self._leaving
        self._leaving = True
        for screen in self.open_screens():
            self.guarded(screen.leave)
        if not waiting and any(screen.unsaved() for screen in self.open_screens()):
            self.say(
                _("Not everything is saved yet. Press q again to leave all the same."), "error"
            )
            return
        self.exit()

    def show_thread(self, kind: str, key: str) -> None:
        """Show the thread of a `routine`, a dated `action` or a `place` of the chart.

        It says what the thing serves and what comes of it; a place is `goal`, `3` or `3.5`.
        """
        from harada.tui.screens.thread import ThreadDialog

        self.push_screen(ThreadDialog(kind, key), self._follow)

    async def _follow(self, knot: Knot | None) -> None:
        """Go to the screen of a thing on the thread, and to its place there."""
        if knot is not None:
            await self.switch_mode(knot.screen)
            knot.visit(self.screen_stack[0])

    def tell(self, heading: str, text: str) -> None:
        """Show a longer text until it is put away."""
        from harada.tui.screens.letter import LetterDialog

        self.push_screen(LetterDialog(heading, text))

    def read_reply(self, key: str, reply: Reply) -> None:
        """Show what a coach wrote, and about what; it is seen then."""
        told = about(reply)
        self.tell(f"{reply['sender']}, {told}" if told else reply["sender"], reply["text"])
        if not reply["seen"]:
            self.change(lambda: self.notebook.see_reply(key))

    def ask_yes(self, heading: str, question: str, then: Callable[[], None]) -> None:
        """Ask one question; `then` is called when the person agrees."""
        from harada.tui.screens.yes import YesDialog

        self.push_screen(YesDialog(heading, question), lambda agreed: then() if agreed else None)

    def ask_line(
        self,
        title: str,
        value: str,
        then: Callable[[str], None],
        wording: Kind | None = None,
    ) -> None:
        """Ask for one line of text; `then` gets it when the person confirms, not on escape.

        `wording` says what is written, where the adviser has questions on it.
        """
        from harada.tui.screens.line import LineDialog

        def answered(text: str | None) -> None:
            if text is not None:
                then(text)

        self.push_screen(LineDialog(title, value, wording), answered)
