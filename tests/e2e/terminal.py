"""A real terminal for the real program: a pty at one end, an emulated screen at the other.

Nothing here sleeps: it waits until the program has written what a test waits for, or gives up.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 30.0
"""Seconds after which a test stops waiting for a text."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "f2": "\x1bOQ",
    "f6": "\x1b[17~",
}
_UNKNOWN_TO_PYTE = ("\x1b[?u", "\x1b[>1u", "\x1b[<u", "\x1b[?2026$p", "\x1b[?2048$p", "\x1b[>31u")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a person with nothing but a home folder."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    place = str(Path(__file__).parents[2])
    return {
        **kept,
        "HOME": str(home),
        "HARADA_HOME": str(home / "notebook"),
        "PYTHONPATH": place,
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        **more,
    }


class Terminal:
    """The program `harada` in a terminal of some columns and lines."""

    def __init__(
        self,
        env: Mapping[str, str],
        *words: str,
        columns: int = 80,
        lines: int = 24,
        program: Sequence[str] = ("-m", "harada"),
    ) -> None:
        """Start it with these words after its name; `program` is what Python runs."""
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.written = ""
        self.program = pexpect.spawn(
            sys.executable,
            [*program, *words],
            env=dict(env),
            dimensions=(lines, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *keys: str) -> None:
        """Press keys: names of `KEYS`, or the characters themselves."""
        for key in keys:
            self.program.send(KEYS.get(key, key))

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal."""
        self.screen.resize(lines, columns)
        self.program.setwinsize(lines, columns)

    def wait_for(self, text: str) -> None:
        """Read what the program writes until `text` is on the screen."""
        until = time.monotonic() + PATIENCE
        while text not in self.text:
            if time.monotonic() > until:
                raise AssertionError(f"{text!r} never came; the screen says:\n{self.text}")
            self._read()

    def _read(self) -> None:
        """Read what there is, waiting a moment for it."""
        try:
            written = self.program.read_nonblocking(65536, timeout=0.5)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF as end:
            raise AssertionError(f"the program ended; the screen says:\n{self.text}") from end
        self.written += written
        for sequence in _UNKNOWN_TO_PYTE:
            written = written.replace(sequence, "")
        self._stream.feed(written)

    def leave(self) -> int:
        """Wait for the end of the program and return its exit code."""
        self.program.expect(pexpect.EOF)
        self.program.close()
        code = self.program.exitstatus
        assert code is not None, self.program.signalstatus
        return code

    def close(self) -> None:
        """End the program whatever it does."""
        self.program.close(force=True)
