"""The Goal screen: the whole sheet as a page, each field edited in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from harada.method.empty import objective
from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from harada.tui.screens.thread import ThreadDialog
from harada.tui.widgets.question import Typed
from tests.tui import notebooks
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_body, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.tui.screens.goal import GoalScreen
    from harada.tui.widgets.question import Field
    from harada.tui.widgets.sheet_field import SheetField


def goal(app: HaradaApp) -> GoalScreen:
    return cast("GoalScreen", app.screen)


def sheet_field(app: HaradaApp, path: str) -> SheetField:
    return next(each for each in goal(app).page.fields() if each.path == path)


async def show(pilot: Pilot[None]) -> HaradaApp:
    app = cast("HaradaApp", pilot.app)
    app.action_show("goal")
    await pilot.pause()
    return app


async def edit(pilot: Pilot[None], path: str) -> Field:
    """Open the field at a path."""
    app = cast("HaradaApp", pilot.app)
    screen = goal(app)
    screen.page.go_to(screen.page.fields().index(sheet_field(app, path)))
    await screen.action_edit()
    await pilot.pause()
    editor = sheet_field(app, path).editor
    assert editor is not None
    return editor


async def write(pilot: Pilot[None], path: str, value: Any) -> None:
    """Write a value into the field at a path and leave it."""
    app = cast("HaradaApp", pilot.app)
    editor = await edit(pilot, path)
    editor.put(value)
    await pilot.pause()
    editor.post_message(Typed(editor))  # type: ignore[attr-defined]
    await pilot.pause()
    await goal(app).action_stop_editing()
    await pilot.pause()


async def test_the_whole_sheet_stands_on_one_page(notebook: Notebook, clock: FixedClock) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(160, 80)) as pilot:
        await show(pilot)
        text = screen_text(app)
    for part in (
        "I have answered 400 calls",
        "Monday 31 May 2027 · 190 days left",
        "Every customer is helped the first time",
        "A quiet desk gives people their evening back",
        "Lay the breakfast table",
        "I lead the desk",
        "• People feel heard",
        "Body: obstacle",
        "1 Calm: 8 of 8 written, 2 active",
        "20 Nov 2026 · Sign up for the listening course",
        "Take the stairs, all of them",
        "• Griet: Listen in on Tuesdays (not asked yet)",
        "I, Noor, hear the question behind the question",
        "• Proud",
        "Waterlijn (fictional)",
    ):
        assert part in text


async def test_enter_edits_in_place_and_escape_goes_back_to_reading(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await pilot.press("enter", "!", "escape")
        await pilot.pause()
        assert app.focused is goal(app).page
        assert "before 31 May 2027!" in screen_text(app)
    sheet = Notebook(notebook.home, clock).goal()
    assert sheet is not None
    assert sheet["goal"].endswith("2027!")


async def test_what_is_typed_is_saved_without_leaving_the_field(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await pilot.press("enter", "!")
        goal(app).drafts.flush()
        await pilot.pause()
        assert "saved 21:04" in screen_text(app)
        await pilot.press("?")
        assert sheet_field(app, "goal").editor is not None
        goal(app).leave()
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["goal"].endswith("2027!?")


async def test_the_centre_of_the_chart_follows_the_goal_it_repeats(
    notebook: Notebook, clock: FixedClock
) -> None:
    sheet = notebook.goal()
    assert sheet is not None
    notebook.set_centre(sheet["goal"])
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await write(pilot, "goal", "I have run 10 km")
    chart = notebook.chart()
    assert chart is not None
    assert chart["text"] == "I have run 10 km"


async def test_lines_are_added_taken_up_and_removed(notebook: Notebook, clock: FixedClock) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await edit(pilot, "perspectives.self_tangible")
        await pilot.press("B", "enter", "C", "ctrl+r", "up", "ctrl+y")
        await goal(app).action_stop_editing()
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["perspectives"]["self_tangible"] == ["C", "B"]


async def test_a_supporter_gets_the_day_they_were_asked(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await edit(pilot, "supporters")
        await pilot.press("up", "tab", "tab", *"friday", "escape")
        await pilot.pause()
        assert "(asked on 20 Nov 2026)" in " ".join(sheet_field(app, "supporters").lines)
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["supporters"][0]["asked"] == "2026-11-20"


async def test_a_bad_day_gets_a_sentence_at_the_field_and_is_not_kept(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        editor = await edit(pilot, "deadline")
        editor.line.value = "11/12/2026"  # type: ignore[attr-defined]
        await pilot.pause()
        assert "could be two days" in screen_text(app)
        await pilot.press("escape")
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["deadline"] == "2027-05-31"


async def test_an_objective_of_the_mission_is_chosen(notebook: Notebook, clock: FixedClock) -> None:
    notebook.add_objective("Fewer calls back", "from 30 to 20")
    notebook.add_objective("[b]Calm[/b]")
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await edit(pilot, "objective")
        assert "( ) [b]Calm[/b]" in screen_text(app)
        await pilot.press("up", "enter")
        await pilot.pause()
    sheet = notebook.goal()
    assert sheet is not None
    assert sheet["objective"] == "o2"


async def test_an_empty_half_for_others_is_a_visible_gap(
    notebook: Notebook, clock: FixedClock
) -> None:
    notebook.set_goal_field("perspectives.others_intangible", [])
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 60)) as pilot:
        await show(pilot)
        assert sheet_field(app, "perspectives.others_intangible").look == "gap"
        assert "Still empty. Who else gains" in screen_text(app)


async def test_undo_shows_the_earlier_text(notebook: Notebook, clock: FixedClock) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await write(pilot, "affirmation", "Something else")
        await pilot.press("u")
        await pilot.pause()
        assert "I, Noor, hear the question" in screen_text(app)


async def test_a_sheet_that_is_not_begun_can_be_begun_here(
    tmp_path: Path, clock: FixedClock
) -> None:
    begun = notebooks.begun(str(tmp_path / "begun"), clock)
    app = HaradaApp(begun, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        await write(pilot, "levels.3.text", "Ten")
    sheet = begun.goal()
    assert sheet is not None
    assert sheet["levels"][3]["text"] == "Ten"
    assert sheet["name"] == "Noor"


async def test_an_imported_sheet_with_other_levels_is_shown_with_all_of_them(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 60)) as pilot:
        await show(pilot)
        levels = [{"name": f"Step {n}", "text": f"{n} km", "result": None} for n in range(1, 6)]
        notebook.set_goal_field("levels", levels)
        app.notebook_changed()
        await pilot.pause()
        assert "Step 5                    5 km" in screen_text(app)


async def test_the_chart_and_the_routines_lead_to_their_own_screens(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        screen = goal(app)
        screen.page.go_to(screen.page.fields().index(sheet_field(app, "window")))
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "window"


async def test_jumping_offers_every_field_that_is_seen(
    notebook: Notebook, clock: FixedClock
) -> None:
    app = HaradaApp(notebook, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await show(pilot)
        targets = list(goal(app).jump_targets())
        assert len(targets) > 10
        targets[2].go()
        assert goal(app).page.current().path == "affirmation"


@pytest.mark.parametrize(
    ("size", "language"),
    [((80, 24), "en"), ((80, 24), "nl"), ((60, 20), "en"), ((160, 50), "en")],
)
async def test_the_sheet_as_it_looks(
    notebook: Notebook, clock: FixedClock, size: tuple[int, int], language: str
) -> None:
    app = HaradaApp(notebook, clock, language=language)
    async with app.run_test(size=size) as pilot:
        await show(pilot)
        assert agrees(f"goal_{size[0]}x{size[1]}_{language}", screen_body(app))


async def test_a_level_is_added_named_and_taken_off(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        app = await show(pilot)
        page = goal(app).page
        page.go_to(page.fields().index(sheet_field(app, "levels.0.text")))
        count = len(cast("Any", notebook.goal())["levels"])
        await pilot.press("a", *"Peak", "enter")
        await pilot.pause()
        await pilot.pause()
        assert page.current().path == f"levels.{count}.text"
        await pilot.press("enter", *"95", "escape", "n", "ctrl+u", *"Top", "enter")
        levels = cast("Any", notebook.goal())["levels"]
        assert (levels[count]["name"], levels[count]["text"]) == ("Top", "95")
        await pilot.press("d")
        assert len(cast("Any", notebook.goal())["levels"]) == count
        await pilot.press("u")
        assert cast("Any", notebook.goal())["levels"] == levels


async def test_objectives_stay_in_the_order_they_are_moved_to(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_objectives([objective("One"), objective("Two")])
    async with new_app().run_test(size=(80, 24)) as pilot:
        app = await show(pilot)
        await edit(pilot, "objectives")
        await pilot.press("up", "ctrl+r", "escape")
        await pilot.pause()
        assert [one["text"] for one in notebook.objectives().values()] == ["Two", "One"]
        assert list(notebook.objectives()) == ["o2", "o1"]
        assert "Two" in screen_text(app)


async def test_y_shows_the_thread_of_the_goal(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, ThreadDialog)
        assert "Listening" in screen_text(app)
