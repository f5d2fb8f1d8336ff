"""The diary, through the real app: nothing typed is ever lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual import events

from harada import i18n
from harada.method.labels import DIARY
from harada.notebook.errors import Busy
from harada.notebook.notebook import Notebook
from harada.tui.diary_fields import FIELDS
from harada.tui.screens.diary import DiaryScreen
from harada.tui.widgets.editor import Prose
from harada.tui.widgets.hour_table import HourTable
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.tui.app import HaradaApp

SUNDAY = date(2026, 11, 22)
MONDAY = SUNDAY + timedelta(days=1)


async def open_diary(pilot: Pilot[None]) -> DiaryScreen:
    await pilot.press("f6")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, DiaryScreen)
    return screen


def diary(notebook: Notebook, on: date = SUNDAY) -> dict[str, object]:
    return dict(notebook.day(on).get("diary", {}))


def test_a_line_has_the_name_that_the_commands_give_it() -> None:
    assert {field.name: field.label for field in FIELDS if field.name in DIARY} == DIARY


async def test_the_cursor_waits_in_the_first_empty_line(new_app: Callable[..., HaradaApp]) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        assert isinstance(screen.focused, Prose)
        assert screen.focused.field == "good"


async def test_after_the_evening_round_the_cursor_waits_below_the_tasks(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(SUNDAY, {"tasks": [], "text": ""})
    notebook.mark(SUNDAY, ["r1"], 1)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        assert isinstance(screen.focused, Prose)
        assert screen.focused.field == "good"


async def test_enter_in_an_empty_task_goes_on_behind_the_tasks(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(SUNDAY, {"tasks": []})
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        await pilot.press(*"Call", "enter", "enter")
        assert isinstance(screen.focused, Prose)
        assert screen.focused.field == "good"


async def test_keys_typed_while_the_page_opens_are_text(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show("diary")
        for character in "qu2":
            app.post_message(events.Key(character, character))
        await pilot.pause(0.2)
        await pilot.press("tab")
        assert app.is_running
    assert diary(notebook)["good"] == "qu2"


async def test_what_is_typed_is_saved_when_the_field_is_left(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_diary(pilot)
        await pilot.press("o", "k", "question_mark", "2")
        assert "writing…" in screen_text(pilot.app)
        await pilot.press("tab")
        assert diary(notebook)["good"] == "ok?2"
        assert "saved 21:04" in screen_text(pilot.app)


async def test_what_is_typed_is_saved_after_a_moment_of_rest(
    new_app: Callable[..., HaradaApp], notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harada.tui.screens.diary.SAVE_AFTER", 0.01)
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_diary(pilot)
        await pilot.press("o", "k")
        await pilot.pause(0.05)
        assert diary(notebook)["good"] == "ok"


@pytest.mark.parametrize("way_out", ["f2", "ctrl+t", "quit"])
async def test_what_is_typed_is_saved_whichever_way_one_leaves(
    new_app: Callable[..., HaradaApp], notebook: Notebook, way_out: str
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_diary(pilot)
        await pilot.press("o", "k")
        if way_out == "quit":
            app.action_leave()
        else:
            await pilot.press(way_out)
    if way_out == "ctrl+t":
        assert "good" not in diary(notebook)
    else:
        assert diary(notebook)["good"] == "ok"


async def test_undo_inside_a_field_takes_the_written_line_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(SUNDAY, {"redo": "start earlier"})
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        await pilot.press("o", "k", "ctrl+t")
        assert screen.query_one("#edit-good", Prose).text == ""
        assert diary(notebook)["redo"] == "start earlier"


async def test_a_line_typed_over_midnight_belongs_to_the_day_it_was_typed_for(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        await pilot.press("o", "k")
        clock.moment = datetime(2026, 11, 23, 4, 0)
        app.look()
        await pilot.pause()
        assert diary(notebook, SUNDAY)["good"] == "ok"
        assert screen.day == MONDAY
        assert screen.query_one("#edit-good", Prose).text == ""
        assert "good" not in diary(notebook, MONDAY)


async def test_an_older_page_stays_open_when_the_day_turns(
    new_app: Callable[..., HaradaApp], clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        await pilot.press("escape", "left")
        clock.moment = datetime(2026, 11, 23, 4, 0)
        app.look()
        assert screen.day == SUNDAY - timedelta(days=1)


async def test_another_language_keeps_what_is_being_typed(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        focused = screen.focused
        await pilot.press("h", "a")
        app.speak("x-pseudo")
        await pilot.pause()
        shown = screen_text(app)
        assert "[Šö" not in shown
        assert i18n.language() == "x-pseudo"
        assert screen.query_one("#edit-good", Prose).text == "ha"
        assert screen.focused is focused
        assert i18n._("What went well")[:10] in shown
        assert "What went well" not in shown


async def test_the_three_depths_keep_what_was_written(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(SUNDAY, {"challenge": "Three calls at once"})
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        assert "Three calls at once" in screen_text(pilot.app)
        await pilot.press("ctrl+g", "ctrl+g")
        assert screen.depth == "full"
        assert screen.query_one("#edit-hours").display
        await pilot.press("ctrl+g")
        assert screen.depth == "minimal"
        assert notebook.profile()["depth"] == "minimal"
        assert diary(notebook)["challenge"] == "Three calls at once"


async def test_hours_and_scores_are_typed_into_one_widget_each(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_profile(depth="full")
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        screen.query_one("#edit-hours").focus()
        await pilot.press("2", " ", "k", "right", "x", "down", "y", "backspace")
        screen.query_one("#edit-scores").focus()
        await pilot.press("4", "5", "backspace")
        await pilot.press("tab")
    assert diary(notebook)["hours"] == [
        {"time": "06:00", "plan": "2 k", "actual": "x", "reflection": ""}
    ]
    assert diary(notebook)["scores"] == {"mental": 4, "body": 5}


async def test_on_night_shift_the_rows_go_on_through_the_small_hours(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_profile(depth="full")
    async with new_app().run_test(size=(80, 60)) as pilot:
        screen = await open_diary(pilot)
        table = screen.query_one(HourTable)
        assert table.times[-1] == "24:00"
        table.focus()
        await pilot.press("a")
        notebook.set_profile(day_start="06:00")
        screen.refresh_content()
        assert table.times[-6:] == ["24:00", "01:00", "02:00", "03:00", "04:00", "05:00"]
        await pilot.press(*["down"] * 23, "b", "tab")
    times = [hour["time"] for hour in notebook.day(SUNDAY)["diary"]["hours"]]
    assert times == ["05:00", "06:00"]


async def test_a_long_page_is_read_without_entering_a_field(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_profile(depth="full")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_diary(pilot)
        await pilot.press("escape")
        for keys, seen in (
            (["pagedown", "pagedown"], "How it was, 1 to 5"),
            (["pageup", "pageup", "pageup"], "Hour by hour"),
            (["end"], "How it was, 1 to 5"),
            (["pageup", "pageup", "pageup", *["down"] * 22], "Someone to thank"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert seen in " ".join(screen_text(pilot.app).split())


async def test_the_redo_line_becomes_tomorrows_task_with_one_key(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.write_diary(SUNDAY, {"redo": "Begin with the hard call"})
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_diary(pilot)
        await pilot.press("ctrl+r")
    assert diary(notebook, MONDAY)["tasks"] == [{"text": "Begin with the hard call", "done": False}]


async def test_tasks_are_written_and_ticked_on_the_page(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        screen.query("TaskLine").first().focus()
        await pilot.press("ctrl+y", "!", "tab")
    tasks = diary(notebook)["tasks"]
    assert tasks == [
        {"text": "Call Mrs Peeters back!", "done": True},
        {"text": "Finish the letter to Stad", "done": False},
    ]


async def test_the_calendar_jumps_to_a_day(new_app: Callable[..., HaradaApp]) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        await pilot.press("escape", "c")
        await pilot.pause()
        await pilot.press("up", "left", "enter")
        await pilot.pause()
        assert screen.day == date(2026, 11, 14)


async def test_a_busy_notebook_is_said_and_tried_again(
    new_app: Callable[..., HaradaApp], notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harada.tui.keeper._RETRY_AFTER", 0.2)
    write, calls = notebook.write_diary, []

    def busy_at_first(on: date, fields: dict[str, object]) -> None:
        calls.append(fields)
        if len(calls) < 3:
            raise Busy("another program is writing")
        write(on, fields)

    monkeypatch.setattr(notebook, "write_diary", busy_at_first)
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        await pilot.press("o", "k", "tab")
        assert screen.unsaved()
        await pilot.pause(0.6)
        assert diary(notebook)["good"] == "ok"
        assert not screen.unsaved()


@pytest.mark.parametrize(
    ("language", "size", "depth"),
    [
        ("en", (80, 24), "minimal"),
        ("en", (160, 50), "full"),
        ("nl", (80, 24), "planner"),
        ("x-pseudo", (80, 24), "minimal"),
    ],
)
async def test_the_diary_looks_as_it_was_agreed(
    new_app: Callable[..., HaradaApp],
    notebook: Notebook,
    language: str,
    size: tuple[int, int],
    depth: str,
) -> None:
    notebook.set_profile(depth=depth)
    notebook.write_diary(SUNDAY, {"good": "Mr Daems laughed.\nSo did I.", "thanks": "Griet"})
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await open_diary(pilot)
        await pilot.pause()
        assert_golden(app, f"diary-{depth}-{language}-{size[0]}x{size[1]}")


async def test_down_at_the_last_line_stays_there_so_that_no_letter_becomes_a_command(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        screen = await open_diary(pilot)
        screen.query_one("#edit-redo").focus()
        await pilot.press("down", "down", *"dt")
        screen.save()
        assert notebook.day(date(2026, 11, 22))["diary"]["redo"] == "dt"


async def test_a_long_phrase_of_the_day_is_read_whole(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    words = "On 31 May I smile, for four hundred callers were helped at once and I go home rested."
    notebook.set_goal_field("affirmation", words)
    async with new_app().run_test(size=(80, 24)) as pilot:
        await open_diary(pilot)
        await pilot.press("escape", "d")
        await pilot.pause()
        assert "go home rested." in " ".join(screen_text(pilot.app).split())
