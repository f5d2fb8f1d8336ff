"""Brings mail while the person goes on: what is sent and fetched, in a thread behind the screens.

A store may be slow or out of reach, and nobody waits for one. The work has a notebook of its own,
for the app goes on reading meanwhile, and a thread that does not keep the app from ending: what was
under way is finished at the next time. What the work is, is for others to say.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from harada.i18n import _
from harada.notebook.errors import Locked
from harada.notebook.notebook import Notebook
from harada.tui.commands import OF_SHARING
from harada.tui.keeper import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from harada.sharing.box import Box
    from harada.sharing.person import Opened, Sent
    from harada.tui.app import HaradaApp

Result = TypeVar("Result")


class Mailing:
    """What brings mail for one app."""

    def __init__(self, app: HaradaApp) -> None:
        """Bring nothing yet."""
        self._app = app
        self._thread: Thread | None = None

    @property
    def under_way(self) -> bool:
        """Whether something is being brought just now."""
        return self._thread is not None and self._thread.is_alive()

    def bring(
        self,
        work: Callable[[Notebook], Result],
        then: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> bool:
        """Do `work` with a notebook of its own in a thread, and `then` here with what came of it.

        What goes wrong is said in a sentence, or given to `failed`. False, with a word to the
        person, while something else is on its way.
        """
        if self.under_way:
            self._app.say(_("Mail is on its way already."))
            return False
        self._app.show_state(_("mail…"))
        loop = asyncio.get_running_loop()
        self._thread = Thread(
            target=self._behind, args=(loop, work, then, failed or self._tell), daemon=True
        )
        self._thread.start()
        return True

    def _behind(
        self,
        loop: asyncio.AbstractEventLoop,
        work: Callable[[Notebook], Result],
        then: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        app = self._app
        follow: Callable[[], None]
        try:
            follow = partial(then, work(Notebook(app.notebook.home, app.clock)))
        except Exception as problem:  # a fault of ours is raised again out front
            follow = partial(failed, problem)
        with suppress(RuntimeError):  # the app has ended meanwhile, and its loop is closed
            loop.call_soon_threadsafe(app.call_later, self._brought, follow)

    def _brought(self, follow: Callable[[], None]) -> None:
        """Show what has changed, and go on."""
        self._thread = None
        self._app.mail_came()
        self._app.guarded(follow)

    @staticmethod
    def _tell(problem: Exception) -> None:
        """Have the app say it, or end where it is a fault of ours."""
        raise problem

    def tell(self, box: Box, sent: Sent, weeks: Sequence[str] = ()) -> bool:
        """Say what sending and receiving came to; False where there was nothing to say.

        What one must look at stands on the Coach screen besides, until it was seen.
        """
        from harada.tui.mail_words import came_and_went

        sentences = list(came_and_went(box, sent, weeks))
        for sentence, severity in sentences:
            self._app.say(sentence, severity)
        if sent.report.alerts:
            self._app.notebook_changed()
        return bool(sentences)

    # When the app opens

    def at_opening(self) -> None:
        """Do what a standing consent does; a notebook without a coach does not notice."""
        from harada.sharing.available import is_available
        from harada.sharing.kept import boxes

        store = self._app.notebook.store
        if boxes(store, "sharing") and is_available() and not self.under_way:
            self.bring(_at_opening, self._opened, self._quietly)

    def _opened(self, found: list[Opened]) -> None:
        """Say what came and went, and in one quiet sentence what did not."""
        for each in found:
            if each.sent is not None:
                self.tell(each.box, each.sent, each.weeks)
        problems = [each.problem for each in found if each.problem is not None]
        if problems:
            self._quietly(problems[0])

    def _quietly(self, problem: Exception) -> None:
        """Say what was wrong as something one need not act on now: it is tried again.

        A fault of ours must not keep anybody from their notebook.
        """
        if isinstance(problem, PROBLEMS):
            if not isinstance(problem, Locked):
                self._app.say(str(problem))
        else:
            self._app.say(_("Mail could not be fetched. `harada share receive` tells why."))


def _at_opening(notebook: Notebook) -> list[Opened]:
    from harada.sharing.person import Sharing

    return Sharing(notebook).at_opening()


def in_use(home: str) -> tuple[str, ...]:
    """Return the folders of sharing in which there is something, in a notebook's folder."""
    found = []
    for folder in OF_SHARING:
        try:
            within = os.listdir(os.path.join(home, folder))
        except OSError:
            continue
        # What is no box is a file: the keys, the log, the templates.
        if any("." not in name for name in within):
            found.append(folder)
    return tuple(found)
