"""Asking again when a store did not answer: how often, and how long to wait in between.

Full jitter (SHARING.md 2.10): before try n + 1 a wait of anything between nothing and 2ⁿ seconds,
at most five minutes, eight tries in all; what a server asks for by `Retry-After` is waited for at
the least. Which faults pass by themselves is for the caller to know, who raises `Passing`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")

TRIES = 8
"""How often a request is made before the rest waits for another day."""

TRIES_TO_CONNECT = 3
"""The same, where there is no connection at all: most often the laptop is offline."""

LONGEST_WAIT = 300.0
"""The most seconds between two tries."""


class Passing(Exception):
    """A fault that may pass by itself; the text says what it was, for a sentence."""

    def __init__(self, reason: str, *, after: float = 0.0, tries: int = TRIES) -> None:
        """Take the reason, the seconds that the server asks to wait, and the tries it is worth."""
        super().__init__(reason)
        self.reason = reason
        self.after = after
        self.tries = tries


@dataclass(frozen=True)
class Patience:
    """How waiting is done; tests hand in their own sleep and chance."""

    sleep: Callable[[float], object] = time.sleep
    chance: Callable[[], float] = random.random
    """A number from 0 to 1, evenly spread."""

    def wait(self, failed: int, after: float) -> None:
        """Wait after `failed` tries, at least `after` seconds."""
        self.sleep(after + self.chance() * min(LONGEST_WAIT, 2.0**failed))


def kept_trying(request: Callable[[], Result], patience: Patience) -> Result:
    """Return what `request` returns, made again while it raises `Passing`, which it does at last.

    A server that asks for a longer wait than ours is not waited for.
    """
    failed = 0
    while True:
        try:
            return request()
        except Passing as fault:
            failed += 1
            if failed >= fault.tries or fault.after > LONGEST_WAIT:
                raise
            patience.wait(failed, fault.after)
