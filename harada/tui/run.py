"""The way into the app for the command line, which has seen to it that there is a terminal."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harada.notebook.clock import Clock
    from harada.notebook.notebook import Notebook


def run(notebook: Notebook, clock: Clock, language: str | None = None, banner: str = "") -> int:
    """Open the app on a notebook and return its exit code when the person leaves.

    `language` is a tag that was asked for on the command line; it counts for this run only. None
    takes the language of the notebook's profile, or the one in use where there is no notebook yet.
    `banner` is a word for the top of every screen, marked with `N_`.
    A notebook that was locked is locked again: whoever sits here next is asked for the passphrase.
    A fault of ours ends the app and is raised here, once the terminal is back.
    """
    # Nothing the start makes is garbage, and looking for some takes longer than the app's own code.
    # The app lets the collector go to work once the first screen is painted.
    gc.disable()
    settings = os.path.join(notebook.home, "settings.toml")
    was_locked = not notebook.is_open()
    if was_locked:
        from harada.tui.lock_app import opened

        if not opened(notebook, settings, language):
            return 0
    from harada.tui.app import HaradaApp

    app = HaradaApp(notebook, clock, settings_path=settings, language=language, banner=banner)
    app.run()
    if was_locked and notebook.has_vault():
        from harada.notebook import locking

        locking.lock(notebook)
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
