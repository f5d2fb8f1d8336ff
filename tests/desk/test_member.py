"""What the desk knows of one member."""

from __future__ import annotations

import random
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.desk.consent import LEVEL_OF, Consent, has_lapsed
from tests.desk.messages import TODAY, box, comment, entry, member, message, summary, week_ago

SUMMARIES = st.lists(
    st.tuples(st.integers(1, 8), st.integers(1, 4), st.integers(1, 4), st.integers(0, 10)),
    max_size=20,
    unique_by=lambda one: (one[0], one[2]),
)


@given(SUMMARIES, st.randoms(use_true_random=False))
def test_the_highest_version_of_each_week_counts_in_whatever_order_they_came(
    made: list[tuple[int, int, int, int]], chance: random.Random
) -> None:
    messages = [
        summary(weeks, level, rev, **({"kept": 10 * tens} if level > 1 else {}))
        for weeks, level, rev, tens in made
    ]
    chance.shuffle(messages)
    found = member(*messages, level=4)
    assert [week.week for week in found.weeks] == sorted({week_ago(one[0]) for one in made})
    for week in found.weeks:
        versions = [one for one in made if week_ago(one[0]) == week.week]
        assert week.rev == max(one[2] for one in versions)
        assert week.earlier == len(versions) - 1


@given(SUMMARIES, st.integers(0, 4))
def test_nothing_above_the_level_of_its_epoch_is_ever_seen(
    made: list[tuple[int, int, int, int]], agreed: int
) -> None:
    found = member(*(summary(weeks, level, rev) for weeks, level, rev, _ in made), level=agreed)
    fields = {field for field, level in LEVEL_OF.items() if level <= agreed}
    assert all(week.facts.keys() <= fields for week in found.weeks)
    assert all(week.level <= agreed for week in found.weeks)


def test_what_a_level_does_not_carry_is_not_shared_and_what_it_carries_empty_is() -> None:
    low, high = member(summary(1, 1), level=1), member(summary(1, 2, kept=None), level=2)
    assert low.latest is not None and high.latest is not None
    assert (low.latest.carries("kept"), low.latest.number("kept")) == (False, None)
    assert (high.latest.carries("kept"), high.latest.number("kept")) == (True, None)
    assert (low.shares("kept"), high.shares("kept"), high.shares("goal")) == (False, True, False)


def test_a_field_that_is_no_field_of_the_level_is_not_taken_along() -> None:
    found = member(summary(1, 1, kept=90, goal="Secret", mood=4), level=1)
    assert found.latest is not None
    assert set(found.latest.facts) == {"used"}


def test_the_mood_shows_only_while_its_switch_is_on() -> None:
    seen = [member(summary(1, 2, mood=4), mood=on).latest for on in (True, False)]
    assert [week is not None and week.facts.get("mood") for week in seen] == [4, None]


def test_a_summary_of_an_epoch_that_is_not_known_is_not_shown() -> None:
    assert member(summary(1, epoch=7)).weeks == ()


def test_neither_side_of_a_split_stream_is_the_newest() -> None:
    found = member(summary(1, kept=50), summary(1, rev=2, kept=90, fork=True))
    assert found.latest is not None
    assert (found.latest.number("kept"), found.latest.disputed) == (50, True)


def test_a_snapshot_brings_all_its_weeks() -> None:
    bodies = [summary(weeks)["body"] for weeks in (3, 2)]
    found = member(message("snapshot", {"summaries": bodies}))
    assert [week.week for week in found.weeks] == [week_ago(3), week_ago(2)]


def test_a_series_leaves_a_hole_for_a_week_without_a_figure() -> None:
    found = member(summary(3, score=30), summary(1, score=50))
    assert found.series("score", 4, TODAY - timedelta(weeks=1)) == [None, 30, None, 50]


def test_what_was_asked_waits_until_it_is_answered() -> None:
    asked, told = entry("question", "How?"), entry("obstacle", obstacle="Late shifts")
    page = entry("diary", good="A call that went well")
    found = member(asked, told, page)
    assert [one.what for one in found.waiting] == ["question", "diary"]
    assert [one.headline for one in found.entries] == [
        "How?", "Late shifts", "A call that went well",
    ]  # fmt: skip
    found = member(asked, told, page, sent=(comment("reply", "So", about=asked["mid"]),))
    assert [one.what for one in found.waiting] == ["diary"]
    assert found.answers[0].text == "So"


def test_a_clock_that_runs_ahead_does_not_make_somebody_heard_in_the_future() -> None:
    ahead = summary(2) | {"ts": 10**15}
    wild = summary(2) | {"ts": 10**30}
    assert member(ahead).last_heard == member(wild).last_heard == TODAY - timedelta(days=13)


def test_how_far_the_two_are_is_told_by_the_box() -> None:
    gone = {"state": "closed", "left": "peer"}
    removed = {"state": "closed", "left": "me", "confirmed": "2026-08-04T12:00:00Z"}
    states = [
        member(**of).stage
        for of in (
            {"state": "invited"}, {"state": "joined"}, {}, gone, removed,
            {"state": "closed", "left": "me"},
        )
    ]  # fmt: skip
    assert states == ["invited", "joined", "member", "left", "removed", "declined"]
    assert box()["state"] == "confirmed"


def test_copies_of_the_coach_lapse_with_time_and_with_the_consent() -> None:
    standing = Consent(2, None, mood=False)
    ending = Consent(2, TODAY, mood=False)
    old = summary(0) | {"received": "2025-10-01T12:00:00Z"}
    new, own = summary(1), comment("reply", "mine") | {"received": "2020-01-01T12:00:00Z"}
    assert [has_lapsed(one, standing, TODAY) for one in (old, new, own)] == [True, False, False]
    assert not has_lapsed(new, ending, TODAY)
    assert has_lapsed(new, ending, TODAY + timedelta(days=1))
