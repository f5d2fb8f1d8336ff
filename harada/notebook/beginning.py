"""A notebook that begins with a command, and is gone again where that command came to nothing.

Whoever mistypes their first command keeps an empty folder, or none, as before. Nothing is taken
away in which something stands: what was there before, and what was written since, stays.
"""

from __future__ import annotations

import os
from contextlib import suppress

from harada.notebook.reading import PROFILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook

_LOCK = ".lock"


class Beginning:
    """A notebook begun a moment ago, without a name yet."""

    def __init__(self, notebook: Notebook, language: str) -> None:
        """Begin it in the folder of `notebook`; raises `Refused` as `Notebook.create` does."""
        self._notebook = notebook
        self._new = not os.path.isdir(notebook.home)
        self._others = set() if self._new else set(os.listdir(notebook.home))
        notebook.create(name="", language=language)
        self._profile = notebook.profile()

    def take_back(self) -> bool:
        """Take the notebook away if nothing was written in it; tell whether it is gone.

        Raises `Busy` where another process holds it: it has begun to be used.
        """
        home, store = self._notebook.home, self._notebook.store
        with store.lock:
            ours = set(os.listdir(home)) - self._others
            if ours - {PROFILE, _LOCK} or self._notebook.profile() != self._profile:
                return False
            with suppress(OSError):  # what can't be taken away does no harm
                os.unlink(os.path.join(home, PROFILE))
                os.unlink(os.path.join(home, _LOCK))
        if self._new:
            with suppress(OSError):
                os.rmdir(home)
        return True
