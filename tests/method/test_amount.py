"""Amounts and targets: understood, summed and told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada import i18n
from harada.method.amount import BadAmount, counted, figure, in_words, so_far, target_of, told
from tests.method.values import TODAY, daily, refusal, texts

amounts = st.integers(0, 10**9).map(lambda n: n / 100)
targets = st.builds(
    lambda kind, amount, unit: {"kind": kind, "amount": amount, "unit": unit},
    st.sampled_from(["at_least", "at_most"]),
    amounts.filter(bool),
    st.sampled_from(["", "pages", "km", "glazen water", "頁"]),
)


@given(texts)
def test_any_text_is_a_target_or_a_sentence(text):
    refused = refusal(target_of, text)
    assert refused is None or refused.strip()


@given(targets)
def test_a_target_as_it_is_told_is_read_back(target):
    assert target_of(in_words(target)) == target


@given(amounts)
def test_an_amount_as_it_is_written_is_read_back(amount):
    assert counted(figure(amount), None) == amount


@pytest.mark.parametrize(
    ("text", "kind", "amount", "unit"),
    [
        ("20 pages", "at_least", 20, "pages"),
        ("At least 1,5 km", "at_least", 1.5, "km"),
        ("minstens 3", "at_least", 3, ""),
        (">=8 glasses", "at_least", 8, "glasses"),
        ("at most 2 cups", "at_most", 2, "cups"),
        ("hoogstens 0 sigaretten", "at_most", 0, "sigaretten"),
        ("≤2", "at_most", 2, ""),
    ],
)
def test_a_target_is_typed_in_either_language(text, kind, amount, unit):
    assert target_of(text) == {"kind": kind, "amount": amount, "unit": unit}


@pytest.mark.parametrize("text", ["", "  ", "none", "geen"])
def test_nothing_is_no_target(text):
    assert target_of(text) is None


@pytest.mark.parametrize("text", ["pages", "0 pages", "-3 km", "nan km", "inf", "at least"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(BadAmount):
        target_of(text)


@given(amounts, st.none() | amounts)
def test_a_plus_counts_on(more, before):
    assert counted(f"+{figure(more)}", before) == pytest.approx((before or 0) + more)


@given(st.lists(amounts, min_size=7, max_size=7))
def test_a_weekly_amount_is_the_sum_of_its_window(parts):
    monday = TODAY - timedelta(days=6)
    days = {
        (monday + timedelta(days=n)).isoformat(): {"marks": {}, "amounts": {"r1": part}}
        for n, part in enumerate(parts)
    }
    weekly = daily(monday, recurrence={"kind": "times", "times": 3, "days_in": 7})
    assert so_far("r1", weekly, TODAY, days) == pytest.approx(sum(parts))
    assert so_far("r1", daily(monday), TODAY, days) == parts[-1]
    assert so_far("r2", weekly, TODAY, days) is None


def test_an_amount_is_told_beside_its_target():
    assert told({"kind": "at_least", "amount": 20.0, "unit": "pages"}, 12.5) == "12.5/20 pages"
    assert told({"kind": "at_most", "amount": 2.0, "unit": ""}, None) == "0/≤2"


def test_an_amount_is_written_as_the_language_writes_it() -> None:
    i18n.use("nl")
    try:
        assert told({"kind": "at_least", "amount": 1.5, "unit": "liter"}, 1.0) == "1/1,5 liter"
    finally:
        i18n.use("en")
