"""What the app has done behind the screen: the check of its files, and the backup of the day.

Nobody waits for either, and the person hears of them only when something is wrong. The check
validates every document, which takes a library and memory that the app itself does without, so
another process does it: the command `harada doctor`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import harada
from harada.i18n import language
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store

if TYPE_CHECKING:
    from harada.notebook.clock import Clock
    from harada.notebook.seal import Seal


class Checkup:
    """A check of a notebook's files that goes on in another process."""

    def __init__(self, home: str) -> None:
        """Begin to check the notebook in the folder `home`; where that is not possible, do not."""
        place = os.path.dirname(os.path.dirname(harada.__file__))
        search = os.pathsep.join(part for part in (place, os.environ.get("PYTHONPATH")) if part)
        words = [sys.executable, "-m", "harada", "doctor", "--json"]
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                [*words, "--home", home, "--lang", language()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": search},
            )
        except OSError:
            # The check is a courtesy; `harada doctor` says by itself why it cannot run.
            return

    def troubles(self) -> list[str]:
        """Wait for the end of the check and return a sentence for each thing that is wrong."""
        if self._process is None:
            return []
        told, _nothing = self._process.communicate()
        try:
            findings = json.loads(told)["findings"]
        except (ValueError, KeyError):
            return []
        return [finding["sentence"] for finding in findings if finding["level"] == "problem"]

    def stop(self) -> None:
        """End the check, whether it is done or not."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()


def backed_up(home: str, clock: Clock, seal: Seal) -> list[str]:
    """Make today's backup where there is none, and return what there is to say about it.

    It opens a notebook of its own, for it runs in a thread while the app goes on reading; `seal`
    is the one the app reads with.
    """
    notebook = Notebook(home, clock, Store(home, seal=seal))
    notebook.back_up_if_due()
    return notebook.notices()
