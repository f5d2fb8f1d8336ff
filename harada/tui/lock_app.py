"""The lock screen before the app: a locked notebook can't be shown, so it is opened first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import App
from textual.signal import Signal

from harada import i18n
from harada.notebook.agent import spoken
from harada.tui.screens.lock import LockDialog
from harada.tui.settings import DARK, Settings, starting_theme
from harada.tui.themes import THEMES

if TYPE_CHECKING:
    from rich.console import RenderableType

    from harada.notebook.notebook import Notebook


class LockApp(App[bool], inherit_bindings=False):
    """Nothing but the lock screen; its result tells whether the notebook was opened."""

    TITLE = "Harada"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, notebook: Notebook, settings: Settings, language: str | None) -> None:
        """Stand before `notebook`; `language` counts for this run, None speaks the person's."""
        super().__init__()
        self.notebook = notebook
        self.language_changed: Signal[str] = Signal(self, "language changed")
        wished = language or spoken(notebook.home)
        if wished:
            i18n.use(wished)
        for theme in THEMES.values():
            self.register_theme(theme)
        name = starting_theme(settings, dict(os.environ))
        self.theme = name if name in self.available_themes else DARK

    def on_mount(self) -> None:
        """Ask for the passphrase."""
        self.push_screen(LockDialog(), self.exit)

    @property
    def fault(self) -> Exception | None:
        """What ended it, None where nothing went wrong."""
        return self._exception

    def panic(self, *renderables: RenderableType) -> None:
        """End after a fault and show nothing of it: the passphrase may stand in it."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """End after a fault; Textual would print what every variable held."""
        self._close_messages_no_wait()

    def locks_hold_back(self) -> bool:
        """Tell whether something waits to be saved: nothing was typed yet."""
        return False


def opened(notebook: Notebook, settings_path: str, language: str | None) -> bool:
    """Show the lock screen until the notebook is open; False when the person leaves.

    A fault of ours ends it and is raised here, once the terminal is back.
    """
    app = LockApp(notebook, Settings(settings_path), language)
    found = app.run()
    if app.fault is not None:
        raise app.fault
    return bool(found)
