"""Marks and their names."""

from __future__ import annotations

import pytest

from harada.method.marks import DONE, MISSED, REST, BadMark, code_of, state_name


@pytest.mark.parametrize("code", [DONE, MISSED, REST])
def test_a_mark_is_found_again_by_its_name(code):
    assert code_of(state_name(code)) == code


@pytest.mark.parametrize("code", [None, 0, 4, 255])
def test_nothing_said_has_no_name(code):
    assert state_name(code) is None


def test_a_name_of_no_mark_is_refused():
    with pytest.raises(BadMark, match="done, missed or rest"):
        code_of("skipped")
