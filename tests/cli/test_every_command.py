"""What every command has in common: help with an example, JSON and plain answers, one sentence."""

from __future__ import annotations

import pytest

from harada.cli.commands import build
from harada.cli.completion import places
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run

COMMANDS = [place.path.strip("/").split("/") for place in places(build(), "") if place.path]
READING = [
    "today",
    "pause list",
    "diary",
    "diary good",
    "diary search act",
    "goal",
    "goal show",
    "goal list",
    "goal fields",
    "chart",
    "chart show",
    "chart versions",
    "routine",
    "routine list",
    "routine show 3.5",
    "routine stats",
    "profile",
    "profile show",
    "mission",
    "mission show",
    "thread 3.5",
    "thread goal",
    "share",
    "share status",
    "share preview",
    "share log",
    "desk",
    "desk roster",
    "desk template list",
    "backup list",
    "doctor",
]
DRAWN = set("○×□▫◇·★✓┏┃━│─┼●")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_with_an_example(
    run: Run, words: list[str], language: str
) -> None:
    said = run(*words, "--help", "--lang", language)
    assert (said.code, said.err) == (0, "")
    example = said.out.split("\n\n")[-1].splitlines()
    assert len(example) > 1
    assert all(line.startswith("  ") and "harada" in line for line in example[1:])


def test_the_help_is_dutch_to_the_last_option(run: Run) -> None:
    said = run("--help", "--lang", "nl").out
    assert "show " not in said
    assert " and " not in said


@pytest.mark.parametrize("words", READING)
def test_every_reading_command_answers_in_json(run: Run, notebook: Notebook, words: str) -> None:
    notebook.write_diary(notebook.today(), {"good": "An act of mine"})
    said = run(*words.split(), "--json")
    assert said.code == 0
    assert isinstance(said.json, (dict, list))


@pytest.mark.parametrize("words", READING)
def test_the_json_is_the_same_in_every_language(run: Run, notebook: Notebook, words: str) -> None:
    if words == "doctor":
        return  # its sentences are for people
    english = run(*words.split(), "--json", "--lang", "en").json
    assert run(*words.split(), "--json", "--lang", "nl").json == english


@pytest.mark.parametrize("words", READING)
def test_plain_answers_have_no_signs(run: Run, notebook: Notebook, words: str) -> None:
    notebook.mark(notebook.today(), ["r1"], 1)
    notebook.write_diary(
        notebook.today(), {"good": "An act", "tasks": [{"text": "x", "done": True}]}
    )
    said = run(*words.split(), "--plain")
    assert said.code == 0
    assert not DRAWN & set(said.out)


@pytest.mark.parametrize("words", READING)
def test_without_a_notebook_one_sentence_says_so(run: Run, words: str) -> None:
    said = run(*words.split())
    if words in ("doctor", "backup list"):
        assert said.code == 0
        return
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1
