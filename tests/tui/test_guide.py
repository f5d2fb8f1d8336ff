"""The guided path: from an empty folder to Today, left in the middle and found again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from harada.method.chart import ChartForm
from harada.method.goal import GoalSheet
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from harada.tui.questions import QUESTIONS
from harada.tui.widgets.question_bar import ProgressLine, Ways
from harada.tui.widgets.question_timer import FourMinutesLeft
from tests.tui import notebooks
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_body, screen_text
from tests.tui.walking import answer, answers, field, guide, write

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2027, 1, 15)


@pytest.fixture
def begun(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook that holds a name."""
    return notebooks.begun(str(tmp_path / "notebook"), clock)


def app_on(notebook: Notebook) -> HaradaApp:
    return HaradaApp(notebook, notebook.clock)


def shown(app: HaradaApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).render())


async def test_it_leads_from_an_empty_folder_to_today_with_ten_routines(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = HaradaApp(Notebook(str(tmp_path / "notebook"), clock), clock)
    written = answers("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", *"Noor", "enter", "enter")
        await pilot.press("escape")  # the lock that is offered: not now
        await pilot.pause()
        asked = []
        while guide(app).question.kind != "end":
            asked.append(guide(app).question.id)
            await answer(pilot, written, DAY)
            await guide(app).action_next()
        await pilot.pause()
        assert asked == [question.id for question in QUESTIONS[:-1]]
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "today"
    sheet, chart = app.notebook.goal(), app.notebook.chart()
    assert sheet is not None
    assert chart is not None
    GoalSheet.model_validate(sheet)
    ChartForm.model_validate(chart)
    assert sheet["name"] == "Noor"
    assert sheet["company"] == "Lichtpunt (fictional)"
    assert sheet["goal"] == chart["text"] == written["goal"]
    assert sheet["deadline"] == "2027-05-31"
    assert sheet["objective"] == "o1"
    assert sheet["analysis"]["body"]["countermeasure"] == written["analysis.body.countermeasure"]
    assert len(sheet["supporters"]) == 4
    assert all(cell["text"] for pillar in chart["pillars"] for cell in pillar["actions"])
    routines = list(app.notebook.routines().values())
    assert sorted(one["focus"] for one in routines if one["focus"]) == list(range(1, 11))
    assert {one["service"] for one in routines} == {None, "home", "work"}
    assert {one["due"] for one in app.notebook.actions().values()} == {"2027-01-15"}
    assert len(app.notebook.actions()) == 10


async def test_whoever_leaves_in_the_middle_comes_back_to_the_same_question(
    begun: Notebook,
) -> None:
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        for question in QUESTIONS:
            if question.id == "successes":
                break
            if question.id not in ("objective", "day_begins"):
                await guide(app).action_next()
        await write(pilot, "analysis.skill.success", "Healed a leg")
        await pilot.press("escape", "q")
    again = app_on(Notebook(begun.home, begun.clock))
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert guide(again).question.id == "successes"
        assert field(again, "analysis.skill.success").answer() == "Healed a leg"


async def test_a_service_act_alone_does_not_end_the_path(begun: Notebook) -> None:
    begun.set_goal_field("service_home", "Lay the table")
    begun.set_guide(at="service_work")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)):
        assert app.current_mode == "guide"


async def test_what_is_typed_is_saved_after_a_moment_and_said_to_be(begun: Notebook) -> None:
    begun.set_guide(at="goal")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "i")
        assert "writing…" in screen_text(app)
        guide(app).drafts.flush()
        await pilot.pause()
        assert "saved 21:04" in screen_text(app)
    goal = Notebook(begun.home, begun.clock).goal()
    assert goal is not None
    assert goal["goal"] == "Hi"


async def test_a_change_from_outside_leaves_alone_what_is_being_typed(begun: Notebook) -> None:
    begun.set_goal_field("line_of_sight", "Before")
    begun.set_guide(at="line_of_sight")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("!")
        Notebook(begun.home, begun.clock).set_goal_field("line_of_sight", "Elsewhere")
        app.look()
        assert field(app, "line_of_sight").answer() == "Before!"


