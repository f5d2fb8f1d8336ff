"""Small plots: they keep to the scale they are given, and plain ones say the same."""

from __future__ import annotations

from datetime import date, timedelta

from harada.tui.plots import bar, columns, heat_rows, sparkline


def test_a_low_week_stays_low_whatever_the_others_are() -> None:
    assert sparkline([10, 12], 0, 100, plain=False) == "▁▁"
    assert sparkline([0, 50, 100], 0, 100, plain=False) == "▁▅█"


def test_a_week_without_a_value_is_blank() -> None:
    assert sparkline([1, None, 5], 1, 5, plain=True) == "0 9"
    assert columns([None], 0, 100, 2, plain=False) == [" ", " "]


def test_columns_stand_on_a_foot_and_reach_the_top_at_the_top_of_the_scale() -> None:
    assert columns([0, 50, 100], 0, 100, 2, plain=False) == ["  █", "▁██"]
    assert columns([0, 50, 100], 0, 100, 2, plain=True) == ["  #", "###"]


def test_a_bar_shows_something_for_anything() -> None:
    assert bar(1, 1000, 10, plain=False) == "█"
    assert bar(0, 0, 10, plain=True) == ""
    assert bar(5, 10, 10, plain=True) == "#####"


def test_the_days_stand_under_their_weekday_and_the_last_weeks_are_kept() -> None:
    monday = date(2026, 1, 5)
    days = [(monday + timedelta(days=n), n // 7 % 5) for n in range(70)]
    rows = heat_rows(days, 9, plain=True)
    assert [row[-5:] for row in rows[1:]] == ["01234"] * 7
    whole = heat_rows(days, 80, plain=False)
    assert whole[1] == "Mon ·░▒▓█·░▒▓█"
    assert whole[0] == "    Jan Feb Mar "


def test_a_day_on_which_nothing_was_due_is_blank() -> None:
    rows = heat_rows([(date(2026, 1, 6), None), (date(2026, 1, 7), 0)], 80, plain=False)
    assert (rows[2], rows[3]) == ("Tue  ", "Wed ·")


def test_there_is_a_map_of_no_days_too() -> None:
    assert heat_rows([], 80, plain=True) == []
