"""What each depth of the diary asks for."""

from __future__ import annotations

from datetime import date

from harada.method.depth import DEPTHS, ORDER, TEXTS, asked, hour_rows
from harada.method.diary import DiaryForm
from harada.method.labels import DIARY

FRIDAY, SUNDAY = date(2026, 11, 20), date(2026, 11, 22)


def test_every_field_of_the_diary_has_its_place_and_its_name() -> None:
    # Answers to questions of one's own stand in every depth; `prompts` knows their order.
    fields = set(DiaryForm.model_fields) - {"depth", "template", "own"}
    assert set(ORDER) == fields == set(DIARY)
    assert len(ORDER) == len(fields)
    assert set(TEXTS) == fields - {"tasks", "hours", "scores"}


def test_the_minimal_depth_asks_little() -> None:
    assert asked("minimal", FRIDAY, {}) == ["tasks", "good", "redo", "text"]


def test_the_planner_asks_about_next_week_in_the_weekend() -> None:
    assert "weekend_goals" in asked("planner", SUNDAY, {})
    assert "weekend_goals" not in asked("planner", FRIDAY, {})


def test_what_was_written_is_there_in_every_depth_and_in_order() -> None:
    for depth in DEPTHS:
        found = asked(depth, FRIDAY, {"weekend_reward": "A ride", "phrase": ""})
        assert "weekend_reward" in found
        assert found == [name for name in ORDER if name in found]
    assert "phrase" not in asked("minimal", FRIDAY, {"phrase": ""})


def test_what_was_written_at_night_stands_behind_midnight_whenever_the_day_begins() -> None:
    assert hour_rows("04:00", ["00:30", "05:30"])[0] == "05:30"
    assert hour_rows("04:00", ["00:30", "05:30"])[-2:] == ["24:00", "00:30"]


def test_a_day_that_begins_at_noon_ends_with_its_morning() -> None:
    rows = hour_rows("12:00")
    assert rows[0] == "12:00"
    assert rows[rows.index("24:00") + 1] == "01:00"
    assert rows[-1] == "11:00"
