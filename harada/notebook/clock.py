"""What time it is, as something handed in.

The program asks the system in one place only, here; everything else takes a `Clock`, so that a
test can stand at any minute of any night.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Clock(Protocol):
        """Tells the wall-clock time where the person is."""

        def now(self) -> datetime:
            """Return the local time, aware of its zone where that is known."""


class SystemClock:
    """The machine's own clock in the machine's own zone."""

    def now(self) -> datetime:
        """Return the local time with its zone."""
        return datetime.now().astimezone()


class FixedClock:
    """A clock that stands still until it is moved by hand."""

    def __init__(self, moment: datetime) -> None:
        """Start at `moment`, which is wall-clock time (naive, or aware of its zone)."""
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment it was last set to."""
        return self.moment


class ShiftedClock:
    """Another clock, some days ahead or behind."""

    def __init__(self, clock: Clock, away: timedelta) -> None:
        """Show what `clock` shows, `away` later."""
        self._clock = clock
        self._away = away

    def now(self) -> datetime:
        """Return the moment of the other clock, moved."""
        return self._clock.now() + self._away


def utc_stamp(now: datetime) -> str:
    """Return `now` as a UTC ISO string to the second; it is kept for audit only."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
