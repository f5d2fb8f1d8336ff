"""The figures of a week are counted from the notebook, and are numbers and nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.sharing.bodies import KINDS
from harada.sharing.figures import Figures, Kept, SharedText, Tally, figures, names
from harada.sharing.summary import summary
from harada.sharing.week import figures_of, finished_weeks, last_finished, names_of

WEEK = "2026-W47"
MONDAY = date(2026, 11, 16)
"""Monday of that week; it is over on the 23rd."""


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """A sheet that begins on that Monday, with two routines of pillar 3 and one of pillar 1."""
    clock = FixedClock(datetime(2026, 11, 16, 7))
    made = Notebook(str(tmp_path / "notebook"), clock)
    made.create(name="Mei", language="en")
    made.set_goal_field("goal", "Answer 85 % of calls at once")
    made.set_goal_field("start", MONDAY.isoformat())
    chart = empty.empty_chart(MONDAY)
    for number, pillar in enumerate(chart["pillars"], 1):
        pillar["text"] = f"Pillar {number}"
        for action, cell in enumerate(pillar["actions"], 1):
            cell["text"] = f"Act {number}-{action}"
    made.new_chart(chart)
    made.promote(3, 5, focus=1)
    made.promote(3, 6)
    made.promote(1, 1, recurrence={"kind": "weekdays", "days": [0, 2, 4]})
    clock.moment = datetime(2026, 11, 23, 7)
    return made


def of_week(notebook: Notebook, *chosen: str) -> Figures:
    return figures_of(notebook, [WEEK], chosen)[WEEK]


def keep(notebook: Notebook, routine: str, *days: int) -> None:
    for day in days:
        notebook.mark(MONDAY + timedelta(days=day), [routine], 1)


def test_an_empty_week_was_not_used_and_is_not_zero_where_nothing_was_planned(
    notebook: Notebook,
) -> None:
    found = of_week(notebook)
    assert not found.used
    assert (found.kept, found.streak, found.mood) == (0, "none", None)
    assert found.pillars == (
        Tally(0, 3), Tally(0, 0), Tally(0, 14), *(Tally(0, 0) for _pillar in range(5))
    )  # fmt: skip


def test_a_line_in_the_diary_is_use_too(notebook: Notebook) -> None:
    notebook.write_diary(MONDAY, {"good": "Rain"})
    assert of_week(notebook).used


def test_routines_are_added_up_by_pillar_and_rest_leaves_what_was_planned(
    notebook: Notebook,
) -> None:
    keep(notebook, "r1", 0, 1, 2, 3, 4)
    keep(notebook, "r3", 0, 2)
    notebook.mark(MONDAY + timedelta(days=6), ["r1"], 3)
    found = of_week(notebook, "r3", "r1")
    assert found.pillars[2] == Tally(5, 13)
    assert found.pillars[0] == Tally(2, 3)
    assert found.routines == (("r3", Tally(2, 3)), ("r1", Tally(5, 6)))
    assert found.kept == 40  # 7 of 16 is 44 %


def test_marks_of_other_weeks_do_not_count(notebook: Notebook) -> None:
    keep(notebook, "r1", -1, 7)
    assert of_week(notebook).pillars[2].done == 0


def test_days_in_a_row_become_a_band(notebook: Notebook) -> None:
    keep(notebook, "r1", 4, 5, 6)
    assert of_week(notebook).streak == "days"
    keep(notebook, "r1", 0, 1, 2, 3)
    assert of_week(notebook).streak == "week"


def test_a_row_that_ended_before_sunday_is_no_row(notebook: Notebook) -> None:
    keep(notebook, "r1", 0, 1, 2, 3)
    assert of_week(notebook).streak == "none"


def test_warmth_begins_with_the_sheet_and_rises_with_what_is_kept(notebook: Notebook) -> None:
    cold = of_week(notebook).warmth
    for day in range(7):
        notebook.write_diary(MONDAY + timedelta(days=day), {"good": "Rain"})
        keep(notebook, "r1", day)
    warm = of_week(notebook).warmth
    assert cold == 30  # 60 · 2^(−6/7) = 33
    assert warm == 60  # with a diary and the focus each day it stays about 60


def test_before_the_sheet_began_there_is_no_warmth(notebook: Notebook) -> None:
    notebook.set_goal_field("start", "2026-12-01")
    assert of_week(notebook).warmth is None


def test_mood_is_the_mean_of_mind_and_body_and_of_no_other_score(notebook: Notebook) -> None:
    notebook.write_diary(MONDAY, {"scores": {"mental": 4, "body": 5, "work": 1, "overall": 1}})
    notebook.write_diary(MONDAY + timedelta(days=1), {"scores": {"mental": 3}})
    assert of_week(notebook).mood == 4


def test_the_score_is_the_mean_of_the_routines_that_were_planned(notebook: Notebook) -> None:
    assert of_week(notebook).score == 0
    for day in range(7):
        keep(notebook, "r1", day)
        keep(notebook, "r2", day)
    score = of_week(notebook).score
    assert score is not None
    assert 20 <= score <= 30  # two of three kept for a week: 31 %, 31 % and 0 %


def test_an_archived_routine_still_counts_in_the_weeks_it_was_kept(notebook: Notebook) -> None:
    keep(notebook, "r2", 0, 1)
    notebook.set_routine("r2", state="archived", end="2026-11-22")
    assert of_week(notebook, "r2").routines == (("r2", Tally(2, 7)),)


def test_names_are_the_goal_the_pillars_and_the_chosen_routines(notebook: Notebook) -> None:
    found = names_of(notebook, ["r3"])
    assert found.goal == "Answer 85 % of calls at once"
    assert found.pillars[2] == "Pillar 3"
    assert found.routines == {"r3": "Act 1-1"}


def test_without_a_sheet_or_a_chart_there_is_nothing_to_count(tmp_path: Path) -> None:
    made = Notebook(str(tmp_path / "other"), FixedClock(datetime(2026, 11, 23, 7)))
    made.create(name="", language="en")
    found = of_week(made)
    assert (found.kept, found.score, found.warmth) == (None, None, None)
    assert names_of(made).pillars == ("",) * 8


def test_weeks_are_those_that_are_over_with_their_iso_year() -> None:
    assert last_finished(date(2027, 1, 4)) == "2026-W53"
    assert last_finished(date(2027, 1, 3)) == "2026-W52"
    assert finished_weeks(date(2026, 12, 24), date(2027, 1, 11)) == [
        "2026-W52", "2026-W53", "2027-W01"
    ]  # fmt: skip
    assert finished_weeks(date(2027, 1, 11), date(2027, 1, 13)) == []


MARKS = st.dictionaries(st.sampled_from(["r1", "r2", "r3"]), st.sampled_from([1, 2, 3]))
SCORES = st.dictionaries(st.sampled_from(["mental", "body", "work"]), st.integers(1, 5))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.integers(0, 40), st.tuples(MARKS, SCORES), max_size=30),
    st.text(max_size=600),
    st.integers(1, 4),
)
def test_whatever_was_marked_makes_a_summary_that_can_be_sent(
    notebook: Notebook, days: dict[int, tuple[Any, Any]], goal: str, level: int
) -> None:
    kept = Kept(
        routines=notebook.routines(),
        pauses={},
        days={
            (MONDAY + timedelta(days=6 - back)).isoformat(): {
                "marks": marks,
                "diary": {"scores": scores},
            }
            for back, (marks, scores) in sorted(days.items(), reverse=True)
        },
        chart=notebook.chart(),
        goal=notebook.goal(),
        reviews=(MONDAY,),
        chosen=("r1", "gone"),
    )
    found = figures(WEEK, kept, MONDAY + timedelta(days=7))
    told = names(notebook.goal(), notebook.chart(), notebook.routines(), kept.chosen)
    told = told._replace(goal=SharedText(goal))
    made = summary(level, WEEK, 1, found, told, mood=True)
    sent = KINDS["summary"].validate_json(made.model_dump_json(exclude_none=True))
    assert sent == made
