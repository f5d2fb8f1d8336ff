"""The roster of shifts in the Routines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.method.roster import shift_on
from harada.notebook.rostering import set_cycle
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)


async def test_a_roster_is_written_followed_and_swapped(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("routines")
        await pilot.pause()
        app.screen.month.go_to("r1", SUNDAY)  # type: ignore[attr-defined]
        await pilot.press("e", "3", "5", *"early", "enter")
        assert "no roster yet" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("s", *"early off", "enter")
        assert len(notebook.roster()) == 1
        await pilot.press("e", "3", "5", *"early", "enter")
        assert notebook.routines()["r1"]["recurrence"]["shifts"] == ["early"]
        assert "22 November 2026 · early" in screen_text(app)
        await pilot.press("right", "s", "1", "ctrl+u", *"early", "enter")
        assert [
            shift_on(notebook.roster().values(), SUNDAY.replace(day=d)) for d in (22, 23, 24)
        ] == [
            "early",
            "early",
            "early",
        ]
        await pilot.press("u")
        assert shift_on(notebook.roster().values(), SUNDAY.replace(day=23)) == "off"


async def test_the_day_of_a_shift_begins_when_one_says_and_today_names_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    set_cycle(notebook, SUNDAY, ["night", "off"])
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "22 November 2026 · night" in screen_text(app)
        app.action_show("routines")
        await pilot.pause()
        await pilot.press("s", "3", "1", *"12", "enter")
        assert notebook.profile()["shift_starts"] == {"night": "12:00"}
        await pilot.press("s", "3")
        assert "night · 12:00" in screen_text(app)
