"""Looking through the diary: whatever the case and the script, newest first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harada.method.depth import DEPTHS
from harada.method.diary import DiaryForm, HourForm, TaskForm
from harada.method.labels import SCORES
from harada.notebook.search import NAMES, collected, places, search
from tests.notebook.samples import TODAY, make

words = st.text(
    st.sampled_from("aeikmsßÅåΩωİIıéÉñÑŁłДд感谢日志 ſǆǅ") | st.characters(codec="utf-8"), min_size=1
).filter(lambda text: text.strip() == text and not any(char.isspace() for char in text))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(words, st.sampled_from([str.lower, str.upper, str.title]))
def test_a_word_is_found_wherever_its_lower_case_stands_in_a_line(
    tmp_path_factory: pytest.TempPathFactory, word: str, case: object
) -> None:
    notebook = make(str(tmp_path_factory.mktemp("n") / "n"))
    text = f"before {word} after"
    asked = case(word)  # type: ignore[operator]
    notebook.write_diary(TODAY, {"good": text})
    expected = asked.lower() in text.lower() and "K" not in text
    if expected:
        assert [hit.text for hit in search(notebook, [asked])] == text.split("\n")


def test_the_names_of_fields_and_depths_are_not_text(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    notebook.write_diary(TODAY, {"good": "quiet", "depth": "minimal"})
    notebook.mark(TODAY, ["r1"], 1)
    for word in ("minimal", "marks", "good", "diary"):
        assert list(search(notebook, [word])) == []


def test_every_name_that_is_stored_is_known() -> None:
    forms = (DiaryForm, TaskForm, HourForm)
    stored = {name for form in forms for name in form.model_fields} | set(SCORES) | set(DEPTHS)
    assert stored | {"diary"} == set(NAMES.decode().split())


def test_a_field_is_read_again_from_all_years_newest_first(tmp_path: Path) -> None:
    notebook = make(str(tmp_path / "n"))
    notebook.write_diary(date(2017, 3, 1), {"question": "How do I begin?"})
    notebook.write_diary(TODAY, {"question": "What next?\nAnd then?", "good": "tea"})
    found = [(hit.date, hit.text) for hit in collected(notebook, "question")]
    assert found == [
        ("2026-11-22", "What next?"),
        ("2026-11-22", "And then?"),
        ("2017-03-01", "How do I begin?"),
    ]


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_places_are_in_order_and_hold_the_words(text: str, words: list[str]) -> None:
    found = places(text, words)
    assert found == sorted(found)
    folded = {word.lower() for word in words}
    for begin, end in found:
        assert text.lower()[begin:end] in folded or text[begin:end] in folded


@pytest.mark.parametrize("word", ["text", "good", "depth", "ull", "own", "x", "diary"])
def test_a_word_that_is_the_name_of_a_field_is_found_where_a_person_wrote_it(
    tmp_path: Path, word: str
) -> None:
    notebook = make(str(tmp_path / "n"))
    asked = {"good": f'He said "{word}": {word}', "own": {f"{word}?": word}, "depth": "full"}
    notebook.write_diary(TODAY, asked)
    notebook.write_diary(date(2020, 1, 1), {"good": "quiet", "depth": "full", "own": {"y": "z"}})
    found = [(hit.date, hit.field) for hit in search(notebook, [word])]
    assert found == [("2026-11-22", "good"), ("2026-11-22", "own")]
