"""A person's text on its way to a terminal."""

from __future__ import annotations

import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.text import harmless_json, printable, printable_lines, shorten, shown, width

anything = st.text(st.characters(exclude_categories=()))
"""Any text at all, lone surrogates and control characters among it."""

FAMILY = "👩\u200d👩\u200d👧"


@given(anything)
def test_nothing_that_steers_a_terminal_gets_through(text):
    for char in printable(text):
        assert category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert not "\u202a" <= char <= "\u202e"
        assert not "\u2066" <= char <= "\u2069"


@given(anything)
def test_lines_keep_their_breaks_and_nothing_else_that_steers(text):
    lines = printable_lines(text)
    assert lines.replace("\n", "").replace(" ", "") == printable(text).replace(" ", "")


@given(anything)
def test_what_is_printable_once_stays_as_it_is(text):
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_json_of_any_text_steers_no_terminal_and_means_the_same(text):
    written = harmless_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not any("\x7f" <= char <= "\x9f" or char in "\u202e\u2066\u2069" for char in written)


def test_json_shows_a_one_byte_escape_as_its_number():
    assert harmless_json('{"a": "\x9b31m\u202e é"}') == '{"a": "\\u009b31m\\u202e é"}'


def test_escapes_are_disarmed_and_their_letters_stay():
    assert printable("\x1b[31mred\x1b[0m \x9b2J bell\x07") == "[31mred[0m 2J bell"


def test_line_breaks_of_every_kind_become_one_space_or_one_newline():
    text = "a\nb\tc\u2028d"
    assert printable(text) == "a b c d"
    assert printable_lines(text) == "a\nb c\nd"
    assert printable_lines("a\r\nb\rc") == "a\nb\nc"


def test_half_a_character_is_shown_as_a_replacement():
    assert printable("a\ud83d") == "a\ufffd"


@pytest.mark.parametrize(
    "text", [FAMILY, "\u00e9", "e\u0301", "ドラ1 8球団", "[b]x[/b]", "☀️", "🇧🇪", "ي"]
)
def test_text_of_any_script_passes_unchanged(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("ドラ1", 5), ("é", 1), (FAMILY, 2), ("👍🏽", 2), ("☀️", 2), ("", 0)],
)
def test_width_is_counted_in_cells(text, cells):
    assert width(text) == cells


@given(anything.map(printable), st.integers(0, 30))
def test_a_shortened_text_fits_and_is_a_beginning(text, cells):
    short = shorten(text, cells)
    assert width(short) <= cells
    if short != text and cells > 0:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert width(text) > cells


def test_a_cut_never_goes_through_a_character():
    assert shorten(f"ab{FAMILY}cd", 4) == "ab…"
    assert shorten("日本語", 5) == "日本…"
    assert shorten("e\u0301e\u0301e\u0301", 2) == "e\u0301…"


@given(anything)
def test_an_error_repeats_at_most_sixty_cells(text):
    assert width(shown(text)) <= 60
