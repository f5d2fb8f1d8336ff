"""Questions of one's own in the diary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.empty import empty_profile
from harada.method.prompts import (
    MOST,
    NO_TEMPLATE,
    BadPrompt,
    BadTemplate,
    found,
    next_template,
    on_page,
    reworded,
    template_named,
    template_on,
    with_answer,
    with_prompt,
    with_template,
)
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


def profile_with(**fields):
    return {**empty_profile("Mei", "en", "2026-01-01T00:00:00Z"), **fields}


SETS = {"work day": ["Who taught me?", "New?"], "weekend": ["What did I enjoy?"]}


def test_a_page_asks_the_questions_of_its_template_after_those_of_every_page():
    profile = profile_with(prompts=["New?"], templates=SETS, template="weekend")
    assert on_page(profile, {}) == ["New?", "What did I enjoy?"]
    assert on_page(profile, {"template": "work day"}) == ["New?", "Who taught me?"]
    assert on_page(profile, {"template": NO_TEMPLATE}) == ["New?"]
    assert on_page(profile, {"template": "gone", "own": {"Old?": "yes"}}) == ["New?", "Old?"]


def test_templates_come_in_turn_and_none_is_one_of_them():
    profile = profile_with(templates=SETS)
    name, seen = template_on(profile, {}) or NO_TEMPLATE, []
    for _turn in range(4):
        name = next_template(profile, name)
        seen.append(name)
    assert seen == ["work day", "weekend", NO_TEMPLATE, "work day"]
    assert next_template(profile_with(), "gone") == NO_TEMPLATE


@given(st.dictionaries(said, st.lists(said), max_size=3), texts, st.lists(texts, max_size=4))
def test_a_template_is_found_by_the_name_it_was_made_with(known, name, prompts):
    if refusal(with_template, known, name, prompts) is None:
        made = with_template(known, name, prompts)
        changed = [key for key in made if made[key] != known.get(key)]
        assert len(changed) <= 1
        assert made.keys() >= known.keys()
        assert template_named(made, name) in made


@pytest.mark.parametrize("name", ["", " ", "none", "Geen"])
def test_a_template_needs_a_name_that_does_not_mean_none(name):
    with pytest.raises(BadTemplate):
        with_template({}, name, ["Why?"])


def test_a_template_is_meant_by_its_beginning_and_none_by_its_word():
    assert template_named(SETS, "WORK") == "work day"
    assert template_named(SETS, "geen") == NO_TEMPLATE
    for typed in ("", "w", "noon"):
        with pytest.raises(BadTemplate):
            template_named(SETS, typed)


def test_a_question_in_other_words_keeps_its_place():
    assert reworded(PROMPTS, PROMPTS[0], "Who?") == ["Who?", *PROMPTS[1:]]
    assert reworded(PROMPTS, PROMPTS[0], " ") == PROMPTS[1:]
    assert reworded(PROMPTS, PROMPTS[0], PROMPTS[0].upper()) == [PROMPTS[0].upper(), *PROMPTS[1:]]
    with pytest.raises(BadPrompt):
        reworded(PROMPTS, PROMPTS[0], PROMPTS[1])
