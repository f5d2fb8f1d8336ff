"""The Routines: marking any day, turning months, tending routines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from harada.notebook.notebook import Notebook
from harada.tui.screens.choice import ChoiceDialog
from harada.tui.screens.routines import RoutinesScreen
from harada.tui.screens.thread import ThreadDialog
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_text
from tests.tui.typewriter import Typewriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.tui.app import HaradaApp

TODAY = date(2026, 11, 22)


async def routines(
    app: HaradaApp, pilot: Pilot[None], key: str = "r1", day: date = TODAY
) -> RoutinesScreen:
    """Show the Routines with the cursor on a routine and a day."""
    app.action_show("routines")
    await pilot.pause()
    screen = cast("RoutinesScreen", app.screen)
    screen.month.go_to(key, day)
    await pilot.pause()
    return screen


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 10)])
async def test_the_picture(
    new_app: Callable[..., HaradaApp], notebook: Notebook, size: tuple[int, int]
) -> None:
    notebook.mark(date(2026, 11, 19), ["r2"], 2)
    notebook.mark(date(2026, 11, 20), ["r2"], 3, note="ill")
    notebook.set_routine("r3", recurrence={"kind": "weekdays", "days": [0, 2, 4]})
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await routines(app, pilot, "r2", date(2026, 11, 20))
        assert agrees(f"routines_{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.parametrize("size", [(20, 6), (5, 3), (1, 1)])
async def test_the_smallest_terminals_do_not_end_it(
    new_app: Callable[..., HaradaApp], size: tuple[int, int]
) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await routines(app, pilot)
        await pilot.press("down", "left", "pageup", "end")
        assert isinstance(app.screen, RoutinesScreen)


async def test_it_opens_on_today_and_on_the_first_routine(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("routines")
        await pilot.pause()
        month = cast("RoutinesScreen", app.screen).month
        assert month.line is not None
        assert (month.line.key, month.day) == ("r1", TODAY)


async def test_any_past_day_is_marked_and_cleared_again(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    day = date(2026, 11, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r9", day)
        await pilot.press("space")
        assert notebook.day(day)["marks"] == {"r9": 1}
        await pilot.press("x")
        assert notebook.day(day)["marks"] == {"r9": 2}
        await pilot.press("r", "right")
        assert notebook.day(day)["marks"] == {"r9": 3}
        await pilot.press("left", "r")
        assert notebook.day(day)["marks"] == {}


async def test_space_never_takes_back_what_another_process_marked_unseen(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot)
        Notebook(notebook.home, clock).mark(TODAY, ["r1"], 1)
        await pilot.press("space")
        assert notebook.day(TODAY)["marks"]["r1"] == 1


async def test_a_day_to_come_is_not_done_but_rest_can_be_planned(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    day = date(2026, 11, 24)
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r1", day)
        await pilot.press("space", "x")
        assert notebook.day(day)["marks"] == {}
        await pilot.press("r")
        assert notebook.day(day)["marks"] == {"r1": 3}


async def test_page_keys_turn_the_month_and_t_comes_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot, "r2")
        await pilot.press("pageup")
        assert "October" in screen_text(app)
        assert screen.month.line is not None
        assert (screen.month.line.key, screen.month.day) == ("r2", date(2026, 10, 22))
        await pilot.press("space", "t")
        assert notebook.day(date(2026, 10, 22))["marks"] == {"r2": 1}
        assert screen.month.day == TODAY
        await pilot.press("pagedown")
        assert "December" in screen_text(app)


async def test_a_note_underlines_its_day(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    day = date(2026, 11, 5)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot, "r1", day)
        await pilot.press("n", *"ill", "enter")
        assert notebook.day(day).get("notes") == {"r1": "ill"}
        assert screen.month.line is not None
        assert screen.month.line.noted == {4}
        assert "“ill”" in screen_text(app)


async def test_f_moves_a_routine_in_and_out_of_the_focus(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot, "r1")
        await pilot.press("f")
        assert notebook.routines()["r1"]["focus"] is None
        assert notebook.routines()["r2"]["focus"] == 1
        assert screen.month.line is not None
        assert screen.month.line.key == "r1"
        await pilot.press("f")
        assert notebook.routines()["r1"]["focus"] == 10


async def edit(pilot: Pilot[None], *keys: str) -> None:
    """Open the menu of the routine under the cursor and press keys in it."""
    await pilot.press("e", *keys)
    await pilot.pause()


async def test_name_and_text_are_changed_one_by_one(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r1")
        await edit(pilot, "1", "ctrl+u", *"air", "enter")
        await edit(pilot, "2", "ctrl+u", *"Breathe", "enter")
        routine = notebook.routines()["r1"]
        assert (routine["name"], routine["text"]) == ("air", "Breathe")
        chart = notebook.chart()
        assert chart is not None
        assert chart["pillars"][0]["actions"][0]["text"] == "Breathe"


async def test_a_name_that_is_taken_is_said_and_changes_nothing(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    said: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r1")
        app.say = lambda sentence, severity="": said.append(sentence)  # type: ignore[method-assign]
        await edit(pilot, "1", "ctrl+u", *"tidy", "enter")
        assert notebook.routines()["r1"]["name"] == "breathe"
        assert said == ["The name tidy is taken: Tidy the desk at four."]


@pytest.mark.parametrize(
    ("keys", "recurrence"),
    [
        (("2", *"mon-fri", "enter"), {"kind": "weekdays", "days": [0, 1, 2, 3, 4]}),
        (("3", *"3/7", "enter"), {"kind": "times", "times": 3, "days_in": 7}),
        (("4", *"FREQ=MONTHLY;BYMONTHDAY=-1", "enter"), None),
    ],
)
async def test_how_often_is_changed(
    new_app: Callable[..., HaradaApp],
    notebook: Notebook,
    keys: tuple[str, ...],
    recurrence: dict[str, object] | None,
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r1")
        await edit(pilot, "3", *keys)
        wanted = recurrence or {"kind": "rule", "rule": "FREQ=MONTHLY;BYMONTHDAY=-1"}
        assert notebook.routines()["r1"]["recurrence"] == wanted


async def test_first_and_last_day_are_changed_and_never_upside_down(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r1")
        await edit(pilot, "6", "ctrl+u", *"2026-11-10", "enter")
        await edit(pilot, "7", *"2026-11-01", "enter")
        assert notebook.routines()["r1"]["end"] is None
        await edit(pilot, "7", *"2026-12-01", "enter")
        routine = notebook.routines()["r1"]
        assert (routine["start"], routine["end"]) == ("2026-11-10", "2026-12-01")


async def test_a_pause_is_set_from_the_menu(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot, "r1")
        await edit(pilot, "8", "enter", *"+2d", "enter")
        assert list(notebook.pauses().values()) == [
            {"first": "2026-11-22", "last": "2026-11-24", "routine": "r1"}
        ]
        assert screen.month.line is not None
        assert screen.month.line.states[22] == "off"


async def test_a_routine_is_kept_no_longer_after_a_question(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r1")
        await edit(pilot, "end", "enter", "escape")
        assert notebook.routines()["r1"]["state"] == "active"
        await edit(pilot, "end", "enter", "enter")
        assert notebook.routines()["r1"]["state"] == "archived"


async def test_a_new_routine_is_added_and_the_cursor_goes_to_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot)
        await pilot.press("a", *"Sing", "enter", "enter")
        assert screen.month.line is not None
        added = notebook.routines()[screen.month.line.key]
        assert (added["text"], added["recurrence"], added["start"]) == (
            "Sing",
            {"kind": "daily"},
            "2026-11-22",
        )


async def test_the_twenty_first_in_a_row_leaves_the_focus_and_a_successor_comes(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    for back in range(8, 21):
        notebook.mark(TODAY - timedelta(days=back), ["r2"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r2")
        await pilot.press("space")
        assert "21 in a row" in screen_text(app)
        await pilot.press("enter")
        assert notebook.routines()["r2"]["state"] == "habit"
        assert isinstance(app.screen, ChoiceDialog)
        assert "Calm action 3" in screen_text(app)
        await pilot.press("escape")
        assert "Habits" in screen_text(app)


async def test_a_gap_that_is_filled_later_celebrates_too(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    for back in range(22):
        if back != 5:
            notebook.mark(TODAY - timedelta(days=back), ["r9"], 1)
    notebook.mark(TODAY, ["r9"], None)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r9", TODAY - timedelta(days=5))
        await pilot.press("space")
        assert "21 in a row" in screen_text(app)


async def test_a_notebook_without_routines_says_how_to_begin(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    with notebook.change("end"):
        for key in notebook.routines():
            notebook.set_routine(key, end="2026-09-02")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot)
        await pilot.press("t", "pagedown", "space", "x", "n", "f", "e")
        assert "No routines in this month" in screen_text(app)


async def test_a_new_day_moves_today(new_app: Callable[..., HaradaApp], clock: FixedClock) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot)
        clock.moment += timedelta(days=9)
        app.look()
        await pilot.pause()
        assert screen.month.day == date(2026, 12, 1)
        assert "December" in screen_text(app)


async def test_a_key_on_the_whole_screen_writes_at_most_a_kilobyte(
    new_app: Callable[..., HaradaApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    app = new_app()
    typewriter = Typewriter(app)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await routines(app, pilot)
        await typewriter.settled(pilot)
        for across, down in [(-1, 0), (-1, 0), (0, 1), (0, 1), (-7, 0), (1, 0), (0, -1)]:
            screen.month.action_step(across, down)
            assert 0 < await typewriter.settled(pilot) <= 1024
        assert typewriter.terminal_text() == screen_text(app)


async def test_longer_words_of_another_language_fit(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app(language="x-pseudo")
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot)
        assert agrees("routines_80x24_pseudo", screen_text(app))


async def test_a_mark_before_the_first_day_is_said_not_to_count(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_routine("r5", start="2026-11-22")
    app = new_app()
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await routines(app, pilot, "r5", date(2026, 11, 20))
        await pilot.press("x")
        await pilot.pause()
        assert "Before its first day" in screen_text(app)
        assert notebook.day(date(2026, 11, 20))["marks"]["r5"] == 2


async def test_one_key_fills_a_group_on_a_day_and_leads_on_to_the_next(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    yesterday = TODAY - timedelta(days=1)
    notebook.set_routine("r2", recurrence={"kind": "times", "times": 3, "days_in": 7})
    notebook.mark(yesterday, [*notebook.day(yesterday)["marks"]], None)
    notebook.mark(yesterday, ["r3"], 2)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        month = (await routines(app, pilot, "r1", yesterday)).month
        await pilot.press("A")
        await pilot.pause()
        said = notebook.day(yesterday)["marks"]
        assert (said["r1"], said["r3"], "r2" in said) == (1, 2, False)
        assert month.day in (yesterday, TODAY)
        assert month.line is not None and month.line.key not in said
        await pilot.press("u")
        assert notebook.day(yesterday)["marks"] == {"r3": 2}


async def test_y_shows_the_thread_of_the_routine_under_the_cursor(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await routines(app, pilot, "r2", date(2026, 11, 20))
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, ThreadDialog)
        assert app.screen.key == "r2"
