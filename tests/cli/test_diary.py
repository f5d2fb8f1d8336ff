"""`diary`: shown, written line by line and field by field."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harada.method.depth import TEXTS
from harada.method.diary import DayForm
from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run

ROOT = Path(__file__).resolve().parents[2]


def diary(notebook: Notebook) -> dict[str, object]:
    return dict(notebook.day(TODAY).get("diary", {}))


def test_an_empty_diary_shows_its_prompts(run: Run, notebook: Notebook) -> None:
    out = run("diary").out
    assert out.startswith("Sunday 22 November 2026\n")
    assert "  - What went well\n" in out
    assert "Scores" not in out
    assert "  - How it was, 1 to 5\n" in run("diary", "--depth", "full").out
    assert diary(notebook) == {}


def test_a_text_is_a_new_free_line(run: Run, notebook: Notebook) -> None:
    assert run("diary", "The new form works").code == 0
    run("diary", "- with a dash and a space")
    assert diary(notebook)["text"] == "The new form works\n- with a dash and a space"


@pytest.mark.parametrize("text", ["good", "search", "--edit", "-x"])
def test_after_two_dashes_everything_is_text(run: Run, notebook: Notebook, text: str) -> None:
    assert run("diary", "--", text).code == 0
    assert diary(notebook)["text"] == text


def test_several_words_without_quotes_are_a_mistake(run: Run, notebook: Notebook) -> None:
    said = run("diary", "two", "words")
    assert said.code == 2
    assert "quotes" in said.err
    assert diary(notebook) == {}


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "text"])
def test_every_field_has_an_option(run: Run, notebook: Notebook, name: str) -> None:
    option = f"--{name.replace('_', '-')}"
    assert run("diary", option, "first", option, "second").code == 0
    run("diary", option, "third")
    assert diary(notebook)[name] == "first\nsecond\nthird"
    run("diary", option, "")
    assert name not in diary(notebook)


def test_tasks_are_added_once_and_done_by_number_or_beginning(run: Run, notebook: Notebook) -> None:
    run("diary", "--task", "Call Els", "--task", "Write")
    run("diary", "--task", "Call Els", "--task-done", "call")
    run("diary", "--task-done", "2")
    assert diary(notebook)["tasks"] == [
        {"text": "Call Els", "done": True},
        {"text": "Write", "done": True},
    ]
    assert run("diary", "--task-done", "nothing").code == 1


def test_hours_and_scores_are_kept_in_order(run: Run, notebook: Notebook) -> None:
    run("diary", "--plan", "14:30=mails", "--plan", "9=calls", "--actual", "09:00=12 calls")
    run("diary", "--reflection", "14:30=shorter", "--score", "mental=4", "--score", "work=2")
    run("diary", "--score", "work=5")
    assert diary(notebook)["hours"] == [
        {"time": "09:00", "plan": "calls", "actual": "12 calls", "reflection": ""},
        {"time": "14:30", "plan": "mails", "actual": "", "reflection": "shorter"},
    ]
    assert diary(notebook)["scores"] == {"mental": 4, "work": 5}


def test_what_i_would_do_differently_becomes_tomorrows_task(run: Run, notebook: Notebook) -> None:
    said = run("diary", "--redo", "Breathe first", "--tomorrow")
    assert said.out.splitlines()[-1] == "Tomorrow: Breathe first"
    tomorrow = run("diary", "--date", "tomorrow", "--json").json
    assert tomorrow["tasks"] == [{"text": "Breathe first", "done": False}]
    run("undo")
    assert run("diary", "--date", "tomorrow", "--json").json["tasks"] == []
    assert diary(notebook) == {}


def test_tomorrow_without_anything_to_take_is_a_sentence(run: Run, notebook: Notebook) -> None:
    assert run("diary", "--tomorrow").code == 1
    assert run("diary", "--tomorrow", "Call Els").code == 0


def test_the_json_has_every_field_and_the_replies(run: Run, notebook: Notebook) -> None:
    notebook.add_reply("Well done", "Griet", date="2026-11-22")
    notebook.add_reply("Other week", "Griet", week="2026-W46")
    run("diary", "--good", "Els called")
    found = run("diary", "--json").json
    assert (found["date"], found["depth"], found["good"]) == ("2026-11-22", "minimal", "Els called")
    assert [reply["text"] for reply in found["replies"]] == ["Well done"]
    assert {*TEXTS, "tasks", "hours", "scores"} <= found.keys()


def test_writing_with_a_depth_keeps_it_for_the_day_and_from_now_on_on_request(
    run: Run, notebook: Notebook
) -> None:
    run("diary", "--depth", "full", "--good", "x")
    assert diary(notebook)["depth"] == "full"
    assert notebook.profile()["depth"] == "minimal"
    run("diary", "--depth", "planner", "--from-now-on")
    assert notebook.profile()["depth"] == "planner"
    assert run("diary", "--from-now-on").code == 2


def test_the_planner_asks_about_next_week_on_weekends_only(run: Run, notebook: Notebook) -> None:
    sunday = run("diary", "--depth", "planner").out
    friday = run("diary", "--depth", "planner", "--date", "2026-11-20").out
    assert "Goals of next week" in sunday
    assert "Goals of next week" not in friday


def test_good_things_are_read_again_newest_first(run: Run, notebook: Notebook) -> None:
    run("diary", "--good", "Old", "--date", "2026-10-01")
    run("diary", "--good", "Before", "--date", "-3d")
    run("diary", "--good", "Now")
    found = run("diary", "good", "--json").json
    assert [(row["date"], row["text"]) for row in found["good"]] == [
        ("2026-11-22", "Now"),
        ("2026-11-19", "Before"),
    ]
    assert "Before" not in run("diary", "good", "--days", "2").out
    assert "Old" in run("diary", "good", "--days", "90").out
    assert run("diary", "good", "--days", "0").code == 2


def test_the_parser_searches_like_the_quick_way(run: Run, notebook: Notebook) -> None:
    run("diary", "--good", "Els called about the meter")
    assert "meter" in run("diary", "search", "meter").out
    assert "harada diary search" in run("diary", "search", "--help").out
    assert run("diary", "search").code == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--score", "mental=6"), 2, "mental=4"),
        (("--score", "luck=3"), 2, "mental, body"),
        (("--plan", "calls"), 2, "09:00=call Els"),
        (("--plan", "25:00=calls"), 2, "09:00=call Els"),
        (("--depth", "deep"), 2, "--depth"),
        (("--date", "2026-02-30", "x"), 2, "28 days"),
        (("x" * 100_001,), 1, "longer than"),
        (("--edit", "x"), 2, "not both"),
        (("half \ud83d",), 1, "half a character"),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_changes_nothing(
    run: Run, notebook: Notebook, words: tuple[str, ...], code: int, told: str
) -> None:
    said = run("diary", *words)
    assert said.code == code
    assert told in said.err
    assert diary(notebook) == {}


def test_what_was_written_is_printed_without_harm(run: Run, notebook: Notebook) -> None:
    run("diary", "[bold]é\x1b[31m\x07 {x} 体 👩‍🚒")
    assert "  [bold]é[31m {x} 体 👩‍🚒\n" in run("diary").out
    assert notebook.day(TODAY)["diary"]["text"].count("\x1b") == 1


def test_every_day_that_is_written_fits_its_model(run: Run, notebook: Notebook) -> None:
    run("diary", "x", "--task", "y", "--plan", "9=z", "--score", "body=3", "--depth", "full")
    DayForm.model_validate(notebook.day(TODAY))


def test_lines_of_several_commands_at_once_are_all_kept(notebook: Notebook, home: Path) -> None:
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "harada", "diary", f"line {n}", "--date", "2026-11-22"],
            cwd=ROOT,
            env={**os.environ, "HARADA_HOME": str(home)},
            stdout=subprocess.DEVNULL,
        )
        for n in range(6)
    ]
    assert [process.wait(60) for process in begun] == [0] * 6
    assert sorted(str(diary(notebook)["text"]).split("\n")) == [f"line {n}" for n in range(6)]


def test_questions_for_the_coach_are_read_together(run: Run, notebook: Notebook) -> None:
    run("diary", "--date", "-3d", "--question", "How do I begin?")
    run("diary", "--question", "What next?")
    said = run("diary", "good", "--field", "question")
    assert said.out.index("What next?") < said.out.index("How do I begin?")
    found = run("diary", "good", "--field", "question", "--json").json["question"]
    assert [entry["text"] for entry in found] == ["What next?", "How do I begin?"]
    assert run("diary", "good", "--field", "thanks").err.startswith("Someone to thank: nothing")
