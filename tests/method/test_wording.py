"""The wording adviser asks what it should, of sentences with known answers and of any text."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.wording import CODES, LANGUAGES, QUESTIONS, Kind, advise, question
from harada.method.wording.tongue import guess
from tools.wording_report import Known, Tally, sentences, tallies

KINDS: list[Kind] = list(CODES)


def name(known: Known) -> str:
    return f"{known['lang']} {known['kind']}: {known['text']}"


@pytest.mark.parametrize("known", sentences("development"), ids=name)
def test_a_sentence_is_asked_what_it_leaves_open(known: Known) -> None:
    assert advise(known["kind"], known["text"], known["lang"]) == known["ask"]


def test_the_sentences_are_two_hundred_and_the_held_out_ones_are_others() -> None:
    development = {(known["kind"], known["text"]) for known in sentences("development")}
    held_out = {(known["kind"], known["text"]) for known in sentences("held_out")}
    assert len(development) >= 195
    assert len(held_out) >= 80
    assert not development & held_out


def test_of_sentences_it_was_not_made_on_it_asks_nine_in_ten_rightly() -> None:
    tally: Tally = tallies(sentences("held_out"))["all"]
    assert tally.precision >= 0.9
    assert tally.recall >= 0.9


@given(st.sampled_from(KINDS), st.text(), st.sampled_from(["en", "nl", "ja", "", "nl-BE"]))
def test_any_text_is_taken_and_codes_come_in_order(kind: Kind, text: str, lang: str) -> None:
    codes = advise(kind, text, lang)
    assert codes == [code for code in CODES[kind] if code in codes]


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    ["a" * 10_000, "one two " * 1_250, "the end of the " * 700, "1" * 10_000, "10." * 3_333,
     "aan de " * 1_400, "!" * 10_000, "日" * 10_000, "\0" * 10_000, "één-" * 2_500],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_a_very_long_text_is_read_at_once(kind: Kind, lang: str, text: str) -> None:
    begin = perf_counter()
    advise(kind, text, lang)
    # No promise of speed: a pattern that runs wild takes minutes, not seconds.
    assert perf_counter() - begin < 5


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_of_an_empty_text(kind: Kind) -> None:
    assert advise(kind, "", "en") == []
    assert advise(kind, " \n\t…—", "nl") == []


def test_of_a_script_without_rules_only_the_number_of_a_goal_is_asked() -> None:
    assert advise("goal", "八球団からドラフト一位指名", "en") == []
    assert advise("goal", "運をよくする", "en") == ["no-number"]
    assert advise("action", "ゴミ拾い", "nl") == []
    assert advise("goal", "Ich laufe 10 km", "de") == []


def test_a_language_is_known_by_any_of_its_tags() -> None:
    for tag in ("nl", "nl-BE", "nl_NL.UTF-8", "NL"):
        assert advise("routine", "Samen met Tom lopen", tag.partition(".")[0]) == ["not-by-myself"]


def test_each_code_has_a_question() -> None:
    codes = {code for of_kind in CODES.values() for code in of_kind}
    assert set(QUESTIONS) == codes
    assert all("?" in question(code) for code in codes)


def test_full_width_figures_and_curly_quotes_read_like_others() -> None:
    assert advise("goal", "I’ve run １０ km by 1 May", "en") == []


EVERY = [*sentences("development"), *sentences("held_out")]


def test_the_language_of_a_sentence_is_told_by_itself_and_hardly_ever_wrongly() -> None:
    told = [(guess(known["text"]), known["lang"]) for known in EVERY]
    assert sum(found == lang for found, lang in told) >= 0.93 * len(told)
    assert sum(found not in (None, lang) for found, lang in told) <= 0.01 * len(told)


@pytest.mark.parametrize("part", ["development", "held_out"])
def test_in_an_app_that_speaks_the_other_language_it_asks_nearly_as_rightly(part: str) -> None:
    other = {"en": "nl", "nl": "en"}
    known: list[Known] = [
        {**one, "lang": guess(one["text"]) or other[one["lang"]]} for one in sentences(part)
    ]
    tally = tallies(known)["all"]
    assert tally.precision >= 0.95
    assert tally.recall >= 0.95


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Elke dag 10 minuten lezen", "nl"),
        ("Read ten minutes every day", "en"),
        ("’s Avonds m’n tas klaarzetten", "nl"),
        ("I’ve run 10 km", "en"),
        ("Wandelen", "nl"),
        ("Stretching", "en"),
        ("Team", None),
        ("10 km", None),
        ("", None),
        ("運をよくする", None),
    ],
)
def test_small_words_tell_a_language_and_else_the_spelling(text: str, lang: str | None) -> None:
    assert guess(text) == lang


@given(st.text())
def test_of_any_text_a_language_or_none_is_told(text: str) -> None:
    assert guess(text) in ("en", "nl", None)
