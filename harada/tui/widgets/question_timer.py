"""Four minutes for eight actions: a count that helps to write fast and stops nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.widgets import Static

from harada.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from textual.timer import Timer

    from harada.notebook.clock import Clock

PILLAR_TIME = timedelta(minutes=4)
"""What the method gives to the eight actions of a pillar."""


class FourMinutesLeft(Static):
    """How much of the four minutes is left; empty while nobody counts."""

    DEFAULT_CSS = """
    FourMinutesLeft {
        height: auto;
        padding: 0 1;
        color: $accent;
        display: none;
        &.-shown { display: block; }
    }
    """

    def __init__(self, clock: Clock, *, id: str | None = None) -> None:
        """Count by this clock."""
        super().__init__("", markup=False, id=id)
        self.clock = clock
        self.until: datetime | None = None
        """When the four minutes are over; None while nobody counts them."""
        self._ticking: Timer | None = None

    def toggle(self) -> None:
        """Begin to count, or stop."""
        if self.until is not None:
            self.stop_count()
            return
        self.until = self.clock.now() + PILLAR_TIME
        self._ticking = self.set_interval(1, self.tick)
        self.add_class("-shown")
        self.tick()

    def tick(self) -> None:
        """Show what is left; say kindly when nothing is."""
        if self.until is None:
            return
        left = int((self.until - self.clock.now()).total_seconds())
        if left > 0:
            time = f"{left // 60}:{left % 60:02}"
            self.update(_("{time} left for these eight").format(time=time))
        else:
            self.stop_count()
            self.add_class("-shown")
            self.update(_("Four minutes are over. Go on, or finish in peace."))

    def stop_count(self) -> None:
        """Count no longer, and show nothing."""
        self.until = None
        self.remove_class("-shown")
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
