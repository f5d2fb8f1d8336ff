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

    def locks_hold_back(self) -> bool:
        """Tell whether something waits to be saved: nothing was typed yet."""
        return False


def opened(notebook: Notebook, settings_path: str, language: str | None) -> bool:
    """Show the lock screen until the notebook is open; False when the person leaves."""
    return bool(LockApp(notebook, Settings(settings_path), language).run())
