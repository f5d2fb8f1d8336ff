"""What a look at a stream makes of it (SHARING section 3, cases 11 to 13, 17 and 19)."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from harada.sharing.box import FIRST, Stream, new_stream_state
from harada.sharing.fold import Arrived, end_is_gone, fold


def stream_of(count: int, *, branch: str = "", after: int = 0) -> list[Arrived]:
    """A stream as its writer made it; a `branch` goes other ways behind number `after`."""
    letters: list[Arrived] = []
    prev = FIRST
    for seq in range(1, count + 1):
        salt = branch if seq > after else ""
        sha = hashlib.sha256(f"{seq}{salt}".encode()).hexdigest()
        letters.append(Arrived(seq, sha, prev))
        prev = sha
    return letters


def read(state: Stream, *looks: list[Arrived]) -> Stream:
    """The state after several looks."""
    for look in looks:
        state = fold(state, look).stream
    return state


@given(st.permutations(stream_of(6)), st.lists(st.integers(0, 6), max_size=4))
def test_order_doubles_and_pages_of_a_listing_make_no_difference(
    shuffled: list[Arrived], cuts: list[int]
) -> None:
    state = new_stream_state()
    taken: list[int] = []
    for cut in [*cuts, 6, 6]:
        folded = fold(state, shuffled[:cut] + shuffled[:cut])
        state = folded.stream
        taken += [one.seq for one in folded.taken]
    assert taken == [1, 2, 3, 4, 5, 6]
    assert state["head"] == stream_of(6)[-1].sha


@given(st.sets(st.integers(1, 6), min_size=1, max_size=5))
def test_what_is_missing_is_told_of_once_and_heals(missing: set[int]) -> None:
    whole = stream_of(6)
    present = [one for one in whole if one.seq not in missing]
    first = min(missing)
    folded = fold(new_stream_state(), present)
    expected = [("gap", first)] if any(one.seq > first for one in present) else []
    assert folded.verdicts == expected
    assert [one.seq for one in folded.taken] == list(range(1, first))
    assert fold(folded.stream, present).verdicts == []
    healed = fold(folded.stream, whole)
    assert healed.stream["seq"] == 6
    assert healed.verdicts == []


def test_a_hole_is_passed_when_a_later_tombstone_names_what_the_next_follows_on() -> None:
    one, two, three, four = stream_of(4)
    tomb = Arrived(5, "e" * 64, four.sha, tombs={2: two.sha, 3: three.sha})
    folded = fold(new_stream_state(), [one, four, tomb])
    assert [letter.seq for letter in folded.taken] == [1, 4, 5]
    assert folded.stream["erased"] == {"2": two.sha, "3": three.sha}
    assert folded.verdicts == []


def test_a_tombstone_with_another_hash_passes_no_hole() -> None:
    one, two, three, _four = stream_of(4)
    tomb = Arrived(4, "e" * 64, three.sha, tombs={2: "d" * 64})
    folded = fold(new_stream_state(), [one, three, tomb])
    assert folded.verdicts == [("chain", 3)]
    assert [letter.seq for letter in folded.taken] == [1]
    assert two.sha not in folded.stream["erased"].values()


def test_what_was_read_and_then_erased_is_not_a_fork_when_it_comes_back() -> None:
    one, two, three = stream_of(3)
    tomb = Arrived(4, "e" * 64, three.sha, tombs={2: two.sha})
    state = read(new_stream_state(), [one, two, three], [tomb])
    assert fold(state, [two]).verdicts == []


@given(st.integers(0, 4), st.booleans())
def test_two_letters_of_one_number_are_both_kept_and_the_stream_stands_still(
    common: int, late: bool
) -> None:
    here, there = stream_of(5, branch="a", after=common), stream_of(5, branch="b", after=common)
    looks = [here, there] if late else [here + there]
    state = new_stream_state()
    verdicts, taken, forked = [], [], []
    for look in looks:
        folded = fold(state, look)
        state = folded.stream
        verdicts += folded.verdicts
        taken += [one.sha for one in folded.taken]
        forked += [one.sha for one in folded.forked]
    assert verdicts == [("fork", common + 1)]
    assert {one.sha for one in here + there} == {*taken, *forked}
    assert fold(state, here + there).verdicts == []
    after = Arrived(6, "f" * 64, here[-1].sha)
    assert fold(state, [after]).taken == []


def test_a_letter_that_follows_on_another_waits_and_is_told_of_once() -> None:
    one, _two, three = stream_of(3)
    wrong = Arrived(2, "d" * 64, three.sha)
    folded = fold(new_stream_state(), [one, wrong])
    assert folded.verdicts == [("chain", 2)]
    assert fold(folded.stream, [wrong]).verdicts == []
    assert folded.stream["seq"] == 1


def test_a_farewell_is_heard_whatever_is_missing_before_it() -> None:
    one, *_lost, last = stream_of(5)
    farewell = Arrived(last.seq, last.sha, last.prev, leaves=True)
    folded = fold(new_stream_state(), [one, farewell])
    assert [letter.seq for letter in folded.taken] == [1, 5]
    assert folded.verdicts == []


def test_a_letter_of_a_newer_version_keeps_its_place() -> None:
    one, two, three = stream_of(3)
    folded = fold(new_stream_state(), [one, Arrived(2, two.sha, None), three])
    assert folded.stream["seq"] == 3


def test_the_end_of_a_stream_is_missed_but_not_what_was_erased() -> None:
    whole = stream_of(3)
    state = read(new_stream_state(), whole)
    places = {(one.seq, one.sha[:32]) for one in whole}
    last = whole[-1]
    assert not end_is_gone(state, places)
    assert end_is_gone(state, places - {(3, last.sha[:32])})
    assert not end_is_gone({**state, "erased": {"3": last.sha}}, set())
    assert not end_is_gone(new_stream_state(), set())
