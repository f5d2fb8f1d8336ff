"""Keys in their turn: what a key does is done before the next key is handed out.

Textual hands every key to the widget that has the focus when the key arrives, and runs key bindings
and messages later. Keys that arrive in one burst (a paste, a slow line, a busy machine) would all
end in the field that had the focus at first, although an Enter between them goes on to another one.
So after a key that may lead elsewhere the keys behind it wait until its consequences are over.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import ScreenStackError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.message_pump import MessagePump

    Written = events.Key | events.Paste

PASSES = 3
"""How often everything from the field up to the app is waited for: the key itself, what a field
made of it, and what a screen made of that."""
WRITTEN_IN = {"Input", "TextArea"}
"""Textual's widgets for text."""
A_MOMENT = 0.01
"""Seconds between two looks at a screen that is not ready."""
AT_MOST = 2.0
"""Seconds after which the next key is handed out in any case."""


class Turns:
    """Hands out keys one by one, where the one before may lead elsewhere."""

    def __init__(self, app: App[None], hand_out: Callable[[Written], Awaitable[None]]) -> None:
        """Hold keys of `app` back until `hand_out` may be called with them."""
        self._app = app
        self._hand_out = hand_out
        self._waiting: deque[Written] = deque()
        self._turn: asyncio.Task[None] | None = None

    async def take(self, event: Written) -> None:
        """Hand out a key or a paste now, or as soon as it has its turn."""
        if self._turn is not None:
            self._waiting.append(event)
        elif self._opening():
            self._waiting.append(event)
            self._turn = asyncio.create_task(self._take_turns())
        else:
            settles = self._leads_on(event)
            await self._hand_out(event)
            if settles:
                self._turn = asyncio.create_task(self._take_turns())

    async def over(self) -> None:
        """Wait until every key that came so far was handed out and did what it does."""
        if self._turn is not None:
            await self._turn
        await self._settled()

    def stop(self) -> None:
        """Hand out nothing more."""
        self._waiting.clear()
        if self._turn is not None:
            self._turn.cancel()

    def _leads_on(self, event: Written) -> bool:
        """Tell whether a key may do anything but add a letter to the text that is being written."""
        if isinstance(event, events.Paste):
            return False
        # By name: the first screen needs neither, and to load both takes as long as to paint it.
        kinds = {kind.__name__ for kind in type(self._app.focused).__mro__}
        return not (event.is_printable and kinds & WRITTEN_IN)

    async def _take_turns(self) -> None:
        """Wait for the last key that was handed out, then hand out what came meanwhile."""
        try:
            while True:
                await self._settled()
                while self._waiting:
                    event = self._waiting.popleft()
                    settles = self._leads_on(event)
                    await self._hand_out(event)
                    if settles:
                        break
                else:
                    return
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._turn = None

    async def _settled(self) -> None:
        """Wait until nothing that a key set going is under way, and the screen is ready."""
        try:
            async with asyncio.timeout(AT_MOST):
                for _pass in range(PASSES):
                    await self._pass()
                while self._opening():
                    await asyncio.sleep(A_MOMENT)
                    await self._pass()
        except TimeoutError:
            return

    async def _pass(self) -> None:
        """Wait until everything around the focus has seen to what it has to see to now."""
        for pump in self._upwards():
            await _through(pump)
            # What the last message of a queue posted to it stands behind our mark.
            await _through(pump)

    def _opening(self) -> bool:
        """Tell whether the screen in front says that it is not ready to be typed in."""
        try:
            return bool(getattr(self._app.screen, "opening", False))
        except ScreenStackError:
            return False

    def _upwards(self) -> list[MessagePump]:
        """Return what has the focus, and everything around it up to the app."""
        try:
            innermost = self._app.focused or self._app.screen
        except ScreenStackError:
            return []
        around = [node for node in innermost.ancestors_with_self if node is not self._app]
        return [*around, self._app]


async def _through(pump: MessagePump) -> None:
    """Wait until a widget, a screen or the app has seen to every message it has now."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
