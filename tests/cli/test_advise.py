"""`harada advise` asks, in words or codes, with or without a notebook."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_codes_come_as_json(run: Run) -> None:
    said = run("advise", "--kind", "goal", "Become a better manager", "--lang", "en", "--json")
    assert said.code == 0
    assert said.json == {"advice": ["no-number", "no-date", "not-as-done"]}


def test_without_json_it_asks_one_question_a_line_in_the_language_of_the_text(run: Run) -> None:
    english = run("advise", "--kind", "routine", "Be positive with Tom", "--lang", "en")
    dutch = run("advise", "--kind", "routine", "Positief zijn met Tom", "--lang", "nl")
    assert len(english.out.splitlines()) == len(dutch.out.splitlines()) == 2
    assert english.code == dutch.code == 0


def test_a_clear_text_is_left_alone(run: Run) -> None:
    said = run("advise", "--kind", "action", "20 minuten wandelen", "--lang", "nl", "--json")
    assert said.json == {"advice": []}
    plain = run("advise", "--kind", "action", "Walk 20 minutes", "--lang", "en")
    assert (plain.code, plain.out) == (0, "")
    assert plain.err


def test_it_needs_no_notebook_and_makes_none(run: Run, home: Path) -> None:
    assert run("advise", "--kind", "goal", "Win", "--json").code == 0
    assert not home.exists()


def test_an_unknown_kind_is_wrong_use(run: Run) -> None:
    assert run("advise", "--kind", "dream", "Fly").code == 2


def test_a_text_of_ten_thousand_characters_is_taken(run: Run) -> None:
    assert run("advise", "--kind", "action", "word " * 2_000, "--json").code == 0


def test_no_text_is_wrong_use_and_not_clear(run: Run) -> None:
    said = run("advise", "--kind", "action", " ")
    assert (said.code, said.out) == (2, "")
    assert "clear" not in said.err


def test_the_text_says_in_which_language_it_is_and_lang_says_it_for_sure(run: Run) -> None:
    words = ("advise", "--kind", "routine", "Twee uur sporten met Tom", "--json")
    assert run(*words).json == {"advice": ["too-big", "not-by-myself"]}
    assert run(*words, "--lang", "nl").json == run(*words).json
    assert run(*words, "--lang", "de").json == {"advice": []}
    told = run("advise", "--kind", "routine", "Positief zijn met Tom").out
    assert "What exactly will you do" in told
