"""Questions of one's own in the diary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.empty import empty_profile
from harada.method.prompts import MOST, BadPrompt, found, on_page, with_answer, with_prompt
from tests.method.values import refusal, said, texts

PROMPTS = ["What did a customer teach me?", "What made me laugh?", "2"]


@given(st.lists(texts, max_size=30))
def test_questions_are_one_line_each_and_never_twice(lines):
    prompts = []
    for line in lines:
        if refusal(with_prompt, prompts, line) is None:
            prompts = with_prompt(prompts, line)
    assert len(prompts) <= MOST
    assert len({prompt.casefold() for prompt in prompts}) == len(prompts)
    assert all(prompt.strip() and "\n" not in prompt for prompt in prompts)


@given(st.dictionaries(said, said, max_size=4), said, texts)
def test_an_answer_leaves_the_others_alone(own, prompt, text):
    kept = with_answer(own, prompt, text)
    assert kept.get(prompt, "") == (text if text.strip() else "")
    others = {key: value for key, value in own.items() if key != prompt}
    assert {key: value for key, value in kept.items() if key != prompt} == others


@pytest.mark.parametrize(
    ("typed", "meant"), [("1", 0), ("what made", 1), ("WHAT DID", 0), (PROMPTS[1], 1), ("2", 1)]
)
def test_a_question_is_meant_by_number_or_beginning(typed, meant):
    assert found(PROMPTS, typed) == PROMPTS[meant]


@pytest.mark.parametrize("typed", ["", "What", "9", "laugh"])
def test_what_means_none_or_several_is_refused(typed):
    with pytest.raises(BadPrompt):
        found(PROMPTS, typed)


def test_an_answered_question_stands_on_its_page_when_it_is_asked_no_longer():
    profile = {**empty_profile("Mei", "en", "2026-01-01T00:00:00Z"), "prompts": ["New?"]}
    assert on_page(profile, {"own": {"Old?": "yes", "New?": "no"}}) == ["New?", "Old?"]
    assert on_page(profile, {}) == ["New?"]
