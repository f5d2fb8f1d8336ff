"""New documents, and the short names they get."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harada.method import empty
from harada.method.forms import problems
from harada.method.reference import fold, resolve
from harada.method.text import width
from tests.method.values import TODAY, said, texts


def test_every_new_document_is_a_sound_one():
    assert not problems("profile", "profile", "me", empty.empty_profile("", "en", "2026-11-22"))
    assert not problems("goals", "goals", "g1", empty.empty_goal(TODAY))
    assert not problems("charts", "charts", "c1", empty.empty_chart(TODAY, "g1"))
    assert not problems("days", "days", "2026-11-22", empty.empty_day())
    assert not problems("routines", "routines", "r1", empty.routine("read", TODAY))
    assert not problems("routines", "actions", "a1", empty.action("exam", TODAY))
    assert not problems("routines", "pauses", "p1", empty.pause(TODAY, TODAY))
    assert not problems("programme", "objectives", "o1", empty.objective("less waste"))
    assert not problems("replies", "replies", "y1", empty.reply("well done", "Karim", "2026-W47"))


@given(texts)
def test_a_routine_of_any_text_is_sound(text):
    assert not problems("routines", "routines", "r1", empty.routine(text, TODAY))


@given(said, st.lists(said, max_size=4))
def test_a_short_name_is_short_and_new(text, taken):
    name = empty.short_name(text, taken)
    assert name
    assert width(name) <= empty.NAME_CELLS
    assert fold(name) not in {fold(other) for other in taken}


@given(st.lists(said, min_size=1, max_size=6))
def test_each_of_many_routines_is_found_by_its_short_name(several):
    routines: dict = {}
    for text in several:
        taken = [routine["name"] for routine in routines.values()]
        routines[f"r{len(routines) + 1}"] = empty.routine(text, TODAY, taken=taken)
    for key, routine in routines.items():
        assert resolve(routine["name"], routines, {}, None).id == key


def test_a_short_name_is_made_of_the_first_words():
    text = "Let the caller finish the first 30 seconds"
    assert empty.short_name(text) == "let-the-caller-finish"
    assert empty.short_name("素振りを毎日100回") == "素振りを毎日100回"


def test_a_short_name_is_never_what_a_reference_reads_otherwise():
    assert empty.short_name("3.5") == "do-3-5"
    assert empty.short_name("r12") == "do-r12"
    assert empty.short_name("!?") == "routine"


def test_a_second_of_the_same_name_gets_a_number():
    assert empty.short_name("Read", ["read"]) == "read-2"
    assert empty.short_name("Read", ["read", "READ-2"]) == "read-3"
