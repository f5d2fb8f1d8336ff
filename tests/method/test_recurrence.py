"""A recurrence in words and from words."""

from __future__ import annotations

import pytest

from harada.i18n import use
from harada.method.recurrence import BadRecurrence, in_words, times, weekdays


@pytest.fixture(autouse=True)
def _english():
    use("en")


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        ({"kind": "daily"}, "every day"),
        ({"kind": "weekdays", "days": [0, 2]}, "Mon, Wed"),
        ({"kind": "weekdays", "days": [4, 0, 1, 2, 3]}, "Monday to Friday"),
        ({"kind": "weekdays", "days": [5, 6]}, "in the weekend"),
        ({"kind": "weekdays", "days": [3]}, "every Thursday"),
        ({"kind": "weekdays", "days": [0, 1, 2, 3, 4, 5, 6]}, "every day"),
        ({"kind": "times", "times": 1, "days_in": 7}, "once a week"),
        ({"kind": "times", "times": 3, "days_in": 7}, "3 times a week"),
        ({"kind": "times", "times": 2, "days_in": 30}, "2 times in 30 days"),
        ({"kind": "rule", "rule": "FREQ=YEARLY;BYMONTH=3"}, "by the rule FREQ=YEARLY;BYMONTH=3"),
        ({"kind": "rule", "rule": "FREQ=MONTHLY;BYMONTHDAY=-1"}, "on the last day of the month"),
        ({"kind": "rule", "rule": "FREQ=MONTHLY;BYMONTHDAY=5"}, "on day 5 of the month"),
        ({"kind": "rule", "rule": "FREQ=MONTHLY;BYDAY=1MO"}, "on the first Monday of the month"),
        ({"kind": "rule", "rule": "FREQ=MONTHLY;BYDAY=-1FR"}, "on the last Friday of the month"),
        ({"kind": "rule", "rule": "FREQ=MONTHLY;BYDAY=MO"}, "by the rule FREQ=MONTHLY;BYDAY=MO"),
    ],
)
def test_a_recurrence_is_said_in_words(recurrence, words):
    assert in_words(recurrence) == words


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon,wed,fri", [0, 2, 4]),
        ("ma wo vr", [0, 2, 4]),
        ("Monday", [0]),
        ("mon-fri", [0, 1, 2, 3, 4]),
        ("za-ma", [0, 5, 6]),
        ("zondag, sun", [6]),
    ],
)
def test_weekdays_are_read_in_both_languages(text, days):
    assert weekdays(text) == {"kind": "weekdays", "days": days}


@pytest.mark.parametrize("text", ["", ",", "tomorrow", "morgen", "2026-11-22", "funday", "mon-x"])
def test_what_is_no_weekday_is_refused_by_name(text):
    with pytest.raises(BadRecurrence, match="mon,wed,fri"):
        weekdays(text)


@pytest.mark.parametrize(("text", "n", "days"), [("3/7", 3, 7), ("1 / 7", 1, 7), ("2/30", 2, 30)])
def test_a_number_of_times_is_read(text, n, days):
    assert times(text) == {"kind": "times", "times": n, "days_in": days}


@pytest.mark.parametrize("text", ["", "3", "0/7", "8/7", "-1/7", "1/400", "a/b", "³/7", "1/7/7"])
def test_what_is_no_number_of_times_is_refused(text):
    with pytest.raises(BadRecurrence, match="3/7"):
        times(text)