async def test_a_key_on_its_way_is_not_lost_to_a_reload_nor_to_going_on(begun: Notebook) -> None:
    begun.set_guide(at="pillars")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text, aspect = field(app, "pillar.2.text"), field(app, "pillar.2.aspect")
        aspect.chosen = "body"  # type: ignore[attr-defined]
        with text.prevent(text.Changed):  # type: ignore[attr-defined]
            text.value = "Calm"  # type: ignore[attr-defined]
        app.notebook_changed()
        assert (text.answer(), aspect.answer()) == ("Calm", "body")
        await guide(app).action_next()
    chart = begun.chart()
    assert chart is not None
    assert (chart["pillars"][1]["text"], chart["pillars"][1]["aspect"]) == ("Calm", "body")


async def test_text_that_looks_like_markup_is_shown_as_it_was_written(begun: Notebook) -> None:
    begun.set_pillar(2, text="[red]Calm[/] \x1b[31m{0}")
    begun.set_guide(at="sixty-four.2")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[red]Calm[/] [31m{0}: what will you do?" in screen_text(app)


async def test_a_day_is_echoed_in_full_and_half_a_day_is_not_kept(begun: Notebook) -> None:
    begun.set_guide(at="deadline")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"+3w")
        assert "Sunday 13 December 2026 · 21 days left" in screen_text(app)
        await pilot.press("x")
        assert "is not a day I know" in screen_text(app)
        await pilot.press("enter")
        assert guide(app).question.id == "deadline"
    goal = begun.goal()
    assert goal is None or goal["deadline"] is None


async def test_the_day_the_goal_names_is_offered_and_taken_with_one_key(begun: Notebook) -> None:
    begun.set_goal_field("goal", "I have run 10 km before 15 June")
    begun.set_guide(at="deadline")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Your goal says Tuesday 15 June 2027" in screen_text(app)
        assert field(app, "deadline").answer() is None
        await pilot.press("right", "enter")
        assert guide(app).question.id == "levels"
    goal = begun.goal()
    assert goal is not None
    assert goal["deadline"] == "2027-06-15"


async def test_dutch_words_for_days_are_understood_in_english_too(begun: Notebook) -> None:
    begun.set_guide(at="deadline")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"30 juni")
        assert field(app, "deadline").answer() == "2027-06-30"


async def test_not_now_goes_on_and_offers_the_step_again_at_the_end(begun: Notebook) -> None:
    begun.set_guide(at="self_tangible")
    app = app_on(begun)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("escape", "l")
        await pilot.pause()
        assert guide(app).question.id == "deadline"
        assert begun.profile()["guide"]["later"] == ["perspectives"]
        await guide(app).go_to(QUESTIONS[-1])
        await pilot.pause()
        text = screen_text(app)
        line = next(line for line in text.splitlines() if "Four perspectives" in line)
        assert "not now" in line


async def test_a_skipped_step_that_is_filled_in_later_is_skipped_no_more(begun: Notebook) -> None:
    begun.set_guide(at="goal", skipped=["goal"])
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "goal", "I have run 10 km by 1 May")
        await guide(app).action_next()
        assert begun.profile()["guide"]["skipped"] == []


async def test_the_example_comes_from_the_kind_of_work_and_follows_the_field(
    begun: Notebook,
) -> None:
    begun.set_profile(kind_of_work="sales")
    begun.set_guide(at="obstacles")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Example (Sales): Ten refusals in a row" in shown(app, "example")
        await pilot.press("down")
        await pilot.pause()
        assert "A competitor offers ten per cent less" in shown(app, "example")


async def test_an_example_is_taken_over_only_into_an_empty_line(begun: Notebook) -> None:
    begun.set_guide(at="pillars")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        await pilot.pause()
        assert field(app, "pillar.2.text").answer() == "Know the product"
        await pilot.press("!", "home", "right", "right")
        await pilot.pause()
        assert field(app, "pillar.2.text").answer() == "Know the product!"


async def test_the_balance_of_the_pillars_is_said_as_they_are_written(begun: Notebook) -> None:
    begun.set_guide(at="pillars")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        for number in (1, 2, 3, 4):
            await write(pilot, f"pillar.{number}.text", f"Pillar {number}")
            await write(pilot, f"pillar.{number}.aspect", "skill")
        guide(app).drafts.flush()
        await pilot.pause()
        assert "spirit 0 · skill 4 · body 0 · life 0" in screen_text(app)
        assert "No pillar is about spirit yet" in screen_text(app)


async def test_enter_runs_clockwise_through_the_eight_actions(begun: Notebook) -> None:
    begun.set_guide(at="sixty-four.2")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "enter", "b", "enter", "c")
        guide(app).drafts.flush()
    chart = begun.chart()
    assert chart is not None
    cells = chart["pillars"][1]["actions"]
    assert [cells[place - 1]["text"] for place in (2, 3, 5)] == ["a", "b", "c"]


