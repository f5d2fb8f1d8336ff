"""What is on the screen as plain text: for goldens that people can read and review."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def screen_text(app: App[None]) -> str:
    """Return the lines of the screen in front, without colours and without space at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
