"""What is on the screen as plain text: for goldens that people can read and review.

A golden is a file in `goldens/`. After a change that was meant, write them anew with
`HARADA_GOLDENS=write` in front of pytest, and read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

GOLDENS = Path(__file__).parent / "goldens"


def screen_text(app: App[Any]) -> str:
    """Return the lines of the screen in front, without colours and without space at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def assert_golden(app: App[Any], name: str) -> None:
    """Compare the screen in front with the golden `name`."""
    shown = screen_text(app) + "\n"
    golden = GOLDENS / f"{name}.txt"
    if os.environ.get("HARADA_GOLDENS") == "write":
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def screen_body(app: App[None]) -> str:
    """Return what stands between the bar with the screens and the bar with the keys."""
    return "\n".join(screen_text(app).split("\n")[1:-1])
