"""The models of all documents."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from harada.i18n import use
from harada.method import documents, empty
from harada.method.chart import CellForm, ChartForm, PillarForm
from harada.method.diary import DayForm, DiaryForm, HourForm, TaskForm
from harada.method.forms import FORMS, problems
from harada.method.goal import (
    AnalysisForm,
    GoalSheet,
    LevelForm,
    PerspectivesForm,
    SourceForm,
    SupporterForm,
)
from harada.method.profile import GuideForm, ProfileForm
from harada.method.reply import ReplyForm
from harada.method.routine import ActionForm, PauseForm, RoutineForm, TargetForm
from harada.programme.mission import MissionForm, ObjectiveForm
from tests.method.values import TODAY, recurrences, texts

ROUTINE = empty.routine("read ten pages", TODAY)
PAIRS = [
    (documents.Profile, ProfileForm),
    (documents.Guide, GuideForm),
    (documents.Mission, MissionForm),
    (documents.Objective, ObjectiveForm),
    (documents.Goal, GoalSheet),
    (documents.Level, LevelForm),
    (documents.Perspectives, PerspectivesForm),
    (documents.Analysis, AnalysisForm),
    (documents.Supporter, SupporterForm),
    (documents.Source, SourceForm),
    (documents.Chart, ChartForm),
    (documents.Pillar, PillarForm),
    (documents.Cell, CellForm),
    (documents.Routine, RoutineForm),
    (documents.Target, TargetForm),
    (documents.Action, ActionForm),
    (documents.Pause, PauseForm),
    (documents.Day, DayForm),
    (documents.Diary, DiaryForm),
    (documents.Task, TaskForm),
    (documents.Hour, HourForm),
    (documents.Reply, ReplyForm),
]


@pytest.mark.parametrize(("shape", "form"), PAIRS, ids=lambda one: one.__name__)
def test_a_model_has_the_fields_of_its_document(shape, form):
    optional = {name for name, kind in shape.__annotations__.items() if "NotRequired" in str(kind)}
    if not shape.__total__:
        optional = set(shape.__annotations__)
    assert set(form.model_fields) == set(shape.__annotations__)
    assert {name for name, one in form.model_fields.items() if not one.is_required()} == optional


def test_every_model_forbids_what_it_does_not_know_and_converts_nothing():
    for form in {*FORMS.values(), *(form for _shape, form in PAIRS)}:
        assert issubclass(form, BaseModel)
        assert form.model_config["extra"] == "forbid"
        assert form.model_config["strict"]


def wrong(kind, table, document, key="x1"):
    """The one thing that is wrong with a document."""
    (sentence,) = problems(kind, table, key, document)
    return sentence


def changed(document, path, value):
    """The document with another value at a dotted path."""
    new = deepcopy(document)
    *way, last = path.split(".")
    inner = new
    for step in way:
        inner = inner[int(step) if isinstance(inner, list) else step]
    inner[last] = value
    return new


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("deadline", "22/11/2026", "x1.deadline: not a day written like 2026-11-22."),
        ("deadline", "2026-02-30", "x1.deadline: not a day written like 2026-11-22."),
        ("deadline", "20261122", "x1.deadline: not a day written like 2026-11-22."),
        ("deadline", 20261122, "x1.deadline: not a text."),
        ("goal", None, "x1.goal: not a text."),
        ("goal", "x" * 100_001, "x1.goal: longer than 100000 characters."),
        ("goal", "\ud800", "x1.goal: half a character, which no file can keep."),
        ("boss", "x", "x1.boss: not a field of this form."),
        ("levels.0.name", " ", "x1.levels.0.name: empty."),
        ("supporters", {}, "x1.supporters: not a list."),
        ("analysis.mind", {}, "x1.analysis.mind: not a field of this form."),
    ],
)
def test_what_does_not_fit_a_goal_sheet_is_said_with_its_place(path, value, sentence):
    assert wrong("goals", "goals", changed(empty.empty_goal(TODAY), path, value)) == sentence


@given(texts)
def test_a_goal_sheet_takes_text_of_any_script(text):
    sheet = empty.empty_goal(TODAY)
    sheet.update(goal=text, affirmation=text, feelings=[text])
    sheet["perspectives"]["others_tangible"] = [text]
    assert not problems("goals", "goals", "g1", sheet)


def test_a_text_may_be_very_long():
    assert not problems("goals", "goals", "g1", {**empty.empty_goal(TODAY), "goal": "é" * 100_000})


@pytest.mark.parametrize("number", [0, 7, 9])
def test_a_chart_has_eight_pillars(number):
    chart = empty.empty_chart(TODAY)
    chart["pillars"] = [empty.empty_pillar() for _ in range(number)]
    assert "x1.pillars: " in wrong("charts", "charts", chart)


@pytest.mark.parametrize("number", [0, 7, 9])
def test_a_pillar_has_eight_actions(number):
    chart = empty.empty_chart(TODAY)
    chart["pillars"][3]["actions"] = [empty.empty_cell() for _ in range(number)]
    assert "x1.pillars.3.actions: " in wrong("charts", "charts", chart)


@given(st.lists(texts, min_size=64, max_size=64))
def test_a_chart_takes_blank_and_repeated_cells(words):
    chart = empty.empty_chart(TODAY)
    for n, word in enumerate(words):
        chart["pillars"][n // 8]["actions"][n % 8]["text"] = word
    assert not problems("charts", "charts", "c1", chart)


def test_a_cell_has_one_life():
    chart = empty.empty_chart(TODAY)
    chart["pillars"][0]["actions"][0].update(routine="r1", action="a1")
    assert wrong("charts", "charts", chart) == (
        "x1.pillars.0.actions.0: both a routine and a dated action."
    )


@given(recurrences)
def test_a_routine_takes_every_recurrence(recurrence):
    assert not problems("routines", "routines", "r1", {**ROUTINE, "recurrence": recurrence})


@pytest.mark.parametrize(
    "recurrence",
    [
        {},
        {"kind": "hourly"},
        {"kind": "daily", "days": [1]},
        {"kind": "weekdays"},
        {"kind": "weekdays", "days": []},
        {"kind": "weekdays", "days": [7]},
        {"kind": "weekdays", "days": [1, 1]},
        {"kind": "weekdays", "days": [True]},
        {"kind": "times", "times": 0, "days_in": 7},
        {"kind": "times", "times": 8, "days_in": 7},
        {"kind": "times", "times": 1, "days_in": 1000},
        {"kind": "times", "times": "1", "days_in": 7},
        {"kind": "rule", "rule": "FREQ=HOURLY"},
        {"kind": "rule", "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
        {"kind": "rule", "rule": ""},
    ],
)
def test_a_recurrence_that_cannot_be_is_refused(recurrence):
    assert problems("routines", "routines", "r1", {**ROUTINE, "recurrence": recurrence})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pillar", 9), ("pillar", 3), ("focus", 0), ("state", "open"), ("service", "gym"),
        ("name", ""), ("start", None), ("target", {"kind": "at_least", "amount": 0, "unit": ""}),
        ("target", {"kind": "at_most", "amount": -1, "unit": ""}),
        ("target", {"kind": "at_least", "amount": float("inf"), "unit": ""}),
    ],
)  # fmt: skip
def test_a_routine_that_cannot_be_is_refused(field, value):
    assert problems("routines", "routines", "r1", {**ROUTINE, field: value})


def test_a_pause_does_not_end_before_it_begins():
    backwards = empty.pause(TODAY, TODAY - timedelta(days=1))
    assert wrong("routines", "pauses", backwards) == "x1: the end comes before the beginning."


@pytest.mark.parametrize("code", [0, 4, True, 1.0, "1", None])
def test_a_mark_is_one_two_or_three(code):
    assert problems("days", "days", "2026-11-22", {"marks": {"r1": code}})


def test_a_day_takes_all_a_person_says_of_it():
    day = {
        "marks": {"r1": 1, "r2": 2, "r3": 3},
        "notes": {"r1": "[b]x[/b]"},
        "reasons": {"r2": "ill"},
        "amounts": {"r1": 2.5, "r4": 0},
        "diary": {
            "depth": "full",
            "tasks": [{"text": "call", "done": False}],
            "hours": [{"time": "07:00", "plan": "", "actual": "run", "reflection": ""}],
            "scores": {"mental": 1, "overall": 5},
            "redo": "leave earlier",
        },
        "updated": "2026-11-22T19:04:00Z",
    }
    assert not problems("days", "days", "2026-11-22", day)


@pytest.mark.parametrize(
    "diary",
    [{"scores": {"mental": 6}}, {"scores": {"luck": 1}}, {"redo": None}, {"mood": "x"}, [], None],
)
def test_a_diary_that_cannot_be_is_refused(diary):
    assert problems("days", "days", "2026-11-22", {"marks": {}, "diary": diary})


def test_the_id_of_a_day_is_its_date():
    assert wrong("days", "days", {"marks": {}}, "2026-11-31") == (
        "2026-11-31: not a day written like 2026-11-22."
    )


@pytest.mark.parametrize("day_start", ["06:01", "4:00", "", "late"])
def test_a_profile_with_a_day_start_that_cannot_be_is_refused(day_start):
    profile = {**empty.empty_profile("", "en", "2026-11-22"), "day_start": day_start}
    assert wrong("profile", "profile", profile) == "x1.day_start: not a time from 00:00 to 06:00."


@pytest.mark.parametrize("week", ["2026-W54", "W47", ""])
def test_a_reply_to_a_week_that_does_not_exist_is_refused(week):
    assert wrong("replies", "replies", {**empty.reply("x", "Els"), "week": week}) == (
        "x1.week: not a week written like 2026-W47."
    )


def test_which_sheet_and_chart_are_current_is_a_document_too():
    assert not problems("profile", "current", "goal", {"id": "g1"})
    assert problems("profile", "current", "goal", {"id": ""})


def test_a_table_nobody_knows_is_a_problem():
    assert wrong("goals", "dreams", {}) == "goals.dreams: there is no such table."


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(FORMS)), texts, anything)
def test_no_document_ends_in_anything_but_sentences(place, key, document):
    for sentence in problems(*place, key, document):
        assert sentence.endswith(".")
        assert "{" not in sentence or "{" in key + json.dumps(document, default=str)


def test_what_is_wrong_is_said_in_the_language_of_the_moment():
    use("x-pseudo")
    try:
        sentence = wrong("goals", "goals", {**empty.empty_goal(TODAY), "boss": "x"})
    finally:
        use("en")
    assert sentence != "x1.boss: not a field of this form."
    assert "boss" in sentence
