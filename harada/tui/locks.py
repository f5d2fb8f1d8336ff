"""When the app locks itself, and what waits behind the lock screen until the person is back.

It watches keys and time, and the agent that holds the key of the notebook; it shows the lock
screen over whatever is in front, which stays as it is with all that was being typed. The key goes,
but what the app has read stays in its memory until it ends. Without a vault it does nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from harada.i18n import _
from harada.notebook import agent
from harada.notebook.errors import HaradaError, Locked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from harada.tui.keeper import Keeper

Result = TypeVar("Result")

_TELL_EVERY = 1.0
"""Seconds between two words to the agent that the person is there."""

_TRY_AGAIN = 0.5
"""Seconds until what met a vault in the making is tried again."""

_PART = 0.95
"""Part of the agent's idle time after which the app locks: while it can still save."""


class Locks:
    """The lock of the app on one notebook."""

    def __init__(self, app: Keeper) -> None:
        """Begin unlocked, with the person there."""
        self._app = app
        self.locked = False
        """Whether the lock screen is in front."""
        self.held = False
        """Whether a vault is being made or opened just now: nothing is locked meanwhile."""
        self._idle = agent.IDLE * 60.0
        self._last: datetime = app.clock.now()
        self._told: datetime | None = None
        self._waiting: list[Callable[[], object]] = []

    def has_vault(self) -> bool:
        """Tell whether there is anything to lock."""
        return self._app.notebook.has_vault()

    def let_pass(self) -> bool:
        """Note that the person is there, as a key shows, and tell the agent now and then.

        False when the key is not to be handed out: the notebook was locked from elsewhere.
        """
        if self.locked or self.held:
            return True
        self._last = self._app.clock.now()
        if self._told is None or self._since(self._told) >= _TELL_EVERY:
            self._tell()
        return not self.locked

    def _tell(self) -> None:
        self._told = self._last
        try:
            self._idle = self._app.notebook.keep_open() or self._idle
        except Locked:
            self.lock_up()
        except HaradaError:  # a damaged vault: whoever reads will say so
            return

    def look(self) -> bool:
        """Lock when the time is over or the key was forgotten; tell whether it is locked now."""
        if not self.locked and not self.held and self.has_vault():
            if self._since(self._last) >= self._idle * _PART or not self._app.notebook.is_open():
                self.lock_up()
        return self.locked

    def _since(self, moment: datetime) -> float:
        return abs((self._app.clock.now() - moment).total_seconds())

    def later(self, do: Callable[[], object], problem: Locked) -> None:
        """Do what needs the key once the person has unlocked; lock, if that is not done yet."""
        if self.held:
            self._app.set_timer(_TRY_AGAIN, do)
        elif self.has_vault():
            self._waiting.append(do)
            self.lock_up()
        else:
            self._app.say(str(problem), "error")

    def met(self, problem: Locked) -> None:
        """Lock because something could not be read; say why where there is nothing to unlock."""
        if self.has_vault():
            self.lock_up()
        else:
            self._app.say(str(problem), "error")

    def waiting(self) -> bool:
        """Tell whether something is to be done once the person is back."""
        return bool(self._waiting)

    def offer(self, then: Callable[[], None]) -> None:
        """Offer, once and at the first start, to lock what is going to be written; then go on."""
        from harada.tui.screens.yes import YesDialog

        question = _(
            "With a passphrase of yours nobody else can read what you write here. You can do so "
            "at any later moment too, with L."
        )
        self._app.push_screen(
            YesDialog(_("Your diary under lock?"), question),
            lambda agreed: self._make(then) if agreed else then(),
        )

    def _make(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a passphrase and make the vault, or leave it; then go on."""
        from harada.tui.screens.vault import VaultDialog

        self._app.push_screen(VaultDialog(), lambda _none: then() if then else None)

    def now(self) -> None:
        """Lock now, because the person wants to; the first time, offer to make the vault."""
        if not self.has_vault():
            self._make()
            return
        from harada.notebook import locking

        self._app.save_typed()
        self._app.guarded(lambda: locking.lock(self._app.notebook))
        self.lock_up()

    def lock_up(self) -> None:
        """Show the lock screen over everything; what is typed and was read stays behind it."""
        if self.locked or self.held or not self.has_vault():
            return
        self.locked = True
        self._app.clear_notifications()
        from harada.tui.screens.lock import LockDialog

        self._app.push_screen(LockDialog(), self._opened)

    def _opened(self, opened: bool | None) -> None:
        """Go on after the lock screen: do what waited, and show everything anew."""
        if not opened:
            self._app.exit()
            return
        self.locked = False
        self._last = self._app.clock.now()
        self._told = None
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()
        self._app.guarded(self._app.notebook_changed)
