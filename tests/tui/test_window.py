"""The Window: marking, starting and giving states to the 64."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from harada.tui.screens.choice import ChoiceDialog
from harada.tui.screens.rhythm import RhythmDialog
from harada.tui.screens.window import WindowScreen
from harada.tui.widgets.chart_view import Place
from harada.tui.widgets.detail import Detail
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_text
from tests.tui.typewriter import Typewriter, widths

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.method.documents import Cell
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

TODAY = date(2026, 11, 22)


async def window(app: HaradaApp, pilot: Pilot[None], place: Place | None = None) -> WindowScreen:
    """Show the Window with the cursor on a place."""
    app.action_show("window")
    await pilot.pause()
    screen = cast("WindowScreen", app.screen)
    if place is not None:
        screen.chart.show_place(place)
        await pilot.pause()
    return screen


def cell(notebook: Notebook, pillar: int, action: int) -> Cell:
    """Return a cell of the current chart."""
    chart = notebook.chart()
    assert chart is not None
    return chart["pillars"][pillar - 1]["actions"][action - 1]


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (40, 10)])
async def test_the_picture(new_app: Callable[..., HaradaApp], size: tuple[int, int]) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await window(app, pilot, Place(1, 1))
        assert agrees(f"window_{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.parametrize("size", [(20, 6), (5, 3), (1, 1)])
async def test_the_smallest_terminals_do_not_end_it(
    new_app: Callable[..., HaradaApp], size: tuple[int, int]
) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        screen = await window(app, pilot)
        await pilot.press("z", "right", "enter", "x", "escape")
        assert not screen.filling


async def test_space_marks_the_cell_s_routine_and_takes_it_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 2))
        await pilot.press("space")
        assert notebook.day(TODAY)["marks"] == {"r2": 1}
        assert "○Tidy" in screen_text(app)
        await pilot.press("space")
        assert notebook.day(TODAY)["marks"] == {}


@pytest.mark.parametrize(("key", "code"), [("x", 2), ("r", 3)])
async def test_missed_and_rest_have_a_key_each(
    new_app: Callable[..., HaradaApp], notebook: Notebook, key: str, code: int
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press(key)
        assert notebook.day(TODAY)["marks"] == {"r1": code}


async def test_a_note_is_kept_beside_the_routine(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("n", *"calm", "enter")
        assert notebook.day(TODAY).get("notes") == {"r1": "calm"}
        assert "“calm”" in app.screen.query_one(Detail).about


async def test_a_pillar_is_not_marked(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 0))
        await pilot.press("space", "x", "n", "d", "p")
        assert notebook.day(TODAY)["marks"] == {}
        assert isinstance(app.screen, WindowScreen)


async def test_a_waiting_cell_that_is_marked_is_offered_to_start_every_day(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 3))
        await pilot.press("space")
        assert isinstance(app.screen, RhythmDialog)
        await pilot.press("enter")
        started = cell(notebook, 1, 3)
        assert started["state"] == "active"
        assert notebook.routines()[started["routine"]]["recurrence"] == {"kind": "daily"}
        assert notebook.day(TODAY)["marks"] == {}


async def test_a_cell_is_started_on_weekdays_and_what_is_not_understood_is_said(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 3))
        await pilot.press("p", "2", *"mon,xyz", "enter")
        assert "does not name weekdays" in screen_text(app)
        await pilot.press("backspace", "backspace", "backspace", *"fri", "enter")
        routine = notebook.routines()[cell(notebook, 1, 3)["routine"]]
        assert routine["recurrence"] == {"kind": "weekdays", "days": [0, 4]}


async def test_a_cell_becomes_a_dated_action_and_space_finishes_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 3))
        await pilot.press("p", "4", *"+2w", "enter")
        key = cell(notebook, 1, 3)["action"]
        assert notebook.actions()[key]["due"] == "2026-12-06"
        assert "◇Calm" in screen_text(app)
        await pilot.press("space")
        assert cell(notebook, 1, 3)["state"] == "done"
        await pilot.press("space")
        assert cell(notebook, 1, 3)["state"] == "active"


async def test_escape_starts_nothing(new_app: Callable[..., HaradaApp], notebook: Notebook) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 3))
        await pilot.press("p", "escape")
        assert cell(notebook, 1, 3)["state"] == "waiting"


@pytest.mark.parametrize(
    ("digit", "state"), [("1", "waiting"), ("2", "habit"), ("3", "done"), ("4", "dropped")]
)
async def test_a_cell_is_given_a_state_by_a_menu(
    new_app: Callable[..., HaradaApp], notebook: Notebook, digit: str, state: str
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("d", digit)
        assert cell(notebook, 1, 1)["state"] == state
        # The focus has no gap where the routine stood.
        if state == "waiting":
            assert notebook.routines()["r2"]["focus"] == 1


async def test_a_pillar_is_given_an_aspect_step_by_step(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 0))
        assert "spirit 2 · skill 3 · body 1 · life 2" in screen_text(app)
        await pilot.press("a")
        assert "spirit 1 · skill 4 · body 1 · life 2" in screen_text(app)


async def test_an_aspect_without_a_pillar_is_said_at_once_beside_the_pillar(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(5, 0))
        await pilot.press("a")
        assert "No pillar is about the body yet" in screen_text(app)


async def test_u_takes_a_mark_back(new_app: Callable[..., HaradaApp], notebook: Notebook) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("space", "u")
        assert notebook.day(TODAY)["marks"] == {}


async def test_digits_jump_here_and_switch_no_screen(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot)
        await pilot.press("3", "5")
        assert app.screen is screen
        assert screen.chart.place == (3, 5)


async def test_escape_leaves_the_zoom(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot, Place(1, 1))
        await pilot.press("z")
        assert screen.chart.zoomed
        await pilot.press("escape")
        assert not screen.chart.zoomed


async def test_what_another_program_marked_is_seen(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    from harada.notebook.notebook import Notebook as Other

    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        Other(notebook.home, notebook.clock).mark(TODAY, ["r2"], 1)
        app.look()
        await pilot.pause()
        assert "○Tidy" in screen_text(app)


async def test_twenty_one_in_a_row_are_celebrated_and_a_successor_is_offered(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    for back in range(8, 21):
        notebook.mark(TODAY - timedelta(days=back), ["r1"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        await pilot.press("space")
        assert "21 in a row" in screen_text(app)
        await pilot.press("enter")
        assert cell(notebook, 1, 1)["state"] == "habit"
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("1")
        assert cell(notebook, 1, 3)["state"] == "active"
        successor = notebook.routines()[cell(notebook, 1, 3)["routine"]]
        assert successor["focus"] == 10
        assert notebook.routines()["r1"]["focus"] is None


async def test_a_notebook_without_a_chart_invites_to_begin(
    tmp_path: object, new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    chart = notebook.chart_id()
    assert chart is not None
    with notebook.change("empty"):
        for pillar in range(1, 9):
            notebook.set_pillar(pillar, text="")
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(0, 0))
        assert "Enter begins" in screen_text(app)


@pytest.mark.parametrize("no_color", [False, True])
async def test_a_key_on_the_whole_screen_writes_at_most_a_kilobyte(
    new_app: Callable[..., HaradaApp], monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = new_app()
    typewriter = Typewriter(app)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot)
        await typewriter.settled(pilot)
        for across, down in [(-1, -1), (-1, 0), (-1, 0), (0, -1), (0, -1), (0, -1), (1, 0)]:
            screen.chart.action_step(across, down)
            assert 0 < await typewriter.settled(pilot) <= 1024
        assert typewriter.terminal_text() == screen_text(app)


async def test_help_says_what_the_signs_mean(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await window(app, pilot)
        await pilot.press("question_mark")
        assert "□ to do today" in screen_text(app)


async def test_jump_mode_goes_to_the_goal_and_to_every_pillar(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await window(app, pilot)
        targets = list(screen.jump_targets())
        assert len(targets) == 9
        targets[3].go()
        assert screen.chart.place == (3, 0)


NASTY = {
    "markup": "[bold red]x[/] [/b] [link=http://x]",
    "wide": "漢字かな交じり" * 12,
    "emoji": "👨‍👩‍👧‍👦❤️🇧🇪 " * 8,
    "escapes": "\x1b[31mred\x1b[0m\x07\r\n\t\x00",
    "long": "word " * 2000,
    "format": "{0} {name} %s %(x)d",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
async def test_no_text_breaks_the_screen_or_its_dialogs(
    new_app: Callable[..., HaradaApp], notebook: Notebook, text: str
) -> None:
    with notebook.change("texts"):
        notebook.set_centre(text)
        notebook.set_pillar(1, text=text)
        notebook.set_cell(1, 1, text)
        notebook.set_cell(1, 3, text)
    notebook.note(TODAY, "r1", text)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for place in (Place(0, 0), Place(1, 0), Place(1, 1), Place(1, 3)):
            await window(app, pilot, place)
            assert widths(app) == {80}
        for keys in (["d", "escape"], ["p", "escape"], ["n", "escape"], ["enter", "escape"]):
            await pilot.press(keys[0])
            assert widths(app) == {80}
            assert "\x1b" not in screen_text(app)
            await pilot.press(keys[1])
        app.action_show("routines")
        await pilot.pause()
        assert widths(app) == {80}
        await pilot.press("e")
        assert widths(app) == {80}


async def test_longer_words_of_another_language_fit(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app(language="x-pseudo")
    async with app.run_test(size=(80, 24)) as pilot:
        await window(app, pilot, Place(1, 1))
        assert agrees("window_80x24_pseudo", screen_text(app))
