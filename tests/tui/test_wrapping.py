"""Text laid into the cells of the chart."""

from __future__ import annotations

import pytest

from harada.tui.widgets.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Learning", 7, ("Lear-  ", "ning   ")),
        ("Wandelroute", 8, ("Wandel- ", "route   ")),
        ("De werkplaats", 7, ("De werk", "plaats ")),
        ("Op donderdag", 7, ("Op don-", "derdag ")),
        ("Learning", 5, ("Learn", "ing  ")),
        ("1234567890", 7, ("1234567", "890    ")),
        ("体幹強化する", 7, ("体幹強 ", "化する ")),
    ],
)
def test_a_long_word_is_cut_with_a_hyphen_where_a_syllable_begins(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert wrap(text, width, 2) == lines


def test_the_last_line_shows_as_much_of_a_word_as_it_can() -> None:
    assert wrap("In vijf gesprekken", 7, 2, "") == ("In vijf", "gesprek")
    assert wrap("De producttesten", 7, 2, "") == ("De pro-", "ducttes")
