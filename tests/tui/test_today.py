"""Today, through the real app: what it shows, and what its keys do to the notebook."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from harada.tui.today_rows import agenda_of
from harada.tui.widgets.rows import RowList
from tests.tui import notebooks
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harada.notebook.clock import FixedClock

SUNDAY = date(2026, 11, 22)


def marks(notebook: Notebook, on: date = SUNDAY) -> dict[str, int]:
    return dict(notebook.day(on)["marks"])


async def test_the_cursor_stands_on_the_first_open_routine(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.mark(SUNDAY, ["r1", "r2"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)):
        assert app.screen.query_one("#routines", RowList).current == "routine:r3"


async def test_space_marks_and_on_a_done_row_takes_it_back_and_stays(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        await pilot.press("space")
        assert marks(notebook) == {"r1": 1}
        assert "saved 21:04" in screen_text(app)
        rows.go_to("routine:r1")
        await pilot.press("space")
        assert marks(notebook) == {}
        assert rows.current == "routine:r1"


async def test_one_key_marks_what_waits_in_a_group_and_one_takes_it_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    target = {"kind": "at_least", "amount": 2.0, "unit": "l"}
    notebook.set_routine("r2", target=target)
    notebook.mark(SUNDAY, ["r3"], 2)
    before = marks(notebook)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        focus = [key for key, one in notebook.routines().items() if one["focus"] is not None]
        await pilot.press("A")
        await pilot.pause()
        said = marks(notebook)
        assert said["r3"] == 2
        assert set(said) == {*focus} - {"r2"}
        assert rows.current not in {None, *(f"routine:{key}" for key in focus)}
        await pilot.press("u")
        assert marks(notebook) == before


async def test_where_one_key_marks_nothing_it_goes_on_to_a_group_it_can_mark(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    focus = [key for key, one in notebook.routines().items() if one["focus"] is not None]
    for key in focus:
        notebook.set_routine(key, recurrence={"kind": "times", "times": 7, "days_in": 7})
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        assert rows.current == "routine:r1"
        before = marks(notebook)
        await pilot.press("A")
        assert marks(notebook) == before
        assert rows.current not in {None, *(f"routine:{key}" for key in focus)}
        await pilot.press("A")
        assert len(marks(notebook)) > len(before)


async def test_the_last_mark_leads_on_to_the_dated_action_whose_day_has_come(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    *others, last = [row for row in agenda_of(notebook, SUNDAY)["routines"] if not row["satisfied"]]
    notebook.mark(SUNDAY, [row["id"] for row in others], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        assert rows.current == f"routine:{last['id']}"
        await pilot.press("A")
        await pilot.pause()
        assert rows.current == "action:a1"
        await pilot.press("space")
        assert notebook.actions()["a1"]["state"] == "done"


async def test_on_the_day_of_the_goal_a_line_leads_to_the_end_of_the_cycle(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_goal_field("deadline", "2026-11-22")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        assert rows.current == "routine:r1"
        assert "today is the day" in screen_text(app)
        rows.go_to("closing")
        await pilot.press("enter")
        assert app.screen.NAME == "closing"  # type: ignore[attr-defined]


async def test_a_mark_leads_on_to_the_next_routine_that_asks_for_one(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.mark(SUNDAY, ["r2"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "x", "w", "2", "r")
        assert marks(notebook) == {"r1": 1, "r2": 1, "r3": 2, "r4": 3}
        assert notebook.day(SUNDAY)["reasons"] == {"r3": "forgot it"}
        assert app.screen.query_one("#routines", RowList).current == "routine:r5"


async def test_rest_leaves_the_line_of_the_day_as_it_was_on_today_and_in_the_diary(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.mark(SUNDAY, ["r1"], 1)
    notebook.mark(SUNDAY, ["r2"], 3)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 of 14 kept" in screen_text(app)
        await pilot.press("f6")
        await pilot.pause()
        assert "1 of 14 kept   ○ – " + " ".join("□" * 13) in screen_text(app)


async def test_the_first_day_of_a_week_has_no_percentage_yet(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 11, 23, 21, 0)
    notebook.mark(date(2026, 11, 23), ["r1"], 1)
    app = new_app()
    async with app.run_test(size=(160, 50)):
        assert "1 of " in screen_text(app)
        assert "this week" not in screen_text(app).lower()


async def test_the_answers_of_the_week_stay_when_they_were_read(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    reply = notebook.add_reply("Well begun", "Mika", week="2026-W46")
    older = notebook.add_reply("Long ago", "Mika", week="2026-W40")
    notebook.see_reply(reply)
    notebook.see_reply(older)
    app = new_app()
    async with app.run_test(size=(160, 50)):
        shown = screen_text(app)
        assert "Well begun" in shown
        assert "Long ago" not in shown


async def test_what_a_coach_wrote_stands_above_the_routines_where_there_is_no_room_beside(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    heard = "Well heard on Tuesday, Noor."
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        assert rows.current == "routine:r1"
        assert [row.text for row in rows.rows[:2]] == ["From my coach", heard]
        assert heard in screen_text(app)
        await pilot.press("home", "enter", "escape")
        assert notebook.replies()["y1"]["seen"]
        assert rows.rows[1].text == heard, "read, it stays where it was"
        assert [row.text for row in rows.rows].count(heard) == 1


async def test_a_reply_opens_in_full_and_says_how_it_closes(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    key = notebook.add_reply("Well begun", "Mika", week="2026-W47")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.read_reply(key, notebook.replies()[key])
        await pilot.pause()
        assert "Well begun" in screen_text(app) and "Escape closes" in screen_text(app)
        await pilot.press("escape")
        assert notebook.replies()[key]["seen"]


async def test_steps_of_the_path_that_are_open_stay_in_sight_above_all_without_a_goal(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(160, 50)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        assert "Still open: " in rows.rows[-1].text
        notebook.set_goal_field("goal", "")
        app.notebook_changed()
        await pilot.pause()
        assert "Still open: " in rows.rows[0].text
        rows.go_to("guide")
        await pilot.press("enter")
        assert app.current_mode == "guide"


async def test_one_key_each_for_missed_and_rest_and_u_takes_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "r")
        assert marks(notebook) == {"r1": 2, "r2": 3}
        await pilot.press("u")
        assert marks(notebook) == {"r1": 2}


async def test_a_note_is_kept_beside_the_routine_even_when_midnight_passes_meanwhile(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", "h", "i", "question_mark")
        clock.moment = datetime(2026, 11, 23, 4, 1)
        app.look()
        await pilot.press("enter")
        assert notebook.day(SUNDAY)["notes"] == {"r1": "hi?"}


async def test_tasks_actions_and_tomorrow_are_handled_from_the_list(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.screen.query_one("#routines", RowList)
        rows.go_to("action:a1")
        await pilot.press("space")
        assert notebook.actions()["a1"]["done_on"] == "2026-11-22"
        assert rows.rows[rows._find("action:a1")].tail == "Fri 20 Nov"
        rows.go_to("task:1")
        await pilot.press("space")
        tasks = notebook.day(SUNDAY)["diary"]["tasks"]
        assert [task["done"] for task in tasks] == [False, True]
        await pilot.press("t", "o", "k", "enter")
        tomorrow = notebook.day(SUNDAY + timedelta(days=1))
        assert tomorrow["diary"]["tasks"] == [{"text": "ok", "done": False}]


async def test_a_dated_action_gets_another_day_and_one_key_takes_it_back(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    due = notebook.actions()["a1"]["due"]
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#routines", RowList).go_to("action:a1")
        await pilot.press("b", "ctrl+u", *"next friday", "enter")
        assert notebook.actions()["a1"]["due"] == "2026-11-27"
        await pilot.press("u")
        assert notebook.actions()["a1"]["due"] == due
        await pilot.press("b", "ctrl+u", *"soon", "enter")
        await pilot.pause()
        assert any("is not a day I know" in each.message for each in app._notifications)
        assert notebook.actions()["a1"]["due"] == due


async def test_what_another_process_marked_appears(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "0 of 15 kept" in screen_text(app)
        Notebook(notebook.home, clock).mark(SUNDAY, ["r4"], 1)
        app.look()
        await pilot.pause()
        assert "1 of 15 kept" in screen_text(app)


async def test_space_never_takes_back_what_another_process_marked_unseen(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        Notebook(notebook.home, clock).mark(SUNDAY, ["r1"], 1)
        await pilot.press("space")
        assert marks(notebook) == {"r1": 1}


async def test_the_day_turns_while_the_app_is_open(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    notebook.mark(SUNDAY, ["r1"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        clock.moment = datetime(2026, 11, 23, 3, 59)
        app.look()
        assert app.today == SUNDAY
        clock.moment = datetime(2026, 11, 23, 4, 0)
        app.look()
        await pilot.pause()
        assert "Monday 23 November 2026" in screen_text(app)
        await pilot.press("space")
        assert marks(notebook, date(2026, 11, 23)) == {"r1": 1}


async def test_text_with_markup_and_escape_sequences_shows_as_it_is(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    notebook.set_routine("r1", text="[bold]loud[/bold] \x1b[31mred {0} $primary")
    notebook.set_goal_field("goal", "[link=x]goal[/] [/nonsense]")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "up", "n")
        shown = screen_text(app)
        assert "[bold]loud[/bold]" in shown
        assert "[link=x]goal[/] [/nonsense]" in shown
        assert "\x1b" not in shown


async def test_the_twenty_first_time_in_a_row_is_celebrated_and_may_become_a_habit(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    with notebook.change("three weeks"):
        for back in range(1, 21):
            notebook.mark(SUNDAY - timedelta(days=back), ["r1"], 1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert "21 in a row!" in screen_text(app)
        await pilot.press("enter")
        assert notebook.routines()["r1"]["state"] == "habit"


async def test_enter_shows_the_thread_and_goes_along_it(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "Every customer is helped the first time" in shown
        assert "every day · score 31 · 7 times · 7 in a row" in shown
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert app.current_mode == "diary"
        assert "Saturday 21 November 2026" in screen_text(app)


async def test_after_a_lapse_a_kind_word_stands_where_the_percentage_was(
    new_app: Callable[..., HaradaApp], notebook: Notebook, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 12, 18, 21, 0)
    notebook.mark(date(2026, 12, 17), ["r1"], 1)
    app = new_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "1 kept this week" in shown
        assert "Off and on is still going on" in shown
        assert "%" not in shown


async def test_a_notebook_without_a_sheet_points_to_the_guided_path(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = HaradaApp(notebooks.begun(str(tmp_path / "begun"), clock), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.switch_mode("today")
        await pilot.pause()
        assert "Go on along the guided path" in screen_text(app)
        await pilot.press("enter")
        assert app.current_mode == "guide"


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("en", (80, 24)),
        ("en", (160, 50)),
        ("en", (60, 20)),
        ("nl", (80, 24)),
        ("x-pseudo", (80, 24)),
    ],
)
async def test_today_looks_as_it_was_agreed(
    new_app: Callable[..., HaradaApp], notebook: Notebook, language: str, size: tuple[int, int]
) -> None:
    notebook.mark(SUNDAY, ["r1"], 1)
    notebook.mark(SUNDAY, ["r2"], 2, note="The printer")
    notebook.mark(SUNDAY, ["r3"], 3)
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert_golden(app, f"today-{language}-{size[0]}x{size[1]}")
