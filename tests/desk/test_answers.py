"""What a coach writes, and whom they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.desk import answers, names
from harada.notebook.errors import Misuse, Refused

PEOPLE = {"1": "An", "2": "Anna Maria", "3": "Bea de Wit", "4": "Bea de Vries"}


@pytest.mark.parametrize(
    ("asked", "key"),
    [("an", "1"), ("ANNA", "2"), ("anna  maria", "2"), ("bea de w", "3"), ("Bea De Vries", "4")],
)
def test_a_name_is_found_whatever_its_capitals_and_by_its_beginning(asked: str, key: str) -> None:
    assert names.which(PEOPLE, asked) == key


def test_a_name_that_fits_several_is_answered_with_the_candidates() -> None:
    with pytest.raises(Refused, match="Bea de Vries, Bea de Wit"):
        names.which(PEOPLE, "bea")
    with pytest.raises(Refused, match="Did you mean: Anna Maria"):
        names.which(PEOPLE, "Anne Maria")
    with pytest.raises(Refused, match="desk roster"):
        names.which({}, "Zoë")


@given(st.text(max_size=30))
def test_any_text_as_a_name_is_one_printable_line_or_refused(text: str) -> None:
    try:
        tidied = names.tidy(text)
    except Misuse:
        return
    assert tidied == tidied.strip() and "\n" not in tidied and "\x1b" not in tidied
    assert names.which({"1": tidied}, text) == "1"


def test_a_note_has_two_lines() -> None:
    assert answers.note("A good month.\n\n  Keep the mornings. ") == (
        "A good month.\nKeep the mornings."
    )
    with pytest.raises(Misuse, match="two lines"):
        answers.note("1\n2\n3")
    with pytest.raises(Misuse, match="needs words"):
        answers.note(" \n ")


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-1", "26-10", "2026-00", "0000-01", "２０２６-10"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(Misuse, match="2026-10"):
        answers.month(text)
    assert answers.month("2026-10") == "2026-10"


def test_a_template_is_data_and_only_the_name_is_filled_in() -> None:
    text = "Well done {name}! {week} {0} {name!r}"
    assert answers.filled(text, "{week}") == "Well done {week}! {week} {0} {name!r}"


def test_a_template_is_found_by_its_name_whatever_the_capitals() -> None:
    kept = {"Well done": "…"}
    assert answers.chosen(kept, "well  DONE") == "Well done"
    with pytest.raises(Refused, match="Did you mean Well done"):
        answers.chosen(kept, "wel done")
    with pytest.raises(Refused, match="template list"):
        answers.chosen({}, "hello")
