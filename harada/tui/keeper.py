"""What stands between the screens and the notebook: changes, refusals, and what others wrote.

The app is a keeper with screens. The keeper changes the notebook on their behalf and says in a
sentence when that is not possible; it notices what other processes write and when the day turns;
it has the files checked and backed up. It knows no rule of the method and shows nothing itself.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from time import time
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import App

from harada.i18n import _
from harada.method.errors import MethodError
from harada.method.text import printable_lines
from harada.notebook.errors import Busy, HaradaError, Locked
from harada.tui.checking import Checkup, backed_up
from harada.tui.ending import on_hangup
from harada.tui.locks import Locks
from harada.tui.turns import Turns
from harada.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from rich.console import RenderableType
    from textual.timer import Timer

    from harada.notebook.clock import Clock
    from harada.notebook.notebook import Notebook
    from harada.notebook.seal import Seal
    from harada.tui.screens.base import BaseScreen

Result = TypeVar("Result")

LOOK_EVERY = 2.0
"""Seconds between two looks at the clock and at what other processes wrote."""
REST = 1.5
"""Seconds of rest before work behind the scenes begins."""
_PATIENCE = 0.2
"""Seconds the app stands still for another process; after that it tries again by and by."""
_LAST_PATIENCE = 2.0
"""Seconds it does when the app is about to end."""
_RETRY_AFTER = 0.4
_RETRIES = 20
_NOTICED = 2.0
"""Seconds until a person has seen that there is a notice."""
_READ = 20
"""Characters a person reads in a second."""
_JUST = 0.5
"""Seconds in which a notice belongs to the key that was pressed."""

PROBLEMS = (HaradaError, MethodError)
"""What a person may meet and hears as a sentence."""


class Keeper(App[None], inherit_bindings=False):
    """An app that keeps one notebook."""

    def __init__(self, notebook: Notebook, clock: Clock, styles: Sequence[str]) -> None:
        """Keep `notebook`; `styles` are files beside the class of the app."""
        self.notebook = notebook
        notebook.store.lock.patience = _PATIENCE
        self.clock = clock
        self.version = 0
        """Counts changes of the notebook's content; screens remember what they have shown."""
        self.today: date = notebook.today() if notebook.exists() else clock.now().date()
        self.banner = ""
        """What stands in place of the state, marked with `N_`: 'demo' where nothing is kept."""
        self.state = ""
        """The word on the state of things at the right of the top bar."""
        self.saved_at: datetime | None = None
        """When something was last saved, until something is typed after it."""
        self._trouble = ""
        """What was wrong at the last look."""
        self.checkup: Checkup | None = None
        self._backup_timer: Timer | None = None
        self._backed_up: date | None = None
        """The day whose backup was seen to."""
        self.locks = Locks(self)
        self._turns = Turns(self, super().on_event)
        self._ending: asyncio.Task[None] | None = None
        super().__init__(css_path=[*styles])

    # What is noticed

    async def on_event(self, event: events.Event) -> None:
        """Give every key its turn; a key that comes back from a widget had it already."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self.locks.let_pass():
                await self._turns.take(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Begin to watch."""
        self.set_interval(LOOK_EVERY, self.look)
        if not self.is_headless:
            on_hangup(self._end_at_once)

    def on_app_focus(self) -> None:
        """Look at once when the person comes back to the terminal."""
        self.look()

    def look(self) -> None:
        """Notice a new day, and what another process wrote; the same trouble is said once."""
        try:
            if not self.locks.look():
                self._look()
        except Locked as error:
            self.locks.met(error)
        except PROBLEMS as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self.say(self._trouble, "error")
        else:
            self._trouble = ""

    def _look(self) -> None:
        """Compare the day and the files with what is shown."""
        if not self.notebook.exists():
            return
        day = self.notebook.today()
        if day != self.today:
            for screen in self.open_screens():
                self.guarded(screen.leave)
            self.today = day
            self.notebook_changed()
            self.day_turned()
        elif self.notebook.changed():
            self.notebook_changed()

    def day_turned(self) -> None:
        """See to what a new day brings."""

    # What screens ask for

    def open_screens(self) -> list[BaseScreen]:
        """Return the full screens that were built, whatever is in front of them."""
        from harada.tui.screens.base import BaseScreen

        stacks = self._screen_stacks.values()
        return [screen for stack in stacks for screen in stack if isinstance(screen, BaseScreen)]

    def notebook_changed(self) -> None:
        """Have the screen in front show the notebook anew; the others do when they come back."""
        self.version += 1
        if self.locks.locked:
            return
        self.follow_profile()
        self._say_saved()
        front = self.screen_stack[0]
        for screen in self.open_screens():
            if screen is front:
                screen.refresh_content()

    def follow_profile(self) -> None:
        """Take over what the profile decides for the app."""

    def change(
        self, do: Callable[[], Result], then: Callable[[Result], None] | None = None
    ) -> bool:
        """Change the notebook by calling `do`, show it, and hand its result to `then`.

        A `HaradaError` is said as a sentence. While another process holds the notebook it is said
        once and tried again. True when the change is done already, False when it is not (yet).
        """
        return self._attempt(do, then, _RETRIES)

    def _attempt(
        self, do: Callable[[], Result], then: Callable[[Result], None] | None, left: int
    ) -> bool:
        """Try once; come back later while the notebook is busy and tries are left."""
        try:
            result = do()
        except Busy as error:
            if left == _RETRIES:
                self.say(_("Another program is writing; I keep trying."), "warning")
            if left:
                self.set_timer(_RETRY_AFTER, partial(self._attempt, do, then, left - 1))
            else:
                self.say(str(error), "error")
            return False
        except Locked as error:
            self.locks.later(partial(self._attempt, do, then, left), error)
            return False
        except PROBLEMS as error:
            self.say(str(error), "error")
            self.notebook_changed()
            return False
        self.saved()
        self.notebook_changed()
        self._back_up_soon()
        if then is not None:
            then(result)
        return True

    def guarded(self, do: Callable[[], object]) -> None:
        """Call `do` and say a `HaradaError` as a sentence instead of ending the app."""
        try:
            do()
        except Locked as error:
            self.locks.met(error)
        except PROBLEMS as error:
            self.say(str(error), "error")

    def locks_hold_back(self) -> bool:
        """Tell whether something that was typed waits for the notebook to be unlocked."""
        return self.locks.waiting()

    def saved(self) -> None:
        """Show quietly at the top that everything up to now is saved."""
        self.saved_at = self.clock.now()
        self._say_saved()

    def writing(self) -> None:
        """Show at the top that something is typed and not saved yet."""
        self.saved_at = None
        self.show_state(_("writing…"))

    def _say_saved(self) -> None:
        """Say when something was last saved, in the language of now."""
        if self.saved_at is not None:
            self.show_state(_("saved {time}").format(time=self.saved_at.strftime("%H:%M")))

    def show_state(self, text: str) -> None:
        """Show a word on the state of things at the right of the top bar, on every screen."""
        self.state = _(self.banner) if self.banner else text
        for screen in self.open_screens():
            for bar in screen.query(TitleBar):
                bar.state = self.state

    def say(self, sentence: str, severity: str = "information") -> None:
        """Show a sentence as long as it takes to read it; it is data, never markup.

        Over the lock screen nothing is said: it may name what is private.
        """
        if self.locks.locked:
            return
        shown = printable_lines(sentence)
        seconds = _NOTICED + len(shown) / _READ
        self.notify(shown, severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type]

    def put_away_notices(self) -> None:
        """Let no notice follow to another screen, but what the way there itself just said."""
        for notice in list(self._notifications):
            if notice.severity == "information" and time() - notice.raised_at > _JUST:
                self._unnotify(notice, refresh=False)
        self._refresh_notifications()

    # Ends nobody asked for

    def save_typed(self) -> None:
        """Save what is typed on every screen; what is wrong with one is no matter to the others."""
        for screen in self.open_screens():
            self.guarded(screen.leave)

    def _end_at_once(self) -> None:
        """Save what is typed now, and once more what is still on its way; then end."""
        self.notebook.store.lock.patience = _LAST_PATIENCE
        self.save_typed()
        self._ending = asyncio.create_task(self._end_after_last_keys())

    async def _end_after_last_keys(self) -> None:
        """Let the keys that came before the end reach their fields, save them, and end."""
        await self._turns.over()
        self.save_typed()
        self.exit()

    @property
    def fault(self) -> Exception | None:
        """What ended the app, None where nothing went wrong."""
        return self._exception

    def panic(self, *renderables: RenderableType) -> None:
        """End after a fault and show nothing of it: what a person wrote may stand in it."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """End after a fault; Textual would print what every variable held."""
        with suppress(Exception):
            self.save_typed()
        self._close_messages_no_wait()

    # What goes on behind

    def check_up(self) -> None:
        """Have the files checked in another process."""
        if self.notebook.exists():
            self.checkup = Checkup(self.notebook.home)
            self.run_worker(self._check_files, thread=True, exit_on_error=False)

    def _check_files(self) -> None:
        """Wait in a thread for the check of the files, and say what is wrong."""
        for sentence in self.checkup.troubles() if self.checkup else ():
            self.call_from_thread(self.say, sentence, "warning")

    def on_unmount(self) -> None:
        """End with the app what goes on behind it."""
        self._turns.stop()
        if self.checkup is not None:
            self.checkup.stop()

    def say_notices(self) -> None:
        """Say what the notebook has to tell, such as a file that was set aside."""
        for sentence in self.notebook.notices():
            self.say(sentence, "warning")

    def _back_up_soon(self) -> None:
        """Have today's backup made, once the changes of this moment are over."""
        if self._backup_timer is None and self._backed_up != self.today:
            self._backup_timer = self.set_timer(REST, self._back_up)

    def _back_up(self) -> None:
        """Make today's backup in a thread, unless there is one."""
        self._backup_timer = None
        self._backed_up = self.today
        home, clock, seal = self.notebook.home, self.clock, self.notebook.store.seal
        self.run_worker(
            partial(self._back_up_behind, home, clock, seal), thread=True, exit_on_error=False
        )

    def _back_up_behind(self, home: str, clock: Clock, seal: Seal) -> None:
        """Make the backup with a notebook of its own, for the app goes on reading meanwhile."""
        for sentence in backed_up(home, clock, seal):
            self.call_from_thread(self.say, sentence, "warning")
