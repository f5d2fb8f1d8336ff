"""What counts as a passphrase, and a recovery code as people type it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.notebook.errors import Refused
from harada.notebook.passphrase import advice, new_code, prepared, read_code, shown


def test_one_letter_written_in_two_ways_is_one_passphrase() -> None:
    assert prepared("caf\u00e9") == prepared("cafe\u0301")


def test_every_kind_of_space_is_a_space() -> None:
    assert prepared("four\u00a0quiet\u2003words") == "four quiet words"


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "a\x00b", "a\x1bb", "\udcff", "x" * 1001])
def test_what_locks_nothing_or_can_not_be_typed_again_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        prepared(text)


def test_a_short_one_is_advised_against_and_a_long_one_not() -> None:
    assert "guessed" in advice("short")
    assert advice("four quiet wooden boats") == ""


@given(st.randoms(use_true_random=True))
def test_a_code_is_read_as_it_was_printed_or_as_people_type_it(random: Random) -> None:
    code = new_code()
    assert read_code(shown(code).replace("-", random.choice((" ", "", " - ", "\u2013")))) == code
    assert read_code(shown(code)) == code
    assert read_code(shown(code).lower().replace("-", " ").replace("0", "o")) == code
    assert read_code(shown(code).replace("1", "l")) == code


@given(at=st.integers(0, 27), letter=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_told_before_anything_is_tried(at: int, letter: str) -> None:
    code = new_code()
    wrong = code[:at] + letter + code[at + 1 :]
    if wrong != code:
        with pytest.raises(Refused, match="no recovery code"):
            read_code(wrong)


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 28, "é" * 28, "0" * 27])
def test_what_was_never_printed_is_no_code(text: str) -> None:
    with pytest.raises(Refused):
        read_code(text)
