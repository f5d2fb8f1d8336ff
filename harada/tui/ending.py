"""What happens when the app has to end without being asked to: the terminal goes away, or a fault.

What is typed is saved first. It shows nothing: what there is to say about a fault is said by the
command line once the terminal is back, and never with anything a person wrote.
"""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNALS = ("SIGHUP", "SIGTERM")
"""The window is closed, or the machine shuts down. Windows knows neither in this form."""


def on_hangup(do: Callable[[], None]) -> None:
    """Call `do` in the event loop when the terminal goes away or the process is to end."""
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, do)
            except (NotImplementedError, RuntimeError, ValueError):
                # Another event loop, or not the main thread: then the system ends the app as ever.
                return
