"""A full-screen program in a real pseudo-terminal: from start to picture, from key to picture.

Chunks are stamped as they are read; the screen is rebuilt from them by pyte, first while waiting
and, for the figures, afterwards. What a terminal would answer to its queries is answered.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pyte

_ANSWERS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[$ ]?[a-zA-Z]|\x1b\[[0-9;]*\$[a-z]|\x1b\[[0-9;]*t"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\"
)


@dataclass
class Figures:
    """What one visit showed; seconds, bytes and MiB."""

    paint: float
    keys: list[float]
    key_bytes: list[int]
    peak: float


class Visit:
    """One run of a program in a terminal of a given size."""

    def __init__(self, words: Sequence[str], env: dict[str, str], size: tuple[int, int]) -> None:
        """Start the program on a terminal of `size` (columns, rows)."""
        columns, rows = size
        self.chunks: list[tuple[float, bytes]] = []
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        full = {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.begin = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(words[0], list(words), full)
        window = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, window)

    def read(self, patience: float) -> bool:
        """Take one chunk; False when nothing came in `patience` seconds or the program ended."""
        ready, _, _ = select.select([self._terminal], [], [], patience)
        if not ready:
            return False
        try:
            chunk = os.read(self._terminal, 65536)
        except OSError:
            return False
        self.chunks.append((time.perf_counter(), chunk))
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", chunk))
        for query, answer in _ANSWERS:
            if query.search(chunk):
                os.write(self._terminal, answer)
        return bool(chunk)

    def text(self) -> str:
        """Return what stands on the screen."""
        return "\n".join(self._screen.display)

    def wait_for(self, wanted: str, limit: float = 20.0) -> float:
        """Wait until a text stands on the screen; return when its last chunk came."""
        end = time.perf_counter() + limit
        while wanted not in self.text():
            if time.perf_counter() > end:
                raise TimeoutError(f"{wanted!r} never came:\n{self.text()}")
            self.read(0.05)
        return self.chunks[-1][0]

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing came for a while."""
        while self.read(quiet):
            continue

    def press(self, keys: bytes) -> tuple[float, int]:
        """Send keys; return seconds to the first answer, and all bytes of the answer."""
        self.settle()
        known = len(self.chunks)
        sent = time.perf_counter()
        os.write(self._terminal, keys)
        self.settle(0.3)
        answer = self.chunks[known:]
        if not answer:
            raise TimeoutError(f"no answer to {keys!r}")
        return answer[0][0] - sent, sum(len(chunk) for _moment, chunk in answer)

    def open(self, key: bytes, shown: str) -> float:
        """Send a key; return the seconds until a text stands on the screen."""
        sent = time.perf_counter()
        os.write(self._terminal, key)
        return self.wait_for(shown) - sent

    def peak(self) -> float:
        """Return the largest resident size so far, MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def leave(self, keys: bytes) -> None:
        """Send the keys that end the program, and wait for its end."""
        os.write(self._terminal, keys)
        for _again in range(100):
            self.read(0.1)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
        else:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)


def visit(
    words: Sequence[str],
    env: dict[str, str],
    wanted: str,
    *,
    size: tuple[int, int] = (80, 24),
    first: Sequence[bytes] = (),
    keys: Sequence[bytes] = (),
) -> Figures:
    """Run a program until `wanted` is on the screen, press `keys`, leave; return the figures.

    `first` are keys sent before those that are timed, such as the one that opens the chart.
    """
    run = Visit(words, env, size)
    try:
        paint = run.wait_for(wanted) - run.begin
        for key in first:
            run.press(key)
        answers = [run.press(key) for key in keys]
        peak = run.peak()
    finally:
        run.leave(b"q")
    return Figures(paint, [a[0] for a in answers], [a[1] for a in answers], peak)


def opening(
    words: Sequence[str], env: dict[str, str], wanted: str, key: bytes, shown: str
) -> tuple[float, float]:
    """Run a program until `wanted` is on the screen, then open another screen with a key.

    Returns the seconds to the first picture, and from the key to the text `shown` on the screen.
    """
    run = Visit(words, env, (80, 24))
    try:
        paint = run.wait_for(wanted) - run.begin
        run.settle()
        if shown in run.text():
            raise ValueError(f"{shown!r} is on the screen already")
        opened = run.open(key, shown)
    finally:
        run.leave(b"q")
    return paint, opened


def line(name: str, visits: list[Figures], trivial: list[Figures], base: float) -> str:
    """Return one row of the table of screens."""
    paint = median(v.paint for v in visits)
    floor = median(v.paint for v in trivial)
    seconds = [key for v in visits for key in v.keys]
    sizes = [size for v in visits for size in v.key_bytes]
    pressed = f"{median(seconds) * 1000:.1f} | {median(sizes):.0f}" if seconds else "– | –"
    peak = median(v.peak for v in visits)
    return (
        f"| {name} | {paint * 1000:.0f} | {paint / floor:.2f} | {paint / base:.1f} "
        f"| {pressed} | {peak:.0f} |"
    )
