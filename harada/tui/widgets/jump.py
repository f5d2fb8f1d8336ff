"""What jump mode can go to: places on the screen, each with the way to get there.

A widget with several places of its own (a list, a chart) has a method
`jump_targets(self) -> Iterator[JumpTarget]`; any other focusable widget is one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen


class JumpTarget(NamedTuple):
    """A place on the screen to jump to."""

    x: int
    """Column on the screen where its letter is drawn."""
    y: int
    """Line on the screen where its letter is drawn."""
    go: Callable[[], object]
    """Goes there."""


def targets_in(screen: Screen[Any]) -> Iterator[JumpTarget]:
    """Yield every place of a screen, in the order of the focus."""
    for widget in screen.focus_chain:
        region = widget.region.intersection(screen.region)
        own = getattr(widget, "jump_targets", None)
        if own is not None:
            yield from own()
        elif region.area:
            yield JumpTarget(region.x, region.y, widget.focus)
