"""The survey that comes with the program has its 33 words in both languages."""

from __future__ import annotations

from harada.exchange.templates import stored_template
from harada.method.forms import problems
from harada.method.survey import OWN, OWN_WORDS

ASKED = stored_template("surveys", OWN)
WORDS = [word for group in ASKED["groups"] for word in group["words"]]


def test_there_are_33_words_in_four_groups() -> None:
    assert len(WORDS) == OWN_WORDS == 33
    assert [len(group["words"]) for group in ASKED["groups"]] == [9, 8, 6, 10]


def test_it_is_sound_and_says_that_it_is_unofficial() -> None:
    assert problems("surveys", "questionnaires", OWN, ASKED) == []
    assert "Unofficial" in ASKED["note"]["en"]


def test_each_text_stands_in_both_languages() -> None:
    texts = [ASKED["title"], ASKED["note"]]
    texts += [each["title"] for each in ASKED["groups"]] + [each["text"] for each in WORDS]
    assert all(set(text) == {"en", "nl"} and all(text.values()) for text in texts)
    for language in ("en", "nl"):
        assert len({word["text"][language] for word in WORDS}) == 33
