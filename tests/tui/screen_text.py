"""What is on the screen as plain text: for pictures that people can read and review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.tui.golden import agrees

if TYPE_CHECKING:
    from textual.app import App


def screen_text(app: App[Any]) -> str:
    """Return the lines of the screen in front, without colours and without space at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def assert_golden(app: App[Any], name: str) -> None:
    """Compare the screen in front with the picture `name` in `golden/`."""
    assert agrees(name, screen_text(app))


def screen_body(app: App[None]) -> str:
    """Return what stands between the bar with the screens and the bar with the keys."""
    return "\n".join(screen_text(app).split("\n")[1:-1])
