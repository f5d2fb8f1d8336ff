"""Single keys from a terminal, without waiting for Enter, on POSIX and on Windows."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

END = ""
"""What is read when the terminal is gone."""

_SEQUENCE = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|O.|.)?", re.DOTALL)
"""What a terminal sends for an arrow or a function key, or Escape with a letter."""


@contextmanager
def single_keys() -> Iterator[Callable[[], str]]:
    """Within the block keys come one by one and are not shown; the block gets what reads one.

    A key is one character; Escape, arrows and function keys are `\\x1b`. Ctrl+C interrupts.
    """
    if sys.platform == "win32":  # pragma: no cover - not the platform of the tests
        yield _windows_key
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        yield _Reader(terminal).key
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


class _Reader:
    """Reads keys from a terminal; what was typed ahead waits its turn."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._waiting = ""

    def key(self) -> str:
        """Return the next key, `END` when there will be none."""
        import os

        if not self._waiting:
            self._waiting = os.read(self._terminal, 64).decode("utf-8", "replace")
        if not self._waiting:
            return END
        sequence = _SEQUENCE.match(self._waiting)
        found = sequence.group() if sequence else self._waiting[0]
        self._waiting = self._waiting[len(found) :]
        return found[0]


def _windows_key() -> str:  # pragma: no cover - not the platform of the tests
    import msvcrt

    key: str = msvcrt.getwch()  # type: ignore[attr-defined]
    if key in ("\x00", "\xe0"):  # an arrow or a function key: its second half follows
        msvcrt.getwch()  # type: ignore[attr-defined]
        return "\x1b"
    if key == "\x03":
        raise KeyboardInterrupt
    return key
