"""The talk sheet: facts and questions."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from harada.desk.facts import Part
from harada.desk.talk import as_json, talk_sheet
from tests.desk.messages import TODAY, entry, member, pillars, summary, week_ago

FIGURE = st.sampled_from([None, *range(0, 101, 10)])


def told(part: Part, *received: dict[str, object], **more: object) -> list[str]:
    """The sentences of one part of the sheet of today."""
    sheet = talk_sheet(member(*received, **more), TODAY)  # type: ignore[arg-type]
    return [fact.text for fact in sheet.part(part)]


def test_what_moved_is_counted_from_the_week_before_the_last_talk() -> None:
    since = {"talks": [(TODAY - timedelta(days=16)).isoformat()]}
    weeks = (summary(4, kept=10), summary(3, kept=40), summary(2, kept=50), summary(1, kept=70))
    assert told("moved", *weeks, record=since) == ["Kept: from 40 % to 70 %"]
    assert told("moved", *weeks) == ["Kept: from 10 % to 70 %"]
    sheet = talk_sheet(member(*weeks, record=since), TODAY)
    assert sheet.weeks == (week_ago(2), week_ago(1))


def test_a_pillar_is_called_by_its_title_where_that_is_shared() -> None:
    weeks = [summary(n, 3, pillars=pillars(p2=done)) for n, done in ((2, 1), (1, 5))]
    assert told("moved", *weeks, level=3) == ["Title 2: 1 of 5 then, 5 of 5 now"]
    weeks = [summary(n, 2, pillars=pillars(p2=done)) for n, done in ((2, 1), (1, 5))]
    assert told("moved", *weeks) == ["Pillar 2: 1 of 5 then, 5 of 5 now"]


def test_what_stands_still_leads_to_a_question_for_a_smaller_step() -> None:
    routines = [{"name": "Run", "done": 0, "planned": 3}, {"name": "Read", "done": 1, "planned": 7}]
    weeks = [summary(n, 4, pillars=pillars(p4=0), routines=routines) for n in (3, 2, 1)]
    assert told("stalled", *weeks, level=4) == [
        "Title 4: nothing done in the last 3 weeks", "“Run” rests",
    ]  # fmt: skip
    asked = told("ask", *weeks, level=4)
    assert "Does “Run” still fit you, or may it be smaller?" in asked
    assert "What would be the smallest step that you could take this week?" in asked


def test_one_week_of_rest_is_not_standing_still() -> None:
    assert told("stalled", summary(2), summary(1, pillars=pillars(p4=0))) == []


def test_an_obstacle_that_comes_back_is_told_with_an_if_then_question() -> None:
    twice = [entry("obstacle", obstacle="Late  shifts"), entry("obstacle", obstacle="late shifts")]
    assert told("obstacle", *twice) == ["“late shifts” came up 2 times"]
    assert any("what will you do then?" in text for text in told("ask", *twice))
    assert told("obstacle", twice[0]) == ["“Late  shifts”"]


def test_there_is_praise_for_keeping_for_coming_back_and_for_a_good_thing() -> None:
    weeks = (summary(3, used=False, kept=0), summary(2, kept=80), summary(1, kept=90))
    since = {"talks": [(TODAY - timedelta(days=16)).isoformat()]}
    good = entry("diary", good="A call that went well", day=TODAY)
    assert told("praise", *weeks, good, record=since) == [
        "Kept 80 % or more in every week",
        "Took it up again after a pause",
        "Sunday 22 November 2026, a good thing: “A call that went well”",
    ]


def test_what_they_asked_stands_on_the_sheet() -> None:
    assert told("asked", entry("question", "How?"), entry("diary", good="Sun")) == ["“How?”"]


def test_a_page_of_the_diary_may_hold_a_question_and_what_was_hard() -> None:
    page = entry("diary", good="Sun", question="May I ask more?", challenge="Late shifts")
    assert told("asked", page) == ["“May I ask more?”"]
    assert told("obstacle", page, entry("obstacle", obstacle="late shifts")) == [
        "“late shifts” came up 2 times"
    ]


def test_what_is_not_shared_is_named_and_never_told_as_zero() -> None:
    sheet = talk_sheet(member(summary(2, 1), summary(1, 1), level=1), TODAY)
    assert sheet.not_shared == (
        "pillars", "streak", "kept", "score", "warmth", "goal", "pillar_titles", "routines",
    )  # fmt: skip
    assert {fact.part for fact in sheet.facts} == {"ask"}


@given(st.lists(st.tuples(FIGURE, FIGURE, FIGURE, st.integers(0, 5)), max_size=8))
def test_a_sheet_can_be_made_of_any_figures_and_always_ends_in_two_questions(
    figures: list[tuple[int | None, int | None, int | None, int]],
) -> None:
    weeks = [
        summary(n, kept=kept, score=score, warmth=warmth, pillars=pillars(p1=done))
        for n, (kept, score, warmth, done) in enumerate(reversed(figures), 1)
    ]
    published = as_json(talk_sheet(member(*reversed(weeks)), TODAY))
    assert [line["code"] for line in published["ask"][-2:]] == ["next", "support"]
    assert all(line["text"] for part in ("moved", "stalled", "praise") for line in published[part])


def test_a_changed_level_is_told_once_it_changed() -> None:
    levels = {"levels": [["2026-08-03", 2], ["2026-10-01", 3]]}
    assert told("moved", record=levels) == [
        "Shares level 3 since Thursday 1 October 2026, before 2."
    ]
