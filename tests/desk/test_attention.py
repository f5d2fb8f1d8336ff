"""Who needs a look of the coach, and what the roster shows."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.desk.attention import ORDER, attention, reasons
from harada.desk.roster import as_json, roster
from tests.desk.messages import TODAY, comment, entry, member, summary

FIGURE = st.sampled_from([None, *range(0, 101, 10)])


def codes(found: list[object]) -> list[str]:
    """The codes of reasons."""
    return [reason.code for reason in found]  # type: ignore[attr-defined]


def test_nobody_who_goes_on_as_ever_needs_a_look() -> None:
    assert attention([member(*(summary(n) for n in range(1, 6)))], TODAY) == []


def test_warmth_that_falls_and_warmth_that_is_cold_are_told_in_words() -> None:
    cooling = reasons(member(summary(2, warmth=60), summary(1, warmth=30)), TODAY)
    assert [reason.text for reason in cooling] == ["Warmth fell from 60 to 30."]
    cold = reasons(member(summary(2, warmth=10), summary(1, warmth=10)), TODAY)
    assert [(reason.code, reason.since) for reason in cold] == [("cold", TODAY - timedelta(14))]


def test_one_step_of_ten_is_no_fall() -> None:
    steady = member(summary(3, kept=60), summary(2, kept=60), summary(1, kept=50, warmth=40))
    assert reasons(steady, TODAY) == []
    fell = member(summary(3, kept=80), summary(2, kept=60), summary(1, kept=40))
    assert reasons(fell, TODAY)[0].text == "Kept fell from about 70 % to 40 %."


def test_a_figure_of_long_ago_tells_nothing_of_now() -> None:
    silent = member(summary(9, warmth=90), summary(8, warmth=10))
    assert codes(list(reasons(silent, TODAY))) == ["silent"]


def test_what_is_not_shared_gives_no_reason() -> None:
    assert reasons(member(summary(2, 1), summary(1, 1), level=1), TODAY) == []


def test_an_open_question_waits_and_an_answered_one_does_not() -> None:
    asked = entry("question", "How do I\nask for help?")
    found = reasons(member(asked), TODAY)
    assert [reason.text for reason in found] == ["Asks: How do I ask for help?"]
    assert reasons(member(asked, sent=(comment("reply", "So", asked["mid"]),)), TODAY) == []


def test_a_question_on_a_page_of_the_diary_is_an_open_question() -> None:
    page = member(entry("diary", good="Sun", question="May I ask more?"))
    (reason,) = reasons(page, TODAY)
    assert (reason.code, reason.text) == ("question", "Asks: May I ask more?")
    assert roster([page], TODAY)[0].open_questions == 1


def test_silence_is_counted_in_days_and_only_for_who_is_in() -> None:
    assert reasons(member(summary(3)), TODAY)[0].text == "Not heard for 20 days."
    assert codes(list(reasons(member(state="joined"), TODAY))) == ["confirm"]
    left = member(summary(3), state="closed", left="peer")
    assert reasons(left, TODAY) == []


def test_the_end_of_a_consent_is_told_before_and_after() -> None:
    soon, past = (
        member(summary(1), until=(TODAY + timedelta(days=days)).isoformat()) for days in (14, -1)
    )
    assert "ends on" in reasons(soon, TODAY)[0].text
    assert "ended on" in reasons(past, TODAY)[0].text


def test_an_invite_that_was_not_used_is_told_when_it_expires() -> None:
    assert reasons(member(state="invited", expires="2026-12-24"), TODAY) == []
    (soon,) = reasons(member(state="invited", expires="2026-11-24"), TODAY)
    (past,) = reasons(member(state="invited", expires="2026-11-01"), TODAY)
    assert "not used yet" in soon.text and "expired" in past.text


def test_an_alert_is_told_first_and_for_a_closed_box_too() -> None:
    alert = {"code": "wrong-mac", "text": "Somebody answered.", "day": "2026-11-20"}
    closed = member(state="closed", left="peer", record={"alerts": [alert]})
    waiting = member(entry("question", "How?"), name="Bea")
    found = attention([waiting, closed], TODAY)
    assert [each.reasons[0].code for each in found] == ["alert", "question"]


@given(st.lists(st.tuples(FIGURE, FIGURE, FIGURE), min_size=2, max_size=6))
def test_people_are_never_ordered_by_their_figures(
    figures: list[tuple[int | None, int | None, int | None]],
) -> None:
    people = [
        member(*(summary(n, kept=kept, score=score, warmth=warmth) for n in (3, 2, 1)), name=name)
        for name, (kept, score, warmth) in zip("FEDCBA", figures, strict=False)
    ]
    assert [row.member.name for row in roster(people, TODAY)] == sorted(
        each.name for each in people
    )
    looked_at = attention(people, TODAY)
    places = [
        (ORDER.index(each.reasons[0].code), each.reasons[0].since, each.member.name)
        for each in looked_at
    ]
    assert places == sorted(places)


def test_whoever_needs_no_look_comes_after_by_name() -> None:
    people = [
        member(summary(1), name="Cas"),
        member(entry("question", "How?"), name="Bea"),
        member(summary(1), name="An"),
    ]
    rows = roster(people, TODAY, by="attention")
    assert [row.member.name for row in rows] == ["Bea", "An", "Cas"]


def test_a_row_holds_what_was_shared_and_names_what_was_not() -> None:
    alone = member(summary(1, 1), level=1)
    (row,) = roster([alone], TODAY)
    published = as_json(row)
    assert published["not_shared"] == ["kept", "score", "warmth"]
    assert (published["kept"], published["week"], published["days_silent"]) == (None, "2026-W46", 6)
    asked = entry("question", "How?")
    (row,) = roster([member(summary(2, score=40), summary(1, score=60), asked)], TODAY)
    assert row.trend[-2:] == (40, 60)
    assert set(row.trend[:-2]) == {None}
    assert (row.open_questions, row.figures["kept"], row.not_shared) == (1, 50, ())


def test_a_box_that_is_closed_leaves_the_roster() -> None:
    assert roster([member(state="closed", left="peer")], date(2026, 11, 22)) == []
