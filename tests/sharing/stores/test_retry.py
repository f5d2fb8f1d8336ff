"""How long is waited before a store is asked again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.sharing.stores.retry import LONGEST_WAIT, TRIES, Passing, Patience, kept_trying


@given(chance=st.floats(0, 1), after=st.floats(0, LONGEST_WAIT), failures=st.integers(1, 20))
def test_a_wait_lies_between_what_was_asked_and_the_doubled_bound(
    chance: float, after: float, failures: int
) -> None:
    waited: list[float] = []
    Patience(waited.append, lambda: chance).wait(failures, after)
    assert after <= waited[0] <= after + min(LONGEST_WAIT, 2.0**failures)


def test_what_comes_back_in_the_end_is_handed_on() -> None:
    faults = [Passing("busy")] * (TRIES - 1)

    def request() -> str:
        if faults:
            raise faults.pop()
        return "there"

    assert kept_trying(request, Patience(lambda _seconds: None)) == "there"


def test_another_fault_is_not_tried_again() -> None:
    tried: list[int] = []

    def request() -> None:
        tried.append(1)
        raise KeyError

    with pytest.raises(KeyError):
        kept_trying(request, Patience(lambda _seconds: None))
    assert tried == [1]
