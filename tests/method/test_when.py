"""A day as a person types it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.i18n import month_name, use, weekday_name
from harada.method.text import printable
from harada.method.when import BadDate, named_day, parse_day
from tests.method.values import days, refusal, texts

TODAY = date(2026, 11, 22)
"""A Sunday."""


@given(days, days)
def test_an_iso_date_is_that_day_whatever_today_is(day, today):
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f" {day.isoformat()} ", today) == day


@given(days, days)
def test_a_year_first_is_read_with_any_separator(day, today):
    assert parse_day(day.strftime("%Y/%m/%d"), today) == day
    assert parse_day(day.strftime("%Y%m%d"), today) == day


@given(days, days)
def test_an_iso_week_and_its_day_are_read(day, today):
    year, week, weekday = day.isocalendar()
    assert parse_day(f"{year}-W{week:02d}-{weekday}", today) == day


@pytest.mark.parametrize("language", ["en", "nl"])
@given(day=days, today=days)
def test_a_day_written_out_is_read_in_both_languages(language, day, today):
    use(language)
    try:
        text = f"{day.day} {month_name(day.month)} {day.year}"
    finally:
        use("en")
    assert parse_day(text, today) == day


@given(days, st.integers(0, 3000))
def test_a_distance_goes_there_and_back(today, amount):
    assert parse_day(f"-{amount}d", today) == today - timedelta(days=amount)
    there = parse_day(f"+{amount}w", today)
    assert parse_day(f"-{amount} weken", there) == today


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_leans_the_way_it_is_told(language, weekday):
    use(language)
    try:
        name = weekday_name(weekday)
    finally:
        use("en")
    ahead, back = parse_day(name, TODAY), parse_day(name, TODAY, "back")
    assert ahead.weekday() == back.weekday() == weekday
    assert 0 <= (ahead - TODAY).days < 7
    assert 0 <= (TODAY - back).days < 7


@pytest.mark.parametrize("lean", ["ahead", "back"])
def test_last_and_next_are_never_today(lean):
    assert parse_day("last sunday", TODAY, lean) == date(2026, 11, 15)
    assert parse_day("next sunday", TODAY, lean) == date(2026, 11, 29)
    assert parse_day("vorige zaterdag", TODAY, lean) == date(2026, 11, 21)
    assert parse_day("volgende ma", TODAY, lean) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Vandaag", TODAY),
        ("YESTERDAY", date(2026, 11, 21)),
        ("gisteren", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("morgen", date(2026, 11, 23)),
        ("eergisteren", date(2026, 11, 20)),
        ("overmorgen", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 25)),
        ("over 3 dagen", date(2026, 11, 25)),
        ("3 days ago", date(2026, 11, 19)),
        ("3 dagen geleden", date(2026, 11, 19)),
        ("22/11/2026", TODAY),
        ("11/22/2026", TODAY),
        ("22.11.2026", TODAY),
        ("11-11-2026", date(2026, 11, 11)),
        ("nov 22, 2026", TODAY),
        ("22nd november 2026", TODAY),
        ("1e maart 2027", date(2027, 3, 1)),
        ("22 nov.", TODAY),
        ("+1m", date(2026, 12, 22)),
        ("+1j", date(2027, 11, 22)),
    ],
)
def test_what_people_type_is_understood(text, day):
    assert parse_day(text, TODAY) == day


def test_a_month_from_its_end_stays_at_a_months_end():
    assert parse_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_day("+1m", date(2028, 1, 31)) == date(2028, 2, 29)
    assert parse_day("-1y", date(2028, 2, 29)) == date(2027, 2, 28)


def test_a_date_without_a_year_leans_the_way_it_is_told():
    assert parse_day("21 nov", TODAY) == date(2027, 11, 21)
    assert parse_day("21 nov", TODAY, "back") == date(2026, 11, 21)
    assert parse_day("23 nov", TODAY, "back") == date(2025, 11, 23)


@pytest.mark.parametrize("text", ["11/12/2026", "1-2-2027", "03.04.2026"])
def test_a_date_that_could_be_two_days_is_refused_and_says_how_to_write_it(text):
    with pytest.raises(BadDate, match=r"could be two days.*year first"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-29", "February 2026 has 28 days"),
        ("31 april 2026", "April 2026 has 30 days"),
        ("2026-13-01", "12 months"),
        ("2026-w54-1", "check the week"),
        ("29 feb", "Write the year too"),
        ("1899-12-31", "outside the years"),
        ("-99999999d", "outside the years"),
        ("+9999y", "outside the years"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_the_reason(text, reason):
    with pytest.raises(BadDate, match=reason):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["", " ", "10", "may", "next", "next week", "+3", "3d", "2026-11", "2026-W47", "٢٠٢٦-١١-٢٢"]
    + ["2026-11-2²", "sunday monday", "12:30", "--1d", "+-1d"],
)
def test_anything_else_is_refused_with_examples(text):
    with pytest.raises(BadDate, match="is not a day I know"):
        parse_day(text, TODAY)


@given(texts, days, st.sampled_from(["ahead", "back"]))
def test_any_text_is_a_day_or_a_sentence(text, today, lean):
    sentence = refusal(parse_day, text, today, lean)
    assert sentence is None or printable(sentence) == sentence


@pytest.mark.parametrize(
    ("goal", "named"),
    [
        ("I have run 10 km without a break before 15 December 2027.", date(2027, 12, 15)),
        ("By 8 January I have solved 8 out of 10 questions", date(2027, 1, 8)),
        ("Op 8 januari 2028, om 9 uur, los ik 8 van de 10 vragen op", date(2028, 1, 8)),
        ("From 1 March to June 30, 2027", date(2027, 6, 30)),
        ("Vóór 2027-05-31 spaar ik 1.500 euro", date(2027, 5, 31)),
        ("31.05.2027: done", date(2027, 5, 31)),
    ],
)
def test_a_day_that_a_goal_names_is_found(goal, named):
    assert named_day(goal, TODAY) == named


@pytest.mark.parametrize(
    "goal",
    [
        "",
        "I run 10 km every friday",
        "20270531 steps, 3 times in 2 weeks",
        "On 31 June I am there",
        "Since 1 May 2020 I am calm",
        "05-06-2027",
        "In January 2027",
    ],
)
def test_what_names_no_day_to_come_is_no_day(goal):
    assert named_day(goal, TODAY) is None


@given(texts, days)
def test_any_text_can_be_searched_for_a_day(text, today):
    found = named_day(text, today)
    assert found is None or found >= today
