"""What a person means by a reference."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from harada.method.empty import action
from harada.method.reference import (
    AmbiguousReference,
    BadReference,
    UnknownReference,
    fold,
    parse,
    ref_of,
    resolve,
    stands_in,
)
from harada.method.text import printable
from tests.method.values import TODAY, chart_with, daily, refusal, said, texts

NASTY = [
    "[bold]read[/]",
    "a.b.c",
    "3.5 km",
    "run 🏃‍♀️",
    "=1+1",
    "ドラ1 8球団",
    "don't",
    "-x",
    "100%",
]


def named(**names):
    """Routines by id with these names."""
    return {key: daily(name=name) for key, name in names.items()}


def found(ref, routines=None, actions=None, chart=None, chart_id=None):
    """What a reference names, as kind and id."""
    target = resolve(ref, routines or {}, actions or {}, chart, chart_id)
    return target.kind, target.id


@pytest.mark.parametrize("pillar", range(1, 9))
@pytest.mark.parametrize("number", range(1, 9))
def test_a_cell_of_the_chart_names_what_stands_on_it(pillar, number):
    chart = chart_with(r1=(pillar, number))
    target = resolve(f"{pillar}.{number}", {"r1": daily()}, {}, chart)
    assert (target.kind, target.id, target.pillar, target.action) == (
        "routine",
        "r1",
        pillar,
        number,
    )


def test_a_dated_action_on_a_cell_is_found():
    chart = chart_with(a1=(2, 7))
    assert found("2.7", {}, {"a1": action("x", TODAY)}, chart) == ("action", "a1")


def test_a_waiting_cell_is_found_as_a_cell():
    target = resolve("3.5", {}, {}, chart_with())
    assert (target.kind, target.id, target.pillar, target.action) == ("cell", None, 3, 5)


def test_a_cell_is_found_by_the_charts_id_without_the_chart():
    here = daily(chart="c2", pillar=3, action=5)
    dropped = daily(chart="c2", pillar=3, action=5, state="dropped")
    elsewhere = daily(chart="c1", pillar=3, action=5)
    routines = {"r1": elsewhere, "r2": dropped, "r3": here}
    assert found("3.5", routines, chart_id="c2") == ("routine", "r3")
    dated = {"a1": {**action("x", TODAY), "chart": "c2", "pillar": 1, "action": 1}}
    assert found("1.1", routines, dated, chart_id="c2") == ("action", "a1")
    with pytest.raises(UnknownReference):
        found("8.8", routines, chart_id="c2")


@pytest.mark.parametrize("ref", ["9.1", "0.3", "1.9", "3.0", "-1.2", "12.5", "3.55"])
def test_a_cell_no_chart_has_is_refused(ref):
    with pytest.raises(BadReference, match="numbered 1 to 8"):
        found(ref, chart=chart_with())


@pytest.mark.parametrize("ref", ["", " ", "\t"])
def test_nothing_is_no_reference(ref):
    with pytest.raises(BadReference, match="Say which one"):
        parse(ref)


def test_a_cell_without_a_chart_is_unknown():
    with pytest.raises(UnknownReference, match="no chart"):
        found("3.5")


def test_service_acts_are_found_by_their_place():
    routines = {"r1": daily(service="home"), "r2": daily(service="work")}
    assert found("service.home", routines) == ("routine", "r1")
    assert found("Service.WORK", routines) == ("routine", "r2")
    with pytest.raises(UnknownReference):
        found("service.work", {"r1": daily(service="home")})


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_is_found_whole(name):
    assert found(name, named(r1=name, r2="other")) == ("routine", "r1")
    assert found(name.upper(), named(r1=name, r2="other")) == ("routine", "r1")


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("READ TEN", "read-ten"),
        ("read-ten", "Read ten"),
        ("cafe\u0301", "Café"),
        ("STRASSE", "straße"),
        ("rea", "Read ten"),
        ("  read  ten ", "read ten"),
    ],
)
def test_names_are_compared_without_case_accents_form_and_hyphens(ref, name):
    assert found(ref, named(r1=name, r2="walk")) == ("routine", "r1")


def test_a_whole_name_comes_before_the_beginning_of_another():
    assert found("read", named(r1="read more", r2="read")) == ("routine", "r2")


def test_an_id_comes_before_a_name():
    assert found("r2", named(r1="r2", r2="walk")) == ("routine", "r2")


def test_a_beginning_of_two_names_lists_both():
    with pytest.raises(AmbiguousReference, match="read more, ready") as caught:
        found("read", named(r1="read more", r2="ready"))
    assert caught.value.candidates == ["read more", "ready"]


def test_two_of_the_same_name_are_listed_by_id():
    with pytest.raises(AmbiguousReference) as caught:
        found("read", named(r1="read", r2="Read"), {"a1": action("x", TODAY, name="read")})
    assert caught.value.candidates == ["r1", "r2", "a1"]


def test_what_lives_comes_before_what_was_dropped():
    routines = {"r1": daily(name="read", state="dropped"), "r2": daily(name="read")}
    assert found("read", routines) == ("routine", "r2")
    assert found("read", {"r1": routines["r1"]}) == ("routine", "r1")


def test_an_unknown_name_says_the_nearest():
    routines = {**named(r1="reading", r2="walk"), "r3": daily(name="readable", service="home")}
    with pytest.raises(UnknownReference, match=r"Nearest: reading, service\.home\.") as caught:
        found("readign", routines)
    assert caught.value.nearest == ["reading", "service.home"]


def test_an_unknown_name_far_from_all_says_what_to_write():
    with pytest.raises(UnknownReference, match=r"a cell like 3\.5") as caught:
        found("zzz", named(r1="reading"))
    assert caught.value.nearest == []


@given(st.lists(texts, max_size=5), texts)
def test_any_text_is_a_target_or_a_sentence(names, ref):
    routines = {f"r{n}": daily(name=name) for n, name in enumerate(names)}
    sentence = refusal(resolve, ref, routines, {}, None)
    assert sentence is None or printable(sentence) == sentence


@given(said, said)
def test_a_name_alone_is_found_by_itself(name, other):
    assume(fold(name) and fold(name) != fold(other) and fold(name) not in ("r1", "r2"))
    assume("." not in name)
    assert found(name, named(r1=name, r2=other)) == ("routine", "r1")


@given(st.integers(1, 8), st.integers(1, 8))
def test_what_stands_on_the_current_chart_is_called_by_its_cell(pillar, number):
    chart = chart_with(r1=(pillar, number), a1=(9 - pillar, 9 - number))
    routine = daily(pillar=pillar, action=number, service="home")
    assert stands_in("r1", routine, chart)
    assert ref_of("r1", routine, chart) == f"{pillar}.{number}"


def test_what_stands_on_an_older_chart_is_called_by_its_name():
    routine = daily(name="read", pillar=3, action=5)
    assert not stands_in("r1", routine, chart_with())
    assert ref_of("r1", routine, chart_with()) == "read"
    assert ref_of("r1", routine, None) == "read"


def test_a_service_act_is_called_by_its_place_and_the_nameless_by_its_id():
    assert ref_of("r1", daily(service="work"), None) == "service.work"
    assert ref_of("r1", daily(name=""), None) == "r1"
    assert ref_of("a1", action("x", date(2026, 12, 1), name="exam"), None) == "exam"
