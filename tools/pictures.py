"""Draws the pictures of the documents: the real screens, on the demo's notebook, at a fixed moment.

    python -m tools.pictures       write docs/pictures/*.svg anew

The pictures show what a person sees who types `harada demo`; nothing in them is drawn by hand.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from harada import i18n
from harada.exchange.demo import write_demo
from harada.notebook.clock import FixedClock
from harada.tui.app import HaradaApp

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
EVENING = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
SIZE = (100, 30)

SCREENS = {"today": "f2", "goal": "f3", "window": "f4", "routines": "f5", "diary": "f6"}
"""Each picture, and the key that leads to its screen."""

_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


async def draw(folder: Path) -> None:
    """Write a picture of each screen into `folder`."""
    with tempfile.TemporaryDirectory() as place:
        clock = FixedClock(EVENING)
        notebook = write_demo(Path(place) / "demo", clock, "en")
        app = HaradaApp(notebook, clock)
        async with app.run_test(size=SIZE) as pilot:
            for name, key in SCREENS.items():
                await pilot.press(key)
                await pilot.pause(0.3)
                picture = app.export_screenshot(title="harada", simplify=True)
                # The font is fetched from elsewhere otherwise; any monospaced one will do.
                (folder / f"{name}.svg").write_text(
                    _FONT_FACES.sub("\n", picture), encoding="utf-8"
                )


def main() -> None:
    """Draw all pictures in English."""
    i18n.use("en")
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(FOLDER))


if __name__ == "__main__":
    main()
