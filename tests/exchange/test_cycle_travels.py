"""Surveys, a trainer's words and candidates go out with the export and come back, once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from harada.method.documents import Questionnaire
from harada.notebook.cycling import close_sheet, next_sheet
from harada.notebook.notebook import Notebook
from harada.notebook.reviewing import reviews, write_review
from harada.notebook.surveying import answer, questionnaires, surveys, use_own, use_questionnaire
from harada.notebook.wishing import add_candidate, begin_future, candidates, choose, weigh
from tests.exchange.files import TODAY, begun_in, brought, documents, exported, notebook_in, written

WORDS = cast(
    "Questionnaire",
    {
        "title": {"en": "Two"},
        "note": {},
        "groups": [
            {"id": "g", "title": {"en": "G"}, "words": [{"id": "kind", "text": {"en": "kind"}}]}
        ],
    },
)


def surveyed(folder: Path) -> Notebook:
    """A notebook with a survey of our words and one of a trainer's."""
    notebook = begun_in(folder)
    answer(notebook, TODAY - timedelta(days=90), {"calm": 4}, {"calm": "[b]breathe\n=1+1"})
    use_questionnaire(notebook, WORDS)
    answer(notebook, TODAY, {"kind": 8}, {})
    return notebook


def test_a_survey_comes_back_as_it_went_out(tmp_path: Path) -> None:
    notebook = surveyed(tmp_path / "one")
    path = written(tmp_path / "all.jsonl", exported(notebook))
    other = notebook_in(tmp_path / "other")
    brought(path, other)
    assert surveys(other) == surveys(notebook)
    assert questionnaires(other) == questionnaires(notebook)
    assert brought(path, other).nothing


def test_a_survey_finds_its_words_under_another_id(tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl", exported(surveyed(tmp_path / "one")))
    other = begun_in(tmp_path / "other")
    use_questionnaire(other, {**WORDS, "groups": [{**WORDS["groups"][0], "words": [
        {"id": "bold", "text": {"en": "bold"}}]}]})  # fmt: skip
    use_own(other)
    brought(path, other)
    assert [survey["questionnaire"] for survey in surveys(other).values()] == [
        "self_reliance",
        "q2",
    ]


def test_every_document_of_surveys_is_in_the_export(tmp_path: Path) -> None:
    notebook = surveyed(tmp_path / "one")
    kept: dict[tuple[str, str], Any] = {
        (each["table"], each["id"]): each["doc"] for each in documents(notebook)
    }
    assert kept["surveys", "s1"]["improve"] == {"calm": "[b]breathe\n=1+1"}
    assert kept["questionnaires", "q1"]["title"] == {"en": "Two"}


def test_candidates_come_back_with_the_sheet_they_became(tmp_path: Path) -> None:
    notebook = begun_in(tmp_path / "one")
    add_candidate(notebook, "Weld", "3.5")
    choose(notebook, add_candidate(notebook, "I have run 10 km by 1 May"))
    weigh(notebook, "k1", {"want": 4})
    path = written(tmp_path / "all.jsonl", exported(notebook))
    other = notebook_in(tmp_path / "other")
    brought(path, other)
    assert candidates(other) == candidates(notebook)
    assert candidates(other)["k2"]["chosen"] == "g1"
    assert brought(path, other).nothing


def test_a_closed_sheet_its_successor_and_kept_versions_come_back(tmp_path: Path) -> None:
    notebook = begun_in(tmp_path / "one")
    notebook.set_goal_field("goal", "I have run 10 km by 1 May")
    notebook.set_cell(3, 5, "Run")
    close_sheet(notebook, TODAY, {"levels.0.result": "reached"}, "Begin slower")
    next_sheet(notebook, "I have run 21 km by 1 May")
    path = written(tmp_path / "all.jsonl", exported(notebook))
    other = notebook_in(tmp_path / "other")
    brought(path, other)
    assert other.goals() == notebook.goals()
    assert other.goals()["g2"]["previous"] == "g1"
    assert other.goals()["g1"]["learned"] == "Begin slower"
    assert other.charts() == notebook.charts()
    assert other.charts()["c2"]["kept"] == TODAY.isoformat()
    assert brought(path, other).nothing


def test_reviews_come_back_and_what_is_written_here_stays(tmp_path: Path) -> None:
    notebook = begun_in(tmp_path / "one")
    write_review(notebook, "2026-W47", {"good": "calm\nevenings"})
    write_review(notebook, "2025-Q4", {"next": "=1+1"})
    path = written(tmp_path / "all.jsonl", exported(notebook))
    other = notebook_in(tmp_path / "other")
    brought(path, other)
    assert reviews(other) == reviews(notebook)
    assert brought(path, other).nothing
    third = begun_in(tmp_path / "third")
    write_review(third, "2026-W47", {"good": "mine"})
    brought(path, third)
    assert reviews(third)["2026-W47"]["good"] == "mine"
    assert reviews(third)["2025-Q4"]["next"] == "=1+1"


def test_the_readable_pages_hold_what_stands_around_the_sheet(tmp_path: Path) -> None:
    notebook = surveyed(tmp_path / "one")
    notebook.set_goal_field("goal", "I have run 10 km by 1 May")
    add_candidate(notebook, "Learn to *weld*")
    write_review(notebook, "2026-W47", {"good": "calm evenings"})
    begin_future(notebook)
    close_sheet(notebook, TODAY, {}, "Begin slower")
    text = exported(notebook, "md").decode()
    for written_text in ("Learn to \\*weld\\*", "calm evenings", "kind · 8", "Begin slower"):
        assert written_text in text
    assert "Future window 1" in text
