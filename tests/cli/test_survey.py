"""`harada survey`: taken by option and file, shown beside the one before, words replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("notebook")


def test_answers_are_kept_and_shown_with_the_lowest_three(run: Run) -> None:
    said = run(
        "survey", "take", "--set", "calm=2", "--set", "brave=10", "--improve", "calm=Breathe"
    )
    assert said.code == 0
    shown = run("survey", "--json").json
    words = {word["id"]: word for group in shown["groups"] for word in group["words"]}
    assert (words["calm"]["score"], words["calm"]["improve"]) == (2, "Breathe")
    assert shown["lowest"] == ["calm", "brave"]
    assert len(shown["unanswered"]) == 31
    assert "calm" in run("survey", "--plain").out


def test_the_next_survey_is_shown_with_the_change(run: Run) -> None:
    run("survey", "take", "--set", "calm=2", "--date", "2026-08-20")
    run("survey", "take", "--set", "calm=5")
    shown = run("survey", "--json").json
    assert shown["id"] == "s2"
    word = next(w for group in shown["groups"] for w in group["words"] if w["id"] == "calm")
    assert (word["before"], word["change"]) == (2, 3)
    assert [each["date"] for each in run("survey", "list", "--json").json["surveys"]] == [
        "2026-08-20",
        "2026-11-22",
    ]


def test_one_day_has_one_survey_and_an_answer_can_be_taken_back(run: Run) -> None:
    run("survey", "take", "--set", "calm=2")
    run("survey", "take", "--set", "kalm=", "--set", "brave=3")
    shown = run("survey", "--json").json
    assert shown["id"] == "s1"
    assert shown["lowest"] == ["brave"]


def test_undo_takes_the_last_answers_back(run: Run) -> None:
    run("survey", "take", "--set", "calm=2")
    run("survey", "take", "--set", "calm=9")
    run("undo")
    assert run("survey", "--json").json["mean"] == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"answers": {"calm": 4, "moedig": 6}, "improve": {"calm": "x"}}'),
        ("b.json", '{"calm": 4, "brave": 6}'),
        ("c.csv", "word;score;improve\ncalm;4;x\nbrave;6;\n"),
        ("d.csv", "calm,4,x\r\nbrave,6\r\n"),
    ],
)
def test_answers_come_from_a_file(run: Run, tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert run("survey", "take", "--answers", str(file)).code == 0
    assert run("survey", "--json").json["mean"] == 5


@pytest.mark.parametrize("given", ["calm=11", "calm=x", "calm=0", "nonsense=4", "calm", "calm=4.5"])
def test_what_is_no_answer_is_named_and_changes_nothing(run: Run, given: str) -> None:
    said = run("survey", "take", "--set", "brave=5", "--set", given)
    assert said.code in (1, 2)
    assert said.err.strip()
    assert run("survey").code == 1


def test_asking_needs_a_terminal(run: Run) -> None:
    assert run("survey", "take").code == 2


def test_the_lowest_words_are_offered_a_free_cell(run: Run, notebook: Notebook) -> None:
    notebook.set_cell(7, 8, "")
    run("survey", "take", "--set", "calm=2", "--set", "brave=3")
    offers = run("survey", "suggest", "--json").json["offers"]
    assert [(offer["word"], offer["cell"]) for offer in offers] == [
        ("calm", "7.8"),
        ("brave", None),
    ]
    assert run("survey", "suggest").code == 0


def test_a_trainers_words_take_the_place_of_ours_and_ours_come_back(
    run: Run, tmp_path: Path
) -> None:
    run("survey", "take", "--set", "calm=2", "--date", "2026-08-20")
    words = tmp_path / "words.json"
    words.write_text(
        json.dumps({"title": "Mine", "groups": [{"title": "All", "words": ["Kind", "On time"]}]}),
        encoding="utf-8",
    )
    assert run("survey", "use", str(words)).code == 0
    run("survey", "take", "--set", "on-time=4")
    assert [w["id"] for w in run("survey", "words", "--json").json["groups"][0]["words"]] == [
        "kind",
        "on-time",
    ]
    assert run("survey", "show", "s1", "--json").json["questionnaire"] == "self_reliance"
    assert run("survey", "use", "own").code == 0
    assert len(run("survey", "words", "--json").json["groups"]) == 4
    assert run("survey", "show", "s2", "--json").json["mean"] == 4


def test_our_own_words_can_be_written_out_and_brought_back(run: Run, tmp_path: Path) -> None:
    words = tmp_path / "words.json"
    words.write_text(run("survey", "words", "--json").out, encoding="utf-8")
    assert run("survey", "use", str(words)).code == 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"groups": []}', '{"groups": [1]}', "a,b"])
def test_a_file_without_words_is_refused_in_words(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "words.json"
    file.write_text(text, encoding="utf-8")
    said = run("survey", "use", str(file))
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "inside Harada" not in said.err


def test_without_a_survey_it_says_how_to_begin(run: Run) -> None:
    assert run("survey").code == 1
    assert run("survey", "list").code == 0
    assert run("survey", "suggest").code == 1
    assert run("survey", "show", "s9").code == 1


def test_it_speaks_dutch(run: Run) -> None:
    run("survey", "take", "--set", "calm=2")
    assert "kalm" in run("survey", "--lang", "nl").out
