"""Draws the pictures of the documents: the real screens, on the demo's notebook, at a fixed moment.

    python -m tools.pictures       write docs/pictures/*.svg anew

The pictures show what a person sees who types `harada demo`, and what one sees who shares with a
coach, and that coach; nothing in them is drawn by hand.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from harada import i18n
from harada.exchange.demo import write_demo
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from tools.sharing_scene import coached

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
EVENING = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
SIZE = (100, 30)

SCREENS = {"today": "f2", "goal": "f3", "window": "f4", "routines": "f5", "diary": "f6"}
"""Each picture of the demo, and the key that leads to its screen."""

_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


async def draw(folder: Path) -> None:
    """Write a picture of each screen into `folder`."""
    with tempfile.TemporaryDirectory() as place:
        demo = write_demo(Path(place) / "demo", FixedClock(EVENING), "en")
        await shoot(folder, demo, SCREENS)
        member, coach = coached(Path(place), EVENING)
        await shoot(folder, member, {"coach": "f9"})
        await shoot(folder, coach, {"desk": "D"})


async def shoot(folder: Path, notebook: Notebook, screens: Mapping[str, str]) -> None:
    """Write a picture of each of these screens of a notebook into `folder`."""
    app = HaradaApp(notebook, FixedClock(EVENING))
    async with app.run_test(size=SIZE) as pilot:
        for name, key in screens.items():
            await pilot.press(key)
            await pilot.pause(0.3)
            picture = app.export_screenshot(title="harada", simplify=True)
            # The font is fetched from elsewhere otherwise; any monospaced one will do.
            (folder / f"{name}.svg").write_text(_FONT_FACES.sub("\n", picture), encoding="utf-8")


def main() -> None:
    """Draw all pictures in English."""
    i18n.use("en")
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(FOLDER))


if __name__ == "__main__":
    main()