async def test_the_four_minutes_count_down_and_end_kindly(
    begun: Notebook, clock: FixedClock
) -> None:
    begun.set_guide(at="sixty-four.2")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+y")
        count = app.screen.query_one(FourMinutesLeft)
        assert "4:00 left" in str(count.render())
        clock.moment += timedelta(minutes=4)
        count.tick()
        assert "Go on, or finish in peace" in str(count.render())


async def test_space_asks_for_the_day_of_an_action_and_enter_gives_it(begun: Notebook) -> None:
    begun.set_cell(1, 1, "Take the exam")
    begun.set_guide(at="dated")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        assert "Which day for “Take the exam”?" in screen_text(app)
        await pilot.press(*"1 may", "enter")
        await pilot.pause()
        assert [one["due"] for one in begun.actions().values()] == ["2027-05-01"]
        assert "1 May 2027" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert [one["state"] for one in begun.actions().values()] == ["dropped"]


async def test_space_makes_a_routine_w_makes_it_weekly_and_space_gives_it_back(
    begun: Notebook,
) -> None:
    begun.set_cell(1, 1, "Walk at noon")
    begun.set_guide(at="routines")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert begun.routines()["r1"]["recurrence"] == {"kind": "daily"}
        await pilot.press("w")
        await pilot.pause()
        assert begun.routines()["r1"]["recurrence"]["kind"] == "times"
        assert "once a week" in screen_text(app)
        await pilot.press("space")
        await pilot.pause()
        assert begun.routines()["r1"]["state"] == "archived"


async def test_changing_the_language_keeps_what_is_being_typed(begun: Notebook) -> None:
    begun.set_guide(at="goal")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"By")
        app.speak("x-pseudo")
        await pilot.pause()
        assert field(app, "goal").answer() == "By"
        assert shown(app, "question") != QUESTIONS[10].text
        assert app.screen.query_one(ProgressLine).title != ""


async def test_the_keys_say_first_how_to_go_on_and_how_to_leave(begun: Notebook) -> None:
    begun.set_guide(at="supporters")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        keys = screen_text(app).splitlines()[-1]
        assert keys.startswith(" pgdn Next  esc More, quit ")
        assert "Line up" in keys


async def test_escape_leads_to_the_ways_on_and_back_to_the_field(begun: Notebook) -> None:
    begun.set_guide(at="goal")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        assert isinstance(app.focused, Ways)
        await pilot.press("escape")
        assert app.focused is field(app, "goal").entry()


async def test_an_old_place_that_no_longer_exists_leads_to_the_first_open_step(
    begun: Notebook,
) -> None:
    begun.set_goal_field("line_of_sight", "I help")
    begun.set_guide(at="gone")
    app = app_on(begun)
    async with app.run_test(size=(80, 24)):
        assert guide(app).question.id == "survey"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "at", ["survey", "future", "successes", "pillars", "sixty-four.2", "routines", "live"]
)
async def test_each_kind_of_question_fits_80_by_24(tmp_path: Path, at: str, language: str) -> None:
    notebook = Notebook(str(tmp_path / "notebook"), FixedClock(datetime(2026, 11, 22, 21, 4)))
    notebook.create(name="Noor", language=language)
    written = answers(language)
    with notebook.change("write"):
        notebook.set_profile(kind_of_work="care")
        for path in ("goal", "deadline", "analysis.spirit.success", "analysis.spirit.success_why"):
            notebook.set_goal_field(path, written[path])
        for pillar in range(1, 9):
            notebook.set_pillar(pillar, text=written[f"pillar.{pillar}.text"])
            notebook.set_pillar(pillar, aspect=written[f"pillar.{pillar}.aspect"])
            for action in range(1, 9):
                notebook.set_cell(pillar, action, written[f"cell.{pillar}.{action}"])
        notebook.promote(1, 1)
        notebook.promote(1, 6, due=DAY)
    notebook.set_guide(at=at)
    app = app_on(notebook)
    async with app.run_test(size=(80, 24)) as pilot:
        if app.current_mode != "guide":
            app.action_show("guide")
        await pilot.pause()
        await pilot.pause()
        assert agrees(f"guide_{at.partition('.')[0]}_{language}", screen_body(app))
