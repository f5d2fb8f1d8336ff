"""`profile prompt`, and answers to one's own questions in the diary."""

from __future__ import annotations

from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_a_question_is_added_answered_found_and_dropped(run: Run, notebook: Notebook) -> None:
    assert run("profile", "prompt").code == 0
    run("profile", "prompt", "add", "What did a customer [b]teach[/b] me?")
    assert "teach" in run("diary").out
    assert run("diary", "--own", "1", "To wait").code == 0
    run("diary", "--own", "what did", "and to listen")
    assert notebook.day(TODAY)["diary"]["own"] == {
        "What did a customer [b]teach[/b] me?": "To wait\nand to listen"
    }
    assert run("diary", "search", "listen").out == "2026-11-22  and to listen\n"
    assert run("diary", "search", "customer").out == ""
    assert run("profile", "prompt", "drop", "1").code == 0
    assert run("profile", "prompt", "--json").json == {"prompts": []}
    assert "To wait" in run("diary").out
    assert run("diary", "--json").json["own"]
    assert "To wait" in run("export", "--format", "md").out


def test_unknown_and_double_questions_are_refused(run: Run, notebook: Notebook) -> None:
    assert run("diary", "--own", "1", "To wait").code == 1
    run("profile", "prompt", "add", "Why?")
    assert run("profile", "prompt", "add", "why?").code == 1
    assert run("profile", "prompt", "drop", "How?").code == 1


def test_a_template_is_made_taken_for_a_day_and_kept(run: Run, notebook: Notebook) -> None:
    assert run("profile", "template", "set", "work day", "Who taught me?", "Whom?").code == 0
    assert "Who taught me?" not in run("diary").out
    assert "Who taught me?" in run("diary", "--template", "work").out
    assert run("diary", "--json").json["template"] == "none"
    assert run("diary", "--template", "work", "--own", "1", "Els").code == 0
    assert notebook.day(TODAY)["diary"] == {
        "own": {"Who taught me?": "Els"},
        "template": "work day",
    }
    assert "Whom?" in run("diary").out
    assert "Whom?" not in run("diary", "--date", "yesterday").out
    run("diary", "--template", "work day", "--from-now-on")
    assert "Whom?" in run("diary", "--date", "yesterday").out
    assert run("profile", "template", "--json").json == {
        "templates": {"work day": ["Who taught me?", "Whom?"]},
        "template": "work day",
    }
    assert run("profile", "template", "drop", "work").code == 0
    assert run("profile", "template", "--json").json["templates"] == {}
    assert "Els" in run("diary").out
    assert "Whom?" not in run("diary").out
    assert run("undo").code == 0
    assert "Whom?" in run("diary").out


def test_a_template_nobody_made_is_refused_and_no_text_is_lost_quietly(
    run: Run, notebook: Notebook
) -> None:
    said = run("diary", "A free line", "--template", "noon")
    assert said.code != 0
    assert "profile template" in said.err
    assert notebook.day(TODAY) == {"marks": {}}
    assert run("profile", "template", "set", "none", "Why?").code != 0
