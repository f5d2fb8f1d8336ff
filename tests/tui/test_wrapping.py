"""Text laid into the cells of the chart."""

from __future__ import annotations

import pytest

from harada.tui.widgets.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Learning", 7, ("Learn- ", "ing    ")),
        ("Wandelroute", 8, ("Wandelr-", "oute    ")),
        ("Learning", 5, ("Learn", "ing  ")),
        ("1234567890", 7, ("1234567", "890    ")),
        ("体幹強化する", 7, ("体幹強 ", "化する ")),
    ],
)
def test_a_long_word_is_cut_with_a_hyphen_where_its_letters_allow_it(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert wrap(text, width, 2) == lines
